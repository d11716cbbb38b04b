"""A small province with offices and communes, a form for each, and short ways to fill them in."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from cchc.catalogue.models import Appendix, Form, Row
from cchc.engine.kinds import OverTime, OverUnits, ValueType
from cchc.engine.periods import Period
from cchc.reporting.enums import CellSource
from cchc.reporting.services.open_submissions import open_submissions
from cchc.reporting.services.save_cells import CellSave, save_cells
from cchc.units.models import Unit, UnitFunction, UnitName
from tests.statistics.world import START, indicator, unit

Q3 = Period.parse("2026-Q3")
COMMUNES = ("c1", "c2", "c3")
PROVINCE_FORM, COMMUNE_FORM = "f-province", "f-commune"
BLANKS = {"none_arose", "not_applicable", "not_yet_due"}

COMMUNE_ROWS: tuple[dict[str, Any], ...] = (
    {"key": "done", "values": ["dossier.finished^whole"]},
    {"key": "on_time", "values": ["dossier.on_time^whole"], "part_of": "done"},
    {"key": "online", "values": ["online.service^whole"]},
    {"key": "linked", "values": ["document_system.connected^whole"]},
    {"key": "spent", "values": ["money.spent^whole"], "owner": "finance"},
)
PROVINCE_ROWS: tuple[dict[str, Any], ...] = (
    *COMMUNE_ROWS,
    {"key": "rate", "values": ["ratio($on_time, $done)"], "indicator": "dossier.on_time_rate^whole"},
    {"key": "directives", "values": ["directive.issued^own"]},
    {"key": "platform", "values": ["platform.count^whole"], "owner": "science"},
)


def load_world(communes: Iterable[str] = COMMUNES) -> None:
    """Store the units, the indicators and the two forms, and nothing else."""
    load_units(communes)
    load_indicators()
    form(COMMUNE_FORM, COMMUNE_ROWS, levels=["commune"])
    form(PROVINCE_FORM, PROVINCE_ROWS, levels=["province"])


def load_units(communes: Iterable[str] = COMMUNES) -> None:
    """Store a province p with the offices fin (finance) and sci (science), and communes."""
    unit("p", level="province")
    for code, function in (("fin", "finance"), ("sci", "science")):
        office = unit(code, "p", level="department")
        UnitFunction.objects.create(unit=office, function=function, valid_from=START)
    for code in communes:
        unit(code, "p")
    for one in Unit.objects.all():
        UnitName.objects.create(unit=one, name=f"Tên {one.code}", valid_from=one.valid_from)


def load_indicators() -> None:
    """Store one indicator of each kind."""
    indicator("dossier.finished")
    indicator("dossier.on_time")
    indicator("directive.issued")
    indicator("money.spent", value_type=ValueType.MONEY)
    indicator("online.service", OverUnits.DISTINCT)
    indicator("document_system.connected", OverUnits.SHARE, OverTime.STOCK, ValueType.PERCENT, 4)
    indicator("platform.count", OverUnits.OWNER, OverTime.STOCK, owner="science")
    indicator(
        "dossier.on_time_rate",
        OverUnits.RATIO,
        value_type=ValueType.PERCENT,
        decimals=4,
        numerator="dossier.on_time^whole",
        denominator="dossier.finished^whole",
    )


def form(code: str, rows: Iterable[Mapping[str, Any]], levels: list[str]) -> Form:
    """Store a form of one appendix; rows name what differs from a plain row."""
    stored = Form.objects.create(
        code=code,
        name_vi=code,
        name_en=code,
        family="A",
        levels=levels,
        valid_from=date(2020, 1, 1),
        source="test",
        content_hash=f"{code}{sorted(map(str, rows))}"[-64:],
    )
    appendix = Appendix.objects.create(form=stored, key="main", position=0, header="flat")
    for position, row in enumerate(rows):
        given = {
            "depth": 0,
            "stt": str(position + 1),
            "label": f"Dòng {row['key']}",
            "filled_by": levels,
            **row,
        }
        Row.objects.create(form=stored, appendix=appendix, position=position, **given)
    return stored


def fill_in(
    code: str,
    given: Mapping[str, Mapping[str, str]],
    *,
    period: Period = Q3,
    source: CellSource = CellSource.TYPED,
) -> None:
    """Put texts into the cells of units' drafts; the word of a blank is stored as that blank."""
    found = open_submissions(code, given, period, actor="lan")
    saves = [
        CellSave(found[unit].pk, key, blank=text) if text in BLANKS else CellSave(found[unit].pk, key, text)
        for unit, cells in given.items()
        for key, text in cells.items()
    ]
    save_cells(saves, source=source, actor="lan")

"""A ledger of 200 units × 300 rows × 60 quarters, written by bulk SQL into an empty database."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.db import connection, transaction

from benchmarks.measured.rows import FACTS, RATIOS, STORED, TEXTS, VALUES
from cchc.catalogue.models import Appendix, Form, Indicator, IndicatorDefinition, Row
from cchc.engine.kinds import Lane, OverTime, OverUnits, ValueType
from cchc.engine.periods import Period, PeriodKind
from cchc.foundation.models import ChangeStamp
from cchc.statistics.models import Entry, LedgerHead, Revision, Slice
from cchc.units.models import Placement, Unit
from cchc.units.services.ancestry import refresh_ancestry

PROVINCE = "bench"
FORM = "bench"
LEVELS = ["province", "department", "district", "commune"]
FIRST_DAY = date(2000, 1, 1)
DISTRICTS_END = date(2025, 7, 1)
LAST_YEAR = 2025

COORDINATES = """
INSERT INTO statistics_coordinate (slice_id, reporter_id, subject_id, reach, breakdown)
SELECT s.id, u.id, u.id, 'own', b.breakdown
FROM statistics_slice s
JOIN catalogue_indicator i ON i.id = s.indicator_id
JOIN benchmark_breakdown b ON b.indicator = i.code
CROSS JOIN units_unit u
WHERE u.level IN ('department', 'commune')
ORDER BY s.id, u.id
"""
# One figure in fifty is "none arose"; one in twenty is corrected by the second revision.
ENTRIES = """
INSERT INTO statistics_entry
    (coordinate_id, revision_id, kind, amount, text, blank, quality, as_written, source)
SELECT id, %s, 'figure', CASE WHEN id %% 50 = 7 THEN NULL ELSE (id * 7919 + %s) %% 10007 END, '',
    CASE WHEN id %% 50 = 7 THEN 'none_arose' ELSE '' END, 'official', '', 'benchmark'
FROM statistics_coordinate WHERE id %% %s = 0 ORDER BY id
"""


@dataclass(frozen=True)
class Size:
    """How large a ledger is."""

    departments: int = 20
    districts: int = 10
    communes: int = 180
    periods: int = 60


FULL = Size()
SMALL = Size(departments=5, districts=3, communes=35, periods=8)


def periods(count: int) -> list[Period]:
    """Return the quarters of the last years, in order."""
    first = LAST_YEAR - count // 4 + 1
    return [
        Period(year, PeriodKind.QUARTER, number)
        for year in range(first, LAST_YEAR + 1)
        for number in (1, 2, 3, 4)
    ]


@transaction.atomic
def build(size: Size) -> None:
    """Write units, a form and every figure of every quarter; nothing if there are units already."""
    if Unit.objects.filter(code=PROVINCE).exists():
        return
    _units(size)
    _indicators()
    _form()
    Revision.stored().bulk_create(Revision(number=n, actor="benchmark", cause="benchmark") for n in (1, 2))
    LedgerHead.objects.update_or_create(pk=1, defaults={"number": 2})
    _slices(size)
    _entries()


def analyse() -> None:
    """Let the database count what it holds."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def forget() -> None:
    """Give every room a new stamp, so that nothing kept in memory is used again."""
    for stamp in ChangeStamp.objects.all():
        ChangeStamp.objects.filter(pk=stamp.pk).update(token=uuid4().hex)


def count() -> int:
    """Return how many entries there are."""
    return Entry.stored().count()


def _units(size: Size) -> None:
    """Communes stand under districts until these end, then under the province, as on 1 July 2025."""
    province = _unit(PROVINCE, "province")
    departments = [_unit(f"s{number:03}", "department") for number in range(size.departments)]
    districts = [_unit(f"d{number:03}", "district") for number in range(size.districts)]
    communes = [_unit(f"c{number:03}", "commune") for number in range(size.communes)]
    Unit.objects.bulk_create([province, *departments, *districts, *communes])
    places = [_placed(child, province, None) for child in departments]
    places += [_placed(child, province, DISTRICTS_END) for child in districts]
    for number, commune in enumerate(communes):
        places.append(_placed(commune, districts[number % size.districts], DISTRICTS_END))
        places.append(Placement(unit=commune, parent=province, valid_from=DISTRICTS_END))
    Placement.objects.bulk_create(places)
    refresh_ancestry()


def _unit(code: str, level: str) -> Unit:
    until = DISTRICTS_END if level == "district" else None
    return Unit(code=code, kind=level, level=level, valid_from=FIRST_DAY, valid_to=until)


def _placed(child: Unit, parent: Unit, until: date | None) -> Placement:
    return Placement(unit=child, parent=parent, valid_from=FIRST_DAY, valid_to=until)


def _indicators() -> None:
    made = [Indicator(code=code, area="direction", name_vi=code, name_en=code) for code in (*STORED, *RATIOS)]
    Indicator.objects.bulk_create(made)
    IndicatorDefinition.objects.bulk_create(_definition(one) for one in made)


def _definition(indicator: Indicator) -> IndicatorDefinition:
    numerator, denominator = RATIOS.get(indicator.code, ("", ""))
    is_ratio = indicator.code in RATIOS
    return IndicatorDefinition(
        indicator=indicator,
        valid_from=FIRST_DAY,
        value_type=ValueType.PERCENT if is_ratio else ValueType.COUNT,
        decimals=2 if is_ratio else 0,
        over_units=OverUnits.RATIO if is_ratio else OverUnits.SUM,
        over_time=OverTime.FLOW,
        axes=["outcome"] if STORED.get(indicator.code) == VALUES else [],
        numerator=numerator,
        denominator=denominator,
    )


def _form() -> None:
    """The 300 rows, each a reference."""
    form = Form.objects.create(
        code=FORM,
        name_vi=FORM,
        name_en=FORM,
        family=FORM,
        levels=LEVELS,
        valid_from=FIRST_DAY,
        source=FORM,
        content_hash=FORM,
    )
    appendix = Appendix.objects.create(form=form, key=FORM, position=1, header="plain")
    Row.objects.bulk_create(
        Row(
            form=form,
            appendix=appendix,
            key=f"row_{number}",
            position=number,
            depth=0,
            label=text,
            values=[text],
            filled_by=LEVELS,
        )
        for number, text in enumerate(TEXTS)
    )


def _slices(size: Size) -> None:
    """Every quarter is approved; the last four were submitted too."""
    keys = dict(Indicator.objects.filter(code__in=STORED).values_list("code", "pk"))
    quarters = periods(size.periods)
    lanes = [(one, Lane.APPROVED) for one in quarters] + [(one, Lane.SUBMITTED) for one in quarters[-4:]]
    Slice.stored().bulk_create(
        (
            Slice(
                indicator_id=keys[code],
                definition_version=1,
                window_from=period.window().start,
                window_to=period.window().stop,
                lane=lane,
            )
            for period, lane in lanes
            for code in STORED
        ),
        batch_size=2_000,
    )


def _entries() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE benchmark_breakdown (indicator text, breakdown text)")
        cursor.executemany("INSERT INTO benchmark_breakdown VALUES (%s, %s)", FACTS)
        cursor.execute(COORDINATES)
        for revision, every in ((1, 1), (2, 20)):
            cursor.execute(ENTRIES, [revision, revision, every])

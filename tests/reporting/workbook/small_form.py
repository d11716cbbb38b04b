"""A small form with every kind of row, units that fill it in, and short ways out and in."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cchc.catalogue.models import Appendix, Choice, ChoiceList, Form, IndicatorDefinition, Row
from cchc.catalogue.queries.tables import form_tables
from cchc.engine.kinds import OverTime, OverUnits, ValueType
from cchc.engine.periods import Period
from cchc.reporting.models import Cell
from cchc.reporting.services.import_workbooks import Asked, GivenFile, import_workbooks
from cchc.reporting.workbook.contents import FormMeaning, content_of, meaning_of
from cchc.reporting.workbook.export import workbooks
from cchc.reporting.workbook.intake import Leave
from cchc.reporting.workbook.keys import CellContent
from cchc.reporting.workbook.reports import FileReport
from cchc.units.models import UnitName
from tests.statistics.world import indicator, unit

FORM = "f-small"
Q3 = Period.parse("2021-Q3")

ROWS: tuple[dict[str, Any], ...] = (
    {"key": "tasks", "stt": "1.", "label": "Nhiệm vụ tỉnh giao", "values": []},
    {"key": "tasks_total", "stt": "1.1.", "label": "Tổng số nhiệm vụ được giao", "parent_key": "tasks"},
    {
        "key": "tasks_done",
        "stt": "1.2.",
        "label": "Số đã hoàn thành",
        "parent_key": "tasks",
        "part_of": "tasks_total",
    },
    {"key": "states", "stt": "2.", "label": "Nhiệm vụ Chính phủ giao", "values": []},
    {"key": "states_total", "stt": "2.1.", "label": "Tổng số nhiệm vụ được giao", "parent_key": "states"},
    {
        "key": "states_done",
        "stt": "2.2.",
        "label": "Số đã hoàn thành",
        "parent_key": "states",
        "part_of": "states_total",
    },
    {"key": "finished", "stt": "3.", "label": "Hồ sơ đã giải quyết", "parts": "partition"},
    {"key": "on_time", "stt": "3.1.", "label": "Giải quyết đúng hạn", "parent_key": "finished"},
    {"key": "late", "stt": "3.2.", "label": "Giải quyết quá hạn", "parent_key": "finished"},
    {
        "key": "rate",
        "label": "Tỷ lệ giải quyết đúng hạn",
        "parent_key": "finished",
        "unit": "%",
        "is_part": False,
        "values": ["ratio($on_time, $finished)"],
        "indicator": "t.rate^whole",
    },
    {"key": "quality", "stt": "4.", "label": "Tỷ lệ hài lòng", "unit": "%", "values": ["t.quality^whole"]},
    {"key": "online", "stt": "5.", "label": "Tỷ lệ trực tuyến", "unit": "%", "values": ["t.online^whole"]},
    {
        "key": "spent",
        "stt": "6.",
        "label": "Kinh phí đã chi",
        "unit": "Triệu đồng",
        "values": ["t.spent^whole"],
        "scale": 1_000_000,
    },
    {
        "key": "pair",
        "stt": "7.",
        "label": "Số lớp tập huấn",
        "unit": "Lượt người/lớp",
        "values": ["t.trainee^whole", "t.class^whole"],
        "shown": "{0}/{1}",
    },
    {"key": "meeting", "stt": "8.", "label": "Họp trực tuyến", "choices": "t_meeting"},
    {"key": "held", "stt": "9.", "label": "Tổ chức đối thoại", "unit": "Có/Không"},
    {"key": "remarks", "stt": "10.", "label": "Nhận xét", "values": [], "typed": "lời của đơn vị"},
    {"key": "above", "stt": "11.", "label": "Số văn bản của tỉnh", "filled_by": ["province"]},
)
_KINDS = {
    "quality": ValueType.PERCENT,
    "online": ValueType.PERCENT,
    "rate": ValueType.PERCENT,
    "spent": ValueType.MONEY,
    "held": ValueType.YES_NO,
}
_COUNTS = ("tasks_total", "tasks_done", "states_total", "states_done", "finished", "on_time", "late", "above")


def load_small() -> None:
    """Store the form and its units: the province zp with the communes zc1, zc2, zc3."""
    unit("zp", level="province")
    for code in ("zc1", "zc2", "zc3"):
        made = unit(code, "zp")
        UnitName.objects.create(unit=made, name=f"Xã {code}", valid_from=made.valid_from)
    for code in (*_COUNTS, "trainee", "class"):
        indicator(f"t.{code}")
    for code, kind in _KINDS.items():
        indicator(f"t.{code}", OverUnits.NONE, OverTime.FLOW, kind, 4 if kind is ValueType.PERCENT else 0)
    indicator("t.meeting", OverUnits.NONE, OverTime.STOCK, ValueType.CHOICE)
    levels = ChoiceList.objects.create(code="t_meeting", name_vi="Mức", name_en="Level")
    for number, words in enumerate(("Chưa có", "2 cấp", "3 cấp")):
        Choice.objects.create(choice_list=levels, code=number, name_vi=words, name_en=words)
    IndicatorDefinition.objects.filter(indicator__code="t.meeting").update(choices=levels)
    _store_form()


def _store_form() -> None:
    columns = {
        "stt": "STT",
        "label": "Chỉ tiêu",
        "unit": "Đơn vị tính",
        "value": "Số liệu",
        "note": "Ghi chú",
    }
    form = Form.objects.create(
        code=FORM,
        name_vi="Biểu nhỏ",
        name_en="Small form",
        family="A",
        levels=["province", "commune"],
        valid_from=date(2020, 1, 1),
        source="test",
        content_hash="small",
    )
    table = Appendix.objects.create(
        form=form,
        key="main",
        position=0,
        header="flat",
        number="Phụ lục",
        title=["Thống kê"],
        columns=columns,
    )
    for position, row in enumerate(ROWS):
        usual = {"values": [f"t.{row['key']}^whole"], "filled_by": ["province", "commune"], "unit": "Việc"}
        Row.objects.create(
            form=form,
            appendix=table,
            position=position,
            depth=1 if "parent_key" in row else 0,
            **{**usual, **row},
        )


def out(code: str = "zc1", form: str = FORM, period: Period = Q3) -> bytes:
    """Return the workbook of a unit."""
    return dict(workbooks(form, [code], period))[code]


def take(
    content: bytes, asked: Asked | None = None, *, leave: Leave | None = None, dry_run: bool = False
) -> FileReport:
    """Import one file."""
    (report,) = import_workbooks(
        [GivenFile("given.xlsx", content)], asked or Asked(), leave or Leave(), actor="lan", dry_run=dry_run
    )
    return report


def stored(code: str = "zc1", form: str = FORM, period: Period = Q3) -> Mapping[str, CellContent]:
    """Return what stands in the cells of a unit."""
    cells = Cell.objects.filter(
        submission__form__code=form, submission__unit__code=code, submission__period=str(period)
    )
    return {cell.row_key: content_of(cell) for cell in cells}


def meaning(form: str = FORM) -> FormMeaning:
    """Return the form with its meaning."""
    return meaning_of(form_tables(form))

"""A small province with a round of its own: one form for everybody, deadlines by level."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cchc.catalogue.models import Appendix, Form, Row
from cchc.engine.periods import Period
from cchc.reporting.enums import SubmissionState
from cchc.reporting.models import Cell, Round, RoundTemplate, Submission
from cchc.reporting.round_plan import ZONE
from cchc.reporting.services.load_template import load_template
from cchc.reporting.services.open_round import RoundOpened, open_round
from cchc.units.services import import_functions, import_units

QUARTER = Period.parse("2026-Q3")
UNITS = """code,name,kind,level,parent,valid_from,valid_to
q,Tỉnh Quang Sơn,province,province,,2025-07-01,
q-nv,Sở Nội vụ,agency,department,q,2025-07-01,
q-tc,Sở Tài chính,agency,department,q,2025-07-01,
q-a,Xã An Hòa,commune,commune,q,2025-07-01,
q-b,Phường Bình Minh,ward,commune,q,2025-07-01,
q-c,Đặc khu Cù Lao,special_zone,commune,q,2025-07-01,
"""
FUNCTIONS = "function,unit,valid_from,valid_to\nhome_affairs,q-nv,2025-07-01,\nfinance,q-tc,2025-07-01,\n"
PLAN: dict[str, Any] = {
    "code": "thu",
    "name": "Đợt thử",
    "title": "Báo cáo công tác cải cách hành chính {period}",
    "periods": [{"kind": "quarter", "numbers": [1, 3]}, {"kind": "half", "numbers": [1]}],
    "forms": [
        {"level": "commune", "form": "nho", "due": {"working_days": 2}},
        {"level": "commune", "kind": "special_zone", "form": "nho", "due": {"working_days": 4}},
        {"level": "department", "form": "nho", "due": {"working_days": 3, "hour": "11:30"}},
        {"level": "province", "form": "nho", "due": {"working_days": 7}},
    ],
    "bases": [{"form": "nho", "row": "spent", "basis": "owner"}],
}
_ROWS = (
    ("issued", "1.", "Số văn bản chỉ đạo đã ban hành", "văn bản", "directive.issued^own", ""),
    ("plan", "2.", "Số nhiệm vụ trong kế hoạch năm", "nhiệm vụ", "plan.task_planned@ytd^own", ""),
    ("done", "2.1.", "Số nhiệm vụ đã hoàn thành", "nhiệm vụ", "plan.task_done@ytd^own", ""),
    (
        "spent",
        "3.",
        "Vốn đầu tư công đã giải ngân",
        "triệu đồng",
        "public_investment.disbursed@ytd^whole",
        "finance",
    ),
)


def moment(text: str) -> datetime:
    """Return a local moment written 2026-09-16 17:00."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def small_form() -> Form:
    """Store a form of four rows; `done` is a part of `plan`, Finance answers for `spent`."""
    form = Form.objects.create(
        code="nho",
        name_vi="Biểu thống kê rút gọn",
        name_en="Small form",
        family="test",
        levels=["province", "department", "commune"],
        valid_from=date(2025, 7, 1),
        source="test",
        content_hash="small-form",
    )
    columns = {
        "stt": "STT",
        "label": "Chỉ tiêu",
        "unit": "Đơn vị tính",
        "value": "Số liệu",
        "note": "Ghi chú",
    }
    table = Appendix.objects.create(
        form=form, key="main", position=0, title=["Biểu thống kê rút gọn"], header="flat", columns=columns
    )
    Row.objects.bulk_create(
        Row(
            form=form,
            appendix=table,
            key=key,
            position=place,
            depth=0,
            stt=stt,
            label=label,
            unit=unit,
            values=[ref],
            owner=owner,
            part_of="plan" if key == "done" else "",
            filled_by=["province"] if owner else form.levels,
        )
        for place, (key, stt, label, unit, ref, owner) in enumerate(_ROWS)
    )
    return form


def plan_file(folder: Path, plan: dict[str, Any] | None = None) -> Path:
    """Write a plan and return its file."""
    path = folder / "plan.json"
    path.write_text(json.dumps(plan or PLAN, ensure_ascii=False), "utf-8")
    return path


def load_units(folder: Path, text: str = UNITS) -> None:
    """Load the units of the small province, or others in their stead."""
    path = folder / "units.csv"
    path.write_text(text, "utf-8")
    import_units(path, "test")


def small_template(folder: Path) -> RoundTemplate:
    """Load units, functions, form and template."""
    load_units(folder)
    functions = folder / "functions.csv"
    functions.write_text(FUNCTIONS, "utf-8")
    import_functions(functions, "test")
    small_form()
    return RoundTemplate.objects.get(code=load_template(plan_file(folder), "q", actor="test").code)


def opened(folder: Path) -> RoundOpened:
    """Open the round of the third quarter of 2026."""
    return open_round(small_template(folder), QUARTER, actor="test")


def submission(one: Round, unit: str) -> Submission:
    """Return a unit's submission."""
    return one.submissions.select_related("unit", "form", "round").get(unit__code=unit)


def write(one: Round, unit: str, **cells: str) -> Submission:
    """Put cells into a draft as if typed: text, or "?REASON" for a blank that explains itself."""
    given = submission(one, unit)
    for place, (key, text) in enumerate(cells.items()):
        blank = text.removeprefix("?") if text.startswith("?") else ""
        Cell.objects.create(
            submission=given,
            row_key=key,
            position=place,
            source="typed",
            as_written="" if blank else text,
            blank=blank,
            status="kept",
        )
    return given


def sent(given: Submission) -> None:
    """Mark a whole submission as sent."""
    given.sections.update(state=SubmissionState.SUBMITTED)
    given.state = SubmissionState.SUBMITTED
    given.save(update_fields=["state"])

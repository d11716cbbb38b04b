"""The sheet of lists of members: out with what is known, back in member by member."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc.catalogue.models import Appendix, Form
from cchc.reporting.models import Cell, ListedMember, SubmissionChange
from cchc.reporting.services.import_members import import_members
from cchc.reporting.services.import_workbooks import Asked, GivenFile, import_workbooks
from cchc.reporting.services.submit import submit
from cchc.reporting.workbook.export import workbooks
from cchc.reporting.workbook.intake import Leave
from cchc.reporting.workbook.reports import FileReport
from tests.reporting.round_world import COMMUNE_FORM, PROVINCE_FORM, Q3, fill_in, load_world
from tests.reporting.workbook.small_form import FORM, load_small

pytestmark = pytest.mark.django_db
SHEET = "Danh sách"
FIRST = 6
COLUMNS = {"stt": "STT", "label": "Chỉ tiêu", "unit": "Đơn vị tính", "value": "Số liệu", "note": "Ghi chú"}
Edit = Callable[[Worksheet], None]


@pytest.fixture(autouse=True)
def world() -> None:
    load_world()
    Appendix.objects.update(columns=COLUMNS)
    for form in Form.objects.all():
        Form.objects.filter(pk=form.pk).update(content_hash=f"lists-{form.code}")


def out(unit: str = "c1", form: str = COMMUNE_FORM) -> bytes:
    [(_code, content)] = workbooks(form, [unit], Q3)
    return content


def edited(content: bytes, edit: Edit) -> bytes:
    """Return a workbook after somebody worked on its lists."""
    book: Workbook = load_workbook(BytesIO(content))
    edit(book[SHEET])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def writing(*members: tuple[object, object]) -> Edit:
    """Write a list from its first line on."""

    def edit(sheet: Worksheet) -> None:
        for number in range(FIRST, sheet.max_row + 1):
            sheet.cell(number, 1).value = sheet.cell(number, 2).value = None
        for number, (code, name) in enumerate(members, FIRST):
            sheet.cell(number, 1).value, sheet.cell(number, 2).value = code, name

    return edit


def take(content: bytes, *, asked: Asked | None = None, prefer_file: bool = False, **more: Any) -> FileReport:
    [report] = import_workbooks(
        [GivenFile("a.xlsx", content)], asked or Asked(), Leave(prefer_file=prefer_file), actor="lan", **more
    )
    return report


def here(*codes: str) -> None:
    """Let the list of c1 be these."""
    lines = "\n".join(f"c1,online,{code},Thủ tục {code}" for code in codes)
    [report] = import_members(
        [GivenFile("a.csv", f"Đơn vị,Dòng,Mã,Tên\n{lines}".encode())], COMMUNE_FORM, Q3, actor="ha"
    )
    assert not report.not_understood


def named(*codes: str) -> list[tuple[object, object]]:
    return [(code, f"Thủ tục {code}") for code in codes]


def stored() -> list[str]:
    return [*ListedMember.objects.order_by("code").values_list("code", flat=True)]


def test_only_forms_that_count_members_have_the_sheet() -> None:
    assert SHEET in load_workbook(BytesIO(out())).sheetnames
    load_small()
    assert SHEET not in load_workbook(BytesIO(out("zc1", FORM))).sheetnames


def test_the_sheet_goes_out_with_what_is_known_protected_with_hidden_keys() -> None:
    here("1.01", "1.02")
    sheet = load_workbook(BytesIO(out()))[SHEET]
    assert [[cell.value for cell in row[:2]] for row in sheet.iter_rows(min_row=FIRST)] == [
        ["1.01", "Thủ tục 1.01"],
        ["1.02", "Thủ tục 1.02"],
    ]
    assert (sheet["A3"].value, sheet.row_dimensions[3].hidden) == ("online", True)
    assert sheet.protection.sheet
    assert not sheet["A6"].protection.locked
    assert sheet["A4"].protection.locked
    assert sheet["E1"].protection.locked
    assert out() == out()


def test_a_list_is_taken_with_its_count_and_again_changes_nothing() -> None:
    content = edited(out(), writing(*named("1.01", "1.02")))
    assert take(content, dry_run=True).lists
    assert not ListedMember.objects.exists()
    report = take(content)
    [listed] = report.lists
    assert (listed.row, listed.members, listed.added, listed.removed) == ("online", 2, 2, 0)
    assert [(cell.row, cell.after) for cell in report.taken] == [("online", "2")]
    assert (report.whole, stored(), Cell.objects.get().as_written) == (True, ["1.01", "1.02"], "2")
    [change] = SubmissionChange.objects.all()
    assert len(change.changes["online"]["members"]["added"]) == 2
    again = take(content)
    assert (again.lists, again.taken, SubmissionChange.objects.count()) == ([], [], 1)
    assert take(out()).lists == []


def test_members_added_and_removed_on_both_sides_meet_one_by_one() -> None:
    here("1.01", "1.02", "1.03", "1.04")
    content = edited(out(), writing(*named("1.02", "1.03", "1.04", "1.05")))
    here("1.01", "1.02", "1.03", "1.06")
    report = take(content)
    assert (report.conflicts, stored()) == ([], ["1.02", "1.03", "1.05", "1.06"])
    assert Cell.objects.get().as_written == "4"


def test_a_member_that_both_sides_changed_is_a_conflict_until_the_file_is_preferred() -> None:
    here("1.01", "1.02")
    content = edited(out(), writing(("1.01", "Tên trong tệp"), ("1.02", "Thủ tục 1.02")))
    member = ListedMember.objects.get(code="1.01")
    member.name = "Tên ở đây"
    member.save()
    [conflict] = take(content).conflicts
    assert (conflict.base, conflict.theirs, conflict.ours) == (
        "1.01 Thủ tục 1.01",
        "1.01 Tên trong tệp",
        "1.01 Tên ở đây",
    )
    assert take(content, prefer_file=True).whole
    assert ListedMember.objects.get(code="1.01").name == "Tên trong tệp"


@pytest.mark.parametrize(
    ("line", "cell", "why"),
    [
        ((1.00119, "x"), "A7", "dạng số"),
        (("a=b", "x"), "A7", "không dùng làm mã"),
        ((None, "x"), "B7", "không có mã"),
        (("1.01", "khác"), "A7", "đã có ở một dòng trên"),
    ],
)
def test_a_list_with_a_line_that_is_not_understood_stays_as_it_is(
    line: tuple[object, object], cell: str, why: str
) -> None:
    here("1.01", "1.02")
    report = take(edited(out(), writing(*named("1.01"), line)))
    [said] = report.not_understood
    assert (said.sheet, said.cell, why in str(said.why)) == (SHEET, cell, True)
    assert (report.lists, stored()) == ([], ["1.01", "1.02"])


def test_what_stands_beside_the_lists_is_named() -> None:
    def edit(sheet: Worksheet) -> None:
        sheet["E9"] = "1.09"

    [said] = take(edited(out(), edit)).not_understood
    assert (said.cell, said.text) == ("E9", "1.09")


def test_a_count_that_is_not_that_of_its_list_is_named_and_kept() -> None:
    fill_in(COMMUNE_FORM, {"c1": {"online": "159"}})
    report = take(edited(out(), writing(*named("1.01"))))
    assert (report.whole, stored(), Cell.objects.get().as_written) == (True, ["1.01"], "159")
    [warning] = report.warnings
    assert "Ô ghi 159 nhưng danh sách có 1 mục" in str(warning.why)


def test_without_keys_members_are_only_added() -> None:
    here("1.01")

    def edit(sheet: Worksheet) -> None:
        writing(*named("1.02"))(sheet)
        sheet.delete_rows(3)
        sheet.parent.remove(sheet.parent["_cchc"])

    report = take(edited(out(), edit), asked=Asked(COMMUNE_FORM, "c1", str(Q3)))
    assert (report.not_understood, stored()) == ([], ["1.01", "1.02"])


def test_a_sheet_of_another_unit_is_refused() -> None:
    def edit(sheet: Worksheet) -> None:
        sheet["C3"] = f"cchc-lists:{COMMUNE_FORM}:c2:{Q3}"

    [said] = take(edited(out(), edit)).not_understood
    assert (said.cell, "đơn vị c2" in str(said.why)) == ("", True)


def test_a_row_that_was_sent_takes_no_members() -> None:
    here("1.01")
    content = edited(out(), writing(*named("1.01", "1.02")))
    submit(COMMUNE_FORM, ["c1"], Q3, actor="lan")
    report = take(content)
    assert any("đã khóa" in str(said.why) for said in report.not_understood)
    assert (report.lists, stored()) == ([], ["1.01"])
    sheet = load_workbook(BytesIO(out()))[SHEET]
    assert sheet["A6"].protection.locked


def test_a_province_has_the_sheet_too() -> None:
    sheet = load_workbook(BytesIO(out("p", PROVINCE_FORM)))[SHEET]
    assert sheet["A3"].value == "online"

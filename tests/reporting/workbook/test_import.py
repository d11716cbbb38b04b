"""Files come in one by one: what is taken, what is asked, what is refused, and nothing half."""

import csv
import io
import json
import zipfile
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.filling import fill
from cchc.foundation import files
from cchc.reporting.enums import CellSource, SubmissionState
from cchc.reporting.models import Submission, SubmissionChange
from cchc.reporting.services.import_workbooks import Asked, GivenFile, import_workbooks
from cchc.reporting.services.restore_cells import NoSuchSaveFault, restore_cells
from cchc.reporting.services.save_cells import CellSave, LockedFault, save_cells
from cchc.reporting.workbook.intake import Leave
from tests.reporting.workbook.small_form import FORM, Q3, out, stored, take

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_form")]

ASKED = Asked(FORM, "zc1", str(Q3))


def typed(content: bytes, **values: object) -> bytes:
    """Return a workbook with values typed into rows by key."""
    book = load_workbook(BytesIO(content))
    for key, value in values.items():
        sheet, row = place(book.worksheets[0], key)
        sheet.cell(row, 4).value = value
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def place(sheet: Worksheet, key: str) -> tuple[Worksheet, int]:
    return sheet, next(row[6].row for row in sheet.iter_rows() if row[6].value == key)


def plain(*rows: tuple[str, ...], sep: str = ",") -> bytes:
    """Return a CSV of the look that people keep."""
    lines = StringIO()
    writer = csv.writer(lines, delimiter=sep)
    writer.writerow(["PHỤ LỤC THỐNG KÊ"])
    writer.writerow(["STT", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Ghi chú"])
    writer.writerows(rows)
    return lines.getvalue().encode()


def saved(key: str, text: str) -> None:
    one = Submission.objects.get(unit__code="zc1", period=str(Q3))
    save_cells([CellSave(one.pk, key, text)], source=CellSource.TYPED, actor="hoa")


def test_what_is_taken_is_stored_with_the_file_and_twice_changes_nothing() -> None:
    content = typed(out(), tasks_total=12, quality=91.46)
    result = take(content)
    assert [(one.row, one.after) for one in result.taken] == [("tasks_total", "12"), ("quality", "91,46")]
    (change,) = SubmissionChange.objects.filter(submission__unit__code="zc1")
    assert (change.source, change.actor) == ("imported", "lan")
    assert files.read(change.file) == content
    again = take(content)
    assert (again.taken, again.whole) == ([], True)
    assert SubmissionChange.objects.filter(submission__unit__code="zc1").count() == 1


def test_a_dry_run_says_the_same_and_writes_nothing() -> None:
    content = typed(out(), tasks_total=12)
    dry = take(content, dry_run=True)
    assert not Submission.objects.filter(unit__code="zc1").exists()
    assert take(content).taken == dry.taken


def test_both_sides_changed_is_a_conflict_until_somebody_decides() -> None:
    take(typed(out(), tasks_total=12, tasks_done=3))
    sent = typed(out(), tasks_total=15, tasks_done=4)
    saved("tasks_total", "20")
    result = take(sent)
    (conflict,) = result.conflicts
    assert (conflict.row, conflict.base, conflict.theirs, conflict.ours) == ("tasks_total", "12", "15", "20")
    assert stored()["tasks_total"].text == "20"
    assert stored()["tasks_done"].text == "4"
    assert take(sent, leave=Leave(prefer_file=True)).whole
    assert stored()["tasks_total"].text == "15"


def test_a_figure_taken_out_of_the_file_is_withdrawn_but_a_row_taken_out_is_not() -> None:
    take(typed(out(), tasks_total=12, tasks_done=3, late=4))
    sent = typed(out(), tasks_total=None)
    book = load_workbook(BytesIO(sent))
    sheet, row = place(book.worksheets[0], "tasks_done")
    sheet.delete_rows(row)
    buffer = BytesIO()
    book.save(buffer)
    result = take(buffer.getvalue())
    assert [(one.row, one.before, one.after) for one in result.taken] == [("tasks_total", "12", "")]
    assert [one.row for one in result.warnings] == ["tasks_done"]
    assert stored()["tasks_done"].text == "3"
    assert stored()["tasks_total"].is_empty


def test_a_computed_cell_typed_over_is_asked_about() -> None:
    result = take(typed(out(), finished=200, on_time=100, rate=77))
    assert [(one.row, one.after) for one in result.doubts] == [("rate", "77")]
    assert "50" in str(result.doubts[0].why)
    assert "rate" not in stored()
    assert take(typed(out(), rate=50)).whole


def test_rows_of_another_level_and_headings_take_nothing_in_silence() -> None:
    result = take(typed(out(), above=5, tasks=7))
    assert [one.row for one in result.doubts] == ["above"]
    assert [one.row for one in result.not_understood] == ["tasks"]
    assert stored() == {}
    assert not Submission.objects.filter(unit__code="zc1").exists()
    assert take(typed(out(), above=5), leave=Leave(accept_doubts=True)).whole
    assert stored()["above"].text == "5"


def test_what_was_sent_is_locked() -> None:
    take(typed(out(), tasks_total=12))
    one = Submission.objects.get(unit__code="zc1")
    Submission.objects.filter(pk=one.pk).update(state=SubmissionState.SUBMITTED)
    one.sections.update(state=SubmissionState.SUBMITTED)
    result = take(typed(out(), tasks_total=13))
    assert "khóa" in str(result.not_understood[0].why)
    assert stored()["tasks_total"].text == "12"
    assert take(out()).whole


def test_files_that_are_not_what_was_asked_for_are_refused() -> None:
    for asked in (Asked(unit="zc2"), Asked(period="2021-Q4"), Asked(form="tk-2021-tinh")):
        result = take(typed(out(), tasks_total=1), asked)
        assert "Hãy chọn đúng tệp" in str(result.not_understood[0].why)
    copied = load_workbook(BytesIO(out()))
    sheet = copied.worksheets[0]
    for row in sheet.iter_rows():
        for cell in row:
            if str(cell.value).startswith("cchc:"):
                cell.value = str(cell.value).replace(":zc1:", ":zc2:")
    buffer = BytesIO()
    copied.save(buffer)
    assert "chép từ tệp khác" in str(take(buffer.getvalue()).not_understood[0].why)


def test_a_plain_table_is_read_by_labels() -> None:
    rows = (
        ("1.", "NHIỆM VỤ TỈNH GIAO", "", "", ""),
        ("1.1", "Tổng số nhiệm vụ được giao", "", "1.901", "tính đến 14/9"),
        ("2.", "Nhiệm vụ Chính phủ giao", "", "", ""),
        ("2.1", "Tổng số nhiệm vụ được giao", "", "07", ""),
        ("9", "Số cuộc họp báo", "", "15", ""),
        ("", "Tổng số nhiệm vụ được giao", "", "5", ""),
        ("", "NGƯỜI LẬP BIỂU", "", "CHỦ TỊCH", ""),
    )
    for sep in ",;\t":
        result = take(plain(*rows[:5], rows[6], sep=sep), ASKED, dry_run=True)
        assert [(one.row, one.after, one.cell) for one in result.taken] == [
            ("tasks_total", "1.901", "D4"),
            ("states_total", "07", "D6"),
        ]
        assert [(one.cell, one.text) for one in result.not_understood] == [("D7", "15")]
        assert [one.text for one in result.warnings] == ["CHỦ TỊCH"]
    take(plain(*rows[:4]), ASKED)
    assert stored()["tasks_total"].note == "tính đến 14/9"
    again = take(plain(rows[0], ("1.1", "Tổng số nhiệm vụ được giao", "", "2.000", "tính đến 14/9")), ASKED)
    assert [(one.theirs, one.ours) for one in again.conflicts] == [("2.000", "1.901")]


def test_a_plain_table_needs_to_be_told_what_it_is() -> None:
    result = take(plain(("1.1", "Hồ sơ đã giải quyết", "", "5", "")))
    assert "--form" in str(result.not_understood[0].why)


def test_hostile_and_broken_files_end_in_a_sentence_and_do_not_stop_others() -> None:
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"<a>" + b"0" * 40_000_000)
    given = [
        GivenFile("bomb.xlsx", bomb.getvalue()),
        GivenFile("torn.xlsx", out()[:2000]),
        GivenFile("zero", b""),
        GivenFile("noise.csv", bytes(range(256))),
        GivenFile("no-table.csv", b"a,b\n1,2\n"),
        GivenFile("good.xlsx", typed(out(), tasks_total=12)),
        GivenFile("again.xlsx", typed(out(), tasks_total=13)),
    ]
    reports = import_workbooks(given, ASKED, Leave(), actor="lan")
    assert [len(one.not_understood) for one in reports] == [1, 1, 1, 1, 1, 0, 0]
    assert [len(one.conflicts) for one in reports] == [0, 0, 0, 0, 0, 0, 1]
    assert stored()["tasks_total"].text == "12"


def test_a_save_can_be_taken_back_as_a_new_save() -> None:
    take(typed(out(), tasks_total=12, late=1))
    take(typed(out(), tasks_total=13, late=2))
    one = Submission.objects.get(unit__code="zc1")
    saved("late", "9")
    result = restore_cells(one, 2, actor="lan")
    assert (result.saved, [conflict.row_key for conflict in result.conflicts]) == (1, ["late"])
    assert (stored()["tasks_total"].text, stored()["late"].text) == ("12", "9")
    assert SubmissionChange.objects.filter(submission=one).count() == 4
    with pytest.raises(NoSuchSaveFault):
        restore_cells(one, 99, actor="lan")
    one.sections.update(state=SubmissionState.APPROVED)
    with pytest.raises(LockedFault):
        restore_cells(one, 1, actor="lan")


def said(*arguments: str) -> Any:
    answer = StringIO()
    call_command(*arguments, "--json", stdout=answer)
    return json.loads(answer.getvalue())


def test_the_commands_go_round(tmp_path: Path) -> None:
    made = said(
        "workbook", "--form", FORM, "--period", "quý III/2021", "--all-under", "zp", "--out", str(tmp_path)
    )
    assert [one["unit"] for one in made["files"]] == ["zc1", "zc2", "zc3"]
    paths = [Path(one["file"]) for one in made["files"]]
    for seed, path in enumerate(paths):
        path.write_bytes(fill(path.read_bytes(), seed).content())
    answer = said("import", *map(str, paths), "--actor", "lan")
    assert [one["unit"] for one in answer["files"]] == ["zc1", "zc2", "zc3"]
    assert all(one["taken"] and not one["not_understood"] for one in answer["files"])
    history = said("history", "--form", FORM, "--period", "2021-Q3", "--unit", "zc1")
    assert history["saves"][0]["actor"] == "lan"
    restored = said("history", "--form", FORM, "--period", "2021-Q3", "--unit", "zc1", "--restore", "1")
    assert restored["restored"]["saved"] == len(answer["files"][0]["taken"])
    assert all(content.is_empty for content in stored().values())


def test_the_command_ends_with_one_if_anything_was_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "c1.xlsx"
    path.write_bytes(typed(out(), tasks_total="vài chục"))
    lines = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("import", str(path), str(tmp_path / "none.xlsx"), stdout=lines)
    assert ended.value.code == 1
    assert "D1" in lines.getvalue()
    assert "none.xlsx" in lines.getvalue()

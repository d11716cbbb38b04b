"""Whole reports in Word, PDF, HTML, text and Excel: their appendices taken in like forms, every gap named."""

import io
import json
import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path

import docx
import pytest
import xlsxwriter
from django.core.management import call_command

from cchc.document.tree import Cell, Column, Document, Metadata, Paragraph, Row, Section, Table
from cchc.foundation import files
from cchc.rendering import pdf
from cchc.reporting.enums import CellSource
from cchc.reporting.models import Submission, SubmissionChange
from cchc.reporting.services.import_workbooks import Asked
from cchc.reporting.services.save_cells import CellSave, save_cells
from cchc.reporting.workbook.reports import FileReport
from tests.reporting.workbook.small_form import FORM, Q3, stored, take

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_form")]

Grid = tuple[tuple[str, ...], ...]
ASKED = Asked(FORM, "zc1", str(Q3))
TITLE = "Báo cáo kết quả công tác cải cách hành chính quý III năm 2021"
TEXT = "Trong kỳ, xã đã triển khai các nhiệm vụ được giao và giải quyết hồ sơ cho người dân đúng quy định."
HEADS = ("TT", "Nội dung", "Đơn vị tính", "Kết quả", "Ghi chú")
ROWS: Grid = (
    ("1.", "Nhiệm vụ tỉnh giao", "", "", ""),
    ("1.1.", "Tổng số nhiệm vụ được giao", "Việc", "12", ""),
    ("1.2.", "Số đã hoàn thành", "Việc", "10", "còn 2 việc trong hạn"),
    ("2.", "Nhiệm vụ Chính phủ giao", "", "", ""),
    ("2.1.", "Tổng số nhiệm vụ được giao", "Việc", "5", ""),
    ("2.2.", "Số đã hoàn thành", "Việc", "5", ""),
    ("3.", "Hồ sơ đã giải quyết", "Việc", "1.901", ""),
    ("4.", "Tỷ lệ hài lòng", "%", "91,46%", ""),
    ("5.", "Tỷ lệ trực tuyến", "%", "chưa rõ 5 phần", ""),
)
TAKEN = {
    "tasks_total": "12",
    "tasks_done": "10",
    "states_total": "5",
    "states_done": "5",
    "finished": "1.901",
    "quality": "91,46%",
}


def in_word(*tables: Grid, heads: tuple[str, ...] = HEADS) -> bytes:
    document = docx.Document()
    for line in (TITLE, TEXT):
        document.add_paragraph(line)
    for number, rows in enumerate(tables, 1):
        document.add_paragraph(f"Phụ lục {number}")
        table = document.add_table(0, len(heads))
        for row in (heads, *rows):
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def in_pdf(*tables: Grid) -> bytes:
    columns = tuple(Column(width) for width in (12, 80, 25, 35, 45))
    blocks = [
        Table(columns, (Row.of(*HEADS),), tuple(Row(tuple(map(Cell.of, row))) for row in rows))
        for rows in tables
    ]
    text = (Paragraph.of(TITLE), Paragraph.of(TEXT))
    return pdf.render(Document(Metadata("t"), (Section((*text, *blocks)),)))


def in_html(*tables: Grid) -> bytes:
    shown = "".join(
        "<table>"
        + "".join(f"<tr>{''.join(f'<td>{escape(one)}</td>' for one in row)}</tr>" for row in (HEADS, *rows))
        + "</table>"
        for rows in tables
    )
    return f"<html><body><p>{TITLE}</p><p>{TEXT}</p>{shown}</body></html>".encode()


def in_text(*tables: Grid) -> bytes:
    shown = "\n\nPhụ lục\n\n".join("\n".join("\t".join(row) for row in (HEADS, *rows)) for rows in tables)
    return f"{TITLE}\n\n{TEXT}\n\n{TEXT}\n\n{TEXT}\n\nPhụ lục\n\n{shown}\n".encode()


def in_excel(*tables: Grid) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        book.add_worksheet("Báo cáo").write_column(0, 0, [TITLE, TEXT])
        for rows in tables:
            sheet = book.add_worksheet()
            for line, row in enumerate((HEADS, *rows)):
                sheet.write_row(line, 0, row)
    return buffer.getvalue()


def values(report: FileReport) -> dict[str, str]:
    return {one.row: one.after for one in report.taken}


@pytest.mark.parametrize("made", [in_word, in_pdf, in_html, in_text, in_excel])
def test_an_appendix_is_taken_from_every_format(made: Callable[..., bytes]) -> None:
    content = made(ROWS)
    report = take(content, ASKED)
    assert values(report) == TAKEN
    assert {key: one.text for key, one in stored().items()} == TAKEN
    assert stored()["tasks_done"].note == "còn 2 việc trong hạn"
    (gap,) = report.not_understood
    assert (gap.row, gap.text) == ("online", "chưa rõ 5 phần")
    assert gap.sheet
    assert any(map(str.isdigit, gap.cell))
    again = take(content, ASKED)
    assert (again.taken, again.unchanged) == ([], len(TAKEN))


def test_the_file_is_kept_and_a_dry_run_writes_nothing() -> None:
    content = in_word(ROWS)
    take(content, ASKED, dry_run=True)
    assert not Submission.objects.filter(unit__code="zc1").exists()
    take(content, ASKED)
    change = SubmissionChange.objects.get(submission__unit__code="zc1")
    assert files.read(change.file) == content


@pytest.mark.parametrize("made", [in_word, in_text])
def test_a_copy_is_not_taken_twice(made: Callable[..., bytes]) -> None:
    report = take(made(ROWS, ROWS), ASKED)
    assert values(report) == TAKEN
    assert len(report.not_understood) == 1


def test_a_copy_that_says_otherwise_leaves_its_row_open() -> None:
    altered = tuple((*row[:3], "1.910", row[4]) if row[0] == "3." else row for row in ROWS)
    report = take(in_word(ROWS, altered), ASKED)
    assert "finished" not in values(report)
    assert {one.row for one in report.not_understood} == {"finished", "online"}


def test_what_somebody_typed_meanwhile_is_a_conflict() -> None:
    take(in_word(ROWS), ASKED)
    one = Submission.objects.get(unit__code="zc1")
    save_cells([CellSave(one.pk, "finished", "1.950")], source=CellSource.TYPED, actor="hoa")
    (conflict,) = take(in_word(ROWS), ASKED).conflicts
    assert (conflict.row, conflict.theirs, conflict.ours) == ("finished", "1.901", "1.950")
    assert stored()["finished"].text == "1.950"


def test_another_table_is_left_out_and_named_where_it_speaks_of_the_same() -> None:
    foreign = tuple((f"{at}.", f"Việc thứ {at}", "Việc", str(at), "") for at in range(1, 9))
    mixed = (("1.", "Hồ sơ đã giải quyết", "Việc", "7", ""), *foreign)
    report = take(in_word(ROWS, foreign, mixed), ASKED)
    assert values(report) == TAKEN
    assert [one.sheet for one in report.not_understood if not one.row] == ["Phụ lục 3"]


def test_two_columns_of_figures_are_not_guessed() -> None:
    heads = ("TT", "Nội dung", "Đơn vị tính", "Kỳ trước", "Kết quả")
    rows = tuple((*row[:3], "9" if row[3] else "", row[3]) for row in ROWS)
    report = take(in_word(rows, heads=heads), ASKED)
    assert report.taken == []
    assert not report.whole


def test_another_period_in_the_title_is_a_warning() -> None:
    report = take(in_word(ROWS), Asked(FORM, "zc1", "2021-Q4"))
    assert any("quý III" in str(one.why) for one in report.warnings)


@pytest.mark.parametrize(
    ("content", "asked", "why"),
    [
        (in_word(ROWS), Asked(), "--form"),
        (in_word(), ASKED, "Không thấy bảng nào"),
        (b"%PDF-1.7 broken", ASKED, "PDF"),
        (b"PK\x03\x04broken", ASKED, ""),
    ],
)
def test_what_cannot_be_taken_is_said(content: bytes, asked: Asked, why: str) -> None:
    report = take(content, asked)
    assert report.taken == []
    (refused,) = report.not_understood
    assert why in str(refused.why)


def test_the_command_answers_as_for_forms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(in_word(ROWS))
    with pytest.raises(SystemExit):
        call_command("import", str(path), form=FORM, unit="zc1", period="2021-Q3", json=True)
    (told,) = json.loads(capsys.readouterr().out)["files"]
    assert {one["row"] for one in told["taken"]} == set(TAKEN)
    (gap,) = told["not_understood"]
    assert (gap["sheet"], gap["cell"]) == ("Phụ lục 1", "hàng 10 của bảng")


def test_sheets_of_other_programs_are_refused_as_sheets() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", "<office/>")
    for content in (packed.getvalue(), bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)):
        why = take(content, ASKED).not_understood[0].why
        assert "xlsx" in str(why)
        assert "docx" not in str(why)

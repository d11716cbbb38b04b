"""Excel: numbers as cells show them, merges, several sheets, prose between tables."""

import io
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter

from cchc.document.found import FoundDocument
from cchc.reading.found import read_document
from cchc.reading.found.cell_formats import shown


def read(write: Callable[[Any], None]) -> FoundDocument:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    write(book)
    book.close()
    return read_document(stream.getvalue(), "a.xlsx")


@pytest.mark.parametrize(
    ("stored", "code", "seen"),
    [
        ("1453", "#,##0", "1.453"),
        ("0.9146", "0.00%", "91,46%"),
        ("83.939999999999998", "General", "83,94"),
        ("83.94", "", "83,94"),
        ("3", "00", "03"),
        ("1234567.5", "#,##0.00", "1.234.567,50"),
        ("12.5", "#,##0.##", "12,5"),
        ("46000", "dd/mm/yyyy", "09/12/2025"),
        ("-5", "0", "-5"),
        ("7", '0" hồ sơ"', "7"),
        ("không", "0", "không"),
        ("1e999999999", "0", "1e999999999"),
        ("NaN", "#,##0", "NaN"),
    ],
)
def test_a_number_is_shown_as_its_cell_shows_it(stored: str, code: str, seen: str) -> None:
    assert shown(stored, code) == seen


def test_every_sheet_is_read_with_its_name() -> None:
    def write(book: Any) -> None:
        for name in ("PL1", "PL2"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["STT", "Chỉ tiêu", "Số liệu"])
            sheet.write_row(1, 0, ["1", "Số lớp", "3"])

    assert [table.place.part for table in read(write).tables] == ["PL1", "PL2"]


def test_merged_cells_are_spans_and_keep_a_table_together() -> None:
    def write(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["STT", "Chỉ tiêu", "Số liệu"])
        sheet.merge_range(1, 0, 3, 0, "1")
        sheet.write_row(1, 1, ["Số lớp", "3"])
        sheet.write_row(4, 0, ["2", "Số người", "5"])

    (table,) = read(write).tables
    assert table.rows[1].cells[0].row_span == 3
    assert len(table.rows) == 3


def test_a_caption_ends_a_table_and_begins_the_next() -> None:
    def write(book: Any) -> None:
        sheet = book.add_worksheet()
        for start, caption in ((0, "Phụ lục 1"), (4, "Phụ lục 2")):
            sheet.write_string(start, 0, caption)
            sheet.write_row(start + 1, 0, ["STT", "Chỉ tiêu", "Số liệu"])
            sheet.write_row(start + 2, 0, ["1", "Số lớp", "3"])

    assert [table.title for table in read(write).tables] == ["Phụ lục 1", "Phụ lục 2"]


def test_true_and_false_are_words() -> None:
    found = read(lambda book: book.add_worksheet().write_row(0, 0, [True, False, "x"]))
    assert [cell.text for cell in found.tables[0].rows[0].cells] == ["Có", "Không", "x"]


def test_item_numbers_that_go_on_in_the_next_sheet_join_the_table() -> None:
    def write(book: Any) -> None:
        first, second = book.add_worksheet("1"), book.add_worksheet("2")
        for line, row in enumerate(
            (["STT", "Chỉ tiêu", "Số liệu"], ["1", "Số lớp", "3"], ["2", "Số buổi", "4"])
        ):
            first.write_row(line, 0, row)
        second.write_row(0, 0, ["3", "Số người", "5"])

    (table,) = read(write).tables
    assert [row.place.part for row in table.rows] == ["1", "1", "1", "2"]


def test_item_numbers_that_go_on_below_a_header_printed_again_join_the_table() -> None:
    head = ["TT", "Nội dung", "Số liệu"]
    pieces = (
        [head, ["1", "Số lớp", "3"], ["2", "Số buổi họp của", "4"]],
        [head, ["", "thôn"], ["3", "Khác", "1"]],
    )
    again = [head, ["1", "Số lớp", "3"], ["2", "Số buổi", "4"]]

    def write(book: Any) -> None:
        for rows in (*pieces, again):
            sheet = book.add_worksheet()
            for line, row in enumerate(rows):
                sheet.write_row(line, 0, row)

    joined, other = read(write).tables
    assert [row.cells[0].text for row in joined.rows] == ["TT", "1", "2", "thôn", "3"]
    assert len(other.rows) == 3


def test_empty_columns_on_the_left_are_margins() -> None:
    def write(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(1, 2, ["STT", "Chỉ tiêu", "Số liệu"])
        sheet.write_row(2, 2, ["1", "Số lớp", "3"])

    (table,) = read(write).tables
    assert [(cell.place.column, cell.place.cell) for cell in table.rows[1].cells] == [
        (0, "C3"),
        (1, "D3"),
        (2, "E3"),
    ]


def test_numbers_around_a_frame_of_data_are_no_cells() -> None:
    def write(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 1, [0, 1, 2])
        for line, row in enumerate(
            (["TT", "Nội dung", "Số liệu"], ["1", "Số lớp", "3"], ["2", "Số xã", "0"])
        ):
            sheet.write_row(line + 1, 0, [line, *row])

    (table,) = read(write).tables
    assert [cell.text for row in table.rows for cell in row.cells][:6] == [
        "TT",
        "Nội dung",
        "Số liệu",
        "1",
        "Số lớp",
        "3",
    ]


def test_rows_that_stand_in_one_cell_each_are_a_table() -> None:
    lines = ("Báo cáo của xã", "TT\tNội dung\tSố liệu", "1\tSố lớp\t3", "\tTrong đó\t", "2\tSố xã\t0")
    found = read(lambda book: book.add_worksheet().write_column(0, 0, lines))
    (table,) = found.tables
    assert [cell.text for cell in table.rows[2].cells] == ["", "Trong đó", ""]
    assert (table.rows[2].place.cell, found.paragraphs[0].text) == ("A4", "Báo cáo của xã")

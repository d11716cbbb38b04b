"""Tables out of files as offices save them."""

from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from cchc.reading.tables import TableFault, read_table


def csv(folder: Path, content: str) -> Path:
    path = folder / "file.csv"
    path.write_text(content, encoding="utf-8")
    return path


def test_rows_are_numbered_as_a_spreadsheet_counts_lines(tmp_path: Path) -> None:
    table = read_table(csv(tmp_path, '\nA,B\n\n"x\ny",1\nz,2\n'), ["a", "b"])
    assert [(row.number, dict(row.cells)) for row in table.rows] == [
        (4, {"a": "x\ny", "b": "1"}),
        (6, {"a": "z", "b": "2"}),
    ]


def test_short_rows_are_filled_and_spaces_cut(tmp_path: Path) -> None:
    table = read_table(csv(tmp_path, "a , b,c\n x\u00a0,y\n"), ["a", "c"])
    assert dict(table.rows[0].cells) == {"a": "x", "b": "y", "c": ""}


def test_a_separator_inside_quotes_stays(tmp_path: Path) -> None:
    table = read_table(csv(tmp_path, 'a;b\n"1;2";3\n'), ["a", "b"])
    assert table.rows[0].cells["a"] == "1;2"


def test_too_long_rows_and_missing_columns_are_faults(tmp_path: Path) -> None:
    with pytest.raises(TableFault, match="dòng 3 có nhiều ô hơn"):
        read_table(csv(tmp_path, "a,b\n1,2\n1,2,3\n"), ["a"])
    with pytest.raises(TableFault, match="thiếu cột c ở dòng đầu; các cột đọc được: a, b"):
        read_table(csv(tmp_path, "a,b\n1,2\n"), ["c"])


def test_excel_keeps_row_numbers_dates_and_whole_numbers(tmp_path: Path) -> None:
    path = tmp_path / "file.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(2, 1, ["Mã", "Ngày", "Số"])
        sheet.write(4, 1, 1120)
        sheet.write_datetime(4, 2, datetime(2025, 7, 1), book.add_format({"num_format": "dd/mm/yyyy"}))  # noqa: DTZ001
        sheet.write(4, 3, 1.5)
    [row] = read_table(path, ["mã"]).rows
    assert (row.number, dict(row.cells)) == (5, {"mã": "1120", "ngày": "2025-07-01", "số": "1.5"})

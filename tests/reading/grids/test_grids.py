"""Sheets out of workbooks and CSV files, whatever they are called."""

from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from cchc.reading.faults import MissingFileFault, NotTextFault, NotWorkbookFault, UnreadableFault
from cchc.reading.grids.model import CellKind, Merge, cell_name
from cchc.reading.grids.opening import file_bytes, read_grids
from cchc.reading.grids.xlsx import column_number, exact


def workbook() -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Phụ lục"
    sheet["A1"] = " Chỉ\u00a0tiêu "
    sheet["B2"], sheet["B2"].number_format = 0.9146, "0.00%"
    sheet["C3"] = date(2026, 2, 1)
    sheet["D4"] = "=1+1"
    sheet["E5"] = "#REF!"
    sheet["E5"].data_type = "e"
    sheet["F6"], sheet["G7"], sheet["H8"] = 1901, True, 1.1 + 2.2
    sheet["I9"], sheet["I9"].number_format = 5, '0" ngày"'
    sheet.merge_cells("A10:C12")
    sheet.row_dimensions[3].hidden = True
    book.create_sheet("ẩn").sheet_state = "veryHidden"
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_cells_keep_what_they_are() -> None:
    sheet, hidden = read_grids(workbook())
    told = {cell_name(place): (cell.kind, cell.text) for place, cell in sheet.cells.items()}
    assert told == {
        "A1": (CellKind.TEXT, "Chỉ tiêu"),
        "B2": (CellKind.NUMBER, "91,46%"),
        "C3": (CellKind.DATE, "01/02/2026"),
        "D4": (CellKind.UNCOUNTED, ""),
        "E5": (CellKind.ERROR, "#REF!"),
        "F6": (CellKind.NUMBER, "1.901"),
        "G7": (CellKind.TRUTH, "TRUE"),
        "H8": (CellKind.NUMBER, "3,3"),
        "I9": (CellKind.NUMBER, "5"),
    }
    assert sheet.cells[1, 1].percent
    assert (sheet.merges, sheet.hidden_rows, sheet.shown) == (
        (Merge(9, 0, 11, 2),),
        frozenset({2}),
        True,
    )
    assert (hidden.name, hidden.shown, hidden.height) == ("ẩn", False, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_csv_is_one_sheet(encoding: str, sign: str) -> None:
    lines = ["BIỂU THỐNG KÊ", sign.join(["STT", "Chỉ tiêu", "Số liệu"]), sign.join(["1", "Hồ sơ", "1.901"])]
    (sheet,) = read_grids("\n".join(lines).encode(encoding))
    assert (sheet.text((1, 1)), sheet.text((2, 2))) == ("Chỉ tiêu", "1.901")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"PK\x03\x04 torn", NotWorkbookFault),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"old", NotWorkbookFault),
        (b"\x00\x01\x02", NotTextFault),
        (b"\xff\xff\xff", NotTextFault),
        (workbook()[:-300], NotWorkbookFault),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, fault: type[UnreadableFault]) -> None:
    with pytest.raises(fault):
        read_grids(content)


def test_a_broken_number_is_refused_and_noise_is_taken_off() -> None:
    assert exact("0.91459999999999997") == Fraction("0.9146")
    for text in ("1e999", "nan", "abc"):
        with pytest.raises(NotWorkbookFault):
            exact(text)
    assert (column_number("A"), column_number("AA")) == (0, 26)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFileFault, match="none"):
        file_bytes(tmp_path / "none.xlsx")

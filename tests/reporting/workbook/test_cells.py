"""What single cells say: taken, asked about, or refused with a reason."""

from fractions import Fraction

import pytest

from cchc.engine.numbers import print_number
from cchc.reading.grids.model import CellKind, GridCell
from cchc.reading.grids.xlsx import places
from cchc.reporting.workbook.cells import CellSaid, said_by
from tests.reporting.workbook.small_form import meaning

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_form")]


def text(words: str) -> GridCell:
    return GridCell(CellKind.TEXT, words)


def number(value: str, *, percent: bool = False) -> GridCell:
    exact = Fraction(value)
    return GridCell(CellKind.NUMBER, print_number(exact, places(exact)), exact, percent)


def said(row: str, cell: GridCell | None) -> CellSaid:
    known = meaning()
    return said_by(known.rows[row], cell, known)


def test_plain_cells_are_taken() -> None:
    taken = {
        ("tasks_total", text("1.901")): "1.901",
        ("tasks_total", number("1901")): "1.901",
        ("tasks_total", number("12.0000000001")): "12",
        ("tasks_total", text("07 TTHC")): "07 TTHC",
        ("tasks_total", text("101/119")): "101/119",
        ("quality", text("91,46%")): "91,46%",
        ("quality", number("0.9146", percent=True)): "91,46",
        ("quality", number("91.46")): "91,46",
        ("quality", number("100")): "100",
        ("spent", number("366.23")): "366,23",
        ("pair", text("549/8")): "549/8",
        ("meeting", text("1 – 2 cấp")): "1",
        ("meeting", text("2 cấp")): "1",
        ("meeting", number("2")): "2",
        ("held", text("Không")): "0",
        ("held", text("1")): "1",
        ("remarks", text("Đã rà soát")): "Đã rà soát",
    }
    for (row, cell), content in taken.items():
        told = said(row, cell)
        assert (told.content.text, told.fault, told.doubt) == (content, None, None), (row, cell.text)


def test_reasons_for_a_blank_are_understood() -> None:
    for words, blank in {
        "KPS": "none_arose",
        "không phát sinh": "none_arose",
        "KAD": "not_applicable",
        "CĐH": "not_yet_due",
        "Chưa đến hạn": "not_yet_due",
    }.items():
        assert said("tasks_total", text(words)).content.blank == blank
    dash = said("quality", text("–"))
    assert (dash.content.blank, len(dash.warnings)) == ("none_arose", 1)
    assert said("tasks_total", None).content.is_empty


@pytest.mark.parametrize(
    ("row", "cell", "after", "why"),
    [
        ("tasks_total", number("1.901"), "1.901", "hàng nghìn"),
        ("quality", number("0.9146"), "91,46", "91,46%"),
        ("quality", text("0,9146"), "91,46", "91,46%"),
        ("quality", number("120.5"), "120,5", "lớn hơn 100"),
        ("spent", text("366,23 tỷ đồng"), "366.230", "Triệu đồng"),
        ("tasks_total", text("119/101"), "119/101", "lớn hơn số sau"),
    ],
)
def test_doubtful_cells_say_what_they_would_be(row: str, cell: GridCell, after: str, why: str) -> None:
    told = said(row, cell)
    assert told.fault is None
    assert told.content.text == after
    assert why in str(told.doubt)


@pytest.mark.parametrize(
    ("row", "cell", "why"),
    [
        ("tasks_total", text("đang tổng hợp"), "không phải số nguyên"),
        ("tasks_total", text("84%"), "không phải tỷ lệ"),
        ("tasks_total", number("0.84", percent=True), "không phải tỷ lệ"),
        ("tasks_total", number("1.9"), "1,9"),
        ("tasks_total", text("12,5"), "không phải số nguyên"),
        ("tasks_total", text("-5"), "Số âm"),
        ("tasks_total", number("-5"), "Số âm"),
        ("tasks_total", number("1e16"), "15 chữ số"),
        ("tasks_total", GridCell(CellKind.DATE, "01/02/2026", Fraction(46054)), "thành ngày"),
        ("tasks_total", GridCell(CellKind.ERROR, "#REF!"), "#REF!"),
        ("tasks_total", GridCell(CellKind.UNCOUNTED, "", formula=True), "chưa có kết quả"),
        ("tasks_total", GridCell(CellKind.TRUTH, "TRUE"), "TRUE"),
        ("tasks_total", text("1" * 301), "300"),
        ("tasks_total", text("1 2 3"), "không phải số nguyên"),
        ("quality", text("84%VB"), "không phải tỷ lệ"),
        ("pair", number("549"), "hai số"),
        ("tasks_total", text("7O"), "chữ O"),
        ("tasks_total", text("1OO nhiệm vụ"), "chữ O"),
        ("spent", text("12l"), "số tiền"),
        ("meeting", text("7"), "danh sách"),
        ("meeting", text("0 – 2 cấp"), "danh sách"),
        ("held", text("mấy lần"), "danh sách"),
    ],
)
def test_other_cells_are_refused_with_a_reason(row: str, cell: GridCell, why: str) -> None:
    assert why in str(said(row, cell).fault)


def test_what_was_guessed_is_said() -> None:
    assert "101 trên tổng 119" in str(said("tasks_total", text("101/119")).warnings[0])
    assert "TTHC" in str(said("tasks_total", text("07 TTHC")).warnings[0])
    assert "“v”" in str(said("tasks_total", text("7v")).warnings[0])
    assert said("tasks_total", text("1,901")).content.text == "1,901"
    assert "1.901" in str(said("tasks_total", text("1,901")).warnings[0])

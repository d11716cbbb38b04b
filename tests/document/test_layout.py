"""Grid, lines, letterhead words, signing lines and the data of Decree 30/2020/NĐ-CP."""

from datetime import date

import pytest

from cchc.document import decree30 as law
from cchc.document.faults import DocumentFault
from cchc.document.frame import day_written
from cchc.document.grid import place, row_lines, widths_mm
from cchc.document.letters import even_lines, line_count, printable
from cchc.document.metrics import text_width_mm
from cchc.document.signature import Authority, Capacity, signature_lines
from cchc.document.table import LONG_CELL
from cchc.document.tree import Cell, Column, Letterhead, Recipients, Row, RowKind, Table, runs


def test_merged_cells_push_the_next_row_to_the_right() -> None:
    rows = (Row((Cell.of("A", row_span=2), Cell.of("B", column_span=2))), Row.of("b1", "b2"))
    assert [[one.column for one in row] for row in place(rows, 3)] == [[0, 1], [1, 2]]


@pytest.mark.parametrize(
    "rows",
    [
        (Row.of("a", "b"),),
        (Row.of("a", "b", "c", "d"),),
        (Row((Cell.of("a", row_span=2), Cell.of("b"), Cell.of("c"))),),
        (Row((Cell.of("a"), Cell.of("b", row_span=2), Cell.of("c"))), Row((Cell.of("x", column_span=2),))),
    ],
)
def test_rows_that_do_not_fill_the_grid_are_refused(rows: tuple[Row, ...]) -> None:
    with pytest.raises(DocumentFault, match="không vừa 3 cột"):
        place(rows, 3)


def test_columns_fill_the_room() -> None:
    assert widths_mm((Column(10), Column(30)), 160) == (40, 120)


def test_lines_are_as_few_as_possible_and_fit() -> None:
    text = "Tình hình, kết quả công tác cải cách hành chính quý III năm 2021 trên địa bàn tỉnh Khánh Hòa"
    lines = even_lines(text, 150, 14, bold=True)
    widths = [text_width_mm(line, 14, bold=True) for line in lines]
    assert " ".join(lines) == text
    assert len(lines) == 2
    assert max(widths) <= 150
    assert min(widths) > 0.7 * max(widths)


def test_letters_that_no_file_can_hold_are_dropped() -> None:
    assert printable("a\x00b\x0c\r\nc\ud800\ufffe") == "ab\nc"
    assert printable("e\u0302\u0301") == "ế"


def test_number_and_date_are_padded_or_left_blank() -> None:
    blank = Letterhead("UBND tỉnh", "BC-UBND", "Khánh Hòa", 2021)
    filled = Letterhead("UBND tỉnh", "BC-UBND", "Khánh Hòa", 2021, number="7", month=9, day=4)
    assert " ".join(blank.number_line.split()) == "Số: /BC-UBND"
    assert " ".join(blank.place_date_line.split()) == "Khánh Hòa, ngày tháng năm 2021"
    assert filled.number_line == "Số: 07/BC-UBND"
    assert filled.place_date_line == "Khánh Hòa, ngày 04 tháng 9 năm 2021"


def test_recipients_end_with_a_full_stop() -> None:
    printed = Recipients(("Như trên;", "Các sở", "Lưu: VT, NC.")).printed
    assert printed == ("- Như trên;", "- Các sở;", "- Lưu: VT, NC.")


@pytest.mark.parametrize(
    ("authority", "capacity", "post", "lines"),
    [
        ("peoples_committee", "deputy", "", "TM. ỦY BAN NHÂN DÂN/KT. CHỦ TỊCH/PHÓ CHỦ TỊCH"),
        ("peoples_committee", "head", "", "TM. ỦY BAN NHÂN DÂN/CHỦ TỊCH"),
        ("peoples_committee", "by_order", "Chánh Văn phòng", "TL. CHỦ TỊCH/CHÁNH VĂN PHÒNG"),
        ("peoples_committee_chair", "deputy", "", "KT. CHỦ TỊCH/PHÓ CHỦ TỊCH"),
        ("department", "head", "", "GIÁM ĐỐC"),
        ("department", "deputy", "", "KT. GIÁM ĐỐC/PHÓ GIÁM ĐỐC"),
        ("department", "acting_head", "", "Q. GIÁM ĐỐC"),
        ("ministry", "authorised", "Vụ trưởng", "TUQ. BỘ TRƯỞNG/VỤ TRƯỞNG"),
    ],
)
def test_signing_lines(authority: str, capacity: str, post: str, lines: str) -> None:
    assert "/".join(signature_lines(Authority(authority), Capacity(capacity), post)) == lines


def test_signing_by_order_needs_a_post() -> None:
    with pytest.raises(DocumentFault, match="chức vụ"):
        signature_lines(Authority.DEPARTMENT, Capacity.BY_ORDER)


def test_what_we_print_is_within_the_decree() -> None:
    margins = (law.MARGIN_TOP_MM, law.MARGIN_BOTTOM_MM, law.MARGIN_LEFT_MM, law.MARGIN_RIGHT_MM)
    for margin, (least, most) in zip(margins, law.MARGIN_RANGES_MM.values(), strict=True):
        assert least <= margin <= most
    assert text_width_mm(law.COUNTRY, law.COUNTRY_PT, bold=True) < law.LETTERHEAD_RIGHT_MM
    assert law.kind_of_code("BC") == law.REPORT
    assert law.kind_of_code("") is None


@pytest.mark.parametrize(
    ("day", "written"),
    [(date(2026, 2, 5), "05/02/2026"), (date(2026, 9, 15), "15/9/2026"), (date(2026, 11, 21), "21/11/2026")],
)
def test_dates_have_the_zeros_that_the_decree_asks_for(day: date, written: str) -> None:
    assert day_written(day) == written


def test_rows_are_high_enough_for_cells_over_several_of_them() -> None:
    rows = (Row((Cell.of("1\n2\n3\n4", row_span=2), Cell.of("5"))), Row.of("6\n7"), Row.of("8", "9"))
    grid = place(rows, 2)
    assert row_lines(grid, lambda one: len(one.cell.text.split())) == [1, 3, 1]


def test_lines_are_counted_word_by_word() -> None:
    assert line_count("Sở Nội vụ", 100, 12) == 1
    assert line_count("Sở Nội vụ", 15, 12) == 2
    assert line_count("Sở\nNội vụ", 100, 12) == 2
    assert line_count("W" * 40, 50, 12) == int(text_width_mm("W" * 40, 12) / 50) + 1


def test_which_rows_stay_with_the_next() -> None:
    group, plain, long = Row.of("Nhóm", kind=RowKind.GROUP), Row.of("dòng"), Row.of("x" * (LONG_CELL + 1))
    rows = (group, plain, plain, group, long, plain, plain, plain)
    for legend in ((), (runs("Chú thích."),)):
        table = Table((Column(10),), (), rows, legend)
        kept = [table.keeps_with_next(number) for number in range(len(rows))]
        assert kept == [True, False, False, False, False, True, True, bool(legend)]

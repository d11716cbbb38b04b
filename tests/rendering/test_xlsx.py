"""Workbooks read back: numbers are numbers, text is never a formula, sheets are ready to print."""

from fractions import Fraction
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from cchc.document import decree30 as law
from cchc.document.faults import DocumentFault
from cchc.document.metrics import text_width_mm
from cchc.document.tree import Align, Cell, Column, Document, Metadata, NumberFormat, Row, Section, Table
from cchc.rendering.workbook.looks import number_pattern
from cchc.rendering.workbook.sheets import sheet_name
from cchc.rendering.xlsx import render
from tests.rendering.samples import report

PAYLOAD = render(report())
BOOK = CalamineWorkbook.from_filelike(BytesIO(PAYLOAD))


def _sheet_xml(payload: bytes) -> str:
    return ZipFile(BytesIO(payload)).read("xl/worksheets/sheet1.xml").decode()


def _single(*cells: Cell) -> Document:
    table = Table(tuple(Column(20) for _ in cells), (), (Row(cells),))
    return Document(Metadata("Biểu"), (Section((table,), "Biểu"),))


def test_the_same_tree_gives_the_same_bytes() -> None:
    assert render(report()) == PAYLOAD


def test_there_is_one_sheet_for_each_annex() -> None:
    assert BOOK.sheet_names == ["Phụ lục I", "Phụ lục II"]


def test_numbers_are_numbers_and_blanks_keep_their_mark() -> None:
    rows = BOOK.get_sheet_by_name("Phụ lục I").to_python()
    values = [row[3] for row in rows]
    assert values.count(1901.0) > 20
    assert "–¹" in values
    assert rows[-1][0] == "¹ Không phát sinh trong kỳ."


def test_heads_are_merged_frozen_and_repeated() -> None:
    xml = _sheet_xml(PAYLOAD)
    assert '<mergeCell ref="C5:D5"/>' in xml
    assert 'state="frozen"' in xml
    assert 'paperSize="9"' in xml
    assert 'fitToHeight="0"' in xml
    assert "$5:$6" in ZipFile(BytesIO(PAYLOAD)).read("xl/workbook.xml").decode()


def test_columns_and_rows_are_as_large_on_screen_as_on_paper() -> None:
    """A column is counted in digits of the usual font: 8 pixels each in Times New Roman of 12 points."""
    long = Cell.of("Số liệu do Sở Tài chính cung cấp tại công văn. " * 20)
    table = Table((Column(30), Column(135)), (Row.of("STT", "Ghi chú"),), (Row((Cell.of("1"), long)),))
    sheet = load_workbook(BytesIO(render(Document(Metadata("Biểu"), (Section((table,), "Biểu"),)))))["Biểu"]
    pixels = [sheet.column_dimensions[name].width * 8 for name in "AB"]
    assert [round(width * 25.4 / 96) for width in pixels] == [30, 135]
    assert sheet.row_dimensions[1].height in {None, 15.75}
    lines = text_width_mm(long.text, law.TABLE_PT) / 135
    assert lines < sheet.row_dimensions[2].height / 15.75 < lines + 2


@pytest.mark.parametrize(("width", "indent"), [(24, 1), (17, 0)])
def test_figures_stand_off_the_line_only_where_all_have_room(width: float, indent: int) -> None:
    """A number with an indent that does not fit its column shows as ###."""
    figures = [Cell.of_number(text, Fraction(1), NumberFormat()) for text in ("12", "493.800")]
    rows = tuple(Row((Cell.of("Tổng cộng"), figure)) for figure in figures)
    table = Table((Column(165 - width), Column(width)), (), rows)
    sheet = load_workbook(BytesIO(render(Document(Metadata("Biểu"), (Section((table,), "Biểu"),)))))["Biểu"]
    assert [sheet.cell(row, 2).alignment.indent for row in (1, 2)] == [indent, indent]
    assert [sheet.row_dimensions[row].height for row in (1, 2)] == [None, None]


def test_no_font_is_left_to_the_theme() -> None:
    """A font of the theme's scheme is shown as the theme has it, whatever its name says."""
    styles = ZipFile(BytesIO(PAYLOAD)).read("xl/styles.xml").decode()
    assert styles.count('<name val="Times New Roman"/>') == styles.count("<name val=") > 3
    assert "<scheme" not in styles


def test_a_head_over_two_rows_is_not_cut() -> None:
    head = (Row((Cell.of("một hai ba bốn năm sáu", row_span=2), Cell.of("b"))), Row.of("c"))
    table = Table((Column(16), Column(149)), head, (Row.of("1", "2"),))
    sheet = load_workbook(BytesIO(render(Document(Metadata("Biểu"), (Section((table,), "Biểu"),)))))["Biểu"]
    assert sum(sheet.row_dimensions[row].height or 15.75 for row in (1, 2)) >= 3 * 15.75
    assert sheet.row_dimensions[1].height in {None, 15.75}


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(1)", "http://a.vn", "09", "{=1}", "\t=1"]
)
def test_text_is_never_a_formula_a_link_or_a_number(text: str) -> None:
    payload = render(_single(Cell.of(text), Cell.of("b")))
    assert CalamineWorkbook.from_filelike(BytesIO(payload)).get_sheet_by_index(0).to_python()[0][0] == text
    assert "<f>" not in _sheet_xml(payload)
    assert "hyperlink" not in _sheet_xml(payload)


def test_an_amount_too_long_for_a_float_is_kept_as_text() -> None:
    amount = Cell.of_number("1.234.567.890.123.456.789", Fraction(1234567890123456789), NumberFormat())
    rows = CalamineWorkbook.from_filelike(BytesIO(render(_single(amount)))).get_sheet_by_index(0).to_python()
    assert rows[0][0] == "1.234.567.890.123.456.789"


@pytest.mark.parametrize(
    ("shown", "pattern"),
    [
        (NumberFormat(), "[$-42A]#,##0"),
        (NumberFormat(2, suffix="%"), '[$-42A]#,##0.00"%"'),
        (NumberFormat(pad=2), "[$-42A]00"),
        (NumberFormat(suffix='";[Red]'), '[$-42A]#,##0";[Red]"'),
    ],
)
def test_patterns_are_vietnamese(shown: NumberFormat, pattern: str) -> None:
    assert number_pattern(shown) == pattern


def test_sheet_names_are_made_acceptable() -> None:
    taken: set[str] = set()
    names = [
        sheet_name(name, 1, taken) for name in ("a/b:c", "A/B:C", "", "'x'", "y" * 40, "y" * 40, "History")
    ]
    assert names == ["a b c", "A B C (2)", "Biểu 1", "x", "y" * 31, "y" * 26 + " (2)", "History (2)"]


def test_a_document_without_tables_is_refused() -> None:
    with pytest.raises(DocumentFault, match="không có bảng"):
        render(Document(Metadata("t"), (report().sections[0],)))


def test_a_sheet_takes_tables_of_different_widths() -> None:
    narrow = Table((Column(20), Column(20, Align.RIGHT)), (), (Row.of("a", "b"),))
    wide = Table((Column(20), Column(20), Column(20, Align.RIGHT)), (), (Row.of("c", "d", "e"),))
    payload = render(Document(Metadata("Biểu"), (Section((narrow, wide), "Biểu"),)))
    rows = CalamineWorkbook.from_filelike(BytesIO(payload)).get_sheet_by_index(0).to_python()
    assert [row[-1] for row in rows if any(row)] == ["", "e"]

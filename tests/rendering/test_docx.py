"""Word files read back with another program's library."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from cchc.document import decree30 as law
from cchc.document.tree import Cell, Column, Document, Metadata, Row, Section, Table
from cchc.rendering.docx import render
from cchc.rendering.looks import PARAGRAPH_STYLES
from tests.rendering.samples import report

PAYLOAD = render(report())
WORD = docx.Document(BytesIO(PAYLOAD))
PARTS = ZipFile(BytesIO(PAYLOAD))


def _part(name: str) -> etree._Element:
    return etree.fromstring(PARTS.read(name))


def test_the_same_tree_gives_the_same_bytes() -> None:
    assert render(report()) == PAYLOAD


def test_only_times_new_roman_is_named_anywhere() -> None:
    slots = ("ascii", "hAnsi", "eastAsia", "cs")
    for fonts in _part("word/styles.xml").iter(qn("w:rFonts")):
        assert [fonts.get(qn(f"w:{slot}")) for slot in slots] == [law.FONT] * 4
    typefaces = {
        element.get("typeface")
        for element in _part("word/theme/theme1.xml").iter()
        if element.get("typeface")
    }
    assert typefaces == {law.FONT}


def test_every_paragraph_has_a_named_style_and_no_run_is_formatted_by_hand() -> None:
    keys = {style.key for style in PARAGRAPH_STYLES}
    root = _part("word/document.xml")
    named = [paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}") for paragraph in root.iter(qn("w:p"))]
    assert {None if style is None else style.get(qn("w:val")) for style in named} <= keys
    assert {child.tag for look in root.iter(qn("w:rPr")) for child in look} <= {
        qn("w:rStyle"),
        qn("w:vertAlign"),
    }


def test_heads_are_repeated_and_rows_are_whole() -> None:
    table = WORD.tables[2]
    heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert heads == [True, True] + [False] * 40
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert [cell.text for cell in table.rows[0].cells][2:4] == ["Kết quả thống kê"] * 2
    assert table.cell(1, 0).text == "STT"


def test_a_head_says_how_high_it_is() -> None:
    """LibreOffice cuts a cell over several rows where the head is repeated, unless rows are high enough."""
    tall = Row((Cell.of("một hai ba bốn năm sáu", row_span=2), Cell.of("Đơn vị tính")))
    table = Table((Column(16), Column(149)), (tall, Row.of("Số liệu")), (Row.of("1", "2"),))
    word = docx.Document(BytesIO(render(Document(Metadata("Bảng"), (Section((table,)),)))))
    heights = [row.height.pt if row.height else 0 for row in word.tables[0].rows]
    assert sum(heights[:2]) > 6 * law.TABLE_PT / 2 * 1.15
    assert heights[1] > heights[0]
    assert heights[2] == 0


def test_sections_turn_the_paper_and_count_pages_from_one() -> None:
    widths = [round((section.page_width or 0) / 36000) for section in WORD.sections]
    assert widths == [210, 210, 297]
    for section in WORD.sections:
        assert section.different_first_page_header_footer
        assert 'w:start="1"' in etree.tostring(section._sectPr).decode()
        assert "PAGE" in etree.tostring(section.header._element).decode()
        assert section.first_page_header.paragraphs[0].text == ""
    assert WORD.sections[2].footer.paragraphs[0].text == "Khánh Hòa, bản 18"


def test_letterhead_and_signature_stand_in_two_columns() -> None:
    first, second = WORD.tables[0].rows
    assert first.cells[0].text.split() == ["ỦY", "BAN", "NHÂN", "DÂN", "TỈNH", "KHÁNH", "HÒA"]
    assert first.cells[1].text.strip().split("\n") == [law.COUNTRY, law.MOTTO]
    assert second.cells[0].text == "Số: 186/BC-UBND"
    left, right = WORD.tables[1].rows[0].cells
    assert left.text == "Nơi nhận:\n- Như trên;\n- Lưu: VT, NC."
    assert right.text == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Văn An"


def test_the_letterhead_opens_the_page_in_libreoffice_too() -> None:
    """A table as the very first block gets an empty line of 14 points above it there."""
    first, second = list(WORD.element.body)[:2]
    assert (first.tag, second.tag) == (qn("w:p"), qn("w:tbl"))
    assert first.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")) == "Break"


def test_the_last_rows_stay_with_each_other_and_the_legend() -> None:
    rows = WORD.tables[2].rows
    kept = [row._tr.find(f".//{qn('w:keepNext')}") is not None for row in rows]
    assert kept[-1]
    assert sum(kept[2:-1]) == 4 + 2


def test_footnotes_and_properties() -> None:
    notes = "".join(str(text) for text in _part("word/footnotes.xml").itertext())
    assert notes.strip() == "Kế hoạch số 5283/KH-UBND."
    assert WORD.core_properties.title == "Báo cáo CCHC"
    assert WORD.core_properties.created.isoformat().startswith("2021-09-24")
    assert WORD.core_properties.language == "vi-VN"


@pytest.mark.parametrize("text", ["</w:t><w:br/>&amp;<!--", "a\x00\x0b\x1fb", "]]>\ud800", "\"'&lt;"])
def test_hostile_text_stays_text(text: str) -> None:
    read = docx.Document(BytesIO(render(report(text, rows=1))))
    shown = "".join(letter for letter in text if letter >= " " and letter != "\ud800")
    assert any(shown in paragraph.text for paragraph in read.paragraphs)

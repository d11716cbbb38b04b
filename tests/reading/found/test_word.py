"""Word: footnotes, running heads, automatic labels, raised digits, cells held by tabs."""

import io
import zipfile
from typing import Any

import docx
from docx.enum.text import WD_BREAK

from cchc.document.found import FoundDocument
from cchc.reading.found import read_document

_NOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>kẻ</w:t></w:r></w:p></w:footnote>'
    '<w:footnote w:id="3"><w:p><w:r><w:t>Kế hoạch số 15 của xã</w:t></w:r></w:p></w:footnote></w:footnotes>'
)


def read(document: Any, parts: dict[str, str] | None = None) -> FoundDocument:
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream, "a") as package:
        for name, content in (parts or {}).items():
            package.writestr(name, content)
    return read_document(stream.getvalue(), "a.docx")


def test_footnotes_headers_and_footers_come_last_with_their_part() -> None:
    document = docx.Document()
    document.add_paragraph("Thân bài")
    document.sections[0].header.paragraphs[0].text = "Mật"
    document.sections[0].footer.paragraphs[0].text = "12"
    found = read(document, {"word/footnotes.xml": _NOTES})
    told = [(paragraph.text, paragraph.place.part) for paragraph in found.paragraphs]
    assert told == [("Thân bài", ""), ("Kế hoạch số 15 của xã", "footnote 3"), ("Mật", "header")]


def test_an_automatic_label_is_a_marker_and_no_text() -> None:
    document = docx.Document()
    document.add_paragraph("Việc thứ nhất", style="List Number")
    document.add_heading("Phần một", level=2)
    first, second = read(document).paragraphs
    assert (first.text, first.marker) == ("Việc thứ nhất", "1.")
    assert second.heading == 2


def test_a_raised_digit_never_lengthens_a_number() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("năm 2023")
    paragraph.add_run("1").font.superscript = True
    assert read(document).paragraphs[0].text == "năm 2023¹"


def test_tabbed_paragraphs_are_a_table() -> None:
    document = docx.Document()
    for line in ("STT\tChỉ tiêu\tSố liệu", "1\tSố lớp\t3"):
        document.add_paragraph(line)
    assert len(read(document).tables[0].rows) == 2


def test_pages_are_counted_where_the_file_breaks_them() -> None:
    document = docx.Document()
    document.add_paragraph("Một")
    document.paragraphs[0].add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("Hai")
    assert read(document).paragraphs[-1].place.page == 2


def test_tabs_at_the_ends_of_a_paragraph_hold_empty_cells() -> None:
    document = docx.Document()
    for line in (
        "TT\tNội dung\tĐVT\tSố liệu",
        "1\tSố lớp\tLớp\t3",
        "\tTrong đó: lớp mới\t\t",
        "2\tSố xã\tXã\t",
    ):
        document.add_paragraph(line)
    document.add_paragraph("\tLời kết thúc")
    found = read(document)
    assert [cell.text for cell in found.tables[0].rows[2].cells] == ["", "Trong đó: lớp mới", "", ""]
    assert found.tables[0].width == 4


def test_rows_between_the_line_breaks_of_one_paragraph_are_a_table() -> None:
    document = docx.Document()
    document.add_paragraph("PHỤ LỤC\nTT\tNội dung\tSố liệu\n1\tSố lớp\t3\n2\tSố xã\t")
    document.add_paragraph("Hết.")
    document.add_paragraph("Nơi nhận:\tChủ tịch\nLưu: VT")
    found = read(document)
    assert [len(row.cells) for row in found.tables[0].rows] == [3, 3, 3]
    assert [paragraph.text for paragraph in found.paragraphs] == [
        "PHỤ LỤC",
        "Hết.",
        "Nơi nhận:\tChủ tịch\nLưu: VT",
    ]

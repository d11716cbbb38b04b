"""Effective formatting, numbers, fields, drawn lines and tables of Word documents."""

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.shared import Pt

from cchc.engine.numerals import roman
from cchc.reading.wordprocessing.document import read_docx
from cchc.reading.wordprocessing.model import Paragraph, Table, WordDocument
from tests.reading.documents import page_number, report

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def document_of(
    body: str, styles: str = "", numbering: str = "", theme: str = "", settings: str = ""
) -> WordDocument:
    """Read a document given by the inside of its parts."""
    parts = {"styles": styles, "numbering": numbering, "settings": settings}
    files = {f"word/{name}.xml": f"<w:{name} {NAMES}>{inside}</w:{name}>" for name, inside in parts.items()}
    files["word/theme.xml"] = f"<a:theme {NAMES}>{theme}</a:theme>"
    files["word/document.xml"] = f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"
    targets = ["styles", "numbering", "settings", "theme"]
    files["_rels/.rels"] = _relations([("officeDocument", "word/document.xml")])
    files["word/_rels/document.xml.rels"] = _relations([(name, f"{name}.xml") for name in targets])
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return read_docx(stream.getvalue())


def _relations(targets: list[tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="r{n}" Type="x/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def first(document: WordDocument) -> Paragraph:
    return document.paragraphs[0]


def style(name: str, inside: str, kind: str = "paragraph", default: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{name}" {default}>{inside}</w:style>'


def text_run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def test_a_run_takes_what_is_nearest_to_it() -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>'
        + style("Base", '<w:rPr><w:sz w:val="24"/><w:i/></w:rPr>')
        + style(
            "Body", '<w:basedOn w:val="Base"/><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Tahoma"/></w:rPr>'
        )
        + style("Strong", '<w:rPr><w:sz w:val="26"/></w:rPr>', "character")
    )
    runs = (
        text_run("a")
        + text_run("ố", '<w:rStyle w:val="Strong"/>')
        + text_run("c", '<w:sz w:val="28"/><w:i w:val="0"/>')
    )
    found = first(document_of(f'<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr>{runs}</w:p>', styles)).runs
    assert [run.size for run in found] == [24, 26, 28]
    assert [run.italic for run in found] == [True, True, False]
    assert [run.fonts for run in found] == [("Arial",), ("Tahoma",), ("Arial",)]


def test_bold_in_two_levels_of_styles_cancels_out() -> None:
    styles = style("Head", "<w:rPr><w:b/></w:rPr>") + style("Strong", "<w:rPr><w:b/></w:rPr>", "character")
    strong = text_run("b", '<w:rStyle w:val="Strong"/>')
    body = f'<w:p><w:pPr><w:pStyle w:val="Head"/></w:pPr>{text_run("a")}{strong}</w:p>'
    assert [run.bold for run in first(document_of(body, styles)).runs] == [True, False]


THEME = """<a:fontScheme><a:minorFont><a:latin typeface="Calibri"/><a:font script="Viet" typeface="Arial"/>
</a:minorFont></a:fontScheme>"""


@pytest.mark.parametrize(("language", "font"), [("vi-VN", "Arial"), ("en-US", "Calibri")])
def test_a_theme_font_of_a_vietnamese_document_is_the_script_entry(language: str, font: str) -> None:
    settings = f'<w:themeFontLang w:val="{language}"/>'
    fonts = '<w:rFonts w:asciiTheme="minorHAnsi" w:ascii="Verdana" w:hAnsiTheme="minorHAnsi"/>'
    document = document_of(f"<w:p>{text_run('ab', fonts)}</w:p>", theme=THEME, settings=settings)
    assert first(document).runs[0].fonts == (font,)


def test_a_circle_of_styles_ends() -> None:
    styles = style("A", '<w:basedOn w:val="B"/>') + style("B", '<w:basedOn w:val="A"/><w:rPr><w:b/></w:rPr>')
    body = f'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr>{text_run("a")}</w:p>'
    assert first(document_of(body, styles)).runs[0].bold


def test_list_numbers_are_counted_by_level() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (kind, text) in enumerate(
            [("upperRoman", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "%3)")]
        )
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{n}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        "<w:r><w:t>x</w:t></w:r></w:p>"
        for n in (0, 1, 2, 2, 1, 0, 1)
    )
    labels = [paragraph.label for paragraph in document_of(body, numbering=numbering).paragraphs]
    assert labels == ["I.", "I.1.", "a)", "b)", "I.2.", "II.", "II.1."]


def test_roman_numerals() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 99)] == ["I", "IV", "IX", "XIV", "XL", "XCIX"]
    assert roman(10**9) == str(10**9)


def test_deleted_text_is_left_out_and_inserted_text_is_read() -> None:
    body = f"<w:p><w:del>{text_run('old')}</w:del><w:ins>{text_run('new')}</w:ins>{text_run('er')}</w:p>"
    assert first(document_of(body)).text == "newer"


def test_of_alternatives_only_one_is_read() -> None:
    choices = "<mc:Choice><w:t>a</w:t></mc:Choice><mc:Fallback><w:t>b</w:t></mc:Fallback>"
    body = f"<w:p><w:r><mc:AlternateContent>{choices}</mc:AlternateContent></w:r></w:p>"
    assert first(document_of(body)).text == "a"


def test_a_vml_line_has_its_length() -> None:
    body = '<w:p><w:r><w:pict><v:line from="10pt,2pt" to="82pt,2pt"/></w:pict></w:r></w:p>'
    (shape,) = first(document_of(body)).shapes
    assert (shape.kind, round(shape.width_mm, 1)) == ("line", 25.4)


def test_a_line_of_characters_with_tabs_and_breaks() -> None:
    body = '<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:br w:type="page"/></w:r></w:p>'
    paragraph = first(document_of(body))
    assert (paragraph.text, paragraph.page_breaks) == ("a\tb\nc", 1)


def test_widths_of_cells_come_from_the_cell_or_the_grid() -> None:
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p/></w:tc>"
    merged = cell.format('<w:gridSpan w:val="2"/><w:vMerge/>')
    stated = cell.format('<w:tcW w:w="500" w:type="dxa"/>')
    grid = '<w:tblGrid><w:gridCol w:w="100"/><w:gridCol w:w="200"/><w:gridCol w:w="300"/></w:tblGrid>'
    document = document_of(f"<w:tbl>{grid}<w:tr>{merged}{stated}</w:tr></w:tbl>")
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert [(cell.width, cell.span, cell.continues_above) for cell in table.rows[0].cells] == [
        (300, 2, True),
        (500, 1, False),
    ]


def test_page_fields_are_seen_however_they_are_written() -> None:
    simple = f'<w:p><w:fldSimple w:instr=" PAGE \\* MERGEFORMAT ">{text_run("2")}</w:fldSimple></w:p>'
    paragraph = first(document_of(simple))
    assert (paragraph.fields, paragraph.runs[0].field) == (("PAGE",), "PAGE")
    built = docx.Document()
    page_number(built.paragraphs[0] if built.paragraphs else built.add_paragraph())
    assert first(read_docx(saved(built))).fields == ("PAGE",)


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_pages_are_counted_by_breaks_and_by_height() -> None:
    assert read_docx(report().save()).pages >= 2
    built = docx.Document()
    assert read_docx(saved(built)).pages == 1
    for _ in range(200):
        built.add_paragraph("a").runs[0].font.size = Pt(14)
    assert read_docx(saved(built)).pages > 3

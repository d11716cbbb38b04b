"""One small damage for each point of the checklist; each must be found by its own check and by no other."""

import io
from collections.abc import Callable
from typing import Any

from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from tests.reading.documents import SENTENCE, Built, decision, letter, report
from tests.reading.images import png

Make = Callable[[], Built]
Spoil = Callable[[Built], object]


def text(part: str, words: str, run: int = 0) -> Spoil:
    """Replace the text of a run."""
    return lambda built: setattr(built[part].runs[run], "text", words)


def entry(index: int, words: str) -> Spoil:
    """Replace the text of an entry of the recipients."""
    return lambda built: setattr(built["entries"][index].runs[0], "text", words)


def look(part: str, run: int = 0, **fonts: Any) -> Spoil:
    """Set font attributes of a run."""

    def spoil(built: Built) -> None:
        for name, wanted in fonts.items():
            setattr(built[part].runs[run].font, name, wanted)

    return spoil


def style(part: str, **formats: Any) -> Spoil:
    """Set paragraph format attributes."""

    def spoil(built: Built) -> None:
        for name, wanted in formats.items():
            setattr(built[part].paragraph_format, name, wanted)

    return spoil


def section(part: str, **sizes: Any) -> Spoil:
    """Set attributes of a section."""

    def spoil(built: Built) -> None:
        for name, wanted in sizes.items():
            setattr(built[part], name, wanted)

    return spoil


def drop(part: str) -> Spoil:
    """Take a paragraph out."""
    return lambda built: built[part]._p.getparent().remove(built[part]._p)


def landscape(built: Built) -> None:
    new = built.document.add_section(WD_SECTION.NEW_PAGE)
    new.page_width, new.page_height = Mm(297), Mm(210)
    built.document.add_paragraph()


def gutter(built: Built) -> None:
    built["section"].gutter = Mm(5)


def colour(built: Built) -> None:
    built["opening"].runs[0].font.color.rgb = RGBColor(0, 0, 255)


def continued_numbers(built: Built) -> None:
    for numbers in built["annex_section"]._sectPr.findall(qn("w:pgNumType")):
        built["annex_section"]._sectPr.remove(numbers)


def no_line(part: str) -> Spoil:
    """Take all drawn lines out of a paragraph."""

    def spoil(built: Built) -> None:
        for run in built[part]._p.findall(qn("w:r")):
            if run.find(qn("w:drawing")) is not None or run.find(qn("w:pict")) is not None:
                built[part]._p.remove(run)

    return spoil


def narrow_column(built: Built) -> None:
    for row in built["letterhead"].rows:
        row.cells[1].width = Mm(80)
    rule = built["motto_rule"].paragraph_format
    rule.left_indent = rule.right_indent = Mm(12)


def date_above(built: Built) -> None:
    """Put the date under the motto, a row above the number."""
    built["letterhead"].rows[0].cells[1]._tc.append(built["date"]._p)
    built["letterhead"].rows[1].cells[1].add_paragraph()


def exact_lines(built: Built) -> None:
    built["opening"].paragraph_format.line_spacing = Pt(14)


def contextual(built: Built) -> None:
    switch = OxmlElement("w:contextualSpacing")
    built["opening"]._p.get_or_add_pPr().append(switch)


def label_apart(built: Built) -> None:
    """Put "Nơi nhận" into a row of its own, above the signature."""
    table = built["recipients"]._p.getparent().getparent().getparent()
    row = table.findall(qn("w:tr"))[0]
    copy = OxmlElement("w:tr")
    for _ in range(2):
        cell = OxmlElement("w:tc")
        cell.append(OxmlElement("w:p"))
        copy.append(cell)
    row.addprevious(copy)
    authority = built["authority"]._p
    copy.findall(qn("w:tc"))[1].insert(0, authority)


def picture(data: bytes) -> Spoil:
    """Put an image between post and name."""
    return lambda built: built["room"].add_run().add_picture(io.BytesIO(data), Mm(20))


def text_of(paragraph: Any, words: str) -> None:
    """Replace the text of a paragraph."""
    paragraph.runs[0].text = words


def regular_motto(built: Built) -> None:
    """Set the motto in regular letters and let its rule follow."""
    built["motto"].runs[0].font.bold = False
    built["motto_rule"].paragraph_format.left_indent = Mm(23.7)
    built["motto_rule"].paragraph_format.right_indent = Mm(23.7)


SPOILERS: list[tuple[int, str, Make, Spoil]] = [
    (1, "letter paper", report, section("section", page_width=Mm(216), page_height=Mm(279))),
    (2, "landscape without a table", letter, landscape),
    (3, "narrow left margin", report, section("section", left_margin=Mm(25))),
    (3, "gutter", report, gutter),
    (4, "Arial", report, look("opening", name="Arial")),
    (4, "relative of Times", report, look("opening", name="Liberation Serif")),
    (5, "old encoding", report, look("opening", name=".VnTime")),
    (5, "decomposed letters", report, text("opening", f"{SENTENCE} o\u0302.")),
    (6, "blue letters", report, colour),
    (6, "highlight", report, look("opening", highlight_color=7)),
    (7, "number on the right", report, style("header", alignment=ALIGN.RIGHT)),
    (7, "small number", report, look("header", size=Pt(11))),
    (7, "no number", report, drop("header")),
    (8, "number on page 1", report, section("section", different_first_page_header_footer=False)),
    (9, "annex numbers go on", report, continued_numbers),
    (10, "other words", report, text("national", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM")),
    (10, "old spelling", report, text("national", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
    (10, "too large", report, look("national", size=Pt(11))),
    (11, "dash", report, text("motto", "Độc lập – Tự do – Hạnh phúc")),
    (11, "underlined", report, look("motto", underline=True)),
    (11, "not bold", report, regular_motto),
    (12, "no rule", report, drop("motto_rule")),
    (12, "short rule", report, style("motto_rule", left_indent=Mm(35), right_indent=Mm(35))),
    (13, "bold", report, look("superior", bold=True)),
    (13, "lower case", report, text("superior", "UBND tỉnh Khánh Hòa")),
    (14, "not bold", report, look("issuer", bold=False)),
    (14, "small", report, look("issuer", size=Pt(11))),
    (15, "no rule", report, no_line("issuer")),
    (16, "narrow column", report, narrow_column),
    (17, "spaced", report, text("number", "Số: 186 /BC-SNV")),
    (17, "not padded", report, text("number", "Số: 5/BC-SNV")),
    (17, "lower case", report, text("number", "Số: 05/BC-snv")),
    (18, "bold", report, look("number", bold=True)),
    (19, "other kind", report, text("number", "Số: 05/KH-SNV")),
    (19, "code of a letter", letter, text("number", "Số: 186/CV-SNV")),
    (20, "no comma after the place", report, text("date", "Khánh Hòa, 05 tháng 9 năm 2021, ngày")),
    (20, "no such day", report, text("date", "Khánh Hòa, ngày 31 tháng 9 năm 2021")),
    (21, "upright", report, look("date", italic=False)),
    (21, "another row", report, date_above),
    (22, "day not padded", report, text("date", "Khánh Hòa, ngày 5 tháng 9 năm 2021")),
    (
        22,
        "month not padded",
        report,
        text("date", "Khánh Hòa, ngày 05 tháng 2 năm 2021".replace(" 2 ", " 1 ")),
    ),
    (22, "month padded", report, text("date", "Khánh Hòa, ngày 05 tháng 09 năm 2021")),
    (23, "not centred", report, style("title", alignment=ALIGN.LEFT)),
    (23, "lower case", report, text("title", "Báo cáo")),
    (23, "unknown kind", report, text("title", "BẢN TIN")),
    (24, "capitals", report, text("subject", "KẾT QUẢ CẢI CÁCH HÀNH CHÍNH QUÝ III")),
    (24, "not bold", report, look("subject", bold=False)),
    (25, "no rule", report, no_line("subject_rule")),
    (26, "no abbreviation", letter, text("about", "Về việc báo cáo cải cách hành chính")),
    (26, "bold", letter, look("about", bold=True)),
    (26, "far below", letter, style("about", space_before=Pt(18))),
    (27, "upright", decision, look("ground", italic=False)),
    (27, "comma", decision, text("ground", "Căn cứ Luật Tổ chức chính quyền địa phương năm 2015,")),
    (28, "small", report, look("opening", size=Pt(12))),
    (28, "two sizes", report, look("opening", size=Pt(13))),
    (29, "left", report, style("opening", alignment=ALIGN.LEFT)),
    (30, "no indent", report, style("opening", first_line_indent=Mm(0))),
    (30, "two indents", report, style("opening", first_line_indent=Mm(10))),
    (31, "no gap", report, style("opening", space_after=Pt(0))),
    (31, "contextual", report, contextual),
    (32, "double", report, style("opening", line_spacing=2.0)),
    (32, "exact", report, exact_lines),
    (33, "gap", report, text("roman2", "III. PHƯƠNG HƯỚNG")),
    (33, "English order", report, text("point2", f"f) {SENTENCE}.")),
    (34, "not bold", report, look("roman", bold=False)),
    (34, "lower case", report, text("roman", "I. Kết quả thực hiện")),
    (34, "bold point", report, look("point", bold=True)),
    (34, "article not bold", decision, look("article1", bold=False)),
    (35, "no colon", report, text("addressee", "Kính gửi Ủy ban nhân dân tỉnh.")),
    (35, "list without marks", letter, lambda built: text_of(built["addressees"][0], "- Sở Tài chính")),
    (35, "dashes away from the colon", letter, style("addressee", left_indent=Mm(0))),
    (36, "small", report, look("recipients", size=Pt(11))),
    (36, "no colon", report, text("recipients", "Nơi nhận")),
    (36, "another row", report, label_apart),
    (37, "no full stop", report, entry(2, "- Lưu: VT, THKH")),
    (37, "no semicolon", report, entry(1, "- Văn phòng UBND tỉnh.")),
    (38, "no such line", report, entry(0, "- Ủy ban nhân dân tỉnh;")),
    (38, "decision", decision, entry(0, "- Như trên;")),
    (39, "stroke", report, text("authority", "K/T GIÁM ĐỐC")),
    (39, "no point", report, text("authority", "KT GIÁM ĐỐC")),
    (39, "not bold", report, look("authority", bold=False)),
    (40, "capitals", report, text("name", "NGUYỄN VĂN AN")),
    (40, "degree", report, text("name", "TS. Nguyễn Văn An")),
    (41, "opaque", report, picture(png(0, 0, 200, alpha=False))),
    (41, "green", report, picture(png(0, 200, 0))),
    (42, "capitals", report, text("annex", "PHỤ LỤC")),
    (42, "Arabic", report, text("annex", "Phụ lục 1")),
    (42, "no reference", report, drop("attached")),
    (42, "title in lower case", report, text("annex_title", "Số liệu thống kê")),
    (43, "no mark", report, text("last", f"{SENTENCE}.")),
    (43, "mark in the middle", report, text("opening", f"{SENTENCE}./.")),
    (44, "state", report, text("opening", f"{SENTENCE} của nhà nước.")),
    (44, "initial", report, text("opening", SENTENCE[0].lower() + SENTENCE[1:] + ".")),
    (45, "article", report, text("opening", f"{SENTENCE} theo điều 5 của Luật.")),
    (45, "clause", report, text("opening", f"{SENTENCE} theo Khoản 2 Điều 5 của Luật.")),
]

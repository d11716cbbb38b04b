"""Small official documents built with python-docx, good in every point, for tests to spoil."""

import io
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

NATIONAL = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
SENTENCE = (
    "Sở Nội vụ đã triển khai công tác cải cách hành chính theo kế hoạch đề ra, số liệu chi tiết nêu tại "
    "Phụ lục kèm theo báo cáo này"
)


@dataclass
class Built:
    """A document under construction with its parts by name."""

    document: Any = field(default_factory=docx.Document)
    parts: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.parts[name]

    def save(self) -> bytes:
        stream = io.BytesIO()
        self.document.save(stream)
        return stream.getvalue()


def write(paragraph: Any, text: str, size: float, look: str = "", align: Any = ALIGN.CENTER) -> Any:
    """Add a run; look holds b, i."""
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.bold, run.italic = "b" in look, "i" in look
    paragraph.alignment = align
    return paragraph


def _base() -> Built:
    built = Built()
    style = built.document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(0), 1.0
    section = built.document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    section.different_first_page_header_footer = True
    page_number(section.header.paragraphs[0])
    built.parts["section"] = section
    built.parts["header"] = section.header.paragraphs[0]
    return built


def page_number(paragraph: Any) -> None:
    run = write(paragraph, "", 13).runs[0]
    for kind in ("begin", "PAGE", "separate", "end"):
        if kind == "PAGE":
            element = OxmlElement("w:instrText")
            element.text = " PAGE "
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)
    run._r.append(OxmlElement("w:t"))


def border(paragraph: Any, room_mm: float, width_mm: float) -> None:
    """A rule as a bottom border between indents."""
    rule = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    bottom.set(qn("w:val"), "single")
    rule.append(bottom)
    paragraph._p.get_or_add_pPr().append(rule)
    side = Mm((room_mm - width_mm) / 2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side


def drawn_line(paragraph: Any, width_mm: float) -> None:
    """A rule as a DrawingML connector, centred."""
    xml = f"""<w:r {nsdecls("w", "wp", "a")}><w:drawing><wp:anchor>
      <wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>
      <wp:extent cx="{int(width_mm * 36000)}" cy="0"/><a:graphic><a:graphicData>
      <wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
      <wps:spPr><a:prstGeom prst="line"/></wps:spPr></wps:wsp></a:graphicData></a:graphic>
      </wp:anchor></w:drawing></w:r>"""
    paragraph._p.append(parse_xml(xml))


def vml_line(paragraph: Any, width_mm: float) -> None:
    """A rule as a VML line, centred."""
    xml = f"""<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:line
      style="position:absolute;mso-position-horizontal:center" from="0,2pt" to="{width_mm}mm,2pt"/>
      </w:pict></w:r>"""
    paragraph._p.append(parse_xml(xml))


def grid(built: Built, rows: int, widths: tuple[int, int]) -> Any:
    table = built.document.add_table(rows, 2)
    table.autofit = False
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        element = OxmlElement(f"w:{side}")
        element.set(qn("w:w"), "0")
        element.set(qn("w:type"), "dxa")
        margins.append(element)
    table._tbl.tblPr.append(margins)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def letterhead(built: Built, number: str, about: str = "") -> None:
    table = grid(built, 2, (70, 100))
    parts = built.parts
    (left, right), (below_left, below_right) = (row.cells for row in table.rows)
    parts["superior"] = write(left.paragraphs[0], "UBND TỈNH KHÁNH HÒA", 13)
    parts["issuer"] = write(left.add_paragraph(), "SỞ NỘI VỤ", 13, "b")
    drawn_line(parts["issuer"], 11)
    parts["national"] = write(right.paragraphs[0], NATIONAL, 12, "b")
    parts["motto"] = write(right.add_paragraph(), MOTTO, 13, "b")
    parts["motto_rule"] = right.add_paragraph()
    border(parts["motto_rule"], 100, 56.1)
    parts["number"] = write(below_left.paragraphs[0], number, 13)
    parts["date"] = write(below_right.paragraphs[0], "Khánh Hòa, ngày 05 tháng 9 năm 2021", 13, "i")
    if about:
        parts["about"] = write(below_left.add_paragraph(), about, 12)
        parts["about"].paragraph_format.space_before = Pt(6)
    parts["letterhead"] = table


def title(built: Built, kind: str, subject: str, rule_mm: float) -> None:
    built.parts["title"] = write(built.document.add_paragraph(), kind, 14, "b")
    built.parts["subject"] = write(built.document.add_paragraph(), subject, 14, "b")
    built.parts["subject_rule"] = built.document.add_paragraph()
    vml_line(built.parts["subject_rule"], rule_mm)


def body(built: Built, name: str, text: str, look: str = "") -> Any:
    paragraph = write(built.document.add_paragraph(), text, 14, look, ALIGN.JUSTIFY)
    style = paragraph.paragraph_format
    style.first_line_indent, style.space_after, style.line_spacing = Mm(12.7), Pt(6), 1.0
    built.parts[name] = paragraph
    return paragraph


def closing(built: Built, entries: list[str], titles: list[str]) -> None:
    table = grid(built, 1, (75, 85))
    left, right = table.rows[0].cells
    parts = built.parts
    parts["recipients"] = write(left.paragraphs[0], "Nơi nhận:", 12, "bi", ALIGN.LEFT)
    parts["entries"] = [write(left.add_paragraph(), entry, 11, "", ALIGN.LEFT) for entry in entries]
    first, *others = titles
    parts["authority"] = write(right.paragraphs[0], first, 14, "b")
    for line in others:
        write(right.add_paragraph(), line, 14, "b")
    parts["room"] = right.add_paragraph()
    right.add_paragraph()
    parts["name"] = write(right.add_paragraph(), "Nguyễn Văn An", 14, "b")


def annex(built: Built) -> None:
    section = built.document.add_section(WD_SECTION.NEW_PAGE)
    built.parts["section"] = built.document.sections[0]
    numbers = OxmlElement("w:pgNumType")
    numbers.set(qn("w:start"), "1")
    section._sectPr.append(numbers)
    built.parts["annex_section"] = section
    built.parts["annex"] = write(built.document.add_paragraph(), "Phụ lục", 14, "b")
    built.parts["annex_title"] = write(built.document.add_paragraph(), "SỐ LIỆU THỐNG KÊ", 14, "b")
    built.parts["attached"] = write(
        built.document.add_paragraph(),
        "(Kèm theo Báo cáo số 05/BC-SNV ngày 05/9/2021 của Sở Nội vụ)",
        14,
        "i",
    )
    table = built.document.add_table(2, 2)
    for index, text in enumerate(("STT", "Chỉ tiêu", "1", "Số hồ sơ")):
        write(table.cell(*divmod(index, 2)).paragraphs[0], text, 12)
    built.document.add_paragraph()


def report() -> Built:
    """A báo cáo with addressee, headings, points and one annex."""
    built = _base()
    letterhead(built, "Số: 05/BC-SNV")
    title(built, "BÁO CÁO", "Kết quả cải cách hành chính quý III năm 2021", 42)
    built.parts["addressee"] = write(built.document.add_paragraph(), "Kính gửi: Ủy ban nhân dân tỉnh.", 14)
    body(built, "opening", f"{SENTENCE}.")
    body(built, "roman", "I. KẾT QUẢ THỰC HIỆN", "b")
    body(built, "arabic", "1. Cải cách thể chế", "b")
    body(built, "text", f"{SENTENCE}, đạt mục tiêu.")
    body(built, "point", f"a) {SENTENCE};")
    body(built, "point2", f"b) {SENTENCE}.")
    body(built, "roman2", "II. PHƯƠNG HƯỚNG", "b")
    body(built, "last", f"{SENTENCE}./.")
    closing(
        built,
        ["- Như trên;", "- Văn phòng UBND tỉnh;", "- Lưu: VT, CCHC."],
        ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
    )
    annex(built)
    return built


def letter() -> Built:
    """A công văn to two addressees, their dashes under the colon."""
    built = _base()
    letterhead(built, "Số: 186/SNV-CCHC", "V/v báo cáo cải cách hành chính quý III")
    built.parts["addressee"] = write(built.document.add_paragraph(), "Kính gửi:", 14, "", ALIGN.LEFT)
    built.parts["addressee"].paragraph_format.left_indent = Mm(30)
    built.parts["addressees"] = [
        write(built.document.add_paragraph(), text, 14, "", ALIGN.LEFT)
        for text in ("- Sở Tài chính;", "- Sở Tư pháp.")
    ]
    for one in built.parts["addressees"]:
        one.paragraph_format.left_indent = Mm(48)
    body(built, "opening", f"{SENTENCE}.")
    body(built, "last", f"{SENTENCE}./.")
    closing(built, ["- Như trên;", "- Lưu: VT, CCHC."], ["GIÁM ĐỐC"])
    return built


def decision() -> Built:
    """A quyết định with legal grounds and articles."""
    built = _base()
    letterhead(built, "Số: 12/QĐ-SNV")
    title(built, "QUYẾT ĐỊNH", "Về việc ban hành Kế hoạch cải cách hành chính", 42)
    write(built.document.add_paragraph(), "GIÁM ĐỐC SỞ NỘI VỤ", 14, "b")
    body(built, "ground", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;", "i")
    body(built, "ground2", "Theo đề nghị của Chánh Văn phòng Sở Nội vụ tỉnh Khánh Hòa.", "i")
    write(built.document.add_paragraph(), "QUYẾT ĐỊNH:", 14, "b")
    for number in (1, 2):
        article = body(built, f"article{number}", f"Điều {number}.", "b")
        write(article, f" {SENTENCE}{'.' if number == 1 else './.'}", 14, "", ALIGN.JUSTIFY)
    closing(built, ["- Như Điều 2;", "- Lưu: VT, CCHC."], ["GIÁM ĐỐC"])
    return built

"""Named styles: every look of Decree 30/2020/NĐ-CP, annex I, is a style; nothing is formatted by hand."""

from dataclasses import dataclass, replace

from cchc.document import decree30 as law
from cchc.rendering.wordml.xml import HEADER, NAMESPACES, half_points, tag, twips


@dataclass(frozen=True)
class Style:
    """A paragraph style: points, millimetres; `gap` is the space before, `outline` the level of a heading."""

    key: str
    name: str
    size: float
    align: str = "center"
    bold: bool = False
    italic: bool = False
    gap: float = 0
    after: float = 0
    first_line: float = 0
    left: float = 0
    spacing: float = 1.0
    exact: float | None = None
    keep_next: bool = False
    outline: int | None = None


_BODY = Style(
    "Body", "Nội dung", law.BODY_PT, "both", gap=law.PARAGRAPH_GAP_PT, first_line=law.INDENT_MM,
    spacing=law.LINE_SPACING,
)  # fmt: skip
_HEADING = replace(_BODY, bold=True, keep_next=True)
_CELL = Style("CellLeft", "Ô bảng trái", law.TABLE_PT, "left", gap=1, after=1)
_RULE = Style("Rule", "Đường kẻ", 2, exact=4)

PARAGRAPH_STYLES: tuple[Style, ...] = (
    Style("Country", "Quốc hiệu", law.COUNTRY_PT, bold=True),
    Style("Motto", "Tiêu ngữ", law.MOTTO_PT, bold=True),
    Style("Parent", "Cơ quan chủ quản", law.ISSUER_PT),
    Style("Issuer", "Cơ quan ban hành", law.ISSUER_PT, bold=True),
    Style("Number", "Số, ký hiệu", law.NUMBER_PT, gap=6),
    Style("PlaceDate", "Địa danh, ngày tháng", law.PLACE_DATE_PT, italic=True, gap=6),
    Style("KindTitle", "Tên loại văn bản", law.TITLE_PT, bold=True, gap=18, keep_next=True),
    Style("Subject", "Trích yếu", law.TITLE_PT, bold=True, keep_next=True),
    _RULE,
    Style("RuleLast", "Đường kẻ dưới trích yếu", 2, after=12, exact=4),
    Style("Addressee", "Kính gửi", law.BODY_PT, "center", gap=law.PARAGRAPH_GAP_PT),
    Style("AddresseeItem", "Nơi kính gửi", law.BODY_PT, "left", gap=law.PARAGRAPH_GAP_PT, left=45),
    _BODY,
    replace(_BODY, key="LegalBasis", name="Căn cứ", italic=True),
    replace(_BODY, key="Flush", name="Nội dung không thụt", first_line=0),
    replace(_BODY, key="Centred", name="Nội dung giữa", align="center", first_line=0),
    replace(_BODY, key="ListItem", name="Mục liệt kê"),
    replace(_HEADING, key="Heading1", name="heading 1", align="center", first_line=0, outline=0, gap=12),
    replace(_HEADING, key="Heading2", name="heading 2", outline=1),
    replace(_HEADING, key="Heading3", name="heading 3", outline=2),
    replace(_HEADING, key="Heading4", name="heading 4", italic=True, outline=3),
    replace(_HEADING, key="Heading5", name="heading 5", bold=False, outline=4),
    Style("RecipientsLabel", "Nơi nhận", law.RECIPIENTS_LABEL_PT, "left", bold=True, italic=True),
    Style("Recipient", "Danh sách nơi nhận", law.RECIPIENTS_PT, "left"),
    Style("Authority", "Quyền hạn, chức vụ", law.SIGNATURE_PT, bold=True, keep_next=True),
    Style("Signer", "Họ tên người ký", law.SIGNATURE_PT, bold=True, gap=law.SIGNATURE_SPACE_MM * 72 / 25.4),
    Style("AnnexLabel", "Phụ lục", law.ANNEX_LABEL_PT, bold=True, keep_next=True, outline=0),
    Style("AnnexTitle", "Tên phụ lục", law.ANNEX_TITLE_PT, bold=True, keep_next=True),
    Style("AnnexReference", "Kèm theo", law.ANNEX_REFERENCE_PT, italic=True, keep_next=True),
    Style("CellHead", "Đầu bảng", law.TABLE_PT, bold=True, gap=1, after=1, keep_next=True),
    _CELL,
    replace(_CELL, key="CellCentre", name="Ô bảng giữa", align="center"),
    replace(_CELL, key="CellRight", name="Ô bảng phải", align="right"),
    replace(_CELL, key="CellJustify", name="Ô bảng đều", align="both"),
    Style("Legend", "Chú thích bảng", law.LEGEND_PT, "left", gap=2),
    Style("Gap", "Khoảng trống", 2, "left", exact=6),
    Style("Break", "Ngắt phần", 1, "left", exact=1),
    Style("Header", "header", law.PAGE_NUMBER_PT),
    Style("Footer", "footer", 10, "left"),
    Style("FootnoteText", "footnote text", law.FOOTNOTE_PT, "both"),
)  # fmt: skip

CHARACTER_STYLES = (
    ("Strong", "Strong", tag("b")),
    ("Emphasis", "Emphasis", tag("i")),
    ("StrongEmphasis", "Đậm nghiêng", tag("b") + tag("i")),
    ("Regular", "Chữ thường", tag("b", val=0) + tag("i", val=0)),
    ("FootnoteReference", "footnote reference", tag("vertAlign", val="superscript")),
)

_FONTS = tag("rFonts", ascii=law.FONT, hAnsi=law.FONT, eastAsia=law.FONT, cs=law.FONT)
_LANGUAGE = tag("lang", val=law.LANGUAGE, eastAsia=law.LANGUAGE, bidi=law.LANGUAGE)


def _sizes(points: float) -> str:
    size = half_points(points)
    return tag("sz", val=size) + tag("szCs", val=size)


def _spacing(style: Style) -> str:
    rule = "auto" if style.exact is None else "exact"
    line = round(style.spacing * 240) if style.exact is None else round(style.exact * 20)
    before, after = round(style.gap * 20), round(style.after * 20)
    return tag("spacing", before=before, after=after, line=line, lineRule=rule)


def _paragraph(style: Style) -> str:
    return tag(
        "pPr",
        tag("keepNext") if style.keep_next else "",
        tag("widowControl"),
        _spacing(style),
        tag("ind", left=twips(style.left), right=0, firstLine=twips(style.first_line)),
        tag("jc", val=style.align),
        "" if style.outline is None else tag("outlineLvl", val=style.outline),
    )


def _letters(style: Style) -> str:
    weight = (tag("b") + tag("bCs") if style.bold else "") + (tag("i") + tag("iCs") if style.italic else "")
    return tag("rPr", _FONTS, weight, _sizes(style.size))


def _paragraph_style(style: Style) -> str:
    return tag(
        "style",
        tag("name", val=style.name),
        tag("basedOn", val="Normal"),
        tag("qFormat"),
        _paragraph(style),
        _letters(style),
        type="paragraph",
        styleId=style.key,
    )


def _character_style(key: str, name: str, look: str) -> str:
    return tag("style", tag("name", val=name), tag("rPr", _FONTS, look), type="character", styleId=key)


def _borders() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return tag("tblBorders", *(tag(side, val="single", sz=4, space=0, color="000000") for side in sides))


def _margins(side_mm: float) -> str:
    sides = {"top": 0.0, "left": side_mm, "bottom": 0.0, "right": side_mm}
    return tag("tblCellMar", *(tag(side, w=twips(width), type="dxa") for side, width in sides.items()))


def _table_style(key: str, name: str, *look: str) -> str:
    return tag(
        "style",
        tag("name", val=name),
        tag("basedOn", val="TableNormal"),
        tag("rPr", _FONTS),
        tag("tblPr", *look),
        type="table",
        styleId=key,
    )


def _defaults() -> str:
    letters = tag("rPr", _FONTS, _sizes(law.BODY_PT), _LANGUAGE)
    spacing = tag("pPr", tag("spacing", before=0, after=0, line=240, lineRule="auto"))
    return tag("docDefaults", tag("rPrDefault", letters), tag("pPrDefault", spacing))


def _base_styles() -> str:
    normal = tag("name", val="Normal") + tag("qFormat") + tag("rPr", _FONTS)
    plain = tag("name", val="Default Paragraph Font") + tag("uiPriority", val=1) + tag("rPr", _FONTS)
    table = (
        tag("name", val="Normal Table")
        + tag("rPr", _FONTS)
        + tag("tblPr", tag("tblInd", w=0, type="dxa"), _margins(0))
    )
    return (
        tag("style", normal, type="paragraph", default=1, styleId="Normal")
        + tag("style", plain, type="character", default=1, styleId="DefaultParagraphFont")
        + tag("style", table, type="table", default=1, styleId="TableNormal")
    )


def styles_part() -> str:
    """The styles part of the package."""
    return HEADER + (
        f"<w:styles {NAMESPACES}>"
        + _defaults()
        + _base_styles()
        + "".join(_paragraph_style(style) for style in PARAGRAPH_STYLES)
        + "".join(_character_style(*style) for style in CHARACTER_STYLES)
        + _table_style("FormTable", "Bảng số liệu", _borders(), _margins(1.6))
        + _table_style("FrameTable", "Bảng khung", _margins(0))
        + "</w:styles>"
    )

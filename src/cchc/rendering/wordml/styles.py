"""Named styles: every look of Decree 30/2020/NĐ-CP, annex I, is a style; nothing is formatted by hand."""

from cchc.document import decree30 as law
from cchc.rendering.looks import PARAGRAPH_STYLES, Style
from cchc.rendering.wordml.xml import HEADER, NAMESPACES, half_points, tag, twips

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

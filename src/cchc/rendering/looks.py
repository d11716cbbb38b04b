"""How each part of a document looks after Decree 30/2020/NĐ-CP, annex I: shared by Word and PDF."""

from dataclasses import dataclass, replace

from cchc.document import decree30 as law


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
_RULE = Style("Rule", "Đường kẻ", 2, gap=2, exact=4)

PARAGRAPH_STYLES: tuple[Style, ...] = (
    Style("Country", "Quốc hiệu", law.COUNTRY_PT, bold=True),
    Style("Motto", "Tiêu ngữ", law.MOTTO_PT, bold=True),
    Style("Parent", "Cơ quan chủ quản", law.ISSUER_PT),
    Style("Issuer", "Cơ quan ban hành", law.ISSUER_PT, bold=True),
    Style("Number", "Số, ký hiệu", law.NUMBER_PT, gap=6),
    Style("About", "Trích yếu công văn", law.SUBJECT_OF_LETTER_PT, gap=6),
    Style("PlaceDate", "Địa danh, ngày tháng", law.PLACE_DATE_PT, italic=True, gap=6),
    Style("KindTitle", "Tên loại văn bản", law.TITLE_PT, bold=True, gap=18, keep_next=True),
    Style("Subject", "Trích yếu", law.TITLE_PT, bold=True, keep_next=True),
    _RULE,
    Style("RuleLast", "Đường kẻ dưới trích yếu", 2, gap=2, after=12, exact=4),
    Style("Addressee", "Kính gửi", law.BODY_PT, "center", gap=12),
    Style("Addressees", "Kính gửi nhiều nơi", law.BODY_PT, "left", gap=12),
    Style("AddresseeItem", "Nơi kính gửi", law.BODY_PT, "left", gap=law.PARAGRAPH_GAP_PT),
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

STYLE_OF = {style.key: style for style in PARAGRAPH_STYLES}

"""The layout of Decree 30/2020/NĐ-CP, annexes I and III, as data: millimetres, points, exact texts, codes.

`*_RANGE_*` is what the decree allows; the constants without RANGE are what this program prints.
"""

from dataclasses import dataclass

# Paper and margins: annex I, part I, item 2; a landscape page turns the same paper.
PAPER_WIDTH_MM = 210.0
PAPER_HEIGHT_MM = 297.0
MARGIN_RANGES_MM = {"top": (20.0, 25.0), "bottom": (20.0, 25.0), "left": (30.0, 35.0), "right": (15.0, 20.0)}
MARGIN_TOP_MM = 20.0
MARGIN_BOTTOM_MM = 20.0
MARGIN_LEFT_MM = 30.0
MARGIN_RIGHT_MM = 15.0
HEADER_DISTANCE_MM = 10.0
TEXT_WIDTH_MM = PAPER_WIDTH_MM - MARGIN_LEFT_MM - MARGIN_RIGHT_MM

FONT = "Times New Roman"
EMBEDDED_FONT = "Liberation Serif"
LANGUAGE = "vi-VN"

# Sizes in points.
COUNTRY_RANGE_PT = (12.0, 13.0)
MOTTO_RANGE_PT = (13.0, 14.0)
ISSUER_RANGE_PT = (12.0, 13.0)
BODY_RANGE_PT = (13.0, 14.0)
SUBJECT_OF_LETTER_RANGE_PT = (12.0, 13.0)
PAGE_NUMBER_RANGE_PT = (13.0, 14.0)
COUNTRY_PT = 12.0
MOTTO_PT = 13.0
ISSUER_PT = 12.0
NUMBER_PT = 13.0
SUBJECT_OF_LETTER_PT = 12.0
PLACE_DATE_PT = 13.0
TITLE_PT = 14.0
BODY_PT = 14.0
SIGNATURE_PT = 14.0
RECIPIENTS_LABEL_PT = 12.0
RECIPIENTS_PT = 11.0
ANNEX_LABEL_PT = 14.0
ANNEX_TITLE_PT = 14.0
ANNEX_REFERENCE_PT = 14.0
PAGE_NUMBER_PT = 13.0
TABLE_PT = 12.0
LEGEND_PT = 11.0
FOOTNOTE_PT = 10.0

# Body paragraphs: annex I, part II, item 6.
INDENT_CHOICES_MM = (10.0, 12.7)
INDENT_MM = 12.7
PARAGRAPH_GAP_PT = 6.0
LINE_SPACING_RANGE = (1.0, 1.5)
LINE_SPACING = 1.0

# The two columns of the letterhead stand beyond the text on both sides, as in specimen 1.4.
LETTERHEAD_LEFT_MM = 70.0
LETTERHEAD_RIGHT_MM = 100.0
LETTERHEAD_HANG_MM = 3.0
# Specimen 1.5 has the label of several addressees 35 mm from the margin.
ADDRESSEE_MOST_MM = 35.0
SIGNATURE_LEFT_MM = 75.0
SIGNATURE_RIGHT_MM = TEXT_WIDTH_MM - SIGNATURE_LEFT_MM
SIGNATURE_SPACE_MM = 25.0

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
COUNTRY_OLD_SPELLING = "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NUMBER_LABEL = "Số:"
ABOUT_LABEL = "V/v"
RECIPIENTS_LABEL = "Nơi nhận:"
ADDRESSEE_LABEL = "Kính gửi:"
ARCHIVE_LINE = "Lưu: VT"
AS_ABOVE_LINE = "Như trên"
ANNEX_LABEL = "Phụ lục"
ANNEX_REFERENCE = "Kèm theo"
END_MARK = "./."
BLANK_MARK = "–"

# Length of the drawn rules: of the line above; the one below the motto is as long as the motto.
RULE_SHARE_RANGE = (1 / 3, 1 / 2)
RULE_SHARE = 0.4
RULE_WEIGHT_PT = 0.75

# Vietnamese order of letters for points, annex I, part II, item 6.
POINT_LETTERS = tuple("abcdđeghiklmnopqrstuvxy")

PADDED_DAYS = tuple(range(1, 10))
PADDED_MONTHS = (1, 2)

SIGNING_MARKS = {
    "TM.": "thay mặt",
    "Q.": "quyền",
    "KT.": "ký thay",
    "TL.": "thừa lệnh",
    "TUQ.": "thừa ủy quyền",
}
WRONG_SIGNING_MARKS = ("K/T", "T/L", "T/M", "TU/Q")


@dataclass(frozen=True)
class DocumentKind:
    """A kind of administrative document: code in the symbol ("" where it has none) and name in lower case."""

    code: str
    name: str

    @property
    def title(self) -> str:
        """The name as printed above the subject: BÁO CÁO."""
        return self.name.upper()


# Annex III, table of abbreviations; công văn and thư công have none.
DOCUMENT_KINDS: tuple[DocumentKind, ...] = (
    DocumentKind("NQ", "nghị quyết"),
    DocumentKind("QĐ", "quyết định"),
    DocumentKind("CT", "chỉ thị"),
    DocumentKind("QC", "quy chế"),
    DocumentKind("QyĐ", "quy định"),
    DocumentKind("TC", "thông cáo"),
    DocumentKind("TB", "thông báo"),
    DocumentKind("HD", "hướng dẫn"),
    DocumentKind("CTr", "chương trình"),
    DocumentKind("KH", "kế hoạch"),
    DocumentKind("PA", "phương án"),
    DocumentKind("ĐA", "đề án"),
    DocumentKind("DA", "dự án"),
    DocumentKind("BC", "báo cáo"),
    DocumentKind("BB", "biên bản"),
    DocumentKind("TTr", "tờ trình"),
    DocumentKind("HĐ", "hợp đồng"),
    DocumentKind("CĐ", "công điện"),
    DocumentKind("BGN", "bản ghi nhớ"),
    DocumentKind("BTT", "bản thỏa thuận"),
    DocumentKind("GUQ", "giấy ủy quyền"),
    DocumentKind("GM", "giấy mời"),
    DocumentKind("GGT", "giấy giới thiệu"),
    DocumentKind("GNP", "giấy nghỉ phép"),
    DocumentKind("PG", "phiếu gửi"),
    DocumentKind("PC", "phiếu chuyển"),
    DocumentKind("PB", "phiếu báo"),
    DocumentKind("", "công văn"),
    DocumentKind("", "thư công"),
)
COPY_CODES = {"SY": "sao y", "TrS": "trích sao", "SL": "sao lục"}
REPORT = next(kind for kind in DOCUMENT_KINDS if kind.code == "BC")


def kind_of_code(code: str) -> DocumentKind | None:
    """The kind with a code such as "BC"; None for an unknown or empty code."""
    return next((kind for kind in DOCUMENT_KINDS if kind.code == code and code), None)

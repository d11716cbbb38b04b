"""A short report with a portrait and a landscape annex."""

from datetime import UTC, datetime
from fractions import Fraction

from cchc.document.letters import VIETNAMESE_LETTERS
from cchc.document.signature import Authority, Capacity, signature_lines
from cchc.document.tree import (
    Addressees,
    Align,
    AnnexHeading,
    Cell,
    Column,
    Document,
    DocumentTitle,
    Footnote,
    Heading,
    HeadingLevel,
    Letterhead,
    Marker,
    Metadata,
    NumberedList,
    NumberFormat,
    Orientation,
    Paragraph,
    ParagraphKind,
    Recipients,
    Row,
    RowKind,
    Run,
    Section,
    SignatureBlock,
    Table,
    runs,
)

LONG = "Tỷ lệ hồ sơ TTHC do UBND cấp huyện tiếp nhận được giải quyết đúng hạn (bao gồm cơ quan ngành dọc)"
HEAD = (
    Row(
        (
            Cell.of("STT", row_span=2),
            Cell.of("Chỉ tiêu thống kê", row_span=2),
            Cell.of("Kết quả thống kê", column_span=2),
            Cell.of("Ghi chú", row_span=2),
        )
    ),
    Row.of("Đơn vị tính", "Số liệu"),
)
COLUMNS = (
    Column(14, Align.CENTRE),
    Column(78),
    Column(25, Align.CENTRE),
    Column(22, Align.RIGHT),
    Column(26),
)
LEGEND = ((Run("1", superscript=True), Run(" Không phát sinh trong kỳ.")),)


def row(number: int) -> Row:
    """A group row every 12 rows, a blank every 7, otherwise a number."""
    if number % 12 == 0:
        return Row((Cell.of(f"{number}"), Cell.of("Nhóm chỉ tiêu"), Cell(), Cell(), Cell()), RowKind.GROUP)
    value = Cell.of_number("1.901", Fraction(1901), NumberFormat()) if number % 7 else Cell.of_blank("1")
    return Row((Cell.of(f"{number}."), Cell.of(LONG), Cell.of("%"), value, Cell.of("5.268/7.211")))


def annex(label: str, rows: int, orientation: Orientation = Orientation.PORTRAIT) -> Section:
    """An annex with a table of five columns."""
    table = Table(COLUMNS, HEAD, tuple(row(number) for number in range(rows)), LEGEND)
    heading = AnnexHeading(label, "Thống kê số liệu", "(Kèm theo Báo cáo số 186/BC-UBND)")
    return Section(
        (heading, table), label, orientation, footer="Khánh Hòa, bản 18" if label == "Phụ lục II" else ""
    )


def body(text: str = "Thực hiện chế độ báo cáo định kỳ.") -> Section:
    """The report itself."""
    note = Footnote(runs("Kế hoạch số 5283/KH-UBND."))
    signing = signature_lines(Authority.PEOPLES_COMMITTEE, Capacity.DEPUTY)
    return Section(
        (
            Letterhead("Ủy ban nhân dân\ntỉnh Khánh Hòa", "BC-UBND", "Khánh Hòa", 2021, number="186"),
            DocumentTitle("Báo cáo", "Kết quả công tác cải cách hành chính quý III năm 2021"),
            Addressees(("Bộ Nội vụ", "Văn phòng Chính phủ")),
            Paragraph.of("Căn cứ Nghị quyết số 76/NQ-CP.", ParagraphKind.LEGAL_BASIS),
            Heading(HeadingLevel.ROMAN, "TỔ CHỨC THỰC HIỆN", "I."),
            Paragraph((Run(text, footnote=note), Run(" 91,46%", bold=True, anchor="dossier.finished"))),
            Paragraph.of(VIETNAMESE_LETTERS + VIETNAMESE_LETTERS.upper()),
            NumberedList((runs("một"), runs("hai")), Marker.LETTER),
            Paragraph.of("UBND tỉnh kính báo cáo (số liệu tại Phụ lục I và Phụ lục II kèm theo)./."),
            SignatureBlock(signing, "Nguyễn Văn An", Recipients(("Như trên", "Lưu: VT, NC"))),
        ),
        "Báo cáo",
    )


def report(text: str = "Thực hiện chế độ báo cáo định kỳ.", rows: int = 40) -> Document:
    """A page of text, an annex over several pages, a landscape annex."""
    metadata = Metadata(
        "Báo cáo CCHC", "UBND tỉnh", keywords=("CCHC",), created=datetime(2021, 9, 24, tzinfo=UTC)
    )
    annexes = (annex("Phụ lục I", rows), annex("Phụ lục II", 3, Orientation.LANDSCAPE))
    return Document(metadata, (body(text), *annexes))

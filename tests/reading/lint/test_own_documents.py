"""What our own renderer writes passes every point that applies to it."""

import pytest

from cchc.document.signature import Authority, Capacity, signature_lines
from cchc.document.tree import (
    Addressees,
    AnnexHeading,
    Block,
    Column,
    Document,
    DocumentTitle,
    Heading,
    HeadingLevel,
    Letterhead,
    Marker,
    Metadata,
    NumberedList,
    Orientation,
    Paragraph,
    ParagraphKind,
    Recipients,
    Row,
    Section,
    SignatureBlock,
    Table,
    runs,
)
from cchc.reading.lint.framework import Status
from cchc.reading.lint.linter import lint_docx
from cchc.rendering.docx import render
from tests.reading.documents import SENTENCE

RECIPIENTS = Recipients(("Như trên", "Văn phòng UBND tỉnh", "Lưu: VT, NC"))
PROVINCE = Letterhead("ỦY BAN NHÂN DÂN\nTỈNH KHÁNH HÒA", "BC-UBND", "Khánh Hòa", 2021, "", "186", 9, 24)
DEPARTMENT = Letterhead("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "BC-SKHCN", "Khánh Hòa", 2022, "UBND TỈNH KHÁNH HÒA")


def annex(label: str, orientation: Orientation) -> Section:
    columns = tuple(Column(width) for width in (12, 90, 25, 30))
    header = (Row.of("STT", "Chỉ tiêu", "Đơn vị tính", "Số liệu"),)
    table = Table(columns, header, tuple(Row.of(str(n), "Số hồ sơ", "Hồ sơ", "12") for n in range(60)))
    heading = AnnexHeading(label, "SỐ LIỆU THỐNG KÊ", "(Kèm theo Báo cáo số 186/BC-UBND)")
    return Section((heading, table), orientation=orientation)


def own(letterhead: Letterhead, lines: tuple[str, ...], labels: tuple[str, ...]) -> Document:
    blocks: tuple[Block, ...] = (
        letterhead,
        DocumentTitle("BÁO CÁO", "Kết quả công tác cải cách hành chính quý III năm 2021"),
        Addressees(("Bộ Nội vụ", "Văn phòng Chính phủ")),
        Paragraph.of(f"{SENTENCE}."),
        Heading(HeadingLevel.PART, "KẾT QUẢ", "Phần I"),
        Heading(HeadingLevel.ROMAN, "CÔNG TÁC CHỈ ĐẠO", "I."),
        Heading(HeadingLevel.ARABIC, "Cải cách thể chế", "1."),
        NumberedList((runs(f"{SENTENCE};"), runs(f"{SENTENCE}.")), Marker.LETTER),
        Heading(HeadingLevel.ARABIC, "Cải cách thủ tục", "2."),
        NumberedList((runs(f"{SENTENCE};"), runs(f"{SENTENCE}.")), Marker.DASH),
        Paragraph.of(f"{SENTENCE}./."),
        SignatureBlock(lines, "Nguyễn Văn An" if letterhead.number else "", RECIPIENTS),
    )
    annexes = [annex(label, list(Orientation)[place % 2]) for place, label in enumerate(labels)]
    return Document(Metadata("Báo cáo"), (Section(blocks), *annexes))


def decision() -> Document:
    blocks = (
        Letterhead("SỞ NỘI VỤ", "QĐ-SNV", "Khánh Hòa", 2021, "UBND TỈNH KHÁNH HÒA", "12", 1, 5),
        DocumentTitle("QUYẾT ĐỊNH", "Về việc ban hành Kế hoạch cải cách hành chính"),
        Paragraph.of("Căn cứ Luật Tổ chức chính quyền địa phương;", ParagraphKind.LEGAL_BASIS),
        Paragraph.of("Theo đề nghị của Chánh Văn phòng Sở.", ParagraphKind.LEGAL_BASIS),
        Paragraph.of(f"{SENTENCE}./."),
        SignatureBlock(("GIÁM ĐỐC",), "Trần Thị Bình", Recipients(("Như Điều 2", "Lưu: VT"))),
    )
    return Document(Metadata("Quyết định"), (Section(blocks),))


HEAD = signature_lines(Authority.PEOPLES_COMMITTEE, Capacity.DEPUTY)


@pytest.mark.parametrize(
    "document",
    [
        own(PROVINCE, HEAD, ("Phụ lục I", "Phụ lục II")),
        own(PROVINCE, HEAD, ("Phụ lục",)),
        own(DEPARTMENT, signature_lines(Authority.DEPARTMENT, Capacity.HEAD), ("Phụ lục I", "Phụ lục II")),
        decision(),
    ],
)
def test_our_documents_pass(document: Document) -> None:
    answer = lint_docx(render(document))
    assert [(finding.message(), finding.flaw.quote) for finding in answer.findings] == []
    assert answer.count(Status.PASSED) >= 30

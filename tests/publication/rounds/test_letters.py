"""The letters of a round: right words, right signature, nothing for the layout linter to find."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from cchc.document.signature import Capacity
from cchc.document.tree import Document, Letterhead, SignatureBlock, Table
from cchc.engine.kinds import Level
from cchc.publication.compose import Particulars
from cchc.publication.letters_reminder import reminding
from cchc.publication.letters_sender import Given, full_name, level_name, moment_written, sender_of
from cchc.publication.round_letters import guidance, reminders, submission
from cchc.reading.lint.framework import Status
from cchc.reading.lint.linter import lint_docx
from cchc.rendering import docx, pdf
from cchc.reporting.models import Cell, Round
from cchc.reporting.queries.round_listing import RoundFault
from cchc.reporting.queries.round_status import round_status
from cchc.reporting.services.set_guidance import set_guidance
from tests.publication.rounds.reading import text_of
from tests.reporting.rounds.small import moment

pytestmark = pytest.mark.django_db
NOW = moment("2026-09-18 09:50")
BLANK = Given(Particulars())
SIGNED = Given(
    Particulars("9", date(2026, 9, 18), "Trần Văn Thuận", Capacity.DEPUTY), contact="bà Hà, 0901 000 000"
)


def _clean(document: Document, folder: Path) -> None:
    path = folder / "letter.docx"
    path.write_bytes(docx.render(document))
    report = lint_docx(path)
    assert [finding.flaw for finding in report.findings] == []
    assert report.count(Status.PASSED) > 30


def _signature(document: Document) -> SignatureBlock:
    return next(block for block in document.sections[0].blocks if isinstance(block, SignatureBlock))


def _letterhead(document: Document) -> Letterhead:
    return next(block for block in document.sections[0].blocks if isinstance(block, Letterhead))


def test_the_guidance_letter_tells_window_forms_deadlines_and_owners(one: Round, tmp_path: Path) -> None:
    (letter,) = guidance(one, "", SIGNED, with_forms=True).values()
    text = text_of(letter)
    for told in (
        "Số: 09/SNV-CCHC",
        "V/v hướng dẫn báo cáo công tác cải cách hành chính quý III năm 2026",
        "từ ngày 15/6/2026 đến hết ngày 14/9/2026",
        "Ủy ban nhân dân các xã, phường | Biểu thống kê rút gọn | Trước 17 giờ 00, ngày 16/9/2026",
        "Ủy ban nhân dân đặc khu Cù Lao | Biểu thống kê rút gọn | Trước 17 giờ 00, ngày 18/9/2026",
        "Sở Tài chính | Biểu thống kê rút gọn | 1",
        "nho_(mã đơn vị)_2026-Q3.xlsx",
        "Sở Nội vụ (đầu mối: bà Hà, 0901 000 000)",
    ):
        assert told in text
    assert [section.name for section in letter.sections[1:]] == ["Phụ lục I", "Phụ lục II"]
    blank = letter.sections[2].blocks[1]
    assert isinstance(blank, Table)
    assert {cell.text for row in blank.rows for cell in row.cells[3:]} == {""}
    _clean(letter, tmp_path)


def test_a_round_without_signed_copies_does_not_ask_for_them(one: Round) -> None:
    assert one.template is not None
    one.template.plan["signed_copies"] = False
    (letter,) = guidance(one, "", BLANK, with_forms=False).values()
    assert "ký số" not in text_of(letter)


def test_the_reminder_names_who_owes_what_and_nobody_else(one: Round, tmp_path: Path) -> None:
    set_guidance(one, "812/SNV-CCHC", date(2026, 9, 1), actor="test")
    one.refresh_from_db()
    forms, letters = reminders(one, "", BLANK, each=False, until=None, now=NOW)
    text = text_of(letters["q-2026-Q3-don-doc"])
    assert [form.unit for form in forms] == ["q-a", "q-b", "q-tc"]
    for told in (
        "Công văn số 812/SNV-CCHC ngày 01 tháng 9 năm 2026 của Sở Nội vụ",
        "đã nhận được 02/05 biểu; 02/05 đơn vị đã gửi đủ số biểu. Hiện còn 03 đơn vị",
        "trong đó có 02 đơn vị đã quá hạn nhưng chưa gửi",
        "trước 17 giờ 00 phút ngày 21/9/2026",
        "- Ủy ban nhân dân xã An Hòa;",
        "Biểu nho: Biểu thống kê rút gọn.",
        "1 | Ủy ban nhân dân xã An Hòa | nho | 17 giờ 00, ngày 16/9/2026 "
        "| Thiếu 01 dòng (2.1); gửi muộn 01 ngày làm việc.",
        "Chưa gửi biểu; chưa có văn bản đã ký; chưa có số liệu (03 dòng); quá hạn 02 ngày làm việc.",
    ):
        assert told in text
    assert "Sở Nội vụ |" not in text
    _clean(letters["q-2026-Q3-don-doc"], tmp_path)


def test_each_unit_gets_its_own_letter(one: Round, tmp_path: Path) -> None:
    until = moment("2026-09-19 11:30")
    _, letters = reminders(one, "", SIGNED, each=True, until=until, now=NOW)
    assert list(letters) == [f"q-2026-Q3-don-doc-{unit}" for unit in ("q-a", "q-b", "q-tc")]
    letter = letters["q-2026-Q3-don-doc-q-b"]
    text = text_of(letter)
    assert "Kính gửi: Ủy ban nhân dân phường Bình Minh" in text
    assert "An Hòa" not in text
    assert "trước 11 giờ 30 phút ngày 19/9/2026" in text
    _clean(letter, tmp_path)


def test_nobody_is_reminded_before_the_deadline(one: Round) -> None:
    one.submissions.exclude(unit__code="q-nv").update(state="open")
    with pytest.raises(RoundFault, match="không có đơn vị nào phải đôn đốc"):
        reminding(round_status(one, now=moment("2026-09-16 10:00")))


def test_the_submission_letter_tells_what_came_in_and_who_is_missing(one: Round, tmp_path: Path) -> None:
    (letter,) = submission(one, "", SIGNED, NOW).values()
    text = text_of(letter)
    for told in (
        "Số: 09/TTr-SNV",
        "Về việc ban hành Báo cáo công tác cải cách hành chính quý III năm 2026 của tỉnh Quang Sơn",
        "Kính gửi: Ủy ban nhân dân tỉnh Quang Sơn",
        "đã tiếp nhận 02/05 biểu của 05 cơ quan, đơn vị, địa phương, trong đó 01 biểu gửi đúng hạn, 01 biểu "
        "gửi chậm",
        "Còn 03 biểu chưa tiếp nhận được, trong đó 02 biểu đã quá hạn.",
        "Chưa có số liệu chính thức của: phường Bình Minh, đặc khu Cù Lao, Sở Tài chính.",
        "không còn lỗi, cảnh báo chưa được giải trình",
    ):
        assert told in text
    assert _letterhead(letter).about == ""
    _clean(letter, tmp_path)


@pytest.mark.parametrize(
    ("qualities", "told"),
    [
        (["estimate", "official"], "có 01 số liệu ước tính (đã"),
        (["preliminary", "preliminary"], "có 02 số liệu sơ bộ (đã"),
        (["estimate", "preliminary"], "có 01 số liệu ước tính và 01 số liệu sơ bộ (đã"),
    ],
)
def test_the_submission_letter_counts_figures_that_are_not_official(
    one: Round, qualities: list[str], told: str
) -> None:
    cells = Cell.objects.filter(
        submission__round=one, row_key__in=["issued", "plan"], submission__unit__code="q-a"
    )
    for cell, quality in zip(cells.order_by("row_key"), qualities, strict=True):
        cell.quality = quality
        cell.save()
    (letter,) = submission(one, "", SIGNED, NOW).values()
    assert told in text_of(letter)


@pytest.mark.parametrize(
    ("issuer", "capacity", "post", "lines"),
    [
        ("", Capacity.HEAD, "", ("GIÁM ĐỐC",)),
        ("", Capacity.DEPUTY, "", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("q", Capacity.DEPUTY, "", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("q", Capacity.BY_ORDER, "Giám đốc Sở Nội vụ", ("TL. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ")),
    ],
)
def test_the_signature_says_in_what_capacity(
    one: Round, tmp_path: Path, issuer: str, capacity: Capacity, post: str, lines: tuple[str, ...]
) -> None:
    clerk = Given(Particulars(capacity=capacity, post=post, signer="Lê Thu"))
    (letter,) = guidance(one, issuer, clerk, with_forms=False).values()
    assert _signature(letter).lines == lines
    _clean(letter, tmp_path)


def test_without_a_home_affairs_office_the_host_signs(one: Round) -> None:
    one.host.functions.all().delete()
    for unit in ("q-nv", "q-tc"):
        one.submissions.get(unit__code=unit).unit.functions.all().delete()
    assert sender_of(one).code == "q"


def test_the_office_of_the_province_does_not_sign_for_the_round_of_a_unit_below(one: Round) -> None:
    one.host = one.submissions.get(unit__code="q-a").unit
    assert sender_of(one).name == "Ủy ban nhân dân xã An Hòa"


def test_the_same_letter_has_the_same_bytes(one: Round) -> None:
    first, again = (submission(one, "", SIGNED, NOW)["q-2026-Q3-to-trinh"] for _ in range(2))
    assert docx.render(first) == docx.render(again)


def test_a_letter_says_below_its_number_what_it_is_about_in_pdf_too(one: Round) -> None:
    (letter,) = guidance(one, "", SIGNED, with_forms=False).values()
    page = PdfReader(BytesIO(pdf.render(letter))).pages[0].extract_text()
    head = " ".join(page.split())
    assert "09/SNV-CCHC" in head
    assert "V/v hướng dẫn báo cáo công tác cải cách hành chính quý III năm 2026" in head


def test_names_in_letters() -> None:
    assert full_name("Xã An Hòa", Level.COMMUNE) == "Ủy ban nhân dân xã An Hòa"
    assert full_name("Sở Tài chính", Level.DEPARTMENT) == "Sở Tài chính"
    communes = ["Phường A", "Xã B", "Đặc khu C", "Xã D"]
    assert level_name("commune", communes, "tỉnh Q") == "Ủy ban nhân dân các xã, phường, đặc khu"
    assert moment_written(moment("2026-02-05 08:05")) == "08 giờ 05 phút ngày 05/02/2026"

"""The page that is signed, and the references of its appendices."""

from datetime import date
from typing import Any, TypeVar

import pytest

from cchc.document.signature import Capacity
from cchc.document.tree import (
    Addressees,
    AnnexHeading,
    Block,
    Document,
    DocumentTitle,
    Heading,
    HeadingLevel,
    Letterhead,
    Paragraph,
    SignatureBlock,
    plain,
)
from cchc.engine.periods import Period
from cchc.publication.compose import Particulars
from cchc.publication.report import Asked, make_report
from tests.reporting.loading import HA_TINH_FINANCE, KHANH_HOA, XIN_MAN, Report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]

Kind = TypeVar("Kind", bound=Block)
GAP = "\u00a0" * 6


def composed(report: Report = KHANH_HOA, *, brief: bool = False, **given: object) -> Document:
    return make_report(Asked(*report, brief=brief), Particulars(**given)).document  # type: ignore[arg-type]


def only(document: Document, kind: type[Kind], section: int = 0) -> Kind:
    (found,) = [block for block in document.sections[section].blocks if isinstance(block, kind)]
    return found


def test_number_and_date_are_left_blank_until_they_are_known() -> None:
    head = only(composed(), Letterhead)
    assert head.number_line == f"Số:{GAP}/BC-UBND"
    assert head.place_date_line == f"Khánh Hòa, ngày{GAP}tháng{GAP}năm 2021"
    reference = only(composed(), AnnexHeading, 1).reference
    assert (
        reference == f"(Kèm theo Báo cáo số{GAP}/BC-UBND ngày{GAP}tháng{GAP}năm 2021 của UBND tỉnh Khánh Hòa)"
    )


def test_a_given_number_and_date_are_printed_everywhere() -> None:
    document = composed(number="186", issued_on=date(2021, 9, 24))
    head = only(document, Letterhead)
    assert head.number_line == "Số: 186/BC-UBND"
    assert head.place_date_line == "Khánh Hòa, ngày 24 tháng 9 năm 2021"
    assert only(document, AnnexHeading, 1).reference == (
        "(Kèm theo Báo cáo số 186/BC-UBND ngày 24 tháng 9 năm 2021 của UBND tỉnh Khánh Hòa)"
    )


def test_small_numbers_and_days_are_padded() -> None:
    document = composed(number="7", issued_on=date(2021, 2, 3))
    assert only(document, Letterhead).number_line == "Số: 07/BC-UBND"
    assert "số 07/BC-UBND ngày 03 tháng 02 năm 2021" in only(document, AnnexHeading, 1).reference


def test_a_report_of_the_year_is_dated_in_the_year_after_its_end() -> None:
    late = composed(XIN_MAN, issued_on=date(2024, 1, 5))
    assert only(late, Letterhead).year == 2024


@pytest.mark.parametrize(
    ("report", "given", "lines"),
    [
        (KHANH_HOA, {}, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (
            KHANH_HOA,
            {"capacity": Capacity.DEPUTY},
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ),
        (
            KHANH_HOA,
            {"capacity": Capacity.BY_ORDER, "post": "Giám đốc Sở Nội vụ"},
            ("TL. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ"),
        ),
        (HA_TINH_FINANCE, {}, ("GIÁM ĐỐC",)),
        (HA_TINH_FINANCE, {"capacity": Capacity.DEPUTY}, ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
    ],
)
def test_who_signs(report: Report, given: dict[str, Any], lines: tuple[str, ...]) -> None:
    block = only(composed(report, signer="Nguyễn Văn An", **given), SignatureBlock)
    assert (block.lines, block.name) == (lines, "Nguyễn Văn An")


@pytest.mark.parametrize(
    ("report", "addressee"),
    [
        (KHANH_HOA, "Bộ Nội vụ"),
        (XIN_MAN, "Sở Nội vụ tỉnh Hà Giang"),
        (HA_TINH_FINANCE, "Sở Nội vụ tỉnh Hà Tĩnh"),
    ],
)
def test_to_whom(report: Report, addressee: str) -> None:
    assert only(composed(report), Addressees).names == (addressee,)


def paragraphs(document: Document) -> list[str]:
    return [plain(block.runs) for block in document.sections[0].blocks if isinstance(block, Paragraph)]


def test_the_brief_text_names_period_and_window_and_ends_as_a_report_does() -> None:
    document = composed(XIN_MAN, brief=True)
    texts = paragraphs(document)
    assert "năm 2023. Số liệu được tính từ ngày 15/12/2022 đến hết ngày 14/11/2023." in texts[0]
    assert texts[-1] == "Số liệu chi tiết tại các Phụ lục kèm theo. UBND huyện Xín Mần kính báo cáo./."
    title = only(document, DocumentTitle)
    assert (title.kind, title.subject) == ("BÁO CÁO", "Số liệu thống kê kết quả cải cách hành chính năm 2023")


def test_a_brief_report_promises_main_figures_only_where_it_has_some() -> None:
    words = "Một số kết quả chính như sau:"
    outreach = ("tt-2024-so-ht", "ht-stc", Period.parse("2024-H1"))
    assert [words in paragraphs(composed(one, brief=True))[0] for one in (XIN_MAN, outreach)] == [True, False]
    assert len(paragraphs(composed(outreach, brief=True))) == 2


def test_the_whole_report_has_its_outline_around_the_figures() -> None:
    document = composed(XIN_MAN)
    texts = paragraphs(document)
    assert texts[0].endswith("Số liệu được tính từ ngày 15/12/2022 đến hết ngày 14/11/2023.")
    assert texts[-1].endswith("số liệu chi tiết tại các Phụ lục kèm theo. UBND huyện Xín Mần kính báo cáo./.")
    headings = [block for block in document.sections[0].blocks if isinstance(block, Heading)]
    roman = [f"{one.label} {one.text}" for one in headings if one.level is HeadingLevel.ROMAN]
    assert roman == [
        "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",
        "II. KẾT QUẢ THỰC HIỆN CÁC LĨNH VỰC",
        "III. ĐÁNH GIÁ CHUNG",
    ]
    assert only(document, DocumentTitle).subject == "Kết quả công tác cải cách hành chính năm 2023"
    assert only(document, SignatureBlock).recipients is not None


def test_a_form_of_one_matter_stays_brief() -> None:
    document = composed(("tt-2024-so-ht", "ht-stc", Period.parse("2024-H1")))
    assert only(document, DocumentTitle).subject.startswith("Số liệu thống kê")
    assert not [block for block in document.sections[0].blocks if isinstance(block, Heading)]


def test_the_figures_of_the_annexes_are_the_same_whole_or_brief() -> None:
    assert composed(KHANH_HOA).sections[1:] == composed(KHANH_HOA, brief=True).sections[1:]


def test_one_appendix_has_no_numeral_and_several_have_roman_ones() -> None:
    (single,) = [only(composed(), AnnexHeading, 1)]
    assert single.label == "Phụ lục"
    several = composed(XIN_MAN)
    labels = [only(several, AnnexHeading, place).label for place in range(1, len(several.sections))]
    assert labels[:4] == ["Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV"]
    assert len(labels) == 7
    names = [section.name for section in several.sections[1:]]
    assert len(set(names)) == len(names)


def test_the_footer_tells_form_and_revision() -> None:
    footer = composed().sections[1].footer
    assert footer.startswith("UBND tỉnh Khánh Hòa, biểu tk-2021-tinh, phiên bản số liệu ")
    assert int(footer.rpartition(" ")[2]) > 0


def test_a_unit_that_ended_in_the_period_is_named_as_it_was() -> None:
    document = composed(("tk-2023-huyen", "hg-xinman", Period.parse("2025")))
    assert only(document, Letterhead).issuer == "ỦY BAN NHÂN DÂN\nHUYỆN XÍN MẦN"
    assert only(document, Addressees).names == ("Sở Nội vụ tỉnh Hà Giang",)


def test_the_same_report_has_the_same_tree() -> None:
    assert composed(XIN_MAN) == composed(XIN_MAN)
    assert composed().metadata.created.isoformat() == "2021-09-15T00:00:00+00:00"

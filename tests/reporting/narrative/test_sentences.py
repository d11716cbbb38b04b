"""Standard sentences: bound to figures of the catalogue, said, worded for none, left out."""

import pytest

from cchc.catalogue.models import AxisValue
from cchc.catalogue.queries.definitions import definitions
from cchc.document.markup import PAIRED, Mode, bounds_of, parse_markup
from cchc.engine.bindings.refs import Ref, parse_ref
from cchc.engine.periods import Period
from cchc.reporting.outlines import OutlineSection
from cchc.reporting.queries.fill import FilledForm, fill
from cchc.reporting.queries.narrative_figures import Earlier, FigureBook, figure_book
from cchc.reporting.queries.narrative_sentences import bounds_of_topics, draft, sentences
from tests.reporting.loading import HA_TINH_FINANCE, KHANH_HOA, KHANH_HOA_SCIENCE, XIN_MAN, Report, submit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]


def refs() -> set[Ref]:
    named = set()
    for topic in sentences().values():
        for bound in (bound for one in topic for bound in one.bounds):
            names = [bound.target, *([bound.other] if bound.mode in PAIRED - {Mode.CHANGE} else [])]
            named |= {parse_ref(name) for name in names}
    return named


def book_of(filled: FilledForm) -> FigureBook:
    names = {str(ref) for row in filled.rows for ref in row.row.refs}
    return figure_book(filled, [one for one in bounds_of_topics(iter(sentences())) if one.target in names])


def said(topic: str, book: FigureBook) -> str:
    text = draft(OutlineSection("any", "Any", topics=(topic,)), book)
    return " ".join(
        "".join(piece.text if hasattr(piece, "text") else book.print(piece).text for piece in block.pieces)  # type: ignore[arg-type]
        for block in parse_markup(text)
    )


def test_sentences_name_figures_that_the_catalogue_has() -> None:
    known = definitions({ref.indicator for ref in refs()})
    axes: dict[str, set[str]] = {}
    for axis, value in AxisValue.objects.values_list("axis__code", "key"):
        axes.setdefault(axis, set()).add(value)
    assert {ref.indicator for ref in refs()} - known.keys() == set()
    for ref in refs():
        for axis, values in ref.breakdown.axes:
            assert axis in known[ref.indicator].axes, ref
            assert set(values) <= axes[axis], ref


@pytest.mark.parametrize("report", [KHANH_HOA, XIN_MAN, KHANH_HOA_SCIENCE, HA_TINH_FINANCE])
def test_what_is_offered_names_rows_and_prints(report: Report) -> None:
    filled = fill(*report)
    book = book_of(filled)
    keys = {row.row.key for row in filled.rows}
    offered = [draft(OutlineSection("any", "Any", topics=(topic,)), book) for topic in sentences()]
    assert len([text for text in offered if text]) >= 15
    for bound in (bound for text in offered for bound in bounds_of(parse_markup(text))):
        assert bound.target in keys or "." in bound.target
        assert not book.print(bound).missing
    assert not [text for text in offered if "[[" in text or "]]" in text]


def test_counts_are_told_where_the_form_has_them_else_the_rate_alone() -> None:
    assert said("dossiers", book_of(fill(*XIN_MAN))).startswith(
        "Cấp huyện đã giải quyết 2.055 hồ sơ, trong đó đúng hạn 1.997 hồ sơ (đạt 97,18%)."
    )
    assert said("dossiers", book_of(fill(*KHANH_HOA))).startswith(
        "Tỷ lệ hồ sơ do các sở, ngành tiếp nhận được giải quyết đúng hạn đạt 99,37%."
    )


def test_both_figures_of_a_pair_are_told_apart() -> None:
    assert "Đã tổ chức 08 lớp tập huấn về cải cách hành chính cho 549 lượt người." in said(
        "outreach", book_of(fill(*XIN_MAN))
    )


def test_none_arose_has_words_of_its_own_and_unknown_has_none() -> None:
    assert said("feedback", book_of(fill(*XIN_MAN))).startswith("Trong kỳ không phát sinh phản ánh")
    assert said("feedback", book_of(fill(*KHANH_HOA))) == ""


def test_where_all_is_zero_another_way_to_say_it_is_tried() -> None:
    """No service unit of Thanh Hóa pays for itself; the first way has nothing to say."""
    kinds = {"investment_and_recurrent": 0, "recurrent": 0, "partial_10_30|partial_30_70|partial_70_100": 7}
    known = {f"service_unit.count[autonomy={kind}]@end^whole": count for kind, count in kinds.items()}
    submit(Period.parse("2022-Q3"), {"th": known | {"service_unit.count[autonomy=state]@end^whole": 20}})
    assert said("autonomy", book_of(fill("tk-2021-tinh", "th", Period.parse("2022-Q3")))) == (
        "Theo mức độ tự chủ tài chính, có 07 đơn vị sự nghiệp tự bảo đảm một phần chi thường xuyên; "
        "20 đơn vị do Nhà nước bảo đảm chi thường xuyên."
    )


def test_a_share_above_the_whole_is_not_told() -> None:
    """The department printed 72 online services of level 3 with dossiers among 10: no sentence says so."""
    science = said("online_services", book_of(fill(*KHANH_HOA_SCIENCE)))
    assert "72/83 hồ sơ (đạt 86,75%)" in science


def test_the_last_year_is_compared_with_where_it_is_known() -> None:
    now, before = Period.parse("2022-Q3"), Period.parse("2021-Q3")
    submit(now, {"th": {"document.sent^whole": 90, "document.electronic_rate^whole": "84.5"}})
    assert said("documents", book_of(fill("tk-2021-tinh", "th", now))) == (
        "Đã phát hành 90 văn bản đi. Tỷ lệ văn bản gửi hoàn toàn dưới dạng điện tử đạt 84,5%."
    )
    submit(before, {"th": {"document.sent^whole": 80, "document.electronic_rate^whole": "84.1"}})
    assert said("documents", book_of(fill("tk-2021-tinh", "th", now))) == (
        "Đã phát hành 90 văn bản đi, tăng 12,5% so với cùng kỳ năm 2021. Tỷ lệ văn bản gửi hoàn toàn dưới "
        "dạng điện tử đạt 84,5%, tăng 0,4 điểm phần trăm so với cùng kỳ năm 2021."
    )


def test_how_an_earlier_time_is_called() -> None:
    assert Earlier.LAST_PERIOD.words(Period.parse("2021-Q3")) == "quý II năm 2021"
    assert Earlier.LAST_YEAR.words(Period.parse("2021-Q3")) == "cùng kỳ năm 2020"
    assert Earlier.LAST_YEAR.words(Period.parse("2021")) == "năm 2020"

"""Sections of text: written, drafted, versioned, refused with their place; quotes, proposals, changes."""

from fractions import Fraction

import pytest

from cchc.engine.faults import Fault
from cchc.engine.periods import Period
from cchc.foundation.faults import parts_of
from cchc.foundation.models import AuditLine
from cchc.reporting.enums import SubmissionState, TextState
from cchc.reporting.models import NarrativeChange, NarrativeText, Proposal, Submission
from cchc.reporting.queries.fill import fill
from cchc.reporting.queries.narrative_changes import Change, changes_since_last
from cchc.reporting.queries.narrative_outlines import outline_of_form
from cchc.reporting.queries.narrative_texts import Narrative, narrative_of
from cchc.reporting.services.narrative_agree import TextsAgreed, agree_texts
from cchc.reporting.services.narrative_cite import DocumentEntry, cite
from cchc.reporting.services.narrative_collect import collect, is_addressed_to
from cchc.reporting.services.narrative_contribute import contribute
from cchc.reporting.services.narrative_draft import draft_texts
from cchc.reporting.services.narrative_propose import ProposalEntry, propose
from cchc.reporting.services.narrative_set import set_texts
from cchc.reporting.services.narrative_writing import NarrativeFault, TextSave, TextsSaved
from tests.reporting.loading import KHANH_HOA, submit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]
FORM, TH, Q3 = "tk-2021-tinh", "th", Period.parse("2021-Q3")


def write(text: str, section: str = "institutions", base: int | None = None) -> TextsSaved:
    return set_texts(FORM, TH, Q3, [TextSave(section, text, base)], actor="An")


def stored(section: str = "institutions") -> NarrativeText:
    return NarrativeText.objects.get(submission__unit__code=TH, section_key=section)


def narrative() -> Narrative:
    filled = fill(FORM, TH, Q3)
    outline = outline_of_form(filled)
    assert outline is not None
    return narrative_of(filled, outline)


def test_a_section_is_written_once_and_keeps_its_history() -> None:
    assert write("Một.").saved == ("institutions",)
    assert write("Một.").unchanged == ("institutions",)
    assert write("Hai.", base=1).saved == ("institutions",)
    assert (stored().version, stored().text, stored().state) == (2, "Hai.", TextState.WRITTEN)
    assert stored().office is not None
    assert stored().office.code == "th-stp"  # type: ignore[union-attr]
    assert list(NarrativeChange.objects.values_list("version", "text")) == [(1, "Một."), (2, "Hai.")]
    assert AuditLine.objects.filter(verb="reporting.narrative_set").count() == 2


def test_a_stale_version_is_a_conflict_and_the_others_are_written() -> None:
    write("Một.")
    done = set_texts(
        FORM, TH, Q3, [TextSave("institutions", "Ba.", 0), TextSave("apparatus", "Bốn.", 0)], actor="Bình"
    )
    assert done.saved == ("apparatus",)
    assert [(one.section, one.version, one.theirs) for one in done.conflicts] == [("institutions", 1, "Một.")]
    assert stored().text == "Một."


def test_an_agreed_section_changes_only_with_a_reason() -> None:
    write("Một.")
    write("Bốn.", "apparatus")
    assert agree_texts(FORM, TH, Q3, ["institutions"], actor="Chủ tịch") == TextsAgreed(("institutions",), ())
    assert agree_texts(FORM, TH, Q3, ["institutions"], actor="Chủ tịch").unchanged == ("institutions",)
    assert (stored().state, stored().version) == (TextState.AGREED, 1)
    assert write("Một.").unchanged == ("institutions",)
    both = [TextSave("apparatus", "Năm."), TextSave("institutions", "Hai.")]
    with pytest.raises(NarrativeFault, match="institutions đã thống nhất"):
        set_texts(FORM, TH, Q3, both, actor="An")
    assert (stored().text, stored("apparatus").text) == ("Một.", "Bốn.")
    assert write("Hai.", base=0).conflicts
    assert set_texts(FORM, TH, Q3, both, actor="An", reason="Số liệu đổi").saved == (
        "apparatus",
        "institutions",
    )
    assert (stored().text, stored().state) == ("Hai.", TextState.WRITTEN)
    assert NarrativeChange.objects.get(narrative=stored(), version=2).reason == "Số liệu đổi"
    assert agree_texts(FORM, TH, Q3, actor="An").agreed == ("apparatus", "institutions")
    assert AuditLine.objects.filter(verb="reporting.narrative_agree").count() == 2


def test_a_section_without_text_cannot_be_agreed() -> None:
    with pytest.raises(NarrativeFault, match="Chưa có lời"):
        agree_texts(FORM, TH, Q3, actor="An")
    write("Một.")
    with pytest.raises(NarrativeFault, match="apparatus"):
        agree_texts(FORM, TH, Q3, ["institutions", "apparatus"], actor="An")
    assert stored().state == TextState.WRITTEN


def test_every_fault_is_named_with_its_place_and_nothing_is_written() -> None:
    texts = [
        TextSave("institutions", "Ban hành {legal_document_issued} văn bản.\n\nTheo[^kh-76]."),
        TextSave("apparatus", "Đúng."),
        TextSave("civil_service", "Sai {"),
    ]
    with pytest.raises(Fault) as caught:
        set_texts(FORM, TH, Q3, texts, actor="An")
    said = [str(one) for one in parts_of(caught.value)]
    assert len(said) == 3
    assert any("(institutions): Dòng 1, cột 10" in one and "legal_documents_issued" in one for one in said)
    assert any("Dòng 3, cột 5: chưa có văn bản mang khóa “kh-76”" in one for one in said)
    assert any("(civil_service): Dòng 1, cột 5" in one for one in said)
    assert not NarrativeText.objects.exists()
    assert not Submission.objects.filter(unit__code=TH).exists()


def test_an_unknown_section_and_an_issued_report_are_refused() -> None:
    with pytest.raises(NarrativeFault, match="không có mục “nowhere”"):
        write("Một.", "nowhere")
    with pytest.raises(NarrativeFault, match="đã ban hành"):
        set_texts(*KHANH_HOA, [TextSave("institutions", "Một.")], actor="An")
    assert Submission.objects.get(unit__code="kh", period="2021-Q3").state == SubmissionState.ISSUED


def test_a_draft_fills_what_nobody_wrote_and_follows_its_figures() -> None:
    submit(Q3, {TH: {"legal_document.issued^whole": 11, "plan.task_planned@ytd^own": 0}})
    write("Người viết.")
    done = draft_texts(FORM, TH, Q3, actor="An")
    assert "institutions" not in (*done.saved, *done.unchanged)
    assert draft_texts(FORM, TH, Q3, actor="An").saved == ()
    write("")
    assert "institutions" in draft_texts(FORM, TH, Q3, actor="An").saved
    assert stored().text == "Trong kỳ, đã ban hành {legal_documents_issued} văn bản quy phạm pháp luật."
    assert (stored().state, stored().version) == (TextState.DRAFTED, 3)
    submit(Q3, {TH: {"legal_document.issued^whole": 0}})
    draft_texts(FORM, TH, Q3, actor="An")
    assert stored().text == "Trong kỳ không ban hành văn bản quy phạm pháp luật."


def test_what_is_stored_stands_before_what_is_offered() -> None:
    submit(Q3, {TH: {"legal_document.issued^whole": 11, "directive.issued^own": 4}})
    write("Đã ban hành {legal_documents_issued unit}.")
    found = {one.section.key: one for one in narrative().sections}
    assert found["institutions"].is_written
    assert found["direction.plan"].is_offered
    assert found["direction.plan"].text.startswith("Trong kỳ, đã ban hành {directives} văn bản")
    assert "proposals" in {section.key for section in narrative().missing}


def test_a_figure_beyond_the_form_comes_from_the_ledger() -> None:
    submit(Q3, {TH: {"feedback.received^whole": 7}})
    assert write("Nhận {feedback.received^whole} phản ánh.").saved == ("institutions",)
    book = narrative().book
    known = book.find("feedback.received^whole")
    assert known is not None
    assert (known.printed, known.anchor) == ("7", "feedback.received^whole")


def test_a_document_is_cited_by_those_below_too() -> None:
    entry = DocumentEntry("kh-76", "Kế hoạch", "76/KH-UBND", None, "UBND tỉnh", "về cải cách hành chính")
    first = cite("th", entry, actor="An")
    assert cite("th", entry, actor="An").pk == first.pk
    assert AuditLine.objects.filter(verb="reporting.narrative_cite").count() == 1
    write("Theo[^kh-76].")
    below = [TextSave("institutions", "Theo[^kh-76], [^th/kh-76].")]
    assert set_texts("tk-2024-so-ht", "th-stp", Q3, below, actor="An").saved
    with pytest.raises(NarrativeFault):
        cite("th", DocumentEntry("k 1", ""), actor="An")


def test_a_quote_stands_behind_all_paragraphs_of_the_text() -> None:
    write("Đoạn một.\n\nĐoạn hai.", "difficulties")
    contribute(FORM, "th", Q3, "th-stp", "difficulties", "Thiếu đường truyền.", actor="Bình")
    collect(FORM, TH, Q3, actor="An")
    assert stored("difficulties").text.startswith("Đoạn một.\n\nĐoạn hai.\n\n- ")


def test_contributions_are_quoted_once_and_follow_their_source() -> None:
    write("Lời của tỉnh.", "difficulties")
    contribute(FORM, TH, Q3, "th-stp", "difficulties", "Thiếu\nngười.", actor="Bình")
    assert collect(FORM, TH, Q3, actor="An").quoted == {"difficulties": ["th-stp"]}
    assert stored("difficulties").text == "Lời của tỉnh.\n\n- Sở Tư pháp: “Thiếu người.”"
    assert collect(FORM, TH, Q3, actor="An").unchanged == {"difficulties": ["th-stp"]}
    contribute(FORM, TH, Q3, "th-stp", "difficulties", "Thiếu kinh phí.", actor="Bình")
    collect(FORM, TH, Q3, actor="An")
    assert stored("difficulties").text == "Lời của tỉnh.\n\n- Sở Tư pháp: “Thiếu kinh phí.”"
    write("Người soạn viết lại.", "difficulties")
    contribute(FORM, TH, Q3, "th-stp", "difficulties", "Thiếu máy.", actor="Bình")
    assert collect(FORM, TH, Q3, actor="An").left_alone == {"difficulties": ["th-stp"]}
    assert stored("difficulties").text == "Người soạn viết lại."
    agree_texts(FORM, TH, Q3, ["difficulties"], actor="An")
    done = collect(FORM, TH, Q3, actor="An")
    assert ("difficulties" in done.agreed, done.left_alone, done.quoted) == (True, {}, {})


def test_only_those_below_contribute_and_without_figures() -> None:
    with pytest.raises(NarrativeFault, match="không thuộc"):
        contribute(FORM, TH, Q3, "kh-skhcn", "difficulties", "Một.", actor="Bình")
    with pytest.raises(NarrativeFault, match="gắn số liệu"):
        contribute(FORM, TH, Q3, "th-stp", "difficulties", "{directives}", actor="Bình")


def test_what_a_lower_unit_wrote_is_quoted_with_its_own_digits() -> None:
    submit(Q3, {"th-stp": {"directive.issued^own": 5}}, form="tk-2024-so-ht")
    submit(Q3, {TH: {"directive.issued^own": 99}})
    own = [TextSave("difficulties", "Mới ban hành {directives} văn bản.")]
    set_texts("tk-2024-so-ht", "th-stp", Q3, own, actor="Bình")
    done = collect(FORM, TH, Q3, ["difficulties"], actor="An")
    assert done.quoted == {"difficulties": ["th-stp"]}
    assert "Sở Tư pháp: “Mới ban hành 05 văn bản.”" in stored("difficulties").text


def test_proposals_are_repeated_with_their_origin_but_not_those_to_the_unit_itself() -> None:
    for addressee in ("Bộ Nội vụ", "UBND tỉnh"):
        propose("tk-2024-so-ht", "th-stp", Q3, ProposalEntry(addressee, "Sửa mẫu."), actor="Bình")
    propose(FORM, TH, Q3, ProposalEntry("Bộ Nội vụ", "Hướng dẫn.", "Nghị định số 1"), actor="An")
    propose(FORM, TH, Q3, ProposalEntry("Bộ Nội vụ", "Hướng dẫn.", "Nghị định số 1"), actor="An")
    assert collect(FORM, TH, Q3, actor="An").proposals == 1
    assert collect(FORM, TH, Q3, actor="An").proposals == 0
    found = Proposal.objects.filter(submission__unit__code=TH)
    assert [(one.unit.code, one.addressee) for one in found] == [("th", "Bộ Nội vụ"), ("th-stp", "Bộ Nội vụ")]
    with pytest.raises(NarrativeFault):
        propose(FORM, TH, Q3, ProposalEntry("", "Sửa."), actor="An")


@pytest.mark.parametrize(
    ("addressee", "host", "same"),
    [
        ("UBND tỉnh", "Tỉnh Thanh Hóa", True),
        ("UBND tỉnh Thanh Hóa", "Tỉnh Thanh Hóa", True),
        ("Ủy ban nhân dân tỉnh", "Tỉnh Thanh Hóa", True),
        ("Sở Tư pháp", "Sở Tư pháp", True),
        ("Bộ Nội vụ", "Tỉnh Thanh Hóa", False),
        ("Sở Tài chính", "Sở Tư pháp", False),
    ],
)
def test_who_is_addressed(addressee: str, host: str, same: bool) -> None:
    assert is_addressed_to(addressee, host) is same


def test_changes_against_the_last_report_of_the_same_kind() -> None:
    before = Period.parse("2021-Q1")
    submit(before, {TH: {"directive.issued^own": 4, "legal_document.issued^whole": 6}})
    set_texts(FORM, TH, before, [TextSave("institutions", "Một hai ba bốn.")], actor="An")
    submit(Period.parse("2021-H1"), {TH: {"directive.issued^own": 50}})
    submit(Q3, {TH: {"directive.issued^own": 7, "legal_document.issued^whole": 6}})
    write("Một hai ba năm.")
    write("Mới.", "apparatus")
    filled = fill(FORM, TH, Q3)
    told = changes_since_last(filled, outline_of_form(filled))
    assert (told.last, told.last_form) == (before, FORM)
    assert [(one.key, one.old, one.new, one.difference) for one in told.figures] == [
        ("directives", "4", "7", Fraction(3))
    ]
    assert [(one.key, one.change, one.likeness) for one in told.sections] == [
        ("institutions", Change.CHANGED, 0.75),
        ("apparatus", Change.ADDED, 0),
    ]
    first = fill(FORM, TH, before)
    assert changes_since_last(first, None).last is None

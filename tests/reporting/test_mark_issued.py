"""An issued form is locked whole, and a section that nobody sent cannot bring it back."""

import pytest

from cchc.engine.periods import Period
from cchc.reporting.enums import CellSource, SubmissionState, TransitionName
from cchc.reporting.models import Section, Submission, Transition
from cchc.reporting.services.approve import approve
from cchc.reporting.services.mark_issued import mark_issued
from cchc.reporting.services.reopen import reopen
from cchc.reporting.services.save_cells import CellSave, LockedFault, save_cells
from cchc.reporting.services.stepping import Outcome
from cchc.reporting.services.submit import submit
from tests.reporting.round_world import PROVINCE_FORM, Q3, fill_in, load_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def one() -> Submission:
    load_world()
    fill_in(PROVINCE_FORM, {"p": {"directives": "3", "spent": "4.600"}})
    return Submission.objects.get(unit__code="p")


def mark() -> bool:
    return mark_issued(PROVINCE_FORM, "p", Q3, actor="minh", reason="Số 12/BC", revision=None)


def test_every_section_is_locked(one: Submission) -> None:
    submit(PROVINCE_FORM, ["p"], Q3, actor="ha", functions=["finance"])
    assert mark()
    assert set(Section.objects.filter(submission=one).values_list("state", flat=True)) == {"issued"}
    with pytest.raises(LockedFault):
        save_cells([CellSave(one.pk, "directives", "4")], source=CellSource.TYPED, actor="ha")


def test_a_late_section_does_not_take_it_back(one: Submission) -> None:
    mark()
    late = submit(PROVINCE_FORM, ["p"], Q3, actor="ha", functions=["science"])
    assert [unit.outcome for unit in late.units] == [Outcome.UNCHANGED]
    one.refresh_from_db()
    assert one.state == SubmissionState.ISSUED


def test_the_log_says_it_once(one: Submission) -> None:
    assert [mark(), mark()] == [True, False]
    line = Transition.objects.get(submission=one, name=TransitionName.ISSUED)
    assert (line.before, line.after, line.actor, line.reason) == ("open", "issued", "minh", "Số 12/BC")


def test_reopened_it_is_written_again(one: Submission) -> None:
    mark()
    reopen(PROVINCE_FORM, ["p"], Q3, actor="minh", reason="Đếm sót")
    save_cells([CellSave(one.pk, "directives", "4")], source=CellSource.TYPED, actor="ha")
    assert one.cells.get(row_key="directives").as_written == "4"


def states(one: Submission) -> dict[str, str]:
    """Return the state of each section, that of the submission under *."""
    one.refresh_from_db()
    found = dict(Section.objects.filter(submission=one).values_list("function", "state"))
    return {**found, "*": one.state}


def test_a_correction_of_one_section_is_issued_again_with_the_others(one: Submission) -> None:
    mark()
    reopen(PROVINCE_FORM, ["p"], Q3, actor="minh", reason="Sở Tài chính đếm sót", functions=["finance"])
    assert states(one) == {"": "issued", "finance": "open", "science": "issued", "*": "open"}
    save_cells([CellSave(one.pk, "spent", "4.700")], source=CellSource.TYPED, actor="tc")
    with pytest.raises(LockedFault):
        save_cells([CellSave(one.pk, "directives", "4")], source=CellSource.TYPED, actor="ha")
    submit(PROVINCE_FORM, ["p"], Q3, actor="tc", functions=["finance"])
    assert states(one)["*"] == "submitted"
    approve(PROVINCE_FORM, ["p"], Q3, actor="ha")
    assert states(one) == {"": "issued", "finance": "approved", "science": "issued", "*": "approved"}
    assert mark()
    assert set(states(one).values()) == {"issued"}
    log = Transition.objects.filter(submission=one, section=None).exclude(name=TransitionName.OPENED)
    assert list(log.values_list("name", "before", "after")) == [
        ("issued", "open", "issued"),
        ("reopened", "issued", "open"),
        ("submitted", "open", "submitted"),
        ("approved", "submitted", "approved"),
        ("issued", "approved", "issued"),
    ]
    assert list(one.transitions.exclude(section=None).values_list("name", "section__function")) == [
        ("reopened", "finance"),
        ("submitted", "finance"),
        ("approved", "finance"),
    ]


def test_a_whole_form_reopened_after_its_issue_has_every_section_open(one: Submission) -> None:
    mark()
    [done] = reopen(PROVINCE_FORM, ["p"], Q3, actor="minh", reason="Đính chính").units
    assert sorted(done.sections) == ["", "finance", "science"]
    assert set(states(one).values()) == {"open"}
    assert reopen(PROVINCE_FORM, ["p"], Q3, actor="minh", reason="x").units[0].outcome is Outcome.UNCHANGED


def test_a_form_that_nobody_wrote_has_nothing_to_lock(one: Submission) -> None:
    assert not mark_issued(PROVINCE_FORM, "p", Period.parse("2020-Q1"), actor="minh")
    assert not Transition.objects.filter(submission=one, name=TransitionName.ISSUED).exists()

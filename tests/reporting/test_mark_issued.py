"""An issued form is locked whole, and a section that nobody sent cannot bring it back."""

import pytest

from cchc.engine.periods import Period
from cchc.reporting.enums import CellSource, SubmissionState, TransitionName
from cchc.reporting.models import Section, Submission, Transition
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


def test_a_form_that_nobody_wrote_has_nothing_to_lock(one: Submission) -> None:
    assert not mark_issued(PROVINCE_FORM, "p", Period.parse("2020-Q1"), actor="minh")
    assert not Transition.objects.filter(submission=one, name=TransitionName.ISSUED).exists()

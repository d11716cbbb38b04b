"""Submitting and approving: what is written, what blocks, done twice, sections, tombstones."""

from collections.abc import Mapping
from typing import Any

import pytest

from cchc.engine.figures import Blank
from cchc.engine.kinds import Lane
from cchc.engine.periods import Period
from cchc.engine.territory import UnknownUnit
from cchc.foundation.models import AuditLine
from cchc.reporting.enums import CellSource, SubmissionState, TransitionName
from cchc.reporting.models import RuleOverride, Section, Submission, Transition
from cchc.reporting.services.approve import approve
from cchc.reporting.services.open_submissions import open_submissions
from cchc.reporting.services.reopen import reopen
from cchc.reporting.services.return_submission import return_submission
from cchc.reporting.services.save_cells import CellSave, LockedFault, save_cells
from cchc.reporting.services.stepping import Outcome, StepFault, StepResult
from cchc.reporting.services.submit import submit
from cchc.statistics.models import Entry
from tests.reporting.round_world import COMMUNE_FORM, COMMUNES, PROVINCE_FORM, Q3, fill_in, form, load_world
from tests.statistics.world import ask, value_of

pytestmark = pytest.mark.django_db
WINDOW = Q3.window()
GOOD = {"done": "10", "on_time": "9", "online": "159", "linked": "Có", "spent": "1.500"}


@pytest.fixture(autouse=True)
def world() -> None:
    load_world()


def outcomes(result: StepResult) -> dict[str, Outcome]:
    return {one.unit: one.outcome for one in result.units}


def said(unit: str, ref: str, lane: Lane = Lane.SUBMITTED) -> object:
    return value_of(ask(unit, ref, WINDOW, lane=lane))


def give(unit: str = "c1", form: str = COMMUNE_FORM, /, **cells: str) -> StepResult:
    fill_in(form, {unit: {**GOOD, **cells}})
    return submit(form, [unit], Q3, actor="lan")


def test_a_draft_is_nobodys_business_until_it_is_submitted() -> None:
    fill_in(COMMUNE_FORM, {"c1": GOOD})
    assert not Entry.stored().exists()
    result = submit(COMMUNE_FORM, ["c1"], Q3, actor="lan")
    assert outcomes(result) == {"c1": Outcome.DONE}
    assert [said("c1", ref) for ref in ("dossier.finished^whole", "money.spent^whole")] == [10, 1500]
    assert said("c1", "dossier.finished^whole", Lane.APPROVED) is Blank.MISSING
    one = Submission.objects.get(unit__code="c1")
    assert (one.state, one.revision) == (SubmissionState.SUBMITTED, result.revision)


def test_a_unit_alone_says_yes_or_no_to_a_share() -> None:
    give()
    assert said("c1", "document_system.connected^own") == 100
    assert said("c1", "document_system.connected^whole") == 100
    give("c2", linked="Chưa")
    assert said("c2", "document_system.connected^own") == 0


def test_approved_figures_count() -> None:
    give()
    result = approve(COMMUNE_FORM, ["c1"], Q3, actor="minh")
    assert outcomes(result) == {"c1": Outcome.DONE}
    assert said("p", "dossier.finished^whole", Lane.APPROVED) == 10
    steps = Transition.objects.filter(submission__unit__code="c1").values_list(
        "name", "actor", "before", "after"
    )
    assert list(steps) == [
        (TransitionName.OPENED, "lan", "", "open"),
        (TransitionName.SUBMITTED, "lan", "open", "submitted"),
        (TransitionName.APPROVED, "minh", "submitted", "approved"),
    ]


def test_twice_changes_nothing() -> None:
    give()
    approve(COMMUNE_FORM, ["c1"], Q3, actor="minh")
    counted = (Entry, Transition, AuditLine)
    before = [model.objects.count() for model in counted]
    for step in (submit, approve):
        result = step(COMMUNE_FORM, ["c1", "c1"], Q3, actor="lan")
        assert (outcomes(result), result.revision) == ({"c1": Outcome.UNCHANGED}, None)
    assert [model.objects.count() for model in counted] == before


def test_what_cannot_take_the_step_is_refused_by_name_and_the_others_go_on() -> None:
    fill_in(COMMUNE_FORM, {"c1": GOOD, "c2": {}})
    result = submit(COMMUNE_FORM, COMMUNES, Q3, actor="lan")
    assert outcomes(result) == {"c1": Outcome.DONE, "c2": Outcome.REFUSED, "c3": Outcome.REFUSED}
    assert ["chưa có số liệu" in str(one.why) for one in result.units] == [False, True, False]
    early = approve(COMMUNE_FORM, COMMUNES, Q3, actor="lan")
    assert outcomes(early) == {"c1": Outcome.DONE, "c2": Outcome.REFUSED, "c3": Outcome.REFUSED}
    assert "Đang lập" in str(early.units[1].why)
    with pytest.raises(UnknownUnit):
        submit(COMMUNE_FORM, ["c9"], Q3, actor="lan")


@pytest.mark.parametrize(
    ("cells", "rule"), [({"on_time": "11"}, "part"), ({"done": "-1", "on_time": ""}, "range")]
)
def test_errors_block_until_overridden_with_a_reason(cells: Mapping[str, str], rule: str) -> None:
    fill_in(COMMUNE_FORM, {"c1": {**GOOD, **cells}, "c2": GOOD})
    result = submit(COMMUNE_FORM, ["c1", "c2"], Q3, actor="lan")
    assert outcomes(result) == {"c1": Outcome.BLOCKED, "c2": Outcome.DONE}
    assert [one.rule for one in result.units[0].findings] == [rule]
    assert said("c1", "dossier.finished^whole") is Blank.MISSING
    forced = submit(COMMUNE_FORM, ["c1"], Q3, actor="lan", reason="Đã kiểm tra")
    assert outcomes(forced) == {"c1": Outcome.DONE}
    override = RuleOverride.objects.get()
    assert (override.rule, override.reason, override.actor) == (rule, "Đã kiểm tra", "lan")


def test_an_override_holds_for_the_stated_values_only() -> None:
    fill_in(COMMUNE_FORM, {"c1": {**GOOD, "on_time": "11"}})
    submit(COMMUNE_FORM, ["c1"], Q3, actor="lan", reason="Đúng là vậy")
    reopen(COMMUNE_FORM, ["c1"], Q3, actor="lan", reason="sửa")
    assert outcomes(submit(COMMUNE_FORM, ["c1"], Q3, actor="lan")) == {"c1": Outcome.DONE}
    reopen(COMMUNE_FORM, ["c1"], Q3, actor="lan", reason="sửa")
    fill_in(COMMUNE_FORM, {"c1": {"on_time": "12"}})
    assert outcomes(submit(COMMUNE_FORM, ["c1"], Q3, actor="lan")) == {"c1": Outcome.BLOCKED}


def test_what_is_not_understood_blocks_always() -> None:
    fill_in(COMMUNE_FORM, {"c1": {**GOOD, "done": "khoảng chục"}})
    result = submit(COMMUNE_FORM, ["c1"], Q3, actor="lan", reason="Cứ gửi")
    assert outcomes(result) == {"c1": Outcome.BLOCKED}
    assert "khoảng chục" in str(result.units[0].findings[0])
    assert not Entry.stored().exists()


@pytest.mark.parametrize("before", [Q3.previous(), Q3.previous().previous(), Q3.last_year()], ids=str)
def test_a_figure_a_thousand_times_off_against_the_period_before_is_told(before: Period) -> None:
    """Quarter II is seldom asked for: quarter I, or that of last year, is the one before then."""
    fill_in(COMMUNE_FORM, {"c1": GOOD}, period=before)
    submit(COMMUNE_FORM, ["c1"], before, actor="lan")
    result = give(spent="1.500.000")
    assert outcomes(result) == {"c1": Outcome.DONE}
    assert [(one.rule, one.severity.value) for one in result.units[0].findings] == [
        ("thousandfold", "warning")
    ]


def test_returned_forms_are_corrected_and_submitted_again() -> None:
    give()
    approve(COMMUNE_FORM, ["c1"], Q3, actor="minh")
    with pytest.raises(StepFault):
        return_submission(COMMUNE_FORM, ["c1"], Q3, actor="minh", reason=" ")
    result = return_submission(COMMUNE_FORM, ["c1"], Q3, actor="minh", reason="Sai dòng 1")
    assert (outcomes(result), result.units[0].state) == ({"c1": Outcome.DONE}, "returned")
    again = return_submission(COMMUNE_FORM, ["c1"], Q3, actor="minh", reason="Sai dòng 1")
    assert outcomes(again) == {"c1": Outcome.UNCHANGED}
    assert said("p", "dossier.finished^whole", Lane.APPROVED) == 10
    assert Transition.objects.filter(name=TransitionName.RETURNED).get().reason == "Sai dòng 1"
    give(done="12")
    assert said("c1", "dossier.finished^whole", Lane.APPROVED) == 10
    approve(COMMUNE_FORM, ["c1"], Q3, actor="minh")
    assert said("p", "dossier.finished^whole", Lane.APPROVED) == 12


def test_a_submitted_form_is_locked_until_reopened() -> None:
    give()
    one = Submission.objects.get(unit__code="c1")
    save = CellSave(one.pk, "done", "11")
    with pytest.raises(LockedFault):
        save_cells([save], source=CellSource.TYPED, actor="lan")
    reopen(COMMUNE_FORM, ["c1"], Q3, actor="lan", reason="Thiếu")
    assert save_cells([save], source=CellSource.TYPED, actor="lan").saved == 1
    assert outcomes(reopen(COMMUNE_FORM, ["c1"], Q3, actor="lan", reason="x")) == {"c1": Outcome.UNCHANGED}


def test_an_emptied_cell_gets_a_tombstone_in_the_lane_of_the_step() -> None:
    give()
    approve(COMMUNE_FORM, ["c1"], Q3, actor="minh")
    reopen(COMMUNE_FORM, ["c1"], Q3, actor="lan", reason="bỏ")
    give(spent="")
    assert said("c1", "money.spent^whole", Lane.APPROVED) == 1500
    approve(COMMUNE_FORM, ["c1"], Q3, actor="minh")
    assert said("c1", "money.spent^whole", Lane.APPROVED) is Blank.MISSING
    assert said("c1", "dossier.finished^whole", Lane.APPROVED) == 10


def test_what_another_submitted_form_states_stays() -> None:
    form("f-other", [{"key": "money", "values": ["money.spent^whole"]}], levels=["commune"])
    give()
    fill_in("f-other", {"c1": {"money": "1.500"}})
    submit("f-other", ["c1"], Q3, actor="lan")
    reopen(COMMUNE_FORM, ["c1"], Q3, actor="lan", reason="bỏ")
    give(spent="")
    assert said("c1", "money.spent^whole") == 1500
    reopen("f-other", ["c1"], Q3, actor="lan", reason="bỏ")
    fill_in("f-other", {"c1": {"money": "none_arose"}})
    submit("f-other", ["c1"], Q3, actor="lan")
    assert said("c1", "money.spent^whole") is Blank.NONE_AROSE


def test_a_step_that_breaks_off_has_done_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError

    fill_in(COMMUNE_FORM, {"c1": {**GOOD, "on_time": "11"}})
    before = [model.objects.count() for model in (Transition, AuditLine)]
    monkeypatch.setattr("cchc.reporting.services.stepping.audit.record", broken)
    with pytest.raises(RuntimeError):
        submit(COMMUNE_FORM, ["c1"], Q3, actor="lan", reason="x")
    assert not Entry.stored().exists()
    assert not RuleOverride.objects.exists()
    assert Submission.objects.get(unit__code="c1").state == SubmissionState.OPEN
    assert [model.objects.count() for model in (Transition, AuditLine)] == before


def province(**cells: str) -> Submission:
    fill_in(PROVINCE_FORM, {"p": cells})
    return Submission.objects.get(unit__code="p")


def sections() -> dict[str, str]:
    return dict(Section.objects.filter(submission__unit__code="p").values_list("function", "state"))


def test_each_office_submits_its_section_and_the_whole_follows() -> None:
    one = province(directives="3", spent="4.600", platform="7")
    first = submit(PROVINCE_FORM, ["p"], Q3, actor="ha", functions=["finance"])
    assert (outcomes(first), first.units[0].sections) == ({"p": Outcome.DONE}, ("finance",))
    assert sections() == {"": "open", "finance": "submitted", "science": "open"}
    with pytest.raises(LockedFault):
        save_cells([CellSave(one.pk, "spent", "1")], source=CellSource.TYPED, actor="ha")
    save_cells([CellSave(one.pk, "directives", "4")], source=CellSource.TYPED, actor="ha")
    rest = submit(PROVINCE_FORM, ["p"], Q3, actor="ha")
    assert rest.units[0].sections == ("", "science")
    one.refresh_from_db()
    assert one.state == SubmissionState.SUBMITTED
    lines = Transition.objects.filter(submission=one, name=TransitionName.SUBMITTED)
    assert list(lines.values_list("section__function", "after")) == [
        ("finance", "submitted"),
        ("", "submitted"),
        ("science", "submitted"),
        (None, "submitted"),
    ]


def test_an_office_states_its_figures_about_the_province() -> None:
    province(directives="3", spent="4.600", platform="7")
    submit(PROVINCE_FORM, ["p"], Q3, actor="ha")
    stated = Entry.stored().values_list(
        "coordinate__slice__indicator__code",
        "coordinate__reporter__code",
        "coordinate__subject__code",
        "amount",
    )
    assert set(stated) == {
        ("directive.issued", "p", "p", 3),
        ("money.spent", "fin", "p", 4600),
        ("money.spent", "p", "p", 4600),
        ("platform.count", "sci", "p", 7),
        ("platform.count", "p", "p", 7),
    }


def test_a_sum_that_stands_is_not_stated_as_a_whole() -> None:
    fill_in(COMMUNE_FORM, dict.fromkeys(COMMUNES, GOOD))
    submit(COMMUNE_FORM, COMMUNES, Q3, actor="lan")
    province(directives="3", spent="4.600")
    submit(PROVINCE_FORM, ["p"], Q3, actor="ha")
    reporters = Entry.stored().filter(coordinate__subject__code="p")
    stated: Any = reporters.values_list("coordinate__slice__indicator__code", "coordinate__reporter__code")
    assert set(stated) == {("directive.issued", "p"), ("money.spent", "fin")}
    assert said("p", "money.spent^whole") == 4500


def test_queries_do_not_grow_with_units(django_assert_max_num_queries: Any) -> None:
    fill_in(COMMUNE_FORM, dict.fromkeys(COMMUNES, GOOD))
    with django_assert_max_num_queries(70):
        submit(COMMUNE_FORM, COMMUNES, Q3, actor="lan")


def test_a_form_written_before_there_were_sections_gets_them() -> None:
    open_submissions(COMMUNE_FORM, ["c1"], Q3, actor="lan")
    Section.objects.all().delete()
    assert outcomes(give()) == {"c1": Outcome.DONE}

"""What submitting says of a form beside others: another form of the unit, the forms of those below it."""

from fractions import Fraction

import pytest

from cchc.engine.kinds import Lane
from cchc.engine.rules.findings import Severity
from cchc.reporting.services.approve import approve
from cchc.reporting.services.consolidate import consolidate
from cchc.reporting.services.reopen import reopen
from cchc.reporting.services.stepping import Outcome, StepResult
from cchc.reporting.services.submit import submit
from tests.reporting.round_world import COMMUNE_FORM, COMMUNES, PROVINCE_FORM, Q3, fill_in, form, load_world

pytestmark = pytest.mark.django_db
GOOD = {"done": "10", "on_time": "9", "online": "159", "linked": "Có", "spent": "1.500"}


@pytest.fixture(autouse=True)
def world() -> None:
    load_world()


def send(code: str, *units: str, reason: str = "") -> StepResult:
    return submit(code, units, Q3, actor="lan", reason=reason)


@pytest.mark.parametrize(("money", "rules"), [("1.600", ["other_form"]), ("1.500", []), ("none_arose", [])])
def test_another_form_that_states_it_differently_is_named(money: str, rules: list[str]) -> None:
    form("f-other", [{"key": "money", "label": "Tiền", "values": ["money.spent^whole"]}], levels=["commune"])
    fill_in("f-other", {"c1": {"money": money}, "c2": {"money": "7"}})
    send("f-other", "c1")
    fill_in(COMMUNE_FORM, {"c1": GOOD, "c2": GOOD})
    first, second = send(COMMUNE_FORM, "c1", "c2").units
    assert (first.outcome, [one.rule for one in first.findings]) == (Outcome.DONE, rules)
    assert second.findings == ()
    if rules:
        (found,) = first.findings
        assert found.severity is Severity.WARNING
        assert str(found).startswith(
            "“Dòng spent” của biểu f-commune là 1.500, còn “Tiền” của biểu f-other đã gửi là 1.600."
        )


def below(done: str) -> None:
    fill_in(COMMUNE_FORM, {unit: {**GOOD, "done": done} for unit in COMMUNES})
    send(COMMUNE_FORM, *COMMUNES)
    approve(COMMUNE_FORM, COMMUNES, Q3, actor="minh")


@pytest.mark.parametrize("lane", [Lane.APPROVED, Lane.SUBMITTED])
def test_a_sum_that_still_holds_is_submitted(lane: Lane) -> None:
    below("10")
    consolidate(PROVINCE_FORM, "p", Q3, actor="ha", lane=lane)
    assert send(PROVINCE_FORM, "p").units[0].outcome is Outcome.DONE
    reopen(PROVINCE_FORM, ["p"], Q3, actor="ha", reason="xem lại")
    assert send(PROVINCE_FORM, "p").units[0].outcome is Outcome.DONE


def test_a_sum_of_figures_that_changed_since_is_consolidated_again_or_explained() -> None:
    below("10")
    consolidate(PROVINCE_FORM, "p", Q3, actor="ha")
    reopen(COMMUNE_FORM, ["c1"], Q3, actor="lan", reason="sai")
    fill_in(COMMUNE_FORM, {"c1": {"done": "12"}})
    send(COMMUNE_FORM, "c1")
    assert send(PROVINCE_FORM, "p").units[0].outcome is Outcome.DONE
    reopen(PROVINCE_FORM, ["p"], Q3, actor="ha", reason="xem lại")
    approve(COMMUNE_FORM, ["c1"], Q3, actor="minh")
    (stale,) = send(PROVINCE_FORM, "p").units
    assert stale.outcome is Outcome.BLOCKED
    told = {one.keys: (one.rule, one.stated, one.computed) for one in stale.findings}
    assert told["done",] == ("stale_sum", Fraction(30), Fraction(32))
    assert "đã tổng hợp là 30, nhưng số liệu các đơn vị bên dưới nay cho 32" in str(stale.findings[0])
    assert send(PROVINCE_FORM, "p", reason="Đã chốt").units[0].outcome is Outcome.DONE
    reopen(PROVINCE_FORM, ["p"], Q3, actor="ha", reason="tổng hợp lại")
    consolidate(PROVINCE_FORM, "p", Q3, actor="ha")
    assert send(PROVINCE_FORM, "p").units[0].findings == ()

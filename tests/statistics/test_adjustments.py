"""Signed deltas: they enter the sums above, rest on their bases, and stop when these change."""

from fractions import Fraction

import pytest

from cchc.engine.bindings.breakdown import Breakdown
from cchc.engine.figures import Blank
from cchc.engine.kinds import Lane, OverUnits, Reach
from cchc.statistics.faults import StatisticsFault
from cchc.statistics.resolve import suspended_adjustments
from cchc.statistics.services import (
    AdjustmentInput,
    BaseFact,
    adjust,
    confirm_adjustment,
    withdraw_adjustment,
)
from tests.statistics.world import Q3, ask, fact, indicator, unit, value_of, write

pytestmark = pytest.mark.django_db
CODE = "dossier.finished"
BASE = BaseFact(CODE, "c", "c", Q3, Reach.OWN)


@pytest.fixture(autouse=True)
def world() -> None:
    unit("p", level="province")
    unit("d", "p", level="district")
    unit("c", "d")
    indicator(CODE)
    write(fact("c", f"{CODE}^own", 10))


def change(delta: int, unit_code: str = "d", **more: object) -> int:
    given: dict[str, object] = {"bases": (BASE,), "reason": "ghi trùng", **more}
    return adjust(
        AdjustmentInput(CODE, unit_code, Q3, Lane.APPROVED, Fraction(delta), **given),  # type: ignore[arg-type]
        actor="tester",
    )


def test_a_delta_enters_the_sums_at_and_above_its_unit() -> None:
    change(-2)
    assert value_of(ask("c", f"{CODE}^whole")) == 10
    district = ask("d", f"{CODE}^whole")
    assert value_of(district) == 8
    assert district.delta == -2
    assert district.alternatives.parts is not None
    assert district.alternatives.parts.amount == 10
    province = ask("p", f"{CODE}^whole")
    assert value_of(province) == 8
    assert province.delta is None
    assert len(province.adjustments) == 1


def test_a_delta_also_adjusts_a_reported_whole_and_an_own_figure() -> None:
    write(fact("d", f"{CODE}^whole", 50))
    change(-2)
    change(3, "c", reach=Reach.OWN)
    assert value_of(ask("d", f"{CODE}^whole")) == 48
    assert value_of(ask("c", f"{CODE}^own")) == 13
    assert value_of(ask("c", f"{CODE}^whole")) == 13


def test_a_changed_base_suspends_until_confirmed() -> None:
    made = change(-2)
    write(fact("c", f"{CODE}^own", 11))
    assert value_of(ask("p", f"{CODE}^whole")) == 11
    confirm_adjustment(made, actor="tester", reason="vẫn trùng")
    assert value_of(ask("p", f"{CODE}^whole")) == 9
    seen = [value_of(ask("p", f"{CODE}^whole", as_of=revision)) for revision in (1, 2, 3, 4)]
    assert seen == [10, 8, 11, 9]


def test_who_is_suspended_is_named_until_it_is_confirmed_or_withdrawn() -> None:
    made = change(-2)
    assert suspended_adjustments("d", Q3) == ()
    write(fact("c", f"{CODE}^own", 11))
    (one,) = suspended_adjustments("d", Q3)
    assert (one.indicator, one.adjustment.delta, one.adjustment.reason) == (CODE, Fraction(-2), "ghi trùng")
    assert suspended_adjustments("d", Q3, as_of=2) == ()
    assert suspended_adjustments("p", Q3) == ()
    confirm_adjustment(made, actor="tester", reason="vẫn trùng")
    assert suspended_adjustments("d", Q3) == ()
    write(fact("c", f"{CODE}^own", 12))
    withdraw_adjustment(made, actor="tester", reason="nhầm")
    assert suspended_adjustments("d", Q3) == ()


def test_a_withdrawn_adjustment_stays_known_for_the_past() -> None:
    made = change(-2)
    revision = withdraw_adjustment(made, actor="tester", reason="nhầm")
    assert value_of(ask("p", f"{CODE}^whole")) == 10
    assert value_of(ask("p", f"{CODE}^whole", as_of=revision - 1)) == 8
    with pytest.raises(StatisticsFault, match="đã được rút"):
        confirm_adjustment(made, actor="tester", reason="")


def test_a_delta_in_a_breakdown_alters_the_totals_that_contain_it() -> None:
    write(fact("c", f"{CODE}[outcome=late]^own", 4))
    change(-1, breakdown=Breakdown.parse("outcome=late"))
    assert value_of(ask("d", f"{CODE}[outcome=late]^whole")) == 3
    assert value_of(ask("d", f"{CODE}^whole")) == 9
    change(5)
    assert value_of(ask("d", f"{CODE}[outcome=late]^whole")) == 3


def test_a_delta_does_not_make_a_figure_of_nothing() -> None:
    change(-2, "p", breakdown=Breakdown.parse("sector=land"))
    assert value_of(ask("p", f"{CODE}[sector=land]^whole")) is Blank.MISSING


def test_a_delta_is_refused_without_reason_base_or_sum() -> None:
    indicator("meeting.mode", OverUnits.NONE)
    with pytest.raises(StatisticsFault, match="chưa có lý do"):
        change(1, reason=" ")
    with pytest.raises(StatisticsFault, match="làm căn cứ"):
        change(1, bases=(BaseFact(CODE, "d", "d", Q3),))
    with pytest.raises(StatisticsFault, match="không cộng được"):
        adjust(AdjustmentInput("meeting.mode", "p", Q3, Lane.APPROVED, Fraction(1), "x"), actor="t")
    with pytest.raises(StatisticsFault, match="Không có điều chỉnh"):
        withdraw_adjustment(99, actor="t", reason="")

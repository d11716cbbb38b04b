"""Breakdowns have one key, however they are written."""

import pytest
from hypothesis import given

from cchc.engine.bindings.breakdown import TOTAL, Breakdown, BreakdownFault
from tests.engine.bindings.strategies import BREAKDOWNS


def test_order_and_repetition_do_not_matter() -> None:
    one = Breakdown.of({"receiver_level": "district", "outcome": ["on_time", "early", "early"]})
    other = Breakdown.parse("outcome=early|on_time;receiver_level=district")
    assert one == other
    assert hash(one) == hash(other)
    assert one.key == "outcome=early|on_time;receiver_level=district"


def test_the_total_has_a_key_of_its_own() -> None:
    assert Breakdown.parse("") == TOTAL
    assert TOTAL.key == ""
    assert TOTAL.names == ()


@given(BREAKDOWNS)
def test_a_key_reads_back(breakdown: Breakdown) -> None:
    assert Breakdown.parse(breakdown.key) == breakdown


@pytest.mark.parametrize("key", ["outcome", "outcome=", "Outcome=early", "a=1;a=2", "a=đúng hạn", "=x"])
def test_what_is_no_breakdown_is_refused(key: str) -> None:
    with pytest.raises(BreakdownFault):
        Breakdown.parse(key)


def test_narrowing_keeps_what_both_ask_for() -> None:
    finished = Breakdown.of({"outcome": ["early", "on_time"]})
    asked = Breakdown.of({"receiver_level": "district", "outcome": ["early", "late"]})
    assert finished.narrowed(asked).key == "outcome=early;receiver_level=district"


def test_narrowing_to_nothing_is_refused() -> None:
    with pytest.raises(BreakdownFault, match="outcome"):
        Breakdown.of({"outcome": "early"}).narrowed(Breakdown.of({"outcome": "late"}))

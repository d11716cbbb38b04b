"""Blanks in sums and ratios."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.engine.arithmetic import DivisionByZero, added, amount_of, minus, percent, percent_cut, plus
from cchc.engine.figures import NONE_AROSE, NOT_APPLICABLE, Figure

AMOUNTS = st.fractions(max_denominator=1000).map(lambda value: Figure(amount=value))


@given(AMOUNTS, AMOUNTS)
def test_a_difference_undoes_a_sum(one: Figure, other: Figure) -> None:
    assert minus(plus(one, other), other) == one


@given(AMOUNTS, AMOUNTS.filter(lambda figure: figure.amount != 0))
def test_a_cut_is_what_is_left_to_a_hundred_per_cent(now: Figure, before: Figure) -> None:
    kept, cut = percent(now, before), percent_cut(now, before)
    assert amount_of(kept) + amount_of(cut) == 100


def test_nothing_added_is_not_applicable() -> None:
    assert added([]) == NOT_APPLICABLE


def test_over_zero() -> None:
    zero, one = Figure(amount=Fraction(0)), Figure(amount=Fraction(1))
    assert percent(zero, NONE_AROSE) == NONE_AROSE
    with pytest.raises(DivisionByZero, match="tử số là 1"):
        percent(one, zero)

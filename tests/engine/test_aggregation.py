"""The sum over units, and why other kinds are not added."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.engine.aggregation import REFUSALS, summed
from cchc.engine.arithmetic import NOT_YET_DUE, added
from cchc.engine.figures import MISSING, NONE_AROSE, NOT_APPLICABLE, Figure
from cchc.engine.kinds import OverUnits

AMOUNTS = st.builds(
    lambda digits, scale: Figure(amount=Fraction(digits, 10**scale)), st.integers(), st.integers(0, 4)
)
BLANKS = st.sampled_from([NONE_AROSE, NOT_APPLICABLE, NOT_YET_DUE, MISSING])
FIGURES = st.one_of(AMOUNTS, BLANKS)


@given(st.lists(st.lists(FIGURES, max_size=5), max_size=5))
def test_a_sum_is_the_same_under_any_grouping(groups: list[list[Figure]]) -> None:
    flat = [figure for group in groups for figure in group]
    assert added(added(group) for group in groups) == added(flat)
    assert added(reversed(flat)) == added(flat)


@given(st.lists(FIGURES, max_size=8))
def test_a_sum_is_of_those_who_gave_a_figure(figures: list[Figure]) -> None:
    amounts = [figure.amount for figure in figures if figure.amount is not None]
    if amounts:
        assert summed(figures).amount == sum(amounts)
    elif NONE_AROSE in figures:
        assert summed(figures) == NONE_AROSE


def test_nobody_present_is_missing_and_nobody_concerned_is_not_applicable() -> None:
    assert summed([MISSING, NOT_APPLICABLE]) == MISSING
    assert summed([NOT_YET_DUE]) == MISSING
    assert summed([NOT_APPLICABLE]) == NOT_APPLICABLE
    assert summed([]) == MISSING


@pytest.mark.parametrize("kind", [OverUnits.RATIO, OverUnits.DISTINCT, OverUnits.NONE])
def test_kinds_that_never_come_from_parts_say_why_and_what_to_do(kind: OverUnits) -> None:
    assert "Hãy" in REFUSALS[kind]

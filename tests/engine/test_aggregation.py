"""The sum over units, and why other kinds are not added."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.engine.aggregation import REFUSALS, Part, summed
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


@given(st.dictionaries(st.sampled_from("abcdefgh"), FIGURES))
def test_every_unit_is_counted_or_named_or_not_applicable(figures: dict[str, Figure]) -> None:
    whole = summed([Part(unit, figure) for unit, figure in figures.items()])
    silent = {unit for unit, figure in figures.items() if figure == NOT_APPLICABLE}
    assert {*whole.counted, *whole.missing, *whole.not_yet_due, *silent} == set(figures)
    assert whole.complete == (not whole.missing and not whole.not_yet_due)
    amounts = [figure.amount for figure in figures.values() if figure.amount is not None]
    if amounts:
        assert whole.figure.amount == sum(amounts)


def test_nobody_present_is_missing_and_nobody_concerned_is_not_applicable() -> None:
    assert summed([Part("a", MISSING), Part("b", NOT_APPLICABLE)]).figure == MISSING
    assert summed([Part("b", NOT_APPLICABLE)]).figure == NOT_APPLICABLE
    assert summed([]).figure == MISSING


@pytest.mark.parametrize("kind", [OverUnits.RATIO, OverUnits.DISTINCT, OverUnits.NONE])
def test_kinds_that_never_come_from_parts_say_why_and_what_to_do(kind: OverUnits) -> None:
    assert "Hãy" in REFUSALS[kind]

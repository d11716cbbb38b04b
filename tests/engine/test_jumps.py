"""Slips in the unit of measure stand out; figures of another size altogether hold nothing back."""

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.engine.jumps import Change, Jump, jumps

STEADY = {f"row{n}": (1000 + 70 * n, 1100 + 50 * n) for n in range(12)}


def judged(figures: dict[str, tuple[int, int]]) -> dict[str, Jump]:
    """Judge pairs of figures before and now."""
    return jumps({key: Change(Fraction(now), Fraction(before)) for key, (before, now) in figures.items()})


@pytest.mark.parametrize("times", [Fraction(1, 10**6), Fraction(1, 1000), 1000, 10**6, 2300, 420])
def test_a_slip_stands_out_among_figures_that_changed_little(times: Fraction | int) -> None:
    spoiled = {key: Change(Fraction(now), Fraction(before)) for key, (before, now) in STEADY.items()}
    spoiled["row3"] = Change(spoiled["row3"].now * times, spoiled["row3"].before)
    assert jumps(spoiled) == {"row3": Jump.SLIP}


def test_a_whole_table_in_another_unit_of_measure_is_in_doubt() -> None:
    found = judged({key: (before, 1000 * now) for key, (before, now) in STEADY.items()})
    assert found == dict.fromkeys(STEADY, Jump.SLIP)


@pytest.mark.parametrize(
    ("before", "now"), [(1200, 1200 * 60), (1200, 1200 * 10_000), (150, 15), (0, 90_000)]
)
def test_another_change_is_no_slip(before: int, now: int) -> None:
    assert Jump.SLIP not in judged({**STEADY, "odd": (before, now)}).values()


@pytest.mark.parametrize(
    ("before", "now"), [((0, 10_000), (0, 10_000)), ((0, 10_000), (0, 10)), ((0, 10), (0, 10_000))]
)
def test_a_round_filled_in_at_random_is_not_held_back(before: tuple[int, int], now: tuple[int, int]) -> None:
    chance = random.Random(11)  # noqa: S311 - the same figures every time
    held = [
        key
        for _unit in range(200)
        for key, jump in judged(
            {str(n): (chance.randint(*before), chance.randint(*now)) for n in range(30)}
        ).items()
        if jump is Jump.SLIP
    ]
    assert len(held) <= 6


@given(st.dictionaries(st.text(max_size=3), st.tuples(st.integers(0, 10**9), st.integers(0, 10**9))))
def test_only_jumps_are_named_and_small_figures_never(figures: dict[str, tuple[int, int]]) -> None:
    found = judged(figures)
    for key, (before, now) in figures.items():
        far = bool(before and now) and max(before, now) >= 1000 and max(before, now) >= 100 * min(before, now)
        assert (key in found) == far

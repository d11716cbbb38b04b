"""Folds over units and over time."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.engine.aggregation import Part, distinct_members, over_time, over_units, ratio_of_sums
from cchc.engine.arithmetic import NOT_YET_DUE, added
from cchc.engine.figures import MISSING, NONE_AROSE, NOT_APPLICABLE, Figure
from cchc.engine.kinds import OverTime, OverUnits
from cchc.engine.periods import Period
from cchc.engine.windows import Window

AMOUNTS = st.builds(
    lambda digits, scale: Figure(amount=Fraction(digits, 10**scale)), st.integers(), st.integers(0, 4)
)
BLANKS = st.sampled_from([NONE_AROSE, NOT_APPLICABLE, NOT_YET_DUE, MISSING])
FIGURES = st.one_of(AMOUNTS, BLANKS)


def amount(value: int | str | Fraction) -> Figure:
    return Figure(amount=Fraction(value))


def part(unit: str, value: int | str) -> Part:
    return Part(unit, amount(value))


@given(st.lists(st.lists(FIGURES, max_size=5), max_size=5))
def test_a_sum_is_the_same_under_any_grouping(groups: list[list[Figure]]) -> None:
    flat = [figure for group in groups for figure in group]
    assert added(added(group) for group in groups) == added(flat)
    assert added(reversed(flat)) == added(flat)


@given(st.dictionaries(st.sampled_from("abcdefgh"), FIGURES))
def test_every_unit_is_counted_or_named_or_not_applicable(figures: dict[str, Figure]) -> None:
    whole = over_units(OverUnits.SUM, [Part(unit, figure) for unit, figure in figures.items()])
    silent = {unit for unit, figure in figures.items() if figure == NOT_APPLICABLE}
    assert {*whole.counted, *whole.missing, *whole.not_yet_due, *silent} == set(figures)
    amounts = [figure.amount for figure in figures.values() if figure.amount is not None]
    if amounts:
        assert whole.figure.amount == sum(amounts)


def test_nobody_present_is_missing_and_nobody_concerned_is_not_applicable() -> None:
    assert over_units(OverUnits.SUM, [Part("a", MISSING), Part("b", NOT_APPLICABLE)]).figure == MISSING
    assert over_units(OverUnits.SUM, [Part("b", NOT_APPLICABLE)]).figure == NOT_APPLICABLE
    assert over_units(OverUnits.SUM, []).figure == MISSING


def test_the_largest_and_the_latest() -> None:
    parts = [
        Part("a", amount(7), date(2021, 3, 1), 5),
        Part("b", amount(3), date(2021, 9, 1), 1),
        Part("c", amount(4), date(2021, 9, 1), 2),
        Part("d", NONE_AROSE),
        Part("e", MISSING, date(2021, 12, 1)),
    ]
    assert over_units(OverUnits.MAX, parts).figure == amount(7)
    assert over_units(OverUnits.LATEST, parts).figure == amount(4)


def test_a_negative_amount_is_larger_than_nothing() -> None:
    assert over_units(OverUnits.MAX, [part("a", -2), Part("b", NONE_AROSE)]).figure == amount(-2)


def test_a_share_is_of_the_units_expected() -> None:
    parts = [part("a", 1), part("b", 0), Part("c", MISSING), Part("d", NOT_APPLICABLE), part("e", 1)]
    whole = over_units(OverUnits.SHARE, parts)
    assert whole.figure == amount(50)
    assert not whole.complete


def test_the_owner_answers_for_all() -> None:
    parts = [part("ha", 4), part("justice", 12), part("hb", 5)]
    assert over_units(OverUnits.OWNER, parts, owner="justice").figure == amount(12)
    silent = over_units(OverUnits.OWNER, parts, owner="finance")
    assert (silent.figure, silent.missing) == (MISSING, ("finance",))


@pytest.mark.parametrize("kind", [OverUnits.RATIO, OverUnits.DISTINCT, OverUnits.NONE])
def test_kinds_that_never_come_from_parts_say_why(kind: OverUnits) -> None:
    whole = over_units(kind, [part("a", 50), part("b", 60)])
    assert whole.figure == MISSING
    assert whole.reason


def test_members_are_counted_once() -> None:
    assert distinct_members([["p1", "p2"], ["p2", "p3"], []]) == amount(3)


def test_a_ratio_of_sums_takes_units_that_have_both() -> None:
    whole = ratio_of_sums([part("a", 1), part("b", 5), Part("c", NONE_AROSE)], [part("a", 4), part("c", 4)])
    assert whole.figure == amount(Fraction(100, 8))
    assert (whole.counted, whole.missing) == (("a", "c"), ("b",))
    assert ratio_of_sums([], []).figure == MISSING


QUARTERS = [Period.parse(f"2024-Q{number}").window() for number in (1, 2, 3, 4)]
YEAR = Period.parse("2024").window()


def test_a_flow_adds_over_windows_that_tile() -> None:
    facts = dict(zip(QUARTERS, map(amount, ("1.5", "2.25", "3", "0")), strict=True))
    whole = over_time(OverTime.FLOW, YEAR, facts)
    assert whole.figure == amount("6.75")
    assert whole.counted == tuple(map(str, QUARTERS))


def test_a_flow_with_a_gap_is_refused_with_the_reason() -> None:
    whole = over_time(OverTime.FLOW, YEAR, {window: amount(1) for window in QUARTERS[1:]})
    assert whole.figure == MISSING
    assert whole.reason


def test_a_fact_of_the_window_itself_wins() -> None:
    facts = {**{window: amount(1) for window in QUARTERS}, YEAR: amount(9)}
    assert over_time(OverTime.FLOW, YEAR, facts).figure == amount(9)


def test_a_missing_quarter_is_named() -> None:
    facts = dict(zip(QUARTERS, (amount(1), MISSING, NONE_AROSE, NOT_YET_DUE), strict=True))
    whole = over_time(OverTime.FLOW, YEAR, facts)
    assert whole.figure == MISSING
    assert (whole.missing, whole.not_yet_due) == ((str(QUARTERS[1]),), (str(QUARTERS[3]),))


def test_a_stock_is_the_figure_at_the_end_and_never_a_sum() -> None:
    facts = {window.end: amount(number) for number, window in enumerate(QUARTERS)}
    assert over_time(OverTime.STOCK, YEAR, facts).figure == amount(3)
    assert over_time(OverTime.STOCK, YEAR, {QUARTERS[0].end: amount(1)}).figure == MISSING


@pytest.mark.parametrize("kind", [OverTime.YTD, OverTime.SINCE])
def test_what_accumulates_is_never_added(kind: OverTime) -> None:
    assert over_time(kind, YEAR, {window: amount(1) for window in QUARTERS}).figure == MISSING
    assert over_time(kind, YEAR, {YEAR: amount(4)}).figure == amount(4)


@given(st.lists(st.tuples(st.integers(1, 90), st.integers()), min_size=1, max_size=8))
def test_pieces_that_tile_keep_the_sum(pieces: list[tuple[int, int]]) -> None:
    start, facts = date(2024, 1, 1), {}
    for days, value in pieces:
        stop = start + timedelta(days=days)
        facts[Window(start, stop)] = amount(value)
        start = stop
    whole = over_time(OverTime.FLOW, Window(date(2024, 1, 1), start), facts)
    assert whole.figure == amount(sum(value for _, value in pieces))

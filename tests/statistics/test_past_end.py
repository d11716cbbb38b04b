"""A unit that ended speaks by what it stated over windows that go on after its end (resolve.md, rule 4)."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from unittest.mock import patch

import pytest
from django.utils import timezone

from cchc.engine.bindings.breakdown import Breakdown
from cchc.engine.bindings.refs import parse_ref
from cchc.engine.figures import Blank
from cchc.engine.kinds import Lane, OverTime, OverUnits, Reach, ValueType
from cchc.engine.members import of_member
from cchc.engine.windows import Window
from cchc.statistics.enums import BasisChoice, View
from cchc.statistics.resolve import LeftOff, OtherWindow, PastEnd, Question, explain, readings
from cchc.statistics.services import AdjustmentInput, adjust
from cchc.statistics.services.inputs import FigureInput
from tests.statistics.world import Q3, ask, fact, figure, indicator, succession, unit, value_of, write

pytestmark = pytest.mark.django_db
END = date(2021, 8, 1)
LIVED, REST = Window(Q3.start, END), Window(END, Q3.stop)
YEAR = Window(date(2020, 12, 15), date(2021, 12, 15))
FLOW = "a.flow"


@pytest.fixture(autouse=True)
def world() -> None:
    unit("p", level="province")
    unit("c1", "p", stop=END)
    unit("c2", "p", stop=END)
    unit("c3", "p")
    unit("c12", "p", start=END)
    succession(END, ["c1", "c2"], ["c12"])
    indicator(FLOW)
    indicator("a.ytd", over_time=OverTime.YTD)
    indicator("a.stock", over_time=OverTime.STOCK)


@pytest.fixture
def day_after() -> Iterator[None]:
    """Today is long after the merger."""
    with patch.object(timezone, "localdate", lambda: date(2026, 11, 21)):
        yield


def quarter() -> None:
    write(fact("c1", FLOW, 10), fact("c2", FLOW, 20), fact("c3", FLOW, 40))


@pytest.mark.usefixtures("day_after")
@pytest.mark.parametrize("view", View)
def test_what_was_stated_over_the_quarter_counts_and_is_noted(view: View) -> None:
    quarter()
    answer = ask("p", FLOW, view=view)
    assert value_of(answer) == 70
    assert answer.coverage.present == ("c1", "c2", "c3")
    assert answer.coverage.past_end == (PastEnd("c1", Q3, END), PastEnd("c2", Q3, END))
    assert readings(Question("p", Q3, (parse_ref(FLOW),), view=view))[parse_ref(FLOW)].figure == figure(70)


@pytest.mark.usefixtures("day_after")
@pytest.mark.parametrize("view", View)
def test_the_successor_adds_its_own_part(view: View) -> None:
    quarter()
    write(fact("c12", FLOW, 7, REST))
    assert value_of(ask("p", FLOW, view=view)) == 77
    if view is not View.AS_REPORTED:
        assert value_of(ask("c12", FLOW, view=view)) == 37


def test_what_the_successor_states_over_days_before_its_birth_is_named_not_added() -> None:
    quarter()
    write(fact("c12", FLOW, 37))
    answer = ask("p", FLOW)
    assert value_of(answer) == 70
    assert answer.coverage.other_window == (OtherWindow("c12", Q3),)


def test_what_was_stated_over_the_life_goes_first() -> None:
    quarter()
    write(fact("c1", FLOW, 6, LIVED))
    answer = ask("p", FLOW)
    assert value_of(answer) == 66
    assert answer.coverage.past_end == (PastEnd("c2", Q3, END),)
    july = Window(date(2021, 7, 1), END)
    write(fact("c2", FLOW, 3, Window(Q3.start, july.start)), fact("c2", FLOW, 4, july))
    assert value_of(ask("p", FLOW)) == 53


def test_nothing_is_taken_from_longer_periods_nor_from_days_after_the_end() -> None:
    write(fact("c1", FLOW, 10), fact("c1", FLOW, 3, Window(date(2021, 8, 15), Q3.stop)))
    month = Window(Q3.start, date(2021, 8, 15))
    answer = ask("p", FLOW, month)
    assert value_of(answer) is Blank.MISSING
    assert answer.coverage.other_window == (OtherWindow("c1", Q3),)
    assert value_of(ask("p", FLOW, Window(date(2021, 8, 15), Q3.stop))) is Blank.MISSING


def test_of_several_windows_the_asked_one_speaks_and_otherwise_the_one_that_stops_first() -> None:
    nine, ten = Window(YEAR.start, Q3.stop), Window(YEAR.start, date(2021, 10, 15))
    write(fact("c1", FLOW, 100, nine), fact("c1", FLOW, 108, ten))
    assert value_of(ask("p", f"{FLOW}@ytd", Q3)) == 100
    assert value_of(ask("p", FLOW, ten)) == 108
    answer = ask("p", FLOW, YEAR)
    assert (value_of(answer), answer.coverage.past_end) == (100, (PastEnd("c1", nine, END),))


def test_quarters_tile_the_year_up_to_the_one_in_which_the_unit_ended() -> None:
    first = Window(YEAR.start, date(2021, 3, 15))
    second = Window(first.stop, Q3.start)
    write(fact("c1", FLOW, 1, first), fact("c1", FLOW, 2, second), fact("c1", FLOW, 4, Q3))
    write(fact("c1", FLOW, 8, Window(Q3.stop, YEAR.stop)))
    answer = ask("p", FLOW, YEAR)
    assert value_of(answer) == 7
    assert answer.coverage.past_end == (PastEnd("c1", Q3, END),)


@pytest.mark.usefixtures("day_after")
@pytest.mark.parametrize("view", View)
def test_the_year_keeps_the_quarters_before_that_in_which_the_unit_ended(view: View) -> None:
    """Whose last days the successor was asked for in its stead; it tells them with its own."""
    first = Window(YEAR.start, date(2021, 3, 15))
    second, last = Window(first.stop, Q3.start), Window(Q3.stop, YEAR.stop)
    write(fact("c1", FLOW, 1, first), fact("c1", FLOW, 2, second))
    write(fact("c12", FLOW, 40, REST), fact("c12", FLOW, 80, last))
    answer = ask("p", FLOW, YEAR, view=view)
    assert value_of(answer) == 123
    assert (answer.coverage.past_end, answer.coverage.left_off) == ((), (LeftOff("c1", LIVED),))
    told = explain(Question("p", YEAR, (parse_ref(FLOW),), view=view))
    assert "c1" in {entry.subject for one in told for entry in one.entries}


def test_quarters_with_a_gap_between_them_are_not_added() -> None:
    second = Window(date(2021, 3, 15), Q3.start)
    write(fact("c1", FLOW, 2, second))
    answer = ask("p", FLOW, YEAR)
    assert (value_of(answer), answer.coverage.left_off) == (Blank.MISSING, ())
    assert answer.coverage.other_window == (OtherWindow("c1", second),)


def test_who_still_lives_leaves_nothing_off() -> None:
    write(fact("c3", FLOW, 2, Window(YEAR.start, Q3.start)))
    assert value_of(ask("p", FLOW, YEAR)) is Blank.MISSING


def test_a_stock_after_the_end_is_that_of_the_successor() -> None:
    write(*(fact(code, "a.stock", value, Q3.end) for code, value in (("c1", 5), ("c2", 6), ("c3", 7))))
    who = {"a.stock": frozenset({"c3", "c12"})}
    answer = ask("p", "a.stock", expected=who)
    assert (value_of(answer), answer.coverage.missing) == (7, ("c12",))
    write(fact("c12", "a.stock", 9, Q3.end))
    answer = ask("p", "a.stock", expected=who)
    assert (value_of(answer), answer.coverage.missing) == (16, ())


@pytest.mark.usefixtures("day_after")
@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("end", [Q3.start, END])
def test_what_accumulates_is_told_by_who_lives_when_the_window_stops(view: View, end: date) -> None:
    """Whether units ended within the quarter or with the one before, their successor carries on for them."""
    unit("d1", "p", stop=end)
    unit("d2", "p", start=end)
    succession(end, ["d1"], ["d2"])
    half, nine = Window(YEAR.start, Q3.start), Window(YEAR.start, Q3.stop)
    write(fact("d1", "a.ytd", 30, half), fact("d1", "a.ytd", 40, nine), fact("c3", "a.ytd", 5, nine))
    who = {"a.ytd": frozenset({"c3", "d2"})}
    answer = ask("p", "a.ytd", expected=who, view=view)
    assert (value_of(answer), answer.coverage.missing) == (5, ("d2",))
    write(fact("d2", "a.ytd", 45, nine))
    answer = ask("p", "a.ytd", expected=who, view=view)
    assert (value_of(answer), answer.coverage.missing) == (50, ())
    assert answer.coverage.past_end == ()
    assert readings(Question("p", Q3, (parse_ref("a.ytd"),), view=view))[parse_ref("a.ytd")].figure == figure(
        50
    )


def test_who_ended_with_the_window_still_tells_what_had_accumulated() -> None:
    half = Window(YEAR.start, Q3.start)
    unit("d1", "p", stop=half.stop)
    write(fact("d1", "a.ytd", 30, half))
    assert value_of(ask("p", "a.ytd", Window(date(2021, 3, 15), half.stop))) == 30


def test_what_the_successor_accumulated_since_its_birth_alone_is_named_not_added() -> None:
    write(fact("c12", "a.ytd", 4, REST))
    answer = ask("p", "a.ytd")
    assert (value_of(answer), answer.coverage.other_window) == (Blank.MISSING, (OtherWindow("c12", REST),))


def test_adjustments_go_with_the_window_they_were_made_for() -> None:
    quarter()
    for window, reach, delta in ((Q3, Reach.WHOLE, 3), (LIVED, Reach.WHOLE, 100), (Q3, Reach.OWN, 1000)):
        made = AdjustmentInput(FLOW, "c1", window, Lane.APPROVED, Fraction(delta), "Đếm sót", reach=reach)
        adjust(made, actor="test")
    answer = ask("c1", FLOW)
    assert value_of(answer) == 113
    assert answer.delta == 103
    assert answer.alternatives.reported == figure(10)
    assert value_of(ask("p", FLOW)) == 173
    write(fact("c1", FLOW, 6, LIVED))
    assert value_of(ask("p", FLOW)) == 166


def test_a_delta_of_a_unit_between_acts_on_what_was_added_up_below_it() -> None:
    unit("d", "p", level="district", stop=END)
    unit("v", "d", stop=END)
    write(fact("v", f"{FLOW}^own", 5))
    adjust(AdjustmentInput(FLOW, "d", Q3, Lane.APPROVED, Fraction(2), "Đếm sót"), actor="test")
    assert value_of(ask("p", FLOW)) == 7


@pytest.mark.parametrize(
    ("kind", "values", "wanted"),
    [
        (OverUnits.MAX, (10, 90, 40), 90),
        (OverUnits.LATEST, ("cũ", "cũ", "mới"), "mới"),
        (OverUnits.SHARE, (1, 1, 0), Fraction(200, 3)),
    ],
)
def test_other_kinds_hear_the_unit_too(kind: OverUnits, values: tuple[object, ...], wanted: object) -> None:
    indicator("a.kind", kind, decimals=4 if kind is OverUnits.SHARE else 0)
    pairs = reversed(list(zip(("c1", "c2", "c3"), values, strict=True)))
    for code, value in pairs:
        write(fact(code, "a.kind^own", value))
    answer = ask("p", "a.kind")
    assert (value_of(answer), answer.coverage.present) == (wanted, ("c1", "c2", "c3"))


def test_a_ratio_and_the_list_behind_a_number_of_distinct_members() -> None:
    indicator("a.under")
    indicator("a.rate", OverUnits.RATIO, value_type=ValueType.PERCENT, numerator=FLOW, denominator="a.under")
    quarter()
    write(*(fact(code, "a.under", 100) for code in ("c1", "c2", "c3")))
    answer = ask("p", "a.rate")
    assert (value_of(answer), len(answer.coverage.past_end)) == (Fraction(70, 3), 2)
    indicator("a.list", OverUnits.DISTINCT)
    for code, members in (("c1", "xy"), ("c3", "yz")):
        write(fact(code, "a.list", len(members)), *(_member(code, one) for one in members))
    answer = ask("p", "a.list", basis=BasisChoice.PARTS)
    assert (value_of(answer), answer.coverage.past_end) == (3, (PastEnd("c1", Q3, END),))


def _member(code: str, member: str) -> FigureInput:
    breakdown = of_member(Breakdown(), member)
    return FigureInput("a.list", code, code, Q3, figure(1), breakdown=breakdown)


def test_lanes_and_revisions_hold_for_what_was_stated_over_the_quarter() -> None:
    write(fact("c1", FLOW, 10), lane=Lane.SUBMITTED)
    assert value_of(ask("p", FLOW)) is Blank.MISSING
    assert value_of(ask("p", FLOW, lane=Lane.SUBMITTED)) == 10
    revision = write(fact("c1", FLOW, 11))
    assert value_of(ask("p", FLOW)) == 11
    assert value_of(ask("p", FLOW, as_of=(revision or 0) - 1)) is Blank.MISSING


def test_explaining_names_the_longer_window() -> None:
    quarter()
    (told,) = explain(Question("p", Q3, (parse_ref(FLOW),)))
    assert {one.window for one in told.entries} == {Q3}
    assert {one.unit for one in told.answer.coverage.past_end} == {"c1", "c2"}

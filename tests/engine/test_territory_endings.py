"""What acts end, and whom they would leave behind."""

from dataclasses import replace
from datetime import date

from hypothesis import given

from cchc.engine.territory import (
    Placement,
    Succession,
    close_lives,
    close_places,
    endings,
    faults_of,
    left_behind,
)
from tests.engine.territories import ACT_DAY, START, Reform, life, reforms

LATER = date(2026, 1, 1)


def act(before: str, after: str, on: date = ACT_DAY) -> Succession:
    return Succession(on, "", "", tuple(before.split()), tuple(after.split()))


def test_only_open_lives_that_are_no_successor_end() -> None:
    lives = [life("a"), life("b", START, ACT_DAY), life("c"), life("d")]
    assert endings(lives, [act("a b c", "c d")]) == {"a": ACT_DAY}


def test_the_first_act_counts_and_ends_are_kept() -> None:
    lives = [life("a"), life("b", START, LATER)]
    ended = endings(lives, [act("a", "c", LATER), act("a b", "c")])
    assert ended == {"a": LATER}
    assert close_lives(lives, {**ended, "b": ACT_DAY}) == [life("a", START, LATER), lives[1]]


def test_places_are_closed_with_the_child_not_with_the_parent() -> None:
    places = [Placement("a", "p", START), Placement("p", "q", START, LATER), Placement("p", "r", LATER)]
    assert close_places(places, {"a": ACT_DAY, "q": ACT_DAY}) == [
        Placement("a", "p", START, ACT_DAY),
        *places[1:],
    ]


def test_children_without_a_place_from_that_day_are_named_once() -> None:
    places = [
        Placement("open", "p", START),
        Placement("long", "p", START, LATER),
        Placement("comes", "p", ACT_DAY, LATER),
        Placement("comes", "p", LATER),
        Placement("moved", "p", START, ACT_DAY),
        Placement("moved", "q", ACT_DAY),
    ]
    [fault] = left_behind(places, {"p": ACT_DAY})
    assert fault.params["children"] == "comes, long, open"
    assert "“p” từ 01/07/2025" in str(fault)


@given(reforms())
def test_lives_left_open_end_as_if_they_had_been_typed(reform: Reform) -> None:
    whole = reform.territory
    acts = whole.successions
    gone = {code for one in acts for code in one.ended}
    lives = [replace(one, valid_to=None) if one.code in gone else one for one in whole.lives.values()]
    places = [replace(one, valid_to=None) if one.child in gone else one for one in whole.placements]
    ended = endings(lives, acts)
    assert close_lives(lives, ended) == list(whole.lives.values())
    assert close_places(places, ended) == list(whole.placements)
    assert list(left_behind(close_places(places, ended), ended)) == []
    assert faults_of(close_lives(lives, ended), close_places(places, ended), acts) == []

"""The tree on a day and the tree of a window."""

from datetime import date

import pytest

from cchc.engine.territory import Placement, Territory, UnknownUnit, standings
from cchc.engine.windows import Window
from tests.engine.territories import ACT_DAY, START, life

MOVED = date(2025, 3, 1)


@pytest.fixture
def territory() -> Territory:
    lives = [life("province"), life("a"), life("b"), life("commune"), life("ended", START, ACT_DAY)]
    places = [
        Placement("a", "province", START),
        Placement("b", "province", START),
        Placement("commune", "a", START, MOVED),
        Placement("commune", "b", MOVED),
        Placement("ended", "a", START, ACT_DAY),
    ]
    return Territory(lives, places)


def test_a_unit_stands_under_the_parent_of_the_day(territory: Territory) -> None:
    assert territory.parent("commune", date(2025, 2, 28)) == "a"
    assert territory.parent("commune", MOVED) == "b"
    assert territory.ancestors("commune", MOVED) == ("b", "province")
    assert territory.parent("province", MOVED) is None


def test_the_tree_of_a_day_holds_only_who_lives(territory: Territory) -> None:
    assert territory.children("a", date(2025, 6, 30)) == ("ended",)
    assert territory.children("a", ACT_DAY) == ()
    assert territory.subtree("province", date(2025, 1, 1)) == ("province", "a", "commune", "ended", "b")
    assert territory.subtree("ended", ACT_DAY) == ()


def test_position_is_the_last_day_of_window_and_life(territory: Territory) -> None:
    year = Window(date(2024, 12, 15), date(2025, 12, 15))
    assert territory.position("commune", year) == date(2025, 12, 14)
    assert territory.position("ended", year) == date(2025, 6, 30)
    assert territory.position("ended", Window(ACT_DAY, date(2025, 12, 15))) is None


def test_an_instant_is_the_end_of_the_day_before(territory: Territory) -> None:
    assert territory.position("ended", Window(ACT_DAY, ACT_DAY)) == date(2025, 6, 30)
    assert territory.position("ended", Window(date(2025, 7, 2), date(2025, 7, 2))) is None
    assert territory.position("commune", Window(START, START)) is None


def test_members_of_a_window_hold_who_ended_in_it(territory: Territory) -> None:
    year = Window(date(2024, 12, 15), date(2025, 12, 15))
    assert territory.members("a", year) == {"a", "ended"}
    assert territory.members("b", year) == {"b", "commune"}
    assert territory.members("ended", Window(ACT_DAY, date(2025, 12, 15))) == frozenset()


def test_an_unknown_code_names_the_nearest(territory: Territory) -> None:
    with pytest.raises(UnknownUnit, match=r"“comune”.*commune"):
        territory.life("comune")
    with pytest.raises(UnknownUnit, match="cchc units list"):
        territory.parent("zzz", START)


def test_the_closure_agrees_with_climbing_on_every_day(territory: Territory) -> None:
    closure = standings(territory.lives.values(), territory.placements)
    for day in (START, date(2025, 2, 28), MOVED, date(2025, 6, 30), ACT_DAY):
        for code, one in territory.lives.items():
            if one.alive(day):
                held = {
                    (row.depth, row.ancestor)
                    for row in closure
                    if row.unit == code
                    and row.valid_from <= day
                    and (row.valid_to is None or day < row.valid_to)
                }
                assert held == set(enumerate((code, *territory.ancestors(code, day))))


def test_the_closure_joins_spans_that_follow_each_other(territory: Territory) -> None:
    closure = standings(territory.lives.values(), territory.placements)
    spans = [row for row in closure if (row.unit, row.ancestor) == ("commune", "province")]
    assert [(row.depth, row.valid_from, row.valid_to) for row in spans] == [(2, START, None)]

"""Where the facts of yesterday stand today."""

from collections import defaultdict
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.engine.territory import ImageKind, Placement, Succession, Territory, TerritoryFault, UnitLife
from tests.engine.territories import ACT_DAY, START, TODAY, Reform, life, reforms

LATER = date(2026, 1, 1)


def act(before: str, after: str, day: date = ACT_DAY, **weights: Fraction) -> Succession:
    one, *_ = before.split()
    typed = {(one, other): share for other, share in weights.items()}
    return Succession(
        day, "", "", tuple(before.split()), tuple(after.split()), typed, "typed" if typed else ""
    )


def under(parent: str, *children: UnitLife) -> list[Placement]:
    return [Placement(child.code, parent, child.valid_from, child.valid_to) for child in children]


def land(lives: list[UnitLife], acts: list[Succession]) -> Territory:
    return Territory([life("top"), *lives], under("top", *lives), acts)


def test_nothing_happened() -> None:
    image = land([life("a")], []).image("a", ACT_DAY, TODAY)
    assert (image.kind, image.unit, image.since) == (ImageKind.WHOLE, "a", None)


def test_mergers_are_followed_one_after_the_other() -> None:
    units = [
        life("a", START, ACT_DAY),
        life("b", START, ACT_DAY),
        life("ab", ACT_DAY, LATER),
        life("z", LATER),
    ]
    territory = land(units, [act("ab", "z", LATER), act("a b", "ab")])
    assert territory.image("a", START, date(2025, 12, 31)).unit == "ab"
    image = territory.image("b", START, TODAY)
    assert (image.kind, image.unit, len(image.links)) == (ImageKind.WHOLE, "z", 2)


def test_an_act_on_the_stop_of_the_window_counts_and_one_before_does_not() -> None:
    territory = land([life("a"), life("b", ACT_DAY)], [act("a", "a b")])
    assert territory.image("a", ACT_DAY, TODAY).kind is ImageKind.UNALLOCATED
    assert territory.image("a", date(2025, 7, 2), TODAY).kind is ImageKind.WHOLE
    assert territory.image("a", START, date(2025, 6, 30)).kind is ImageKind.WHOLE


def test_a_unit_that_gave_a_part_away_is_not_whole() -> None:
    image = land([life("a"), life("b", ACT_DAY)], [act("a", "a b")]).image("a", START, TODAY)
    assert (image.unit, image.since) == ("top", ACT_DAY)


def test_what_two_units_exchange_on_one_day_is_not_moved_twice() -> None:
    weighted = [
        act("a", "a b", a=Fraction(1, 2), b=Fraction(1, 2)),
        act("b", "b a", b=Fraction(1), a=Fraction(0)),
    ]
    image = land([life("a"), life("b")], weighted).image("a", START, TODAY, weighted=True)
    assert {share.unit: share.weight for share in image.shares} == {"a": Fraction(1, 2), "b": Fraction(1, 2)}


def test_a_split_that_was_merged_again_is_whole() -> None:
    units = [
        life("a", START, ACT_DAY),
        life("b", ACT_DAY, LATER),
        life("c", ACT_DAY, LATER),
        life("d", LATER),
    ]
    territory = land(units, [act("a", "b c"), act("b c", "d", LATER)])
    assert territory.image("a", START, date(2025, 12, 31)).kind is ImageKind.UNALLOCATED
    image = territory.image("a", START, TODAY)
    assert (image.kind, image.unit) == (ImageKind.WHOLE, "d")


def test_facts_with_a_window_beyond_the_end_are_followed_from_the_end() -> None:
    territory = land([life("a", START, ACT_DAY), life("b", ACT_DAY)], [act("a", "b")])
    assert territory.image("a", date(2025, 12, 15), TODAY).unit == "b"


def test_an_end_without_successor_is_not_comparable() -> None:
    territory = land([life("a", START, ACT_DAY), life("b")], [])
    assert territory.image("a", START, TODAY).kind is ImageKind.NOT_COMPARABLE


def test_successors_without_a_common_unit_are_not_comparable() -> None:
    lives = [life("a", START, ACT_DAY), life("b"), life("c")]
    image = Territory(lives, [], [act("a", "b c")]).image("a", START, TODAY)
    assert (image.kind, image.unit) == (ImageKind.NOT_COMPARABLE, None)


def test_weights_are_used_only_when_asked_for() -> None:
    typed = act("a", "b c", b=Fraction(3, 5), c=Fraction(2, 5))
    territory = land([life("a", START, ACT_DAY), life("b", ACT_DAY), life("c", ACT_DAY)], [typed])
    assert territory.image("a", START, TODAY).kind is ImageKind.UNALLOCATED
    image = territory.image("a", START, TODAY, weighted=True)
    assert (image.kind, image.unit) == (ImageKind.WEIGHTED, None)
    assert [(share.unit, share.weight) for share in image.shares] == [
        ("b", Fraction(3, 5)),
        ("c", Fraction(2, 5)),
    ]


def test_a_weighted_part_that_is_split_again_stands_above_its_parts() -> None:
    units = [life("a", START, ACT_DAY), life("b", ACT_DAY, LATER), life("c", ACT_DAY)]
    units += [life("d", LATER), life("e", LATER)]
    typed = act("a", "b c", b=Fraction(3, 5), c=Fraction(2, 5))
    image = land(units, [typed, act("b", "d e", LATER)]).image("a", START, TODAY, weighted=True)
    assert [(share.unit, share.weight, share.kind) for share in image.shares] == [
        ("c", Fraction(2, 5), ImageKind.WHOLE),
        ("top", Fraction(3, 5), ImageKind.UNALLOCATED),
    ]


def test_units_that_end_into_one_another_are_named() -> None:
    lives = [life("a", START, ACT_DAY), life("b", START, ACT_DAY)]
    with pytest.raises(TerritoryFault, match="vòng tròn"):
        land(lives, [act("a", "b"), act("b", "a")]).image("a", START, TODAY)


@given(reforms(), st.data(), st.booleans())
def test_the_sum_of_every_lasting_container_is_preserved(
    reform: Reform, data: st.DataObject, weighted: bool
) -> None:
    territory = reform.territory
    amounts = {code: data.draw(st.integers(-1000, 1000)) for code in reform.old}
    moved: dict[str, Fraction] = defaultdict(Fraction)
    for code, amount in amounts.items():
        image = territory.image(code, ACT_DAY, TODAY, weighted=weighted)
        assert sum(share.weight for share in image.shares) == 1
        for share in image.shares:
            assert share.unit is not None
            moved[share.unit] += amount * share.weight
    day_before = date(2025, 6, 30)
    for container in reform.lasting:
        before = sum(amounts.get(code, 0) for code in territory.subtree(container, day_before))
        assert sum(moved[code] for code in territory.subtree(container, TODAY)) == before

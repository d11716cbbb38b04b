"""The closure of the placements: who stood above whom, how many steps, from when to when."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cchc.engine.territory.records import Placement, UnitLife


@dataclass(frozen=True, order=True)
class Standing:
    """`ancestor` stood `depth` steps above `unit` on the days [valid_from, valid_to); depth 0 is the unit."""

    unit: str
    ancestor: str
    depth: int
    valid_from: date
    valid_to: date | None = None


def standings(lives: Iterable[UnitLife], placements: Iterable[Placement]) -> set[Standing]:
    """Return the closure of placements that have passed the checks (no cycle, no overlap)."""
    places: dict[str, list[Placement]] = defaultdict(list)
    for place in placements:
        places[place.child].append(place)
    return {one for life in lives for one in _joined(_above(life, places))}


def _above(life: UnitLife, places: dict[str, list[Placement]]) -> Iterator[Standing]:
    """Climb from the unit, each placement cut to the days that the way up to it was open."""
    way = [Standing(life.code, life.code, 0, life.valid_from, life.valid_to)]
    while way:
        here = way.pop()
        yield here
        for place in places.get(here.ancestor, ()):
            start = max(place.valid_from, here.valid_from)
            stop = _earlier(place.valid_to, here.valid_to)
            if place.parent is not None and (stop is None or start < stop):
                way.append(Standing(life.code, place.parent, here.depth + 1, start, stop))


def _joined(found: Iterable[Standing]) -> list[Standing]:
    """Join spans of the same ancestor and depth that follow each other without a gap."""
    joined: list[Standing] = []
    for one in sorted(found, key=lambda one: (one.ancestor, one.depth, one.valid_from)):
        last = joined[-1] if joined else None
        if last and (last.ancestor, last.depth, last.valid_to) == (one.ancestor, one.depth, one.valid_from):
            joined[-1] = Standing(last.unit, last.ancestor, last.depth, last.valid_from, one.valid_to)
        else:
            joined.append(one)
    return joined


def _earlier(*days: date | None) -> date | None:
    closed: Sequence[date] = [day for day in days if day is not None]
    return min(closed) if closed else None

"""Random territories: trees before and after a day on which units are merged, split and ended."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from cchc.engine.kinds import Level
from cchc.engine.territory import Placement, Succession, Territory, UnitLife

START, ACT_DAY, TODAY = date(2015, 1, 1), date(2025, 7, 1), date(2026, 11, 21)


def life(code: str, start: date = START, stop: date | None = None) -> UnitLife:
    """Return a life with nothing special about it."""
    return UnitLife(code, code.upper(), Level.COMMUNE, "commune", start, stop)


@dataclass(frozen=True)
class Reform:
    """A territory, the units that had facts before the day, and the units that stood through it."""

    territory: Territory
    old: tuple[str, ...]
    lasting: tuple[str, ...]


@st.composite
def reforms(draw: st.DrawFn) -> Reform:
    """Draw containers that last, units that end below them, and new units below the same containers."""
    containers = [f"c{number}" for number in range(draw(st.integers(1, 4)))]
    lives = [life(code) for code in containers]
    places = [
        Placement(code, draw(st.sampled_from(containers[:place])), START)
        for place, code in enumerate(containers)
        if place
    ]
    successions: list[Succession] = []
    old: list[str] = []
    for container in containers:
        ended = [f"{container}-old{number}" for number in range(draw(st.integers(0, 4)))]
        new = [f"{container}-new{number}" for number in range(draw(st.integers(1, 3)))]
        lives += [life(code, START, ACT_DAY) for code in ended] + [life(code, ACT_DAY) for code in new]
        places += [Placement(code, container, START, ACT_DAY) for code in ended]
        places += [Placement(code, container, ACT_DAY) for code in new]
        old += ended
        while ended:
            group = [ended.pop() for _ in range(draw(st.integers(1, len(ended))))]
            successions.append(_act(draw, tuple(group), [*new, container]))
    return Reform(Territory(lives, places, successions), (*containers, *old), tuple(containers))


def _act(draw: st.DrawFn, predecessors: tuple[str, ...], among: list[str]) -> Succession:
    successors = tuple(draw(st.lists(st.sampled_from(among), min_size=1, unique=True)))
    weights: dict[tuple[str, str], Fraction] = {}
    if draw(st.booleans()):
        for predecessor in predecessors:
            drawn = [draw(st.integers(1, 9)) for _ in successors]
            total = sum(drawn)
            weights |= {
                (predecessor, one): Fraction(part, total) for one, part in zip(successors, drawn, strict=True)
            }
    return Succession(ACT_DAY, "", "", predecessors, successors, weights, "drawn" if weights else "")

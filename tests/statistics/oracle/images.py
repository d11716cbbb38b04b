"""Where the facts of a unit stand on a later day, after docs/algorithms/units-through-time.md."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from cchc.engine.territory import Succession
from tests.statistics.oracle.land import DAY, Land

ONE = Fraction(1)


@dataclass(frozen=True)
class Stand:
    """A share of a unit: wholly at `unit`, not allocated below `unit`, or nowhere (None)."""

    unit: str | None
    weight: Fraction = ONE
    whole: bool = True


NOWHERE = Stand(None, ONE, whole=False)


def next_acts(land: Land, code: str, since: date, today: date) -> list[Succession]:
    """Return the acts of the first day in [since, today] by which the unit passes on."""
    acts = [act for act in land.acts if code in act.predecessors and since <= act.effective_on <= today]
    first = min((act.effective_on for act in acts), default=None)
    return [act for act in acts if act.effective_on == first]


def stands(land: Land, code: str, since: date, today: date, *, weighted: bool) -> list[Stand]:
    """Return the shares of a unit's image; they add up to 1."""
    acts = next_acts(land, code, since, today)
    if not acts:
        return [Stand(code) if land.alive(code, today) else NOWHERE]
    successors = sorted({one for act in acts for one in act.successors})
    images = {}
    for one in successors:
        day = acts[0].effective_on
        start = day + DAY if land.alive(one, day) else day
        images[one] = stands(land, one, start, today, weighted=weighted)
    if len(successors) == 1:
        return images[successors[0]]
    weights = _weights(acts, code) if weighted else None
    if weights is None:
        return [_together(land, [stand for image in images.values() for stand in image], today)]
    return [
        replace(stand, weight=stand.weight * weights[one])
        for one in successors
        for stand in images[one]
        if weights[one] > 0
    ]


def _weights(acts: list[Succession], code: str) -> dict[str, Fraction] | None:
    if len(acts) != 1 or not acts[0].weights_source:
        return None
    if any((code, one) not in acts[0].weights for one in acts[0].successors):
        return None
    return {one: acts[0].weights[code, one] for one in acts[0].successors}


def _together(land: Land, found: list[Stand], today: date) -> Stand:
    units = sorted({stand.unit for stand in found if stand.unit is not None})
    if any(stand.unit is None for stand in found):
        return NOWHERE
    if len(units) == 1 and all(stand.whole for stand in found):
        return Stand(units[0])
    container = land.common(units, today)
    return NOWHERE if container is None else Stand(container, ONE, whole=False)

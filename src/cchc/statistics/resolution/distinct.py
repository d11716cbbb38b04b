"""How many different members the lists of a unit and those below it have (resolve.md, rule 8)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from cchc.statistics.resolution.facts import NOT_YET_DUE, Fact, Origins
from cchc.statistics.resolution.folds import NOTHING, Result
from cchc.statistics.resolution.lanes import Column
from cchc.statistics.resolution.standing import Counted

Lists = Mapping[str, Mapping[str, Fact]]
"""By unit its list: one fact for each member, by code."""
Above = Callable[[str], Sequence[str]]


class Tally(NamedTuple):
    """The count; who gave a number without a list, who is not yet due, for whom a unit above spoke."""

    result: Result
    unlisted: frozenset[str]
    not_yet_due: frozenset[str]
    shadowed: frozenset[str]


NO_TALLY = Tally(NOTHING, frozenset(), frozenset(), frozenset())


def listed(unit: str | None, lists: Lists, origins: Origins, scale: int) -> Result:
    """Return how many members the list of one unit has; nothing where it gave none."""
    if unit is None or unit not in lists:
        return NOTHING
    return Result(len(lists[unit]) * scale, "", "", {unit: _joined(lists[unit].values(), origins)})


def tally(
    counted: Counted, lists: Lists, figures: Column, above: Above, origins: Origins, scale: int
) -> Tally:
    """Count the members of all lists of those below once each; without any list there is no count.

    `figures` are the numbers that units gave: 0, none arose and not applicable need no list.
    """
    units = counted.weights.keys() - {counted.stands_for}
    given = {unit: lists[unit] for unit in sorted(units) if unit in lists}
    if not given:
        return NO_TALLY
    shadowed = frozenset(unit for unit in units if not given.keys().isdisjoint(above(unit)))
    spoken = {*given, *shadowed, *(upper for unit in given for upper in above(unit))}
    rest = {unit: figures[unit] for unit in sorted(units - spoken) if unit in figures}
    waiting = frozenset(unit for unit, fact in rest.items() if fact.known.blank == NOT_YET_DUE)
    unlisted = frozenset(unit for unit, fact in rest.items() if fact.amount or fact.known.text)
    used = {unit: _joined(members.values(), origins) for unit, members in given.items()}
    used |= {unit: fact for unit, fact in rest.items() if unit not in waiting | unlisted}
    codes = {code for members in given.values() for code in members}
    return Tally(Result(len(codes) * scale, "", "", used), unlisted, waiting, shadowed)


def _joined(facts: Iterable[Fact], origins: Origins) -> Fact:
    return origins.added(list(facts))

"""Which facts make up the whole of a unit: shadowing, own and reported, deltas (resolve.md, rule 7)."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from cchc.statistics.resolution.facts import NOT_YET_DUE, Delta, details_of
from cchc.statistics.resolution.lanes import Column
from cchc.statistics.resolution.standing import Counted

Deltas = Mapping[str, Sequence[Delta]]


@dataclass(frozen=True)
class Columns:
    """By unit: own facts with their deltas, reported wholes as stated, and the deltas of wholes."""

    own: Column
    whole: Column
    whole_deltas: Deltas


@dataclass(frozen=True)
class Parts:
    """What is added: facts by unit, deltas of units between, who is not yet due, who was shadowed."""

    facts: Column
    deltas: tuple[Delta, ...]
    not_yet_due: frozenset[str]
    shadowed: frozenset[str]


NO_PARTS = Parts({}, (), frozenset(), frozenset())


def own_parts(counted: Counted, own: Column) -> Parts:
    """Return the own facts of the units that stand exactly at a unit."""
    held = {unit: own[unit] for unit in counted.exactly if unit in own}
    waiting = frozenset(_not_yet_due(held))
    return Parts(_without(held, waiting), (), waiting, frozenset())


def parts_of(counted: Counted, columns: Columns, above: Callable[[str], Sequence[str]]) -> Parts:
    """Return what is added for a unit when its own reported whole is left aside."""
    wholes, waiting = _wholes(counted, columns.whole)
    shadowed = _shadowed(counted, wholes)
    held = _restricted(columns.own, counted.weights)
    if wholes or shadowed:
        held = {unit: fact for unit, fact in held.items() if unit not in shadowed}
        held.update((unit, columns.whole[unit]) for unit in wholes if unit not in shadowed)
    silent = _not_yet_due(held)
    facts = _without(held, silent)
    deltas = _deltas(counted, columns.whole_deltas, shadowed, facts, above) if columns.whole_deltas else ()
    return Parts(facts, deltas, frozenset((waiting | silent) - shadowed), shadowed)


def _wholes(counted: Counted, whole: Column) -> tuple[set[str], set[str]]:
    """Return the units below with a reported whole, and those whose whole is not yet due."""
    given: set[str] = set()
    waiting: set[str] = set()
    for unit, fact in _restricted(whole, counted.weights).items():
        if unit == counted.stands_for:
            continue
        (waiting if fact.known.blank == NOT_YET_DUE else given).add(unit)
    return given, waiting


def _shadowed(counted: Counted, wholes: Collection[str]) -> frozenset[str]:
    if not wholes:
        return frozenset()
    return frozenset(unit for unit, above in counted.shadows.items() if any(code in wholes for code in above))


def _restricted(column: Column, units: Mapping[str, object]) -> Column:
    if column.keys() <= units.keys():
        return column
    if len(units) < len(column):
        return {unit: column[unit] for unit in units if unit in column}
    return {unit: fact for unit, fact in column.items() if unit in units}


def _not_yet_due(held: Column) -> set[str]:
    if not any(map(details_of, held.values())):
        return set()
    return {unit for unit, fact in held.items() if fact.known.blank == NOT_YET_DUE}


def _without(held: Column, units: Collection[str]) -> Column:
    return {unit: fact for unit, fact in held.items() if unit not in units} if units else held


def _deltas(
    counted: Counted,
    whole_deltas: Deltas,
    shadowed: Collection[str],
    facts: Column,
    above: Callable[[str], Sequence[str]],
) -> tuple[Delta, ...]:
    """Return the deltas of unshadowed units below that have something counted at or below them."""
    reached = {code for unit, fact in facts.items() if fact.counts for code in (unit, *above(unit))}
    return tuple(
        delta
        for unit, deltas in sorted(whole_deltas.items())
        if unit in counted.weights and unit != counted.stands_for and unit not in shadowed and unit in reached
        for delta in deltas
    )

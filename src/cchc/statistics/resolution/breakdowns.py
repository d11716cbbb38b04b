"""Which facts of one unit answer a breakdown; sets of axes are never mixed (resolve.md, rule 3)."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import product

from cchc.engine.bindings.breakdown import Breakdown
from cchc.statistics.resolution.facts import Fact, Origins
from cchc.statistics.resolution.lanes import Column

Combination = tuple[str, ...]
AxisSet = tuple[tuple[str, Combination], ...]


@lru_cache(maxsize=4096)
def axis_sets(asked: Breakdown, keys: frozenset[str]) -> tuple[AxisSet, ...]:
    """Return the sets of axes that could answer, smallest first, each with its keys and their combinations.

    A combination has one value for each axis of the asked breakdown.
    """
    found: dict[tuple[str, ...], list[tuple[str, Combination]]] = {}
    wanted = dict(asked.axes)
    for key in sorted(keys - {asked.key}):
        given = {axis: values[0] for axis, values in Breakdown.parse(key).axes if len(values) == 1}
        if len(given) != len(Breakdown.parse(key).axes):
            continue
        if all(given.get(axis) in values for axis, values in wanted.items()):
            combination = tuple(given[axis] for axis in wanted)
            found.setdefault(tuple(given), []).append((key, combination))
    return tuple(tuple(found[axes]) for axes in sorted(found, key=lambda axes: (len(axes), axes)))


def stated(columns: Mapping[str, Column], asked: Breakdown, origins: Origins, *, additive: bool) -> Column:
    """Return for every unit what it states in a breakdown, from its columns by breakdown key."""
    exact = columns.get(asked.key, {})
    sets = axis_sets(asked, frozenset(columns)) if additive else ()
    if not sets:
        return exact
    required = frozenset(product(*(values for _axis, values in asked.axes)))
    units = {unit for keys in sets for key, _ in keys for unit in columns[key]}
    found = dict(exact)
    candidates = [[(columns[key], combination) for key, combination in keys] for keys in sets]
    for unit in units - exact.keys():
        facts = _first_complete(candidates, required, unit)
        if facts:
            found[unit] = origins.added(facts)
    return found


def _first_complete(
    candidates: Iterable[Iterable[tuple[Column, Combination]]], required: frozenset[Combination], unit: str
) -> list[Fact]:
    for columns in candidates:
        held = [
            (fact, combination)
            for column, combination in columns
            if (fact := column.get(unit)) is not None and (fact.details is None or not fact.details.text)
        ]
        if held and required <= {combination for _fact, combination in held}:
            return [fact for fact, _combination in held]
    return []


def lies_inside(key: str, asked: Breakdown) -> bool:
    """Tell whether a breakdown is a part of the asked one: on each of its axes only requested values."""
    given = dict(Breakdown.parse(key).axes)
    return all(axis in given and set(given[axis]) <= set(values) for axis, values in asked.axes)

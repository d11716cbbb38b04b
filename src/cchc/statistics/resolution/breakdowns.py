"""Which facts of one unit answer a breakdown; sets of axes are never mixed (resolve.md, rule 3)."""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from cchc.engine.bindings.breakdown import Breakdown
from cchc.statistics.resolution.axes import Axes, Combination, Occurrence, single_values
from cchc.statistics.resolution.facts import Fact, Origins
from cchc.statistics.resolution.lanes import Column


class AxisSet(NamedTuple):
    """The keys of a set of axes inside an asked breakdown, each with its values on the asked axes."""

    axes: Axes
    summed_out: Axes
    keys: tuple[tuple[str, Combination], ...]


class Candidate(NamedTuple):
    """The facts of a set of axes, and the units at which the set may answer."""

    columns: list[tuple[Column, Combination]]
    units: Collection[str]


@lru_cache(maxsize=4096)
def axis_sets(asked: Breakdown, keys: frozenset[str]) -> tuple[AxisSet, ...]:
    """Return the sets of axes that could answer, smallest first."""
    found: dict[Axes, list[tuple[str, Combination]]] = {}
    wanted = dict(asked.axes)
    for key in sorted(keys - {asked.key}):
        given = single_values(key)
        if given is not None and all(given.get(axis) in values for axis, values in wanted.items()):
            combination = tuple(given[axis] for axis in wanted)
            found.setdefault(tuple(given), []).append((key, combination))
    return tuple(
        AxisSet(axes, tuple(axis for axis in axes if axis not in wanted), tuple(found[axes]))
        for axes in sorted(found, key=lambda axes: (len(axes), axes))
    )


def stated(
    columns: Mapping[str, Column], asked: Breakdown, origins: Origins, occurrence: Occurrence | None
) -> Column:
    """Return for every unit what it states in a breakdown, from its columns by breakdown key.

    Without an occurrence of values, which only additive indicators have, nothing is added.
    """
    exact = columns.get(asked.key, {})
    sets = axis_sets(asked, frozenset(columns)) if occurrence else ()
    if occurrence is None or not sets:
        return exact
    required = occurrence.waited_for(asked)
    candidates = [_candidate(one, columns, occurrence) for one in sets]
    units = {unit for one in candidates for unit in one.units}
    found = dict(exact)
    for unit in units - exact.keys():
        facts = _first_complete(candidates, required, unit)
        if facts:
            found[unit] = origins.added(facts)
    return found


def _candidate(one: AxisSet, columns: Mapping[str, Column], occurrence: Occurrence) -> Candidate:
    held = [(columns[key], combination) for key, combination in one.keys]
    units = {unit for column, _combination in held for unit in column}
    return Candidate(held, occurrence.among(units, one.axes, one.summed_out))


def _first_complete(
    candidates: Iterable[Candidate], required: frozenset[Combination], unit: str
) -> list[Fact]:
    for one in candidates:
        if unit not in one.units:
            continue
        held = [
            (fact, combination)
            for column, combination in one.columns
            if (fact := column.get(unit)) is not None and (fact.details is None or not fact.details.text)
        ]
        if held and required <= {combination for _fact, combination in held}:
            return [fact for fact, _combination in held]
    return []


def lies_inside(key: str, asked: Breakdown) -> bool:
    """Tell whether a breakdown is a part of the asked one: on each of its axes only requested values."""
    given = dict(Breakdown.parse(key).axes)
    return all(axis in given and set(given[axis]) <= set(values) for axis, values in asked.axes)

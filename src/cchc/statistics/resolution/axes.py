"""Which values an axis must show before it may be summed out (resolve.md, rule 3.2)."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import product
from typing import NamedTuple

from cchc.engine.bindings.breakdown import Breakdown
from cchc.statistics.resolution.facts import details_of
from cchc.statistics.resolution.lanes import Column

Axes = tuple[str, ...]
Combination = tuple[str, ...]
Values = Mapping[str, frozenset[str]]


class AxisWord(NamedTuple):
    """A value of an axis; `valid_to` is the first day on which it is no more."""

    axis: str
    value: str
    valid_to: date | None


class AxisValues:
    """The values of the axes of the catalogue."""

    def __init__(self, words: Iterable[AxisWord] = ()) -> None:
        self._words = tuple(words)
        self._lasting: dict[date, Values] = {}

    def lasting(self, start: date) -> Values:
        """Return by axis the values that had not ended by the first day of a window."""
        if start not in self._lasting:
            values: dict[str, set[str]] = {}
            for word in self._words:
                if word.valid_to is None or word.valid_to > start:
                    values.setdefault(word.axis, set()).add(word.value)
            self._lasting[start] = {axis: frozenset(found) for axis, found in values.items()}
        return self._lasting[start]


def waited_for(asked: Breakdown, lasting: Values) -> frozenset[Combination]:
    """Return the combinations of requested values that must occur; ended ones need not where others last."""
    return frozenset(
        product(
            *(
                tuple(one for one in values if one in lasting.get(axis, values)) or values
                for axis, values in asked.axes
            )
        )
    )


class Occurrence:
    """At which units the values of axes occur, in facts of one window kept by breakdown key."""

    def __init__(self, columns: Mapping[str, Column], values: Values) -> None:
        self._columns = columns
        self._values = values
        self._full: dict[tuple[Axes, str], frozenset[str] | None] = {}

    def waited_for(self, asked: Breakdown) -> frozenset[Combination]:
        """Return the combinations of values of a breakdown that must occur."""
        return waited_for(asked, self._values)

    def among(self, units: Collection[str], axes: Axes, summed_out: Iterable[str]) -> Collection[str]:
        """Return those units whose facts by a set of axes show every value of the axes summed out."""
        for axis in summed_out:
            full = self._showing_all(axes, axis)
            if full is not None:
                units = full & frozenset(units)
        return units

    def _showing_all(self, axes: Axes, axis: str) -> frozenset[str] | None:
        """Return the units that show every value of an axis; None where no value is known."""
        if (axes, axis) not in self._full:
            self._full[axes, axis] = self._find(axes, axis)
        return self._full[axes, axis]

    def _find(self, axes: Axes, axis: str) -> frozenset[str] | None:
        showing: dict[str, set[str]] = {value: set() for value in self._values.get(axis, ())}
        for key, column in self._columns.items():
            given = single_values(key)
            if given is not None and tuple(given) == axes and given[axis] in showing:
                showing[given[axis]].update(_with_numbers(column))
        return frozenset.intersection(*map(frozenset, showing.values())) if showing else None


def single_values(key: str) -> dict[str, str] | None:
    """Return the one value of each axis of a breakdown; None if an axis has several."""
    axes = Breakdown.parse(key).axes
    given = {axis: values[0] for axis, values in axes if len(values) == 1}
    return given if len(given) == len(axes) else None


def _with_numbers(column: Column) -> Iterable[str]:
    """Leave out words, which take no part in sums."""
    if not any(map(details_of, column.values())):
        return column
    return (unit for unit, fact in column.items() if not fact.known.text)

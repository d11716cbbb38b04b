"""Figures of sums read the short way, where nothing stands in the way of it (resolve.md, rule 10)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from cchc.engine.bindings.breakdown import Breakdown
from cchc.engine.figures import Blank, Figure
from cchc.statistics.enums import Basis
from cchc.statistics.resolution.axes import Values, single_values, waited_for
from cchc.statistics.resolution.breakdowns import AxisSet, axis_sets
from cchc.statistics.resolution.facts import NONE_AROSE, NOT_APPLICABLE

Value = tuple[int | str, int]
"""A scaled amount, or the blank in its place (none arose, not applicable); and the newest revision in it."""
Held = Mapping[str, Value]
"""Values by breakdown key."""

BLANKS = {blank.value: Figure(blank=blank) for blank in Blank}
NOT_KNOWN = BLANKS[Blank.MISSING.value]


class Reading(NamedTuple):
    """A figure and its basis, the units that should be in it and are not, and the newest revision in it.

    `missing` are codes in order. `computed` is what a ratio comes to from its two parts.
    """

    figure: Figure
    basis: Basis
    missing: tuple[str, ...] = ()
    revision: int | None = None
    computed: Figure | None = None


@lru_cache(maxsize=2**14)
def figure_of(value: int | str, scale: int) -> Figure:
    """Return the figure of an integer that was stored as the amount times `scale`, or of a blank."""
    if isinstance(value, int):
        return Figure(Fraction(value) if scale == 1 else Fraction(value, scale))
    return BLANKS[value]


def added(values: Iterable[Value]) -> Value:
    """Add values: amounts add, none arose is 0, not applicable is skipped."""
    total, is_amount, newest, blank = 0, False, 0, NOT_APPLICABLE
    for value, revision in values:
        newest = max(newest, revision)
        if isinstance(value, int):
            total, is_amount = total + value, True
        elif value == NONE_AROSE:
            blank = value
    return total if is_amount else blank, newest


@dataclass
class Choice:
    """Which keys of breakdowns answer a breakdown, by the keys that there are."""

    asked: Breakdown
    lasting: Values
    _known: dict[frozenset[str], tuple[str, ...]] = field(default_factory=dict)

    def among(self, keys: frozenset[str]) -> tuple[str, ...]:
        """Return the keys to be added; none where they do not add up to what is asked."""
        if keys not in self._known:
            self._known[keys] = _chosen(self.asked, keys, self.lasting)
        return self._known[keys]

    def value(self, held: Held) -> Value | None:
        """Return the value of the breakdown for who states all of what is held; None if it has none."""
        exact = held.get(self.asked.key)
        if exact is not None or not held:
            return exact
        keys = self.among(frozenset(held))
        return added(held[key] for key in keys) if keys else None


def _chosen(asked: Breakdown, keys: frozenset[str], lasting: Values) -> tuple[str, ...]:
    """Apply resolve.md, rule 3, to a unit that states a number for each key, and only for these."""
    if asked.key in keys:
        return (asked.key,)
    required = waited_for(asked, lasting)
    for one in axis_sets(asked, keys):
        combinations = {combination for _key, combination in one.keys}
        if required <= combinations and _shows_all(one, keys, lasting):
            return tuple(key for key, _combination in one.keys)
    return ()


def _shows_all(one: AxisSet, keys: Iterable[str], lasting: Values) -> bool:
    """Tell whether every value of each axis that is summed out occurs among the keys of a set of axes."""
    given = [values for key in keys if (values := single_values(key)) and tuple(values) == one.axes]
    return all(
        lasting.get(axis, frozenset()) <= {values[axis] for values in given} for axis in one.summed_out
    )

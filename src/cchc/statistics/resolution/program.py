"""The refs of a question made ready for the short way: which slices each reads, and what a ratio divides."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from cchc.engine.bindings.refs import Ref
from cchc.engine.kinds import OverUnits, Reach, ValueType
from cchc.engine.windows import Window
from cchc.statistics.resolution.axes import AxisValues
from cchc.statistics.resolution.plainly import Choice
from cchc.statistics.resolution.plan import Target
from cchc.statistics.resolution.ratios import parts_of_ratio

Key = tuple[str, int, Window]


class Span(NamedTuple):
    """A window; `at_end`: those who live when it stops answer for all of it."""

    window: Window
    at_end: bool


class Spot(NamedTuple):
    """Indicator, version and window of some refs, with its slices, the lane that is read first in front."""

    span: Span
    slices: tuple[int, ...]


class Plain(NamedTuple):
    """A whole sum; `spot` is its place among the spots, a stored amount is the value times `scale`."""

    code: str
    spot: int
    choice: Choice
    scale: int


class Quotient(NamedTuple):
    """A ratio of two other items, by their places; `is_reported`: somebody may have stated it itself."""

    code: str
    over: int
    under: int
    value_type: ValueType
    is_reported: bool


Item = Plain | Quotient | None


class Program(NamedTuple):
    """One item for each target, in order; None where the figure is to be put together in full."""

    items: tuple[Item, ...]
    spots: tuple[Spot, ...]

    listed: str
    """The keys of every slice, with commas between."""


class Writer:
    """Writes the program of some targets; `stated`: indicators and versions with facts near the windows."""

    def __init__(
        self,
        targets: Mapping[Ref, Target],
        slices: Mapping[Key, tuple[int, ...]],
        stated: Collection[tuple[str, int]],
        values: AxisValues,
        refused: frozenset[Ref],
    ) -> None:
        self._targets = targets
        self._slices = slices
        self._values = values
        self._refused = refused
        self._stated = stated
        self._spots: dict[tuple[Key, bool], int] = {}

    def write(self) -> Program:
        """Return the program."""
        places = {ref: place for place, ref in enumerate(self._targets)}
        items = tuple(self._item(target, places) for target in self._targets.values())
        spots = tuple(Spot(Span(key[2], at_end), self._slices.get(key, ())) for key, at_end in self._spots)
        return Program(items, spots, ",".join(str(pk) for spot in spots for pk in spot.slices))

    def _item(self, target: Target, places: Mapping[Ref, int]) -> Item:
        kind = target.definition.over_units
        if kind is OverUnits.RATIO:
            return self._quotient(target, places)
        if kind is not OverUnits.SUM or target.ref.reach is not Reach.WHOLE or target.ref in self._refused:
            return None
        spot = self._spots.setdefault((target.key, target.at_end), len(self._spots))
        choice = Choice(target.ref.breakdown, self._values.lasting(target.window.start))
        return Plain(target.definition.code, spot, choice, 10**target.definition.decimals)

    def _quotient(self, target: Target, places: Mapping[Ref, int]) -> Item:
        pair = parts_of_ratio(target)
        one = target.definition
        if pair is None or not all(self._is_plain(part) for part in pair):
            return None
        over, under = pair
        is_reported = (one.code, one.version) in self._stated
        return Quotient(one.code, places[over], places[under], one.value_type, is_reported)

    def _is_plain(self, ref: Ref) -> bool:
        return ref in self._targets and self._targets[ref].definition.over_units is OverUnits.SUM

"""At which units facts are counted, in each view (views.md)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property

from cchc.engine.territory import ImageKind, Territory
from cchc.engine.windows import Window
from cchc.statistics.enums import View
from cchc.statistics.resolution.answer import NotAllocated

ONE = Fraction(1)


@dataclass
class Counted:
    """What counts at one unit U.

    `weights` is S(U); `exactly` are the units that stand at U itself; `stands_for` is T. `shadows` gives
    for a unit of S(U) those of S(U), without T, that were above it as reported; who has none is left out.
    `is_alone`: T is all that counts, wholly. `merged` are the units at U itself, wholly, that were not below
    one another as reported.
    """

    weights: dict[str, Fraction] = field(default_factory=dict)
    exactly: dict[str, Fraction] = field(default_factory=dict)
    stands_for: str | None = None
    shadows: dict[str, tuple[str, ...]] = field(default_factory=dict)
    not_allocated: set[NotAllocated] = field(default_factory=set)
    not_comparable: frozenset[str] = frozenset()
    merged: frozenset[str] = frozenset()
    is_weighted: bool = False
    is_alone: bool = False


class Standing:
    """The units that answer for a window, and where each counts in a view of a day.

    They are those that lived in it, each for its part; `at_end`: those that live when it stops, each for all.
    """

    def __init__(
        self, territory: Territory, window: Window, view: View, today: date, *, at_end: bool = False
    ) -> None:
        self.window = window
        self.windows = _living(territory, window) if at_end else _clipped(territory, window)
        self._territory = territory
        self._view = view
        self._today = today
        self._tree = territory.tree(window.end if at_end else window)
        self._above: dict[str, tuple[str, ...]] = {}
        self._counted: dict[str, Counted] = {}

    def above(self, unit: str) -> tuple[str, ...]:
        """Return the units above a unit in the tree as reported, the nearest first."""
        if unit not in self._above:
            parent = self._tree.get(unit)
            self._above[unit] = () if parent is None else (parent, *self.above(parent))
        return self._above[unit]

    def at(self, unit: str) -> Counted:
        """Return what counts at a unit."""
        if unit not in self._counted:
            self._counted[unit] = self._finished(unit, self._placed.get(unit, Counted()))
        return self._counted[unit]

    @cached_property
    def variants(self) -> Mapping[Window, frozenset[str]]:
        """The units by the window that they answer for."""
        units: dict[Window, set[str]] = defaultdict(set)
        for unit, window in self.windows.items():
            units[window].add(unit)
        return {window: frozenset(codes) for window, codes in units.items()}

    @cached_property
    def _placed(self) -> dict[str, Counted]:
        placed: dict[str, Counted] = defaultdict(Counted)
        for unit in self.windows:
            if self._view is View.AS_REPORTED:
                placed[unit].exactly[unit] = ONE
                for code in (unit, *self.above(unit)):
                    placed[code].weights[unit] = ONE
            else:
                self._place_image(placed, unit)
        return dict(placed)

    def _place_image(self, placed: dict[str, Counted], unit: str) -> None:
        weighted = self._view is View.CROSSWALK
        image = self._territory.image(unit, self.windows[unit].stop, self._today, weighted=weighted)
        for share in image.shares:
            if share.unit is None:
                continue
            for code in (share.unit, *self._territory.ancestors(share.unit, self._today)):
                counted = placed[code]
                counted.weights[unit] = counted.weights.get(unit, Fraction(0)) + share.weight
                if share.kind is ImageKind.UNALLOCATED:
                    counted.not_allocated.add(NotAllocated(unit, image.since))
            if share.kind is ImageKind.WHOLE:
                exactly = placed[share.unit].exactly
                exactly[unit] = exactly.get(unit, Fraction(0)) + share.weight

    @cached_property
    def _nowhere(self) -> frozenset[str]:
        """Units of which a share stands nowhere."""
        if self._view is View.AS_REPORTED:
            return frozenset()
        weighted = self._view is View.CROSSWALK
        images = {
            unit: self._territory.image(unit, window.stop, self._today, weighted=weighted)
            for unit, window in self.windows.items()
        }
        return frozenset(
            unit for unit, image in images.items() if any(share.unit is None for share in image.shares)
        )

    def _finished(self, unit: str, counted: Counted) -> Counted:
        counted.is_weighted = any(
            weight != ONE for weights in (counted.weights, counted.exactly) for weight in weights.values()
        )
        counted.not_comparable = frozenset(
            code for code in self._nowhere if code == unit or unit in self.above(code)
        )
        counted.stands_for = self._stands_for(counted)
        counted.merged = self._merged(counted)
        for code in counted.weights:
            above = tuple(
                one for one in self.above(code) if one in counted.weights and one != counted.stands_for
            )
            if above:
                counted.shadows[code] = above
        is_one = len(counted.weights) == 1 and counted.stands_for is not None
        counted.is_alone = is_one and not counted.not_allocated and not counted.not_comparable
        return counted

    def _merged(self, counted: Counted) -> frozenset[str]:
        here = {unit for unit, weight in counted.exactly.items() if weight == ONE}
        return frozenset(unit for unit in here if here.isdisjoint(self.above(unit)))

    def _stands_for(self, counted: Counted) -> str | None:
        for unit, weight in counted.exactly.items():
            others = counted.weights.keys() - {unit}
            if weight == ONE and all(unit in self.above(other) for other in others):
                return unit
        return None


def _living(territory: Territory, window: Window) -> dict[str, Window]:
    return dict.fromkeys(territory.tree(window.end), window)


def _clipped(territory: Territory, window: Window) -> dict[str, Window]:
    tree = territory.tree(window)
    lives = territory.lives
    clipped = {code: window.clip(lives[code].valid_from, lives[code].valid_to) for code in tree}
    return {code: part for code, part in clipped.items() if part is not None}

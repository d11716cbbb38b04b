"""The tree of units on any day, and the tree that a window of time is told by."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from cchc.engine.territory.faults import UnknownUnit
from cchc.engine.territory.images import ImageReader
from cchc.engine.territory.records import Image, Placement, Succession, UnitLife, within
from cchc.engine.windows import Window

_DAY = timedelta(days=1)


class Territory:
    """Units through time: an immutable snapshot. Unknown codes raise UnknownUnit."""

    def __init__(
        self,
        lives: Iterable[UnitLife],
        placements: Iterable[Placement] = (),
        successions: Iterable[Succession] = (),
    ) -> None:
        self.lives: Mapping[str, UnitLife] = {life.code: life for life in lives}
        self.placements = tuple(placements)
        self.successions = tuple(sorted(successions, key=lambda one: one.effective_on))
        self._places = _by_child(self.placements)
        self._trees: dict[date, Mapping[str, str | None]] = {}
        self._window_trees: dict[Window, Mapping[str, str | None]] = {}
        self._images = ImageReader(self)

    def life(self, code: str) -> UnitLife:
        """Return the life of a unit."""
        if code not in self.lives:
            raise UnknownUnit(code, self.lives)
        return self.lives[code]

    def parent(self, code: str, on: date) -> str | None:
        """Return the unit that a unit stands under on a day; None at the top."""
        self.life(code)
        for place in self._places.get(code, ()):
            if within(on, place.valid_from, place.valid_to):
                return place.parent
        return None

    def ancestors(self, code: str, on: date) -> tuple[str, ...]:
        """Return the units above a unit on a day, the nearest first, without the unit itself."""
        found: list[str] = []
        above = self.parent(code, on)
        while above is not None and above not in found:
            found.append(above)
            above = self.parent(above, on)
        return tuple(found)

    def tree_on(self, on: date) -> Mapping[str, str | None]:
        """Return the parent of every unit alive on a day."""
        if on not in self._trees:
            alive = (code for code, life in self.lives.items() if life.alive(on))
            self._trees[on] = {code: self.parent(code, on) for code in alive}
        return self._trees[on]

    def children(self, code: str, on: date) -> tuple[str, ...]:
        """Return the units that stand directly under a unit on a day, by code."""
        self.life(code)
        return tuple(sorted(child for child, parent in self.tree_on(on).items() if parent == code))

    def subtree(self, code: str, on: date) -> tuple[str, ...]:
        """Return a unit and all below it on a day in tree order; empty when it does not live on that day."""
        self.life(code)
        tree = self.tree_on(on)
        return tuple(walk(tree, code)) if code in tree else ()

    def position(self, code: str, window: Window) -> date | None:
        """Return the day on which a unit stands in the tree for a window; None if it did not live in it.

        It is the last day of the window that the unit lived; an instant is the end of the day before.
        """
        life = self.life(code)
        first = window.start if window.start < window.stop else window.stop - _DAY
        last = window.stop - _DAY
        if life.valid_to is not None:
            last = min(last, life.valid_to - _DAY)
        return last if last >= max(first, life.valid_from) else None

    def tree(self, window: Window) -> Mapping[str, str | None]:
        """Return the parent of every unit that lived in a window, each taken at the unit's own position.

        It is one tree: a unit that ended stands below the unit it last stood below, wherever that one stands.
        """
        if window not in self._window_trees:
            days = {code: self.position(code, window) for code in self.lives}
            placed = {code: self.parent(code, day) for code, day in days.items() if day is not None}
            self._window_trees[window] = placed
        return self._window_trees[window]

    def members(self, code: str, window: Window) -> frozenset[str]:
        """Return a unit and all below it in the tree of a window; empty when it did not live in it."""
        self.life(code)
        tree = self.tree(window)
        return frozenset(walk(tree, code)) if code in tree else frozenset()

    def image(self, code: str, since: date, on: date, *, weighted: bool = False) -> Image:
        """Return where the facts of a unit stand on `on`, by successions effective in [since, on].

        `since` is the stop of the facts' window; for a unit that ended earlier the end of its life counts.
        `weighted` (the crosswalk view) apportions where typed, sourced weights exist; otherwise never.
        """
        self.life(code)
        return self._images.read(code, since, on, weighted=weighted)

    def common(self, codes: Iterable[str], on: date) -> str | None:
        """Return the lowest unit alive on a day that is, or stands above, each of the units; None if none."""
        chains = [[code, *self.ancestors(code, on)] for code in codes]
        shared = set(chains[0]).intersection(*chains[1:]) if chains else set()
        return next((code for code in chains[0] if code in shared), None) if chains else None


def walk(tree: Mapping[str, str | None], top: str) -> Iterator[str]:
    """Yield a unit and all below it in tree order: each before those below it, siblings by code."""
    below: dict[str | None, list[str]] = defaultdict(list)
    for code, parent in tree.items():
        below[parent].append(code)
    waiting = [top]
    while waiting:
        code = waiting.pop()
        yield code
        waiting.extend(sorted(below[code], reverse=True))


def _by_child(placements: Iterable[Placement]) -> dict[str, list[Placement]]:
    places: dict[str, list[Placement]] = defaultdict(list)
    for place in placements:
        places[place.child].append(place)
    return places

"""Where units stood: lives, positions, and who was above whom, read off the plain lists."""

from datetime import date, timedelta

from cchc.engine.territory import Placement, Succession, UnitLife
from cchc.engine.windows import Window
from tests.statistics.oracle.events import Holding, World

DAY = timedelta(days=1)


class Land:
    """The units of a world; answers are remembered, nothing else."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.lives: dict[str, UnitLife] = {life.code: life for life in world.lives}
        self.acts: list[Succession] = list(world.acts)
        self.holdings: list[Holding] = list(world.holdings)
        self._places: dict[str, list[Placement]] = {}
        for place in world.placements:
            self._places.setdefault(place.child, []).append(place)
        self._lived: dict[tuple[str, Window], Window | None] = {}
        self._chains: dict[tuple[str, Window], tuple[str, ...]] = {}

    def alive(self, code: str, day: date) -> bool:
        """Tell whether a unit lived on a day."""
        life = self.lives[code]
        return life.valid_from <= day and (life.valid_to is None or day < life.valid_to)

    def lived(self, code: str, window: Window) -> Window | None:
        """Return what of a window a unit lived."""
        key = (code, window)
        if key not in self._lived:
            life = self.lives[code]
            self._lived[key] = window.clip(life.valid_from, life.valid_to)
        return self._lived[key]

    def at_end(self) -> "Land":
        """Return the same units, of which those answer for a window that live when it stops."""
        return _LandAtEnd(self.world)

    def position(self, code: str, window: Window) -> date | None:
        """Return the last day of the window that the unit lived."""
        own = self.lived(code, window)
        return None if own is None else own.stop - DAY

    def parent(self, code: str, day: date) -> str | None:
        """Return the unit that a unit stood directly under on a day."""
        for place in self._places.get(code, []):
            if place.valid_from <= day and (place.valid_to is None or day < place.valid_to):
                return place.parent
        return None

    def above_on(self, code: str, day: date) -> list[str]:
        """Return all units above a unit on one day, the nearest first."""
        above = self.parent(code, day)
        return [] if above is None else [above, *self.above_on(above, day)]

    def above_reported(self, code: str, window: Window) -> tuple[str, ...]:
        """Return all units above a unit in the tree of a window, each at its own position."""
        key = (code, window)
        if key not in self._chains:
            day = self.position(code, window)
            above = None if day is None else self.parent(code, day)
            self._chains[key] = () if above is None else (above, *self.above_reported(above, window))
        return self._chains[key]

    def common(self, codes: list[str], day: date) -> str | None:
        """Return the lowest unit that is, or is above, each of the units on a day."""
        for candidate in [codes[0], *self.above_on(codes[0], day)]:
            if all(candidate in [code, *self.above_on(code, day)] for code in codes):
                return candidate
        return None


class _LandAtEnd(Land):
    """Units that answer for the whole of a window if they live on its last day, and otherwise for nothing."""

    def lived(self, code: str, window: Window) -> Window | None:
        """Return all of a window or nothing."""
        return window if self.alive(code, window.stop - DAY) else None

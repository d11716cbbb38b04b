"""Which office answers for an indicator: the holder of a function at a date (resolve.md, rule 8)."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from cchc.engine.territory import Territory


class Holding(NamedTuple):
    """A unit held a function from a day on."""

    function: str
    unit: str
    valid_from: date
    valid_to: date | None

    def holds(self, on: date) -> bool:
        """Tell whether the function was held on a day."""
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


class Owners:
    """Holders of functions, found at the unit asked about, directly below it, or the same one level up."""

    def __init__(self, holdings: Iterable[Holding], territory: Territory) -> None:
        self._holdings = tuple(holdings)
        self._territory = territory
        self._known: dict[tuple[str, str, date], str | None] = {}

    @property
    def units(self) -> frozenset[str]:
        """Every unit that ever held one of the functions."""
        return frozenset(one.unit for one in self._holdings)

    def office(self, function: str, unit: str, on: date) -> str | None:
        """Return who holds a function for a unit on a day; None if nobody, or several at one place."""
        key = (function, unit, on)
        if key not in self._known:
            self._known[key] = self._find(*key)
        return self._known[key]

    def _find(self, function: str, unit: str, on: date) -> str | None:
        held = {one.unit for one in self._holdings if one.function == function and one.holds(on)}
        for place in (unit, *self._territory.ancestors(unit, on)) if held else ():
            below = {place} & held or {one for one in held if self._territory.parent(one, on) == place}
            if below:
                return below.pop() if len(below) == 1 else None
        return None

"""Which units a question counts, and with which weight (docs/algorithms/views.md)."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from cchc.engine.windows import Window
from cchc.statistics.enums import View
from tests.statistics.oracle.images import ONE, next_acts, stands
from tests.statistics.oracle.land import Land

ZERO = Fraction(0)


@dataclass
class Members:
    """S(U) with weights, who stands exactly at U, T, and who is not allocated or stands nowhere."""

    weights: dict[str, Fraction] = field(default_factory=dict)
    exact: dict[str, Fraction] = field(default_factory=dict)
    top: str | None = None
    not_allocated: dict[str, date] = field(default_factory=dict)
    nowhere: list[str] = field(default_factory=list)


def members(land: Land, unit: str, window: Window, view: View, today: date) -> Members:
    """Return who counts for a unit over a window."""
    if view is View.AS_REPORTED:
        return _as_reported(land, unit, window)
    found = Members()
    for code in sorted(land.lives):
        own = land.lived(code, window)
        if own is not None:
            _place(land, found, unit, code, window, own.stop, today, weighted=view is View.CROSSWALK)
    found.top = _top(land, found, window)
    return found


def _as_reported(land: Land, unit: str, window: Window) -> Members:
    found = Members()
    for code in sorted(land.lives):
        if land.lived(code, window) is not None and unit in (code, *land.above_reported(code, window)):
            found.weights[code] = ONE
    if unit in found.weights:
        found.exact[unit] = ONE
        found.top = unit
    return found


def _place(
    land: Land,
    found: Members,
    unit: str,
    code: str,
    window: Window,
    since: date,
    today: date,
    *,
    weighted: bool,
) -> None:
    image = stands(land, code, since, today, weighted=weighted)
    here = [
        one for one in image if one.unit is not None and unit in [one.unit, *land.above_on(one.unit, today)]
    ]
    weight = sum((one.weight for one in here), ZERO)
    exact = sum((one.weight for one in here if one.unit == unit and one.whole), ZERO)
    if weight > 0:
        found.weights[code] = weight
    if exact > 0:
        found.exact[code] = exact
    if any(not one.whole for one in here):
        found.not_allocated[code] = next_acts(land, code, since, today)[0].effective_on
    if any(one.unit is None for one in image) and unit in (code, *land.above_reported(code, window)):
        found.nowhere.append(code)


def _top(land: Land, found: Members, window: Window) -> str | None:
    for code, weight in found.exact.items():
        others = [one for one in found.weights if one != code]
        if weight == 1 and all(code in land.above_reported(one, window) for one in others):
            return code
    return None

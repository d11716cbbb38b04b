"""Which window a period means for a unit."""

from collections.abc import Iterable, Mapping
from datetime import date

from cchc.engine.periods import Period
from cchc.engine.territory import Territory
from cchc.engine.windows import Window
from cchc.foundation.stamps import kept
from cchc.statistics.models import ReportingWindow
from cchc.units.queries import territory as read_territory


def window_for(unit: str, period: Period, territory: Territory | None = None) -> Window:
    """Return the window of a period for a unit: of the nearest unit at or above it that has one, else of all.

    Where nobody set one it is the window of Decree 09/2019/NĐ-CP. Raises UnknownUnit.
    """
    return windows_for([unit], period, territory)[unit]


def windows_for(
    units: Iterable[str], period: Period, territory: Territory | None = None
) -> dict[str, Window]:
    """Return the window of a period for each of many units, in as many queries as for one."""
    known = territory or read_territory()
    rows = _own_windows(str(period))
    return {unit: _nearest(unit, period.window(), rows, known) for unit in units}


@kept("statistics", "units", size=64)
def _own_windows(period: str) -> Mapping[str | None, Window]:
    rows = ReportingWindow.objects.filter(period=period)
    fields = ("scope__code", "window_from", "window_to")
    return {scope: Window(start, stop) for scope, start, stop in rows.values_list(*fields)}


def _nearest(unit: str, standard: Window, rows: Mapping[str | None, Window], known: Territory) -> Window:
    day = known.position(unit, standard) or _first_day(unit, standard, known)
    chain = (unit, *known.ancestors(unit, day), None)
    return next((rows[scope] for scope in chain if scope in rows), standard)


def _first_day(unit: str, standard: Window, known: Territory) -> date:
    """Where a unit of later stood first: asked for what was before it, it follows those above it."""
    return max(standard.last_day, known.life(unit).valid_from)

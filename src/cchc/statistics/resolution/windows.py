"""The window a ref is read over (resolve.md, rule 1)."""

from datetime import date, timedelta

from cchc.engine.bindings.refs import MomentKind, Ref
from cchc.engine.kinds import OverTime
from cchc.engine.periods import Basis
from cchc.engine.windows import Window

NEAR = timedelta(days=31)
_DAY = timedelta(days=1)


def basis_of(window: Window) -> Basis:
    """Return REPORTING for a window that stops on the 15th (Decree 09/2019/NĐ-CP), else CALENDAR."""
    return Basis.REPORTING if window.stop.day == 15 else Basis.CALENDAR


def year_start_of(window: Window) -> date:
    """Return the first day of the year, reporting or calendar, in which a window's last day lies."""
    last = window.stop - _DAY
    if basis_of(window) is Basis.CALENDAR:
        return date(last.year, 1, 1)
    return date(last.year if last >= date(last.year, 12, 15) else last.year - 1, 12, 15)


def window_of(ref: Ref, over_time: OverTime, asked: Window, year_start: date | None = None) -> Window:
    """Return the window that a ref is about, seen from the asked window; writers use the same.

    A stock asked about a window is read when it stops, a year-to-date figure from the start of the year.
    """
    year = year_start or year_start_of(asked)
    if ref.moment.kind is MomentKind.WINDOW and over_time is OverTime.STOCK:
        return asked.end
    if ref.moment.kind is MomentKind.WINDOW and over_time is OverTime.YTD:
        return Window(year, asked.stop)
    return ref.moment.window(asked, year, basis_of(asked))


def answered(window: Window, over_time: OverTime, valid_from: date, valid_to: date | None) -> Window | None:
    """Return what of a window a unit with the life [valid_from, valid_to) answers for; None if nothing.

    It is the part that it lived. What accumulates is told by who lives when the window stops, for all of it.
    """
    if not over_time.accumulates:
        return window.clip(valid_from, valid_to)
    return window if window.end.clip(valid_from, valid_to) else None


def definition_day(window: Window) -> date:
    """Return the day whose definition a window's facts follow: its last day."""
    return window.stop - _DAY


def is_near(window: Window, other: Window) -> bool:
    """Tell whether another window is worth naming: it shares a day, or is an instant at most 31 days away."""
    if window.is_instant or other.is_instant:
        return window.is_instant and other.is_instant and abs(window.stop - other.stop) <= NEAR
    return other.start < window.stop and window.start < other.stop


def is_inside(window: Window, other: Window) -> bool:
    """Tell whether another window is a span of days within a window and not the same."""
    return (
        not other.is_instant and other != window and window.start <= other.start and other.stop <= window.stop
    )

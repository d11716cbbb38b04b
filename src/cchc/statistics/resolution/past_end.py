"""What a unit said over windows in which it ended (resolve.md, rule 4)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from cchc.engine.windows import Window
from cchc.statistics.resolution.answer import LeftOff, PastEnd
from cchc.statistics.resolution.facts import Fact
from cchc.statistics.resolution.lanes import Column
from cchc.statistics.resolution.windows import is_inside

_DAY = timedelta(days=1)


def runs_past_end(lived: Window, asked: Window, other: Window) -> bool:
    """Tell whether another window within the asked one begins in a lived part and goes on after it.

    `lived` is what a unit lived of the asked window; where that is all of it no window does.
    """
    return lived.start <= other.start < lived.stop < other.stop <= asked.stop


def taken_for_all(lived: Window, asked: Window, known: Iterable[Window]) -> tuple[Window, ...]:
    """Return the windows that are taken for a lived part: as far as was asked, then by their stop."""
    found = [one for one in known if one.start == lived.start and runs_past_end(lived, asked, one)]
    return tuple(sorted(found, key=lambda one: (one.stop != asked.stop, one.stop)))


def pieces_until_end(
    lived: Window, asked: Window, known: Iterable[Window]
) -> Mapping[Window, tuple[Window, ...]]:
    """Return the lived days that windows speak of, each with these windows, by their stop."""
    found: dict[Window, list[Window]] = defaultdict(list)
    for one in sorted(known):
        if is_inside(lived, one):
            found[one].append(one)
        elif runs_past_end(lived, asked, one):
            found[Window(one.start, lived.stop)].append(one)
    return {days: tuple(windows) for days, windows in found.items()}


def all_marked(column: Column, window: Window, end: date) -> Column:
    """Return facts with the note that their window runs past the end of their units."""
    return {unit: marked(fact, unit, window, end) for unit, fact in column.items()}


def marked(fact: Fact, unit: str, window: Window, end: date) -> Fact:
    """Return a fact of a unit with that note; without a date of its own it is of the unit's last day."""
    known = fact.known
    past = (PastEnd(unit, window, end),)
    return fact._replace(details=known._replace(day=known.day or end - _DAY, past_end=past))


def leaving(fact: Fact, unit: str, days: Window) -> Fact:
    """Return what a unit states with the note that it says nothing of its last days."""
    return fact._replace(details=fact.known._replace(left_off=(LeftOff(unit, days),)))


def taken_by(fact: Fact | None, lived: Window, asked: Window) -> Window | None:
    """Return the window that was taken for all that a unit lived; None if what it states needed none."""
    if fact is None:
        return Window(lived.start, asked.stop)
    return next((one.window for one in fact.known.past_end if one.window.start == lived.start), None)


def first_held(columns: Sequence[Column], unit: str) -> Fact | None:
    """Return the fact of a unit in the first of some columns that has one."""
    return next((column[unit] for column in columns if unit in column), None)

"""Which office answers for which rows of a unit's form (docs/algorithms/submission.md)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cchc.catalogue.queries.tables import FormTables
from cchc.engine.territory import Territory
from cchc.engine.windows import Window
from cchc.reporting.models import Submission
from cchc.reporting.queries.standing import lived
from cchc.statistics.queries.owners import owners_of
from cchc.statistics.resolution.owners import Owners

OWN = ""
"""The function of the section with a unit's own rows."""


@dataclass(frozen=True)
class Offices:
    """For one unit: the office by function, for each function that has a section of its own."""

    unit: str
    by_function: Mapping[str, str]


def owners_in(tables: FormTables) -> frozenset[str]:
    """Return the functions that own rows of a form."""
    return frozenset(row.owner for row in tables.rows if row.owner and not row.is_heading)


def day_of(submission: Submission) -> date:
    """Return the last day of a submission's window that its unit lived."""
    window = Window(submission.window_from, submission.window_to)
    return lived(window, submission.unit).last_day


def consolidating(days: Mapping[str, date], land: Territory) -> set[str]:
    """Return those of some units, each on its own day, that have units below them."""
    above = {day: set(land.tree_on(day).values()) for day in set(days.values())}
    return {unit for unit, day in days.items() if unit in above[day]}


def offices_of(
    tables: FormTables, days: Mapping[str, date], land: Territory, hosts: Iterable[str] = ()
) -> dict[str, Offices]:
    """Return the sections of units, each on its own day; hosts of rounds consolidate whoever is below them.

    A function that nobody holds at the unit or below it, or several do, or the unit itself, has no section.
    """
    owners = owners_of(sorted(owners_in(tables)), land)
    inner = consolidating(days, land) | set(hosts)
    return {
        unit: Offices(unit, _offices(tables, unit, day, owners, land) if unit in inner else {})
        for unit, day in days.items()
    }


def _offices(tables: FormTables, unit: str, day: date, owners: Owners, land: Territory) -> dict[str, str]:
    found = {function: owners.office(function, unit, day) for function in sorted(owners_in(tables))}
    return {
        function: office
        for function, office in found.items()
        if office is not None and office != unit and unit in land.ancestors(office, day)
    }

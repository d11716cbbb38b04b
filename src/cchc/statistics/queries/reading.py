"""From rows to the compact ledger that the fold reads."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from operator import itemgetter

from cchc.engine.kinds import Lane
from cchc.foundation.stamps import kept
from cchc.statistics.queries.adjustments import adjustments_in_force
from cchc.statistics.queries.entries import current_figures
from cchc.statistics.queries.slices import SliceRow
from cchc.statistics.resolution.facts import Delta, Fact, Origins
from cchc.statistics.resolution.lanes import Column, read_through
from cchc.statistics.resolution.ledger import SELF, Ledger, Place
from cchc.units.models import Unit

Group = tuple[int, str, str, str]
_DAY = timedelta(days=1)
_FIELDS = Fact._fields
_COLUMN = itemgetter(*(_FIELDS.index(name) for name in ("slice", "reach", "breakdown")))
_SUBJECT = itemgetter(_FIELDS.index("subject"))
_REPORTER = itemgetter(_FIELDS.index("reporter"))


@dataclass(frozen=True)
class Codes:
    """Codes of units and indicators by their keys in the database."""

    units: Mapping[int, str]
    indicators: Mapping[int, str]

    def unit_keys(self, codes: Collection[str]) -> list[int]:
        """Return the keys of some units."""
        return [pk for pk, code in self.units.items() if code in codes]


@kept("units", size=2)
def unit_codes() -> dict[int, str]:
    """Return the code of every unit by its key."""
    return dict(Unit.objects.order_by().values_list("pk", "code"))


def read_ledger(
    slices: Iterable[SliceRow],
    codes: Codes,
    reporters: Collection[int] | None,
    lane: Lane,
    as_of: int | None,
) -> Ledger:
    """Read the facts and deltas of slices, through the lanes of the asked one; five queries at most."""
    known = {row.pk: row for row in slices}
    lanes = {pk: row.lane for pk, row in known.items()}
    ledger = Ledger(origins=origins_of(known.values()))
    by_lane: dict[tuple[Place, str], dict[str, Column]] = {}
    for (pk, reach, reporter, breakdown), column in _grouped(
        current_figures(known.keys(), reporters, as_of), codes.units
    ).items():
        place = place_of(known[pk], codes, reach, reporter)
        by_lane.setdefault((place, breakdown), {})[lanes[pk]] = column
    for (place, breakdown), columns in by_lane.items():
        ledger.facts.setdefault(place, {})[breakdown] = read_through(columns, lane)
    for row in adjustments_in_force(known.keys(), as_of) if known else ():
        place = place_of(known[row.slice], codes, row.reach, SELF)
        ledger.deltas.setdefault(place, []).append(Delta(row.pk, row.unit, row.breakdown, row.delta))
    return ledger


def origins_of(slices: Collection[SliceRow]) -> Origins:
    """Return lane and last day of slices."""
    return Origins({row.pk: row.lane for row in slices}, {row.pk: row.stop - _DAY for row in slices})


def place_of(row: SliceRow, codes: Codes, reach: str, reporter: str = SELF) -> Place:
    """Return the place of facts of a slice."""
    return Place(codes.indicators[row.indicator], row.version, row.window, reach, reporter)


def _grouped(facts: Iterable[Fact], units: Mapping[int, str]) -> dict[Group, Column]:
    """Group facts by slice, reach, reporter (SELF if it is the subject) and breakdown."""
    runs: dict[tuple[int, str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        runs[_COLUMN(fact)].append(fact)
    groups: dict[Group, Column] = {}
    for (pk, reach, breakdown), rows in runs.items():
        subjects = list(map(_SUBJECT, rows))
        if subjects == list(map(_REPORTER, rows)):
            groups[pk, reach, SELF, breakdown] = dict(
                zip(map(units.__getitem__, subjects), rows, strict=True)
            )
            continue
        for fact in rows:
            reporter = SELF if fact.reporter == fact.subject else units[fact.reporter]
            groups.setdefault((pk, reach, reporter, breakdown), {})[units[fact.subject]] = fact
    return groups

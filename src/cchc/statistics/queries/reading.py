"""From rows to the compact ledger that the fold reads."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from cchc.engine.kinds import Lane
from cchc.statistics.queries.adjustments import adjustments_in_force
from cchc.statistics.queries.entries import EntryRow, current_figures
from cchc.statistics.queries.slices import SliceRow
from cchc.statistics.resolution.facts import Delta, Fact
from cchc.statistics.resolution.lanes import Column, read_through
from cchc.statistics.resolution.ledger import SELF, Ledger, Place
from cchc.units.models import Unit


@dataclass(frozen=True)
class Codes:
    """Codes of units and indicators by their keys in the database."""

    units: Mapping[int, str]
    indicators: Mapping[int, str]

    def unit_keys(self, codes: Collection[str]) -> list[int]:
        """Return the keys of some units."""
        return [pk for pk, code in self.units.items() if code in codes]


def unit_codes() -> dict[int, str]:
    """Return the code of every unit by its key."""
    return dict(Unit.objects.order_by().values_list("pk", "code"))


Group = tuple[int, str, str, str]


def read_ledger(
    slices: Iterable[SliceRow],
    codes: Codes,
    reporters: Collection[int] | None,
    lane: Lane,
    as_of: int | None,
) -> Ledger:
    """Read the facts and deltas of slices, through the lanes of the asked one; four queries at most."""
    known = {row.pk: row for row in slices}
    ledger = Ledger()
    by_lane: dict[tuple[Place, str], dict[str, Column]] = {}
    for (pk, reach, reporter, breakdown), column in _grouped(
        current_figures(known.keys(), reporters, as_of), known, codes.units
    ).items():
        place = _place(known[pk], codes, reach, reporter)
        by_lane.setdefault((place, breakdown), {})[known[pk].lane] = column
    for (place, breakdown), columns in by_lane.items():
        ledger.facts.setdefault(place, {})[breakdown] = read_through(columns, lane)
    for row in adjustments_in_force(known.keys(), as_of) if known else ():
        place = _place(known[row.slice], codes, row.reach, SELF)
        ledger.deltas.setdefault(place, []).append(Delta(row.pk, row.unit, row.breakdown, row.delta))
    return ledger


def _place(row: SliceRow, codes: Codes, reach: str, reporter: str) -> Place:
    return Place(codes.indicators[row.indicator], row.version, row.window, reach, reporter)


def _grouped(
    rows: Iterable[EntryRow], slices: Mapping[int, SliceRow], units: Mapping[int, str]
) -> dict[Group, Column]:
    """Group facts by slice, reach, reporter (SELF if it is the subject) and breakdown."""
    last_days = {pk: row.window.last_day for pk, row in slices.items()}
    groups: dict[Group, Column] = {}
    for row in rows:
        reporter = SELF if row.reporter == row.subject else units[row.reporter]
        group = (row.slice, row.reach, reporter, row.breakdown)
        column = groups.get(group)
        if column is None:
            column = groups[group] = {}
        column[units[row.subject]] = Fact(
            row.amount,
            row.text,
            row.blank,
            row.quality,
            slices[row.slice].lane,
            row.revision,
            row.as_of or last_days[row.slice],
            row.as_written,
            (row.pk,),
        )
    return groups

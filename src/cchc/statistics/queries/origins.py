"""Where entries and adjustments came from: what `explain` shows."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from django.db.models import QuerySet

from cchc.engine.figures import Blank
from cchc.engine.kinds import Lane, Quality, Reach
from cchc.engine.windows import Window
from cchc.statistics.models import Adjustment, Entry
from cchc.statistics.resolution.facts import scaled


@dataclass(frozen=True)
class EntryOrigin:
    """One entry that a figure rests on. `amount` is in the unit of the indicator."""

    entry: int
    subject: str
    reporter: str
    indicator: str
    breakdown: str
    reach: Reach
    window: Window
    lane: Lane
    amount: Fraction | None
    denominator: int | None
    text: str
    blank: Blank | None
    quality: Quality
    as_of: date | None
    as_written: str
    source: str
    revision: int
    at: datetime
    actor: str
    cause: str
    note: str


@dataclass(frozen=True)
class AdjustmentOrigin:
    """One adjustment that a figure contains."""

    adjustment: int
    unit: str
    breakdown: str
    reach: Reach
    window: Window
    delta: Fraction
    reason: str
    actor: str
    revision: int


def entry_origins(entries: Collection[int], decimals: dict[str, int]) -> dict[int, EntryOrigin]:
    """Return the origin of each entry; `decimals` gives the scale by indicator. One query."""
    rows: QuerySet[Entry] = (
        Entry.stored()
        .filter(pk__in=entries)
        .select_related(
            "revision", "coordinate__slice__indicator", "coordinate__subject", "coordinate__reporter"
        )
    )
    return {row.pk: _entry_origin(row, decimals) for row in rows}


def _entry_origin(row: Entry, decimals: dict[str, int]) -> EntryOrigin:
    place, revision = row.coordinate, row.revision
    code = place.slice.indicator.code
    return EntryOrigin(
        entry=row.pk,
        subject=place.subject.code,
        reporter=place.reporter.code,
        indicator=code,
        breakdown=place.breakdown,
        reach=Reach(place.reach),
        window=Window(place.slice.window_from, place.slice.window_to),
        lane=Lane(place.slice.lane),
        amount=None if row.amount is None else scaled(row.amount, decimals[code]),
        denominator=row.denominator,
        text=row.text,
        blank=Blank(row.blank) if row.blank else None,
        quality=Quality(row.quality),
        as_of=row.as_of,
        as_written=row.as_written,
        source=row.source,
        revision=revision.number,
        at=revision.at,
        actor=revision.actor,
        cause=revision.cause,
        note=revision.note,
    )


def adjustment_origins(adjustments: Collection[int], decimals: dict[str, int]) -> dict[int, AdjustmentOrigin]:
    """Return the origin of each adjustment; one query."""
    rows: QuerySet[Adjustment] = (
        Adjustment.stored().filter(pk__in=adjustments).select_related("slice__indicator", "unit")
    )
    return {
        row.pk: AdjustmentOrigin(
            adjustment=row.pk,
            unit=row.unit.code,
            breakdown=row.breakdown,
            reach=Reach(row.reach),
            window=Window(row.slice.window_from, row.slice.window_to),
            delta=scaled(row.delta, decimals[row.slice.indicator.code]),
            reason=row.reason,
            actor=row.actor,
            revision=row.revision_id,
        )
        for row in rows
    }

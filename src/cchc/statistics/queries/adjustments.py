"""Adjustments in force as of a revision."""

from collections.abc import Collection
from typing import NamedTuple

from django.db.models import Q

from cchc.foundation.stamps import kept
from cchc.statistics.models import Adjustment, AdjustmentBase
from cchc.statistics.queries.entries import current


class AdjustmentRow(NamedTuple):
    """One adjustment in force, as stored."""

    pk: int
    slice: int
    unit: str
    reach: str
    breakdown: str
    delta: int


@kept("statistics", size=2)
def adjusted_slices() -> frozenset[int]:
    """Return the slices that ever had an adjustment."""
    return frozenset(Adjustment.stored().order_by().values_list("slice_id", flat=True).distinct())


def adjustments_in_force(slices: Collection[int], as_of: int | None) -> list[AdjustmentRow]:
    """Return adjustments of slices that are made, not withdrawn, and whose bases are as they were cited."""
    touched = adjusted_slices().intersection(slices)
    if not touched:
        return []
    made = Adjustment.stored().filter(slice_id__in=touched)
    if as_of is not None:
        made = made.filter(revision_id__lte=as_of)
    withdrawn = Q(withdrawal__isnull=False)
    if as_of is not None:
        withdrawn &= Q(withdrawal__revision_id__lte=as_of)
    fields = ("pk", "slice_id", "unit__code", "reach", "breakdown", "delta")
    rows = [AdjustmentRow(*row) for row in made.exclude(withdrawn).order_by("pk").values_list(*fields)]
    suspended = suspended_among({row.pk for row in rows}, as_of) if rows else set()
    return [row for row in rows if row.pk not in suspended]


def suspended_among(adjustments: Collection[int], as_of: int | None) -> set[int]:
    """Return those adjustments of which a cited base is no longer the current entry; two queries."""
    bases = AdjustmentBase.stored().filter(adjustment_id__in=adjustments)
    if as_of is not None:
        bases = bases.filter(revision_id__lte=as_of)
    cited = {
        (adjustment, coordinate): entry
        for adjustment, coordinate, entry in bases.order_by("revision_id", "pk").values_list(
            "adjustment_id", "coordinate_id", "entry_id"
        )
    }
    coordinates = {coordinate for _adjustment, coordinate in cited}
    entries = dict(current(as_of).filter(coordinate_id__in=coordinates).values_list("coordinate_id", "pk"))
    return {
        adjustment for (adjustment, coordinate), entry in cited.items() if entries.get(coordinate) != entry
    }

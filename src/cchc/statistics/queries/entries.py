"""Current entries of slices as of a revision, as plain tuples."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery

from cchc.statistics.enums import EntryKind
from cchc.statistics.models import Entry


class EntryRow(NamedTuple):
    """One current figure with the parts of its coordinate."""

    slice: int
    subject: int
    reporter: int
    reach: str
    breakdown: str
    pk: int
    revision: int
    amount: int | None
    text: str
    blank: str
    quality: str
    as_of: date | None
    as_written: str


FIELDS = (
    "coordinate__slice_id",
    "coordinate__subject_id",
    "coordinate__reporter_id",
    "coordinate__reach",
    "coordinate__breakdown",
    "pk",
    "revision_id",
    "amount",
    "text",
    "blank",
    "quality",
    "as_of",
    "as_written",
)


def current(as_of: int | None) -> QuerySet[Entry]:
    """Return the newest entry of every coordinate with a revision ≤ `as_of`; tombstones are entries too."""
    later = Entry.stored().filter(coordinate_id=OuterRef("coordinate_id"))
    if as_of is not None:
        later = later.filter(revision_id__lte=as_of)
    newest = later.order_by("-revision_id").values("revision_id")[:1]
    return Entry.stored().filter(revision_id=Subquery(newest)).order_by()


def current_figures(
    slices: Collection[int], reporters: Collection[int] | None, as_of: int | None
) -> Iterator[EntryRow]:
    """Yield the current figures of slices, of some reporters or of all (None); one query."""
    if not slices:
        return iter(())
    rows = current(as_of).filter(coordinate__slice_id__in=slices, kind=EntryKind.FIGURE)
    if reporters is not None:
        rows = rows.filter(coordinate__reporter_id__in=reporters)
    return map(EntryRow._make, rows.values_list(*FIELDS))

"""Current entries of slices as of a revision, as plain tuples."""

from collections.abc import Collection
from functools import partial

from django.db import connections
from django.db.models import Case, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from cchc.engine.kinds import Quality
from cchc.statistics.enums import EntryKind
from cchc.statistics.models import Entry
from cchc.statistics.resolution.facts import Details, Fact, details_of


def current(as_of: int | None) -> QuerySet[Entry]:
    """Return the newest entry of every coordinate with a revision ≤ `as_of`; tombstones are entries too."""
    later = Entry.stored().filter(coordinate_id=OuterRef("coordinate_id"))
    if as_of is not None:
        later = later.filter(revision_id__lte=as_of)
    newest = later.order_by("-revision_id").values("revision_id")[:1]
    return Entry.stored().filter(revision_id=Subquery(newest)).order_by()


FIELDS = (
    "coordinate__slice_id",
    "coordinate__subject_id",
    "coordinate__reporter_id",
    "coordinate__reach",
    "coordinate__breakdown",
    "pk",
    "revision_id",
    "amount",
)
PLAIN = Q(text="", blank="", quality=Quality.OFFICIAL, as_of=None)
SPECIAL = Case(When(PLAIN, then=Value(None)), default=Value(1), output_field=IntegerField())


def current_figures(
    slices: Collection[int], reporters: Collection[int] | None, as_of: int | None
) -> list[Fact]:
    """Return the current figures of slices, of some reporters or of all (None); two queries at most.

    The rows are taken as the database gives them: sixty thousand of them are one form of a province.
    """
    if not slices or (reporters is not None and not reporters):
        return []
    rows = current(as_of).filter(coordinate__slice_id__in=slices, kind=EntryKind.FIGURE)
    if reporters is not None:
        rows = rows.filter(coordinate__reporter_id__in=reporters)
    sql, params = rows.annotate(special=SPECIAL).values_list(*FIELDS, "special").query.sql_with_params()
    with connections[rows.db].cursor() as cursor:
        cursor.execute(sql, params)
        facts = list(map(_AS_FACT, cursor.fetchall()))
    if any(map(details_of, facts)):
        details = _details(rows.exclude(PLAIN))
        facts = [fact._replace(details=details[fact.entry]) if fact.details else fact for fact in facts]
    return facts


_AS_FACT = partial(tuple.__new__, Fact)


def _details(rows: QuerySet[Entry]) -> dict[int, Details]:
    fields = ("pk", "text", "blank", "quality", "as_of")
    return {
        pk: Details(text, blank, quality, day=as_of)
        for pk, text, blank, quality, as_of in rows.values_list(*fields)
    }

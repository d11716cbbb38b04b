"""Current entries of slices as of a revision, as plain tuples."""

from collections.abc import Collection
from datetime import date
from functools import lru_cache, partial

from django.db import connections
from django.db.models import Case, CharField, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

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
MORE = Concat(
    "quality",
    Value("|"),
    "blank",
    Value("|"),
    Coalesce(Cast("as_of", CharField()), Value("")),
    Value("|"),
    "text",
    output_field=TextField(),
)
DETAILS = Case(When(PLAIN, then=Value(None)), default=MORE, output_field=TextField())


def current_figures(
    slices: Collection[int], reporters: Collection[int] | None, as_of: int | None
) -> list[Fact]:
    """Return the current figures of slices, of some reporters or of all (None); one query.

    The rows are taken as the database gives them: sixty thousand of them are one form of a province. What is
    more than an official amount comes as one text, since most have none.
    """
    if not slices or (reporters is not None and not reporters):
        return []
    rows = current(as_of).filter(coordinate__slice_id__in=slices, kind=EntryKind.FIGURE)
    if reporters is not None:
        rows = rows.filter(coordinate__reporter_id__in=reporters)
    sql, params = rows.annotate(details=DETAILS).values_list(*FIELDS, "details").query.sql_with_params()
    with connections[rows.db].cursor() as cursor:
        cursor.execute(sql, params)
        facts = list(map(_AS_FACT, cursor.fetchall()))
    if not any(map(details_of, facts)):
        return facts
    return [fact if fact[-1] is None else fact._replace(details=_read(str(fact[-1]))) for fact in facts]


_AS_FACT = partial(tuple.__new__, Fact)


@lru_cache(maxsize=4096)
def _read(details: str) -> Details:
    quality, blank, as_of, text = details.split("|", 3)
    return Details(text, blank, quality, day=date.fromisoformat(as_of) if as_of else None)

"""What a document printed in the cells of a form, where a submission was taken from one.

The statement is written by hand: every form that is filled asks it, and most have nothing of the kind.
"""

from collections.abc import Mapping
from typing import NamedTuple

from django.db import connection

from cchc.engine.periods import Period
from cchc.reporting.enums import CellSource

PUBLISHED = """
SELECT c.row_key, c.as_written, c.note, s.revision
FROM units_unit u
JOIN reporting_submission s ON s.unit_id = u.id AND s.period = %s
JOIN catalogue_form f ON f.id = s.form_id AND f.code = %s
JOIN reporting_cell c ON c.submission_id = s.id AND c.source = %s
WHERE u.code = %s
"""


class PublishedCell(NamedTuple):
    """A cell letter by letter as it was printed, and the note beside it."""

    as_written: str
    note: str


def published_cells(
    unit: str, form: str, period: Period, as_of: int | None = None
) -> Mapping[str, PublishedCell]:
    """Return the printed cells by row key; none if they came in after the revision `as_of`."""
    with connection.cursor() as cursor:
        cursor.execute(PUBLISHED, [str(period), form, CellSource.PUBLISHED.value, unit])
        rows = cursor.fetchall()
    return {
        key: PublishedCell(as_written, note)
        for key, as_written, note, revision in rows
        if as_of is None or (revision or 0) <= as_of
    }

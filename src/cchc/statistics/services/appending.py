"""Appending many rows to the ledger: the rows are plain tuples, written in few statements."""

from collections.abc import Sequence
from datetime import date
from itertools import chain

from django.db import connections, router
from django.db.models import DateField, Field

from cchc.statistics.models.append_only import AppendOnly

ROWS = 400
"""Rows in one statement: well below the number of parameters that a database takes."""


Row = Sequence[int | str | date | None]


def append(model: type[AppendOnly], fields: Sequence[str], rows: Sequence[Row]) -> None:
    """Append rows of a ledger table, each with a value for each field.

    A model object for each of sixty thousand rows takes longer than writing them. Values are what the
    columns hold: numbers, texts, dates, keys of other rows.
    """
    connection = connections[router.db_for_write(model)]
    quote, adapted = connection.ops.quote_name, connection.ops.adapt_datefield_value
    columns = [model._meta.get_field(field) for field in fields]
    named = ", ".join(quote(field.column or field.name) for field in columns if isinstance(field, Field))
    # Names of the model's own table and columns; the values are parameters.
    head = f"INSERT INTO {quote(model._meta.db_table)} ({named}) VALUES "  # noqa: S608
    place = "(" + ", ".join(["%s"] * len(fields)) + ")"
    days = [place for place, field in enumerate(columns) if isinstance(field, DateField)]
    with connection.cursor() as cursor:
        for start in range(0, len(rows), ROWS):
            batch = rows[start : start + ROWS]
            given = list(chain.from_iterable(batch))
            if any(row[place] is not None for place in days for row in batch):
                given = [adapted(value) if isinstance(value, date) else value for value in given]
            cursor.execute(head + ", ".join([place] * len(batch)), given)

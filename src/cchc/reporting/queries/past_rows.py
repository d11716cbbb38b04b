"""Rows that speak of what is no more, such as dossiers that districts received."""

from datetime import date

from cchc.catalogue.queries.ended import ended_axis_values
from cchc.catalogue.queries.tables import form_tables
from cchc.foundation.stamps import kept


@kept("catalogue", size=64)
def past_rows(form: str, day: date) -> frozenset[str]:
    """Return the keys of rows of which all they speak of on some axis had ended by a day.

    Nothing can arise in them: they are not applicable, unless somebody states them all the same.
    """
    ended = ended_axis_values(day)
    return frozenset(
        row.key
        for row in form_tables(form).rows
        for ref in row.refs
        for axis, values in ref.breakdown.axes
        if all((axis, value) in ended for value in values)
    )

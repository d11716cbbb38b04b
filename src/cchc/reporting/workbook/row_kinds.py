"""Which rows of a form a unit fills in, and which follow from others of their table."""

from collections.abc import Mapping

from cchc.catalogue.queries.tables import FormTables, TableRow
from cchc.engine.bindings.ast import Reference, rows_of
from cchc.rendering.form_workbook.formulas import computable


def is_closed(row: TableRow, tables: FormTables, level: str) -> bool:
    """Whether a row of a form made for a level is not for that level; other levels may fill in all of it."""
    return not row.is_heading and not tables.is_for(row, level)


def is_computed_here(row: TableRow, beside: Mapping[str, TableRow]) -> bool:
    """Whether a row follows from other rows of its table, all written at one scale, by plain arithmetic."""
    if len(row.values) != 1 or isinstance(row.values[0], Reference) or not computable(row.values[0]):
        return False
    used = [beside.get(key) for key in rows_of(row.values[0])]
    scales = {one.scale for one in used if one is not None and len(one.reported) == 1}
    return bool(used) and all(one is not None and len(one.reported) == 1 for one in used) and len(scales) == 1

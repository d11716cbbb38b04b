"""Tell which form of the catalogue a table is, by its labels, and which numbers its rows should have.

A form is known where half of the table's labels are its labels. The numbers of the form are held against the
printed ones only where most of them agree: another year's numbering is no slip.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cchc.catalogue.matching import RowMatch, WrittenRow, match_rows, number_key
from cchc.catalogue.queries.tables import FormTables, TableRow
from cchc.checker.appendix.model import AppendixFlag, AppendixRow, AppendixTable
from cchc.engine.text import label_key

_KNOWN = 0.5
_AGREE = 0.6


@dataclass(frozen=True)
class FormMatch:
    """The form that a table is; `matches` has one entry for each row of the table, in order."""

    form: FormTables
    matches: tuple[RowMatch, ...]


def form_of(table: AppendixTable, forms: Iterable[FormTables]) -> FormMatch | None:
    """The form with most of the table's labels, if it has at least half of them."""
    labels = {label_key(row.label) for row in table.rows} - {""}
    best = max(forms, key=lambda form: _shared(labels, form), default=None)
    if best is None or not labels or _shared(labels, best) < _KNOWN * len(labels):
        return None
    written = [WrittenRow(row.stt, row.label, row.unit) for row in table.rows]
    return FormMatch(best, match_rows(written, _rows_near(labels, best)))


def _shared(labels: set[str], form: FormTables) -> int:
    return len(labels & {label_key(row.label) for row in form.rows})


def _rows_near(labels: set[str], form: FormTables) -> tuple[TableRow, ...]:
    """The rows of the printed tables of a form that share labels with a table."""
    near = [table for table in form.tables if labels & {label_key(row.label) for row in table.rows}]
    return tuple(row for table in near for row in table.rows)


def renumbered(table: AppendixTable, match: FormMatch) -> AppendixTable:
    """The table with the numbers that the form gives to labels whose printed number slipped."""
    pairs = list(zip(table.rows, match.matches, strict=True))
    told = [(row, found.row) for row, found in pairs if found.row and row.stt and number_key(row.stt)]
    agreeing = sum(number_key(row.stt) == number_key(form_row.stt) for row, form_row in told)
    if not told or agreeing < _AGREE * len(told):
        return table
    return replace(table, rows=tuple(_meant(row, found) for row, found in pairs))


def _meant(row: AppendixRow, found: RowMatch) -> AppendixRow:
    meant = (found.row.stt_meant or found.row.stt) if found.row else ""
    if not meant or not row.stt or number_key(meant) in ("", number_key(row.stt)):
        return row
    flags = dict.fromkeys((*row.flags, str(AppendixFlag.NUMBER_SLIPPED)))
    return replace(row, stt_meant=meant.rstrip("."), flags=tuple(flags))

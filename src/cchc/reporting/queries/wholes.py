"""Which rows of a unit with units below it are stated as wholes, not added up."""

from collections.abc import Collection, Mapping
from fractions import Fraction

from cchc.catalogue.enums import Parts
from cchc.catalogue.queries.tables import FormTables, TableRow
from cchc.engine.kinds import Lane
from cchc.engine.periods import Period
from cchc.reporting.enums import RowBasis
from cchc.reporting.queries.draft import Draft
from cchc.reporting.queries.reconciliation import Reconciliation, reconcile


def stated_wholes(draft: Draft, lane: Lane) -> frozenset[str]:
    """Return the keys of rows that a unit states itself in a lane.

    These are the rows whose figure stands on another basis than parts, and totals that are added up while the
    unit states all their parts, which come to something else: from the parts alone another total would follow
    than the one that was submitted.
    """
    submission = draft.submission
    found = reconcile(submission.form.code, submission.unit.code, Period.parse(submission.period), lane=lane)
    stated = {one.row.key for one in found.rows if one.chosen.basis not in {None, RowBasis.PARTS}}
    amounts = _amounts(found)
    totals = {
        row.key
        for row in found.tables.rows
        if row.key in amounts and _differs(row, _parts(row, found.tables), stated, amounts)
    }
    return frozenset(stated | totals)


def _amounts(found: Reconciliation) -> dict[str, Fraction]:
    amounts = {one.row.key: one.chosen.figures[0].amount for one in found.rows if one.chosen.figures}
    return {key: amount for key, amount in amounts.items() if amount is not None}


def _parts(row: TableRow, tables: FormTables) -> list[str]:
    """Return the rows that add up to a row."""
    if row.parts is not Parts.PARTITION:
        return []
    return [one.key for one in tables.rows if one.parent_key == row.key and one.is_part and one.reported]


def _differs(
    row: TableRow, parts: Collection[str], stated: Collection[str], amounts: Mapping[str, Fraction]
) -> bool:
    if not parts or any(key not in stated or key not in amounts for key in parts):
        return False
    return sum(amounts[key] for key in parts) != amounts[row.key]

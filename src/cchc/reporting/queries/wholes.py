"""Which rows of a unit with units below it are stated as wholes, not added up."""

from cchc.engine.kinds import Lane
from cchc.engine.periods import Period
from cchc.reporting.enums import RowBasis
from cchc.reporting.queries.draft import Draft
from cchc.reporting.queries.reconciliation import reconcile


def stated_wholes(draft: Draft, lane: Lane) -> frozenset[str]:
    """Return the keys of rows whose figure stands on another basis than parts in a lane."""
    submission = draft.submission
    found = reconcile(submission.form.code, submission.unit.code, Period.parse(submission.period), lane=lane)
    return frozenset(one.row.key for one in found.rows if one.chosen.basis not in {None, RowBasis.PARTS})

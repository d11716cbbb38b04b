"""Confirm an adjustment whose base facts have changed."""

from django.db import transaction

from cchc.foundation.audit import record
from cchc.statistics.services.bases import cite, cited_by
from cchc.statistics.services.revisions import add_revision, lock_ledger
from cchc.statistics.services.standing_adjustments import standing_adjustment


def confirm_adjustment(adjustment: int, *, actor: str, reason: str) -> int:
    """Let an adjustment rest on the facts as they are now; return the revision. Raises StatisticsFault."""
    with transaction.atomic():
        number = lock_ledger()
        standing_adjustment(adjustment)
        add_revision(number, actor=actor, cause="confirm_adjustment", note=reason)
        cite(adjustment, cited_by(adjustment), number)
        record(actor, "confirm_adjustment", f"adjustment {adjustment}", reason)
    return number

"""Withdraw an adjustment."""

from django.db import transaction

from cchc.foundation.audit import record
from cchc.statistics.models import AdjustmentWithdrawal
from cchc.statistics.services.revisions import add_revision, lock_ledger
from cchc.statistics.services.standing_adjustments import standing_adjustment


def withdraw_adjustment(adjustment: int, *, actor: str, reason: str) -> int:
    """End an adjustment from now on; return the revision. Raises StatisticsFault."""
    with transaction.atomic():
        number = lock_ledger()
        standing_adjustment(adjustment)
        add_revision(number, actor=actor, cause="withdraw_adjustment", note=reason)
        AdjustmentWithdrawal.stored().create(
            adjustment_id=adjustment, reason=reason, actor=actor, revision_id=number
        )
        record(actor, "withdraw_adjustment", f"adjustment {adjustment}", reason)
    return number

"""Use case: open a closed round again, so that figures are taken in."""

from django.db import transaction

from cchc.engine.faults import N_
from cchc.foundation import audit
from cchc.reporting.enums import RoundState
from cchc.reporting.models import Round
from cchc.reporting.queries.round_listing import RoundFault


def reopen_round(one: Round, *, actor: str, reason: str) -> bool:
    """Open the round again; return False if it is open. States of its submissions stay as they are.

    Raises RoundFault without a reason; then nothing was written.
    """
    with transaction.atomic():
        one.refresh_from_db(fields=["state"])
        if one.state == RoundState.OPEN:
            return False
        if not reason.strip():
            raise RoundFault(
                N_("Đợt báo cáo %(round)s đã khóa. Muốn mở lại, hãy ghi lý do bằng --reason."), round=str(one)
            )
        one.state = RoundState.OPEN
        one.save(update_fields=["state"])
        audit.record(actor, "reporting.reopen_round", str(one), reason.strip())
    return True

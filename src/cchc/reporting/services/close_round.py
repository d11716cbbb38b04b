"""Use case: close a round: the units below its host are done; what has not come is closed with a reason."""

from django.db import transaction

from cchc.engine.faults import N_
from cchc.foundation import audit
from cchc.reporting.enums import RoundState, SubmissionState
from cchc.reporting.models import Round
from cchc.reporting.queries.round_listing import RoundFault
from cchc.reporting.services.locking import lock_submissions


def close_round(one: Round, *, actor: str, reason: str = "") -> bool:
    """Close the round; return False if it was closed already. Opening it again needs a reason too.

    Raises RoundFault when forms have not been sent and no reason is given; then nothing was written.
    """
    with transaction.atomic():
        stored = Round.objects.get(pk=one.pk)
        lock_submissions(list(stored.submissions.values_list("pk", flat=True)))
        if stored.state == RoundState.CLOSED:
            return False
        unsent = stored.submissions.filter(state__in=[SubmissionState.OPEN, SubmissionState.RETURNED])
        count = unsent.count()
        if count and not reason:
            raise RoundFault(
                N_("Đợt %(round)s còn %(count)d biểu chưa gửi. Muốn khóa đợt, hãy ghi lý do bằng --reason."),
                round=str(one),
                count=count,
            )
        stored.state = RoundState.CLOSED
        stored.save(update_fields=["state"])
        audit.record(actor, "reporting.close_round", str(one), reason)
    return True

"""Use case: a form was issued: the submission and all its sections are locked until somebody reopens them."""

from django.db import transaction

from cchc.engine.periods import Period
from cchc.reporting.enums import SubmissionState, TransitionName
from cchc.reporting.models import Submission
from cchc.reporting.services.locking import lock_submissions
from cchc.reporting.services.transitions import log


def mark_issued(
    form: str, unit: str, period: Period, *, actor: str, reason: str = "", revision: int | None = None
) -> bool:
    """Lock what a unit said on a form; return False if there is nothing to lock or it was locked already."""
    with transaction.atomic():
        stored = Submission.objects.filter(form__code=form, unit__code=unit, period=str(period))
        lock_submissions(list(stored.values_list("pk", flat=True)))
        submission = stored.first()
        if submission is None or submission.state == SubmissionState.ISSUED:
            return False
        submission.sections.update(state=SubmissionState.ISSUED)
        stored.update(state=SubmissionState.ISSUED)
        step = (submission, None, submission.state, SubmissionState.ISSUED)
        log(TransitionName.ISSUED, [step], actor=actor, reason=reason, revision=revision)
    return True

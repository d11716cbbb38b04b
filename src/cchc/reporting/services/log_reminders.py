"""Use case: note whom a letter reminded, and of what."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from cchc.foundation import audit
from cchc.reporting.models import Reminder, Round

Pair = tuple[str, str]
"""A unit and a form."""


def log_reminders(one: Round, owed: Mapping[Pair, Sequence[str]], *, actor: str, number: str = "") -> int:
    """Append a line for each form that a unit was reminded of; return how many.

    The same letter written again on the same day is the same reminder.
    """
    with transaction.atomic():
        now = timezone.now()
        day = timezone.localdate(now)
        known = {
            last.submission_id: last
            for last in Reminder.objects.filter(submission__round=one).order_by("pk")
            if timezone.localdate(last.at) == day
        }
        lines = [
            Reminder(submission=submission, at=now, number=number, owed=list(said), actor=actor)
            for submission in one.submissions.select_related("unit", "form")
            if (said := owed.get((submission.unit.code, submission.form.code))) is not None
            and not _is_same(known.get(submission.pk), number, said)
        ]
        Reminder.objects.bulk_create(lines)
        if lines:
            audit.record(actor, "reporting.log_reminders", str(one), f"{len(lines)} forms {number}".strip())
    return len(lines)


def _is_same(last: Reminder | None, number: str, owed: Sequence[str]) -> bool:
    return last is not None and (last.number, last.owed) == (number, list(owed))

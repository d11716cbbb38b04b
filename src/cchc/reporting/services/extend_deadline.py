"""Use case: give units of a round a later deadline, with the reason."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cchc.engine.faults import N_
from cchc.foundation import audit
from cchc.reporting.enums import TransitionName
from cchc.reporting.models import Extension, Round, Submission
from cchc.reporting.queries.round_listing import RoundFault
from cchc.reporting.services.transitions import log


def extend_deadline(
    one: Round, units: Iterable[str], until: datetime, *, reason: str, actor: str, form: str = ""
) -> tuple[Submission, ...]:
    """Extend the forms of units (all their forms, or one); return those whose deadline changed.

    Those that have this deadline already stay. Raises RoundFault without a reason, for a unit that has no
    such form in the round, and for a deadline that is no later than the one that holds; then nothing was
    written.
    """
    if not reason.strip():
        raise RoundFault(N_("Gia hạn phải có lý do. Hãy ghi bằng --reason."))
    with transaction.atomic():
        chosen = _chosen(one, set(units), form)
        holding = _holding(chosen)
        changed = [submission for submission in chosen if holding[submission.pk] != until]
        _check_later(changed, holding, until)
        now = timezone.now()
        Extension.objects.bulk_create(
            Extension(submission=submission, due_at=until, reason=reason, actor=actor, at=now)
            for submission in changed
        )
        steps = ((submission, None, submission.state, submission.state) for submission in changed)
        log(TransitionName.EXTENDED, steps, actor=actor, reason=reason)
        if changed:
            names = ", ".join(submission.unit.code for submission in changed)
            audit.record(actor, "reporting.extend_deadline", str(one), f"{until:%d/%m/%Y %H:%M}: {names}")
    return tuple(changed)


def _chosen(one: Round, units: set[str], form: str) -> list[Submission]:
    stored = one.submissions.select_related("unit", "form", "round").filter(unit__code__in=units)
    found = list(stored.filter(form__code=form) if form else stored)
    missing = sorted(units - {submission.unit.code for submission in found})
    if missing:
        raise RoundFault(
            N_("Đợt %(round)s không có báo cáo%(form)s của: %(units)s. Hãy kiểm tra mã đơn vị."),
            round=str(one),
            form=f" {form}" if form else "",
            units=", ".join(missing),
        )
    return found


def _holding(chosen: list[Submission]) -> dict[int, datetime | None]:
    """The deadline that holds for each submission: the latest extension granted, else its own."""
    granted = Extension.objects.filter(submission__in=chosen).values_list("submission_id", "due_at")
    return {submission.pk: submission.due_at for submission in chosen} | dict(granted)


def _check_later(changed: list[Submission], holding: dict[int, datetime | None], until: datetime) -> None:
    for submission in changed:
        due = holding[submission.pk]
        if due is not None and until < due:
            raise RoundFault(
                N_("Hạn mới %(until)s sớm hơn hạn đang có %(due)s của %(unit)s. Gia hạn chỉ lùi về sau."),
                until=f"{timezone.localtime(until):%H:%M %d/%m/%Y}",
                due=f"{timezone.localtime(due):%H:%M %d/%m/%Y}",
                unit=submission.unit.code,
            )

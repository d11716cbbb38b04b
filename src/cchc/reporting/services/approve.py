"""Use case: approve the forms of many units: their figures count."""

from collections.abc import Collection, Iterable

from django.db import transaction

from cchc.engine.faults import N_
from cchc.engine.kinds import Lane
from cchc.engine.periods import Period
from cchc.reporting.enums import SubmissionState, TransitionName
from cchc.reporting.queries.draft import drafts_of
from cchc.reporting.services.recording import record_sections
from cchc.reporting.services.stepping import Step, StepResult, begin, finish
from cchc.units.queries import territory

APPROVE = Step(
    TransitionName.APPROVED,
    starts=frozenset({SubmissionState.SUBMITTED}),
    after=SubmissionState.APPROVED,
    reached=frozenset({SubmissionState.APPROVED, SubmissionState.ISSUED}),
    refusal=N_("Đang ở trạng thái “%(state)s” nên chưa duyệt được. Biểu phải được gửi trước."),
    needs_open_round=False,
)


def approve(
    form: str,
    units: Iterable[str],
    period: Period,
    *,
    actor: str,
    functions: Collection[str] | None = None,
    reason: str = "",
) -> StepResult:
    """Approve what units submitted, or only the sections of some functions; twice changes nothing.

    Raises UnknownFormFault, UnknownUnit; a unit that has not submitted is refused by name.
    """
    with transaction.atomic():
        batch = begin(APPROVE, form, units, period, functions=functions, actor=actor)
        moved, revision = batch.moving(), None
        if moved:
            going = {section.submission_id for section in moved}
            drafts = drafts_of([one for one in batch.submissions.values() if one.pk in going], batch.tables)
            revision = record_sections(moved, drafts, territory(), lane=Lane.APPROVED, actor=actor).revision
        finish(batch, moved, actor=actor, reason=reason.strip(), revision=revision)
        return StepResult(batch.outcomes(moved, {}), revision)

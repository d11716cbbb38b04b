"""Use case: reopen the forms of units: they take them back, or what was issued is corrected."""

from collections.abc import Collection, Iterable

from cchc.engine.faults import N_
from cchc.engine.periods import Period
from cchc.reporting.enums import SubmissionState, TransitionName
from cchc.reporting.services.stepping import Step, StepResult, take_back

REOPEN = Step(
    TransitionName.REOPENED,
    starts=frozenset({SubmissionState.SUBMITTED, SubmissionState.APPROVED, SubmissionState.ISSUED}),
    after=SubmissionState.OPEN,
    reached=frozenset({SubmissionState.OPEN, SubmissionState.RETURNED}),
    refusal=N_("Đang ở trạng thái “%(state)s” nên không mở lại được."),
)


def reopen(
    form: str,
    units: Iterable[str],
    period: Period,
    *,
    actor: str,
    reason: str,
    functions: Collection[str] | None = None,
) -> StepResult:
    """Open submitted, approved or issued forms again; twice changes nothing.

    Nothing is written into the ledger: what was said stays known until it is said anew. Raises StepFault
    without a reason, UnknownFormFault, UnknownUnit.
    """
    return take_back(REOPEN, form, units, period, actor=actor, reason=reason, functions=functions)

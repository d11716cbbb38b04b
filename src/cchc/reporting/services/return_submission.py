"""Use case: return the forms of units to those who submitted them."""

from collections.abc import Collection, Iterable

from cchc.engine.faults import N_
from cchc.engine.periods import Period
from cchc.reporting.enums import SubmissionState, TransitionName
from cchc.reporting.services.stepping import Step, StepResult, take_back

RETURN = Step(
    TransitionName.RETURNED,
    starts=frozenset({SubmissionState.SUBMITTED, SubmissionState.APPROVED}),
    after=SubmissionState.RETURNED,
    reached=frozenset({SubmissionState.RETURNED}),
    refusal=N_("Đang ở trạng thái “%(state)s” nên không trả lại được."),
)


def return_submission(
    form: str,
    units: Iterable[str],
    period: Period,
    *,
    actor: str,
    reason: str,
    functions: Collection[str] | None = None,
) -> StepResult:
    """Return submitted or approved forms so that they are corrected; twice changes nothing.

    Nothing is written into the ledger: what was said stays known until it is said anew. Raises StepFault
    without a reason, UnknownFormFault, UnknownUnit.
    """
    return take_back(RETURN, form, units, period, actor=actor, reason=reason, functions=functions)

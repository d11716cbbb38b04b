"""How the state of a submission follows from its sections (docs/algorithms/submission.md)."""

from collections.abc import Iterable

from cchc.reporting.enums import SubmissionState

_ORDER = (
    SubmissionState.RETURNED,
    SubmissionState.OPEN,
    SubmissionState.SUBMITTED,
    SubmissionState.APPROVED,
    SubmissionState.ISSUED,
)
LOCKED = frozenset({SubmissionState.SUBMITTED, SubmissionState.APPROVED, SubmissionState.ISSUED})
"""States in which cells are not written."""


def state_of(sections: Iterable[str]) -> str:
    """Return the state of a submission: the least of its sections' states."""
    return min(map(SubmissionState, sections), key=_ORDER.index).value


def is_locked(state: str) -> bool:
    """Tell whether cells are not written in a state."""
    return state in LOCKED

"""The log of what happened to submissions."""

from collections.abc import Iterable

from django.utils import timezone

from cchc.reporting.enums import TransitionName
from cchc.reporting.models import Section, Submission, Transition


def log(
    name: TransitionName,
    steps: Iterable[tuple[Submission, Section | None, str, str]],
    *,
    actor: str,
    reason: str = "",
    revision: int | None = None,
) -> None:
    """Append one line for each step: submission, section (None: the whole), state before, state after."""
    at = timezone.now()
    Transition.objects.bulk_create(
        Transition(
            submission=submission,
            section=section,
            name=name,
            before=before,
            after=after,
            actor=actor,
            at=at,
            reason=reason,
            revision=revision,
        )
        for submission, section, before, after in steps
    )

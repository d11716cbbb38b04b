"""Every reason that was given for a finding, those that were withdrawn too."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from cchc.checker.models import AcceptedFinding


@dataclass(frozen=True)
class Withdrawn:
    """Who withdrew a reason, when and why."""

    by: str
    at: datetime
    because: str


@dataclass(frozen=True)
class Explanation:
    """Why a finding of a report is no error, who said so and when; moments in local time."""

    report: str
    finding: str
    kind: str
    quote: str
    reason: str
    actor: str
    at: datetime
    withdrawn: Withdrawn | None


def explanations(report: str = "", *, with_withdrawn: bool = False) -> tuple[Explanation, ...]:
    """Return the reasons that count, of one report or of all, by report and in the order they were given."""
    kept = AcceptedFinding.objects.order_by("report", "pk")
    if report:
        kept = kept.filter(report=report)
    if not with_withdrawn:
        kept = kept.filter(withdrawn_at__isnull=True)
    return tuple(_explanation(one) for one in kept)


def _explanation(one: AcceptedFinding) -> Explanation:
    withdrawn = None
    if one.withdrawn_at is not None:
        at = timezone.localtime(one.withdrawn_at)
        withdrawn = Withdrawn(one.withdrawn_by, at, one.withdrawn_because)
    return Explanation(
        one.report,
        one.finding,
        one.kind,
        one.quote,
        one.reason,
        one.actor,
        timezone.localtime(one.at),
        withdrawn,
    )

"""Findings that somebody explained."""

from django.db import models

from cchc.checker.findings import CheckFinding

REPORT_LENGTH = 200


class AcceptedFinding(models.Model):
    """A finding of the checker that is no error, with the reason; it stands for one report only.

    A reason that no longer counts stays with who withdrew it, when and why; at most one counts at a time.
    `report` is what `cchc.checker.queries.accepted.report_key` calls the report, or UNIT/PERIOD/FORM of one
    made here; `finding` is `CheckFinding.id`, so that an altered figure or sentence is a finding anew.
    """

    report = models.CharField(max_length=REPORT_LENGTH)
    finding = models.CharField(max_length=CheckFinding.ID_LENGTH)
    kind = models.CharField(max_length=20)
    quote = models.TextField()
    reason = models.TextField()
    actor = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering = ["report", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "finding"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_accepted_finding",
            )
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.finding}"

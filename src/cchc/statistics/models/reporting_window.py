"""A unit's own window of a period."""

from django.db import models
from django.db.models import F, Q

from cchc.units.models import Unit


class ReportingWindow(models.Model):
    """The cut-off that a unit, and those below it, report a period by; without a unit it is everybody's."""

    scope = models.ForeignKey(Unit, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    period = models.CharField(max_length=10)
    window_from = models.DateField()
    window_to = models.DateField()

    class Meta:
        ordering = ["period", "scope"]
        constraints = [
            models.UniqueConstraint(fields=["scope", "period"], name="reporting_window_key"),
            models.UniqueConstraint(
                fields=["period"], condition=Q(scope__isnull=True), name="reporting_window_general"
            ),
            models.CheckConstraint(
                condition=Q(window_to__gt=F("window_from")), name="reporting_window_dates"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period} {self.window_from}/{self.window_to}"

"""What a figure is about."""

from django.db import models
from django.db.models import F, Q

from cchc.catalogue.models import Indicator
from cchc.engine.kinds import Lane, Reach
from cchc.statistics.models.append_only import AppendOnly
from cchc.units.models import Unit

LANES = [(lane.value, lane.value) for lane in Lane]
REACHES = [(reach.value, reach.value) for reach in Reach]


class Slice(AppendOnly):
    """Indicator, definition version, window [from, to) and lane: what one question reads at once.

    An instant has equal ends.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+", db_index=False)
    definition_version = models.PositiveSmallIntegerField()
    window_from = models.DateField()
    window_to = models.DateField()
    lane = models.CharField(max_length=10, choices=LANES)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "window_from", "window_to", "lane", "definition_version"],
                name="slice_key",
            ),
            models.CheckConstraint(condition=Q(window_to__gte=F("window_from")), name="slice_window"),
        ]
        indexes = [models.Index(fields=["window_from", "window_to"], name="slice_by_window")]

    def __str__(self) -> str:
        return (
            f"{self.indicator_id} v{self.definition_version} {self.window_from}/{self.window_to} {self.lane}"
        )


class Coordinate(AppendOnly):
    """A slice with subject, reporter, reach and breakdown key; written once, never changed."""

    slice = models.ForeignKey(Slice, on_delete=models.PROTECT, related_name="+", db_index=False)
    reporter = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    subject = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    reach = models.CharField(max_length=5, choices=REACHES)
    breakdown = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["slice", "reporter", "subject", "reach", "breakdown"], name="coordinate_key"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slice_id} {self.subject_id} ({self.reporter_id}) {self.breakdown}^{self.reach}"

"""Signed deltas at the adjusting unit, and the facts they rest on."""

from django.db import models

from cchc.statistics.models.append_only import AppendOnly
from cchc.statistics.models.coordinate import REACHES, Coordinate, Slice
from cchc.statistics.models.entry import Entry
from cchc.statistics.models.revision import Revision
from cchc.units.models import Unit


class Adjustment(AppendOnly):
    """A signed delta (value × 10^decimals) with a reason; in force while its bases are as they were cited."""

    slice = models.ForeignKey(Slice, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    reach = models.CharField(max_length=5, choices=REACHES)
    breakdown = models.CharField(max_length=300, blank=True)
    delta = models.BigIntegerField()
    reason = models.TextField()
    actor = models.CharField(max_length=200)
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.delta:+d}: {self.reason}"


class AdjustmentWithdrawal(AppendOnly):
    """The end of an adjustment."""

    adjustment = models.OneToOneField(Adjustment, on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.TextField()
    actor = models.CharField(max_length=200)
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.adjustment_id}: {self.reason}"


class AdjustmentBase(AppendOnly):
    """The entry of a coordinate that an adjustment rests on, cited anew at each confirmation."""

    adjustment = models.ForeignKey(Adjustment, on_delete=models.PROTECT, related_name="+", db_index=False)
    coordinate = models.ForeignKey(Coordinate, on_delete=models.PROTECT, related_name="+", db_index=False)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+", db_index=False)
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["adjustment", "coordinate", "revision"], name="adjustment_base_key"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.adjustment_id} rests on {self.entry_id}"

"""Acts by which units pass into units."""

from django.db import models
from django.db.models import Q

from cchc.units.enums import Role
from cchc.units.models.units import Unit


class Succession(models.Model):
    """An act (decree) that takes effect at the start of a day; `sort_order` keeps the order of the file.

    `kind` is a word of the office that keeps the list ("merger", "split", "dissolution", …); nothing computes
    with it.
    """

    effective_on = models.DateField()
    decree = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=60, blank=True)
    weights_source = models.CharField(max_length=300, blank=True)
    sort_order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["effective_on", "sort_order", "pk"]

    def __str__(self) -> str:
        return f"{self.effective_on} {self.decree}"


class SuccessionMember(models.Model):
    """A unit on one side of an act; a unit on both sides gave a part away and lives on."""

    succession = models.ForeignKey(Succession, on_delete=models.CASCADE, related_name="members")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions")
    role = models.CharField(max_length=12, choices=Role)
    sort_order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["succession", "role", "sort_order"]
        constraints = [
            models.UniqueConstraint(fields=["succession", "unit", "role"], name="succession_member"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.unit_id}"


class SuccessionWeight(models.Model):
    """A typed share of a predecessor that passes to a successor, exact as numerator over denominator.

    The source stands with the act (`weights_source`); only the crosswalk view uses weights.
    """

    succession = models.ForeignKey(Succession, on_delete=models.CASCADE, related_name="weights")
    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="given_weights")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="received_weights")
    numerator = models.PositiveBigIntegerField()
    denominator = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["succession", "predecessor", "successor"]
        constraints = [
            models.UniqueConstraint(
                fields=["succession", "predecessor", "successor"], name="succession_weight_pair"
            ),
            models.CheckConstraint(condition=Q(denominator__gt=0), name="succession_weight_denominator"),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id}>{self.successor_id} = {self.numerator}/{self.denominator}"

"""A unit, its names, its places in the tree, and who stands above whom from when to when."""

from django.db import models
from django.db.models import F, Q

from cchc.units.enums import UnitLevel

OPEN_OR_AFTER = Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from"))


class Unit(models.Model):
    """An organisation with a life of its own, half-open [valid_from, valid_to); never moved in the past."""

    code = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=60, blank=True)
    level = models.CharField(max_length=12, choices=UnitLevel)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [models.CheckConstraint(condition=OPEN_OR_AFTER, name="unit_dates")]

    def __str__(self) -> str:
        return self.code


class UnitName(models.Model):
    """What a unit was called from a day on."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=300)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["unit", "valid_from"]
        constraints = [
            models.CheckConstraint(condition=OPEN_OR_AFTER, name="unit_name_dates"),
            models.UniqueConstraint(fields=["unit", "valid_from"], name="unit_name_start"),
        ]

    def __str__(self) -> str:
        return self.name


class Placement(models.Model):
    """The parent that a unit stood under from a day on; a unit without placement stands at the top."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="placements")
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="placed_below")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["unit", "valid_from"]
        constraints = [
            models.CheckConstraint(condition=OPEN_OR_AFTER, name="placement_dates"),
            models.CheckConstraint(condition=~Q(unit=F("parent")), name="placement_not_itself"),
            models.UniqueConstraint(fields=["unit", "valid_from"], name="placement_start"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} < {self.parent_id} ({self.valid_from})"


class Ancestry(models.Model):
    """Closure of the placements: `ancestor` stood `depth` steps above `unit` on these days; 0: itself."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="above")
    ancestor = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="below")
    depth = models.PositiveSmallIntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["unit", "depth", "valid_from"]
        constraints = [
            models.CheckConstraint(condition=OPEN_OR_AFTER, name="ancestry_dates"),
            models.UniqueConstraint(fields=["unit", "ancestor", "valid_from"], name="ancestry_start"),
        ]
        indexes = [models.Index(fields=["ancestor", "valid_from"], name="ancestry_below")]

    def __str__(self) -> str:
        return f"{self.unit_id} << {self.ancestor_id} ({self.depth})"

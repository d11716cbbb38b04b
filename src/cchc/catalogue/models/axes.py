"""Named axes by which figures are broken down."""

from django.db import models


class Axis(models.Model):
    """One axis, such as the level that received a dossier."""

    code = models.SlugField(max_length=60, unique=True)
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class AxisValue(models.Model):
    """One value of an axis, in the order of the catalogue."""

    axis = models.ForeignKey(Axis, on_delete=models.CASCADE, related_name="values")
    key = models.SlugField(max_length=60)
    position = models.PositiveSmallIntegerField()
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    valid_to = models.DateField(null=True, blank=True, help_text="First day on which the value is no more")

    class Meta:
        ordering = ["axis", "position"]
        constraints = [models.UniqueConstraint(fields=["axis", "key"], name="axis_value_key")]

    def __str__(self) -> str:
        return f"{self.axis.code}={self.key}"

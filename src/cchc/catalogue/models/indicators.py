"""Indicators and their dated definitions."""

from django.db import models

from cchc.catalogue.enums import Area
from cchc.catalogue.models.choices import ChoiceList
from cchc.engine.kinds import OverTime, OverUnits, ValueType


def _options(kinds: type[ValueType] | type[OverUnits] | type[OverTime]) -> list[tuple[str, str]]:
    return [(kind.value, kind.value) for kind in kinds]


class Indicator(models.Model):
    """One thing that is counted; the code means the same over all forms and years."""

    code = models.CharField(max_length=100, unique=True)
    area = models.CharField(max_length=30, choices=Area)
    name_vi = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300)
    unit_vi = models.CharField(max_length=100, blank=True)
    unit_en = models.CharField(max_length=100, blank=True)
    one_form_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class IndicatorDefinition(models.Model):
    """What the indicator meant from a date on; a changed meaning is a new version, never an edit."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="definitions")
    version = models.PositiveSmallIntegerField(default=1)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    value_type = models.CharField(max_length=10, choices=_options(ValueType))
    decimals = models.PositiveSmallIntegerField(default=0, help_text="Stored integer = value × 10^decimals")
    over_units = models.CharField(max_length=10, choices=_options(OverUnits))
    over_time = models.CharField(max_length=10, choices=_options(OverTime))
    axes = models.JSONField(default=list)
    choices = models.ForeignKey(ChoiceList, null=True, blank=True, on_delete=models.PROTECT)
    numerator = models.CharField(max_length=300, blank=True)
    denominator = models.CharField(max_length=300, blank=True)
    owner = models.CharField(max_length=60, blank=True, help_text="Function of the office that answers")
    monotone = models.BooleanField(default=False)
    basis = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["indicator", "version"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "version"], name="definition_version"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=models.F("valid_from")),
                name="definition_dates",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code} v{self.version}"

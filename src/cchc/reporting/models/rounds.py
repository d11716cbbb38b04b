"""A round of reporting: who must report what, on which form, by when, and what a template repeats."""

from django.db import models

from cchc.catalogue.models import Form
from cchc.engine.kinds import Level
from cchc.reporting.enums import RoundState, RowBasis
from cchc.units.models import Unit

LEVELS = [(level.value, level.value) for level in Level]


class RoundTemplate(models.Model):
    """What repeats from round to round of a collecting unit: forms by kind of unit, deadlines, bases.

    `plan` follows reporting/schema/round-template.schema.json.
    """

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=300)
    host = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="round_templates")
    plan = models.JSONField(default=dict)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class Round(models.Model):
    """One period collected by one unit (`host`, the province) from all below it and from itself.

    Figures are about [window_from, window_to); units count until the end of `cut_off`, a business date.
    """

    host = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="rounds")
    period = models.CharField(max_length=10)
    template = models.ForeignKey(RoundTemplate, null=True, blank=True, on_delete=models.PROTECT)
    title = models.CharField(max_length=300, blank=True)
    window_from = models.DateField()
    window_to = models.DateField()
    cut_off = models.DateField()
    guidance_number = models.CharField(max_length=60, blank=True)
    guidance_date = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=RoundState, default=RoundState.OPEN)
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ["host", "period"]
        constraints = [
            models.UniqueConstraint(fields=["host", "period"], name="one_round"),
            models.CheckConstraint(
                condition=models.Q(window_to__gt=models.F("window_from")), name="round_window"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.host.code} {self.period}"


class RoundForm(models.Model):
    """Which form a kind of unit fills in a round and by when; `kind` narrows a level, empty for all of it."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="forms")
    level = models.CharField(max_length=20, choices=LEVELS)
    kind = models.CharField(max_length=40, blank=True)
    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField()

    class Meta:
        ordering = ["round", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "level", "kind", "form"], name="one_round_form")
        ]

    def __str__(self) -> str:
        return f"{self.round} {self.level} {self.form.code}"


class RoundRowBasis(models.Model):
    """The basis that a round fixes for a row; rows without one follow the kind of their indicator."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="bases")
    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="+")
    row_key = models.CharField(max_length=80)
    basis = models.CharField(max_length=10, choices=RowBasis)

    class Meta:
        ordering = ["round", "form", "row_key"]
        constraints = [models.UniqueConstraint(fields=["round", "form", "row_key"], name="one_row_basis")]

    def __str__(self) -> str:
        return f"{self.round} {self.row_key} {self.basis}"

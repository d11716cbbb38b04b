"""A unit's form for a period, and its cells as they were written."""

from django.db import models

from cchc.catalogue.models import Form
from cchc.reporting.enums import CellStatus, SubmissionState
from cchc.units.models import Unit

AS_WRITTEN_LENGTH = 300


class Submission(models.Model):
    """One form of one unit for one period; the window says what its figures are about."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="submissions")
    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="submissions")
    period = models.CharField(max_length=10)
    window_from = models.DateField()
    window_to = models.DateField()
    state = models.CharField(max_length=10, choices=SubmissionState, default=SubmissionState.OPEN)
    document_number = models.CharField(max_length=60, blank=True)
    document_date = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=500, blank=True)
    revision = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["period", "unit", "form"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "form", "period"], name="one_submission"),
            models.CheckConstraint(
                condition=models.Q(window_to__gt=models.F("window_from")), name="submission_window"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit.code} {self.form.code} {self.period}"


class Cell(models.Model):
    """A cell that came in from outside: what stood there, letter by letter, and what became of it."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="cells")
    row_key = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField()
    as_written = models.CharField(max_length=AS_WRITTEN_LENGTH, blank=True)
    note = models.TextField(blank=True)
    status = models.CharField(max_length=20, choices=CellStatus)
    guesses = models.JSONField(default=list)
    conflicts_with = models.CharField(max_length=80, blank=True, help_text="Row whose figure the ledger has")

    class Meta:
        ordering = ["submission", "position"]
        constraints = [models.UniqueConstraint(fields=["submission", "row_key"], name="one_cell")]

    def __str__(self) -> str:
        return f"{self.submission}:{self.row_key}"

"""What happens to submissions: transitions, extensions, signed copies, overridden rules, choices of basis."""

from django.db import models

from cchc.reporting.enums import RowBasis, SubmissionState, TransitionName
from cchc.reporting.models.submissions import AS_WRITTEN_LENGTH, Section, Submission


class Transition(models.Model):
    """One step of a submission, or of a section of it: who, when, why. Never changed, never deleted."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="transitions")
    section = models.ForeignKey(Section, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=12, choices=TransitionName)
    before = models.CharField(max_length=10, choices=SubmissionState)
    after = models.CharField(max_length=10, choices=SubmissionState)
    actor = models.CharField(max_length=200)
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    revision = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.submission} {self.name}"


class Extension(models.Model):
    """A later deadline for one submission, with its reason; the latest one granted counts."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="extensions")
    due_at = models.DateTimeField()
    reason = models.TextField()
    actor = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.submission} {self.due_at:%d/%m/%Y}"


class SignedCopy(models.Model):
    """The signed document that came with a submission; lateness is told by `sent_at`, not by the typing.

    `file` is the content hash of the stored file, empty where only number and date are known.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="signed_copies")
    number = models.CharField(max_length=60)
    signed_on = models.DateField()
    sent_at = models.DateTimeField()
    file = models.CharField(max_length=64, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    ground = models.TextField(blank=True, help_text="Why it counts as in time though sent late")
    actor = models.CharField(max_length=200)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.submission} {self.number}"


class Reminder(models.Model):
    """A letter that reminded a unit of a submission: when, under which number, of what (sentences)."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="reminders")
    at = models.DateTimeField()
    number = models.CharField(max_length=60, blank=True)
    owed = models.JSONField(default=list)
    actor = models.CharField(max_length=200)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.submission} {self.at:%d/%m/%Y}"


class RuleOverride(models.Model):
    """A broken rule accepted with a reason; it holds for the stated finding only."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="overrides")
    finding = models.CharField(max_length=64, help_text="Hash of rule, rows and stated values")
    rule = models.CharField(max_length=60)
    row_keys = models.JSONField(default=list)
    reason = models.TextField()
    actor = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["submission", "finding"], name="one_override")]

    def __str__(self) -> str:
        return f"{self.submission} {self.rule}"


class OutsideFigure(models.Model):
    """What an outside system says for a row of a submission; it is compared, and counts only where chosen."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="outside_figures")
    row_key = models.CharField(max_length=80)
    system = models.CharField(max_length=100)
    as_written = models.CharField(max_length=AS_WRITTEN_LENGTH)
    source = models.CharField(max_length=300, blank=True)
    actor = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["submission", "row_key", "system"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "row_key", "system"], name="one_outside_figure")
        ]

    def __str__(self) -> str:
        return f"{self.submission}:{self.row_key} {self.system}"


class RowChoice(models.Model):
    """Which of the figures standing side by side was chosen for a row at consolidation, and why."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="choices")
    row_key = models.CharField(max_length=80)
    basis = models.CharField(max_length=10, choices=RowBasis)
    system = models.CharField(max_length=100, blank=True)
    reason = models.TextField()
    actor = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["submission", "row_key"]
        constraints = [models.UniqueConstraint(fields=["submission", "row_key"], name="one_row_choice")]

    def __str__(self) -> str:
        return f"{self.submission}:{self.row_key} {self.basis}"

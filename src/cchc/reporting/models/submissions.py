"""A unit's form for a period: its cells, its sections by owner, and each change of either."""

from django.db import models

from cchc.catalogue.models import Form
from cchc.engine.figures import Blank
from cchc.engine.kinds import Quality
from cchc.reporting.enums import CellSource, CellStatus, SubmissionState
from cchc.reporting.models.rounds import Round
from cchc.units.models import Unit

AS_WRITTEN_LENGTH = 300
BLANKS = [(blank.value, blank.value) for blank in Blank if blank is not Blank.MISSING]
QUALITIES = [(quality.value, quality.value) for quality in Quality]


class Submission(models.Model):
    """One form of one unit for one period; the window says what its figures are about.

    A round opens it with `due_at`; without a round it is opened by whoever first writes into it. `version`
    grows by one with each save, and each cell keeps the version that last changed it.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="submissions")
    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="submissions")
    period = models.CharField(max_length=10)
    round = models.ForeignKey(
        Round, null=True, blank=True, on_delete=models.PROTECT, related_name="submissions"
    )
    due_at = models.DateTimeField(null=True, blank=True)
    window_from = models.DateField()
    window_to = models.DateField()
    state = models.CharField(max_length=10, choices=SubmissionState, default=SubmissionState.OPEN)
    version = models.PositiveIntegerField(default=0)
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


class Section(models.Model):
    """The rows of a submission that one office answers for; `function` is empty for the unit's own rows."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="sections")
    function = models.CharField(max_length=60, blank=True)
    office = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=SubmissionState, default=SubmissionState.OPEN)

    class Meta:
        ordering = ["submission", "function"]
        constraints = [models.UniqueConstraint(fields=["submission", "function"], name="one_section")]

    def __str__(self) -> str:
        return f"{self.submission} {self.function}"


class Cell(models.Model):
    """A cell of a submission: what stood there letter by letter, or why it is blank; what became of it."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="cells")
    row_key = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=12, choices=CellSource, default=CellSource.PUBLISHED)
    as_written = models.CharField(max_length=AS_WRITTEN_LENGTH, blank=True)
    blank = models.CharField(max_length=20, choices=BLANKS, blank=True)
    note = models.TextField(blank=True)
    quality = models.CharField(max_length=12, choices=QUALITIES, default=Quality.OFFICIAL.value)
    as_of = models.DateField(null=True, blank=True, help_text="Day the figure was counted to")
    version = models.PositiveIntegerField(default=0)
    status = models.CharField(max_length=20, choices=CellStatus)
    guesses = models.JSONField(default=list)
    conflicts_with = models.CharField(max_length=80, blank=True, help_text="Row whose figure the ledger has")

    class Meta:
        ordering = ["submission", "position"]
        constraints = [models.UniqueConstraint(fields=["submission", "row_key"], name="one_cell")]

    def __str__(self) -> str:
        return f"{self.submission}:{self.row_key}"


class ListedMember(models.Model):
    """A member of the list that a submission gives with a row that counts distinct members.

    `code` is how members are told apart (engine/members.py), `as_written` how it stood in the file.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="members")
    row_key = models.CharField(max_length=80)
    code = models.CharField(max_length=80)
    as_written = models.CharField(max_length=80)
    name = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["submission", "row_key", "code"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "row_key", "code"], name="one_listed_member")
        ]

    def __str__(self) -> str:
        return f"{self.submission}:{self.row_key} {self.code}"


class SubmissionChange(models.Model):
    """One save: `changes` maps each changed row to {"before": […], "after": […]} of text, blank and note.

    `key` makes a save that is sent twice change nothing; `file` is the content hash of an imported file.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="changes")
    version = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)
    actor = models.CharField(max_length=200)
    source = models.CharField(max_length=12, choices=CellSource)
    file = models.CharField(max_length=64, blank=True)
    key = models.CharField(max_length=80, blank=True)
    changes = models.JSONField(default=dict)

    class Meta:
        ordering = ["submission", "version"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "version"], name="one_change"),
            models.UniqueConstraint(
                fields=["submission", "key"], condition=~models.Q(key=""), name="one_idempotency_key"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission} v{self.version}"

"""The text of a report: its outline, its sections with their history, contributions, proposals, documents."""

from django.db import models

from cchc.reporting.enums import TextSource, TextState
from cchc.reporting.models.rounds import LEVELS
from cchc.reporting.models.submissions import Submission
from cchc.units.models import Unit


class Outline(models.Model):
    """One version of an outline that a unit loaded for itself and all below it; never changed once loaded.

    `content` follows reporting/schema/outline.schema.json; the outlines that ship are files, not rows.
    """

    code = models.SlugField(max_length=60)
    version = models.PositiveIntegerField()
    issuer = models.CharField(max_length=20, choices=LEVELS)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="outlines")
    content = models.JSONField()
    actor = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["unit", "code", "version"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "code", "version"], name="one_outline_version")
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"


class NarrativeText(models.Model):
    """The text of one section of a unit's report, in the markup of docs/algorithms/narrative.md.

    `office` is the unit that answers for it; `version` grows by one with each change.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="texts")
    section_key = models.CharField(max_length=80)
    office = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=TextState, default=TextState.WRITTEN)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["submission", "section_key"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "section_key"], name="one_narrative_text")
        ]

    def __str__(self) -> str:
        return f"{self.submission} {self.section_key}"


class NarrativeChange(models.Model):
    """What a section said from one version on, who wrote it, how it came in; never changed or deleted.

    `reason` says why a section that had been agreed was changed.
    """

    narrative = models.ForeignKey(NarrativeText, on_delete=models.CASCADE, related_name="changes")
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    source = models.CharField(max_length=10, choices=TextSource)
    actor = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["narrative", "version"]
        constraints = [models.UniqueConstraint(fields=["narrative", "version"], name="one_narrative_change")]

    def __str__(self) -> str:
        return f"{self.narrative} v{self.version}"


class Contribution(models.Model):
    """What a lower unit gives for a section of an upper one's report; `quoted` is what was taken over."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="contributions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    section_key = models.CharField(max_length=80)
    text = models.TextField()
    quoted = models.TextField(blank=True)
    actor = models.CharField(max_length=200)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["submission", "section_key", "unit"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "unit", "section_key"], name="one_contribution")
        ]

    def __str__(self) -> str:
        return f"{self.submission} {self.section_key} {self.unit.code}"


class Proposal(models.Model):
    """What a unit proposes to a ministry or agency; `origin` is the lower unit's own proposal it repeats."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="proposals")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    addressee = models.CharField(max_length=200)
    text = models.TextField()
    legal_basis = models.CharField(max_length=500, blank=True)
    origin = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="repeated"
    )
    actor = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["submission", "pk"]
        constraints = [models.UniqueConstraint(fields=["submission", "origin"], name="one_repeated_proposal")]

    def __str__(self) -> str:
        return f"{self.submission} {self.addressee}"


class CitedDocument(models.Model):
    """A document that footnotes name, kept by the unit that cites it under a short key."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="cited_documents")
    key = models.SlugField(max_length=60)
    kind = models.CharField(max_length=60)
    number = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["unit", "key"]
        constraints = [models.UniqueConstraint(fields=["unit", "key"], name="one_cited_document")]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

"""A form in the making: rows out of somebody's file, what they are taken to mean, and who confirmed it."""

from django.db import models

from cchc.catalogue.models.forms import Form


class FormDraft(models.Model):
    """A new version of a form (`like`) made from a file; `appendices` are heads as in a form's file.

    `published` is the form it became; then the draft is closed.
    """

    code = models.SlugField(max_length=60, unique=True)
    like = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=500)
    appendices = models.JSONField(default=list)
    dropped = models.JSONField(default=list, help_text="Keys of rows of the known form that nothing matched")
    published = models.OneToOneField(Form, null=True, blank=True, on_delete=models.PROTECT)
    actor = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class FormDraftRow(models.Model):
    """A row of a draft: as printed, and in `content` all else that a form's file says of a row."""

    draft = models.ForeignKey(FormDraft, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveSmallIntegerField()
    appendix = models.PositiveSmallIntegerField(default=0)
    depth = models.PositiveSmallIntegerField(default=0)
    stt = models.CharField(max_length=30, blank=True)
    label = models.CharField(max_length=1000)
    unit = models.CharField(max_length=200, blank=True)
    how = models.CharField(max_length=10)
    score = models.FloatField(default=0)
    like_row = models.CharField(max_length=80, blank=True)
    rivals = models.JSONField(default=list)
    content = models.JSONField(default=dict)
    confirmed_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["draft", "position"]
        constraints = [models.UniqueConstraint(fields=["draft", "position"], name="one_draft_row")]

    def __str__(self) -> str:
        return f"{self.draft} {self.position}"

"""Editions: reports as they were issued, frozen."""

from django.db import models

from cchc.catalogue.models import Form
from cchc.publication.enums import FileRole
from cchc.units.models import Unit


class Edition(models.Model):
    """A report of a unit, form and period as it was issued under a number and a date; never changed.

    `revision` is the ledger revision its figures were read at. A correction is a further edition that names
    the one it `corrects`, with its reason.
    """

    code = models.CharField(max_length=150, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="editions")
    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=10)
    ordinal = models.PositiveSmallIntegerField()
    corrects = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT)
    reason = models.TextField(blank=True)
    document_number = models.CharField(max_length=60)
    document_date = models.DateField()
    revision = models.PositiveIntegerField()
    issued_at = models.DateTimeField(auto_now_add=True)
    actor = models.CharField(max_length=200)

    class Meta:
        ordering = ["unit", "period", "form", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "form", "period", "ordinal"], name="one_edition")
        ]

    def __str__(self) -> str:
        return self.code


class EditionFile(models.Model):
    """A file of an edition; its bytes are stored under their SHA-256 in `content`."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="files")
    role = models.CharField(max_length=10, choices=FileRole)
    name = models.CharField(max_length=200)
    content = models.CharField(max_length=64)
    size = models.PositiveIntegerField()

    class Meta:
        ordering = ["edition", "pk"]
        constraints = [models.UniqueConstraint(fields=["edition", "role"], name="one_edition_file")]

    def __str__(self) -> str:
        return f"{self.edition} {self.role}"

"""What became known of a coordinate, revision by revision."""

from django.db import models

from cchc.engine.figures import Blank
from cchc.engine.kinds import Quality
from cchc.statistics.enums import EntryKind
from cchc.statistics.models.append_only import AppendOnly
from cchc.statistics.models.coordinate import Coordinate
from cchc.statistics.models.revision import Revision

KINDS = [(kind.value, kind.value) for kind in EntryKind]
QUALITIES = [(quality.value, quality.value) for quality in Quality]
STORED_BLANKS = [(blank.value, blank.value) for blank in Blank if blank is not Blank.MISSING]


class Entry(AppendOnly):
    """A figure or a tombstone. The amount is an integer, value × 10^decimals of the definition."""

    coordinate = models.ForeignKey(Coordinate, on_delete=models.PROTECT, related_name="+", db_index=False)
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=9, choices=KINDS, default=EntryKind.FIGURE)
    amount = models.BigIntegerField(null=True, blank=True)
    denominator = models.BigIntegerField(null=True, blank=True, help_text='The 119 of "101/119"')
    text = models.TextField(blank=True)
    blank = models.CharField(max_length=14, choices=STORED_BLANKS, blank=True)
    quality = models.CharField(max_length=11, choices=QUALITIES, default=Quality.OFFICIAL)
    as_of = models.DateField(null=True, blank=True, help_text="The figure's own date, if it has one")
    as_written = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["coordinate", "revision"], name="entry_key"),
        ]

    def __str__(self) -> str:
        return f"{self.coordinate_id} @{self.revision_id}: {self.amount} {self.text}{self.blank}"

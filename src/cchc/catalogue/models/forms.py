"""Forms: dated tables that people know, row by row."""

from django.db import models

from cchc.catalogue.enums import Header, Parts, Slip


class Form(models.Model):
    """One version of a form, valid from a date; a new version is a new form."""

    code = models.SlugField(max_length=60, unique=True)
    name_vi = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300)
    family = models.CharField(max_length=20)
    levels = models.JSONField(default=list)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=500)
    provisional = models.BooleanField(default=False, help_text="Made before any official text was at hand")
    content_hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class Appendix(models.Model):
    """One printed table of a form."""

    form = models.ForeignKey(Form, on_delete=models.CASCADE, related_name="appendices")
    key = models.SlugField(max_length=60)
    position = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=60, blank=True)
    title = models.JSONField(default=list, help_text="Lines of the printed title")
    header = models.CharField(max_length=10, choices=Header)
    columns = models.JSONField(default=dict, help_text="Printed heads: stt, label, group, unit, value, note")

    class Meta:
        ordering = ["form", "position"]
        constraints = [models.UniqueConstraint(fields=["form", "key"], name="appendix_key")]

    def __str__(self) -> str:
        return f"{self.form.code}/{self.key}"


class Row(models.Model):
    """One printed row. The printed number is a label; the key is what everything refers to."""

    form = models.ForeignKey(Form, on_delete=models.CASCADE, related_name="rows")
    appendix = models.ForeignKey(Appendix, on_delete=models.CASCADE, related_name="rows")
    key = models.SlugField(max_length=80)
    parent_key = models.SlugField(max_length=80, blank=True)
    position = models.PositiveSmallIntegerField()
    depth = models.PositiveSmallIntegerField()
    stt = models.CharField(max_length=30, blank=True)
    stt_meant = models.CharField(max_length=30, blank=True)
    slip = models.CharField(max_length=20, choices=Slip, blank=True)
    slip_note = models.CharField(max_length=300, blank=True)
    group = models.CharField(max_length=200, blank=True)
    label = models.CharField(max_length=1000)
    unit = models.CharField(max_length=200, blank=True)
    printed_unit = models.CharField(max_length=200, blank=True)
    values = models.JSONField(default=list, help_text="Bindings; more than one in a pair row")
    indicator = models.CharField(max_length=200, blank=True, help_text="Where a computed row's own figure is")
    shown = models.CharField(max_length=60, blank=True)
    decimals = models.PositiveSmallIntegerField(null=True, blank=True)
    scale = models.PositiveIntegerField(default=1)
    choices = models.CharField(max_length=60, blank=True)
    parts = models.CharField(max_length=10, choices=Parts, blank=True)
    is_part = models.BooleanField(default=True)
    part_of = models.CharField(max_length=80, blank=True)
    note = models.CharField(max_length=500, blank=True)
    owner = models.CharField(max_length=60, blank=True)
    filled_by = models.JSONField(default=list)
    typed = models.CharField(max_length=300, blank=True)
    style = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["form", "position"]
        constraints = [models.UniqueConstraint(fields=["form", "key"], name="row_key")]

    def __str__(self) -> str:
        return f"{self.form.code}:{self.key}"

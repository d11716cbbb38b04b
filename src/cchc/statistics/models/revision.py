"""Revisions of the ledger and its head, the writer's lock."""

from django.db import models

from cchc.statistics.models.append_only import AppendOnly


class Revision(AppendOnly):
    """One act of writing: who, when, why. Numbers have no gaps; "as of" is such a number."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(auto_now_add=True)
    actor = models.CharField(max_length=200)
    cause = models.CharField(max_length=200)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.cause}"


class LedgerHead(models.Model):
    """The single row with the number of the newest revision; adding 1 to it is the writer's lock."""

    number = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="ledger_head_single")]

    def __str__(self) -> str:
        return str(self.number)

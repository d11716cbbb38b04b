"""One line for every change a person or a job made; one stamp for every room that is read into memory."""

from django.db import models


class AuditLine(models.Model):
    """Who did what to which thing, when; written in the transaction of the change itself."""

    at = models.DateTimeField(auto_now_add=True)
    actor = models.CharField(max_length=200)
    verb = models.CharField(max_length=100)
    target = models.CharField(max_length=300)
    detail = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.verb} {self.target}"


class ChangeStamp(models.Model):
    """A token that any write to the tables of a room replaces; triggers of the database see to it."""

    room = models.CharField(max_length=40, primary_key=True)
    token = models.CharField(max_length=40)

    class Meta:
        ordering = ["room"]

    def __str__(self) -> str:
        return f"{self.room} {self.token}"

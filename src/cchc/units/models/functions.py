"""Which unit holds a function, and which field passed from whom to whom apart from the units themselves."""

from django.db import models

from cchc.units.models.units import OPEN_OR_AFTER, Unit


class UnitFunction(models.Model):
    """A unit holds a function ('finance', 'justice', 'home_affairs', …) from a day on.

    Owners of rows are found by function at a date, among the units below the province concerned.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="functions")
    function = models.CharField(max_length=60)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["function", "unit", "valid_from"]
        constraints = [
            models.CheckConstraint(condition=OPEN_OR_AFTER, name="unit_function_dates"),
            models.UniqueConstraint(fields=["function", "unit", "valid_from"], name="unit_function_start"),
        ]

    def __str__(self) -> str:
        return f"{self.function}: {self.unit_id} ({self.valid_from})"


class CompetenceTransfer(models.Model):
    """A field of work that passed from a unit to a unit on a date, apart from the units' own succession."""

    field = models.CharField(max_length=100)
    giver = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="competences_given")
    receiver = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="competences_received")
    effective_on = models.DateField()
    decree = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["effective_on", "field", "giver", "receiver"]
        constraints = [
            models.UniqueConstraint(
                fields=["field", "giver", "receiver", "effective_on"], name="competence_transfer"
            ),
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("receiver")), name="competence_transfer_not_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.giver_id} > {self.receiver_id} ({self.effective_on})"

"""Who held the functions that own indicators."""

from collections.abc import Collection

from cchc.engine.territory import Territory
from cchc.statistics.resolution.owners import Holding, Owners
from cchc.units.models import UnitFunction


def owners_of(functions: Collection[str], territory: Territory) -> Owners:
    """Return the holders of some functions; one query."""
    if not functions:
        return Owners((), territory)
    rows = UnitFunction.objects.filter(function__in=functions).order_by("function", "unit__code")
    fields = ("function", "unit__code", "valid_from", "valid_to")
    return Owners([Holding(*row) for row in rows.values_list(*fields)], territory)

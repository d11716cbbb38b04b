"""Who held the functions that own indicators."""

from collections.abc import Collection

from cchc.engine.territory import Territory
from cchc.foundation.stamps import kept
from cchc.statistics.resolution.owners import Holding, Owners
from cchc.units.models import UnitFunction


def owners_of(functions: Collection[str], territory: Territory) -> Owners:
    """Return the holders of some functions; at most one query."""
    if not functions:
        return Owners((), territory)
    return Owners([one for one in _holdings() if one.function in functions], territory)


@kept("units", size=2)
def _holdings() -> tuple[Holding, ...]:
    rows = UnitFunction.objects.order_by("function", "unit__code")
    return tuple(
        Holding(*row) for row in rows.values_list("function", "unit__code", "valid_from", "valid_to")
    )

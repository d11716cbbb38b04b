"""Adjustments that no longer act because something they rest on has changed."""

from typing import NamedTuple

from cchc.catalogue.queries.definitions import definitions
from cchc.engine.windows import Window
from cchc.statistics.models import Adjustment
from cchc.statistics.queries.adjustments import suspended_among
from cchc.statistics.queries.origins import AdjustmentOrigin, adjustment_origins


class Suspended(NamedTuple):
    """An adjustment that is suspended, with the code of its indicator."""

    indicator: str
    adjustment: AdjustmentOrigin


def suspended_adjustments(unit: str, window: Window, as_of: int | None = None) -> tuple[Suspended, ...]:
    """Return those of a unit's adjustments over windows that stop when this one does, in their order.

    They acted until a figure that they cite was stated anew; what is withdrawn is not named.
    """
    made = Adjustment.stored().filter(unit__code=unit, slice__window_to=window.stop, withdrawal__isnull=True)
    if as_of is not None:
        made = made.filter(revision_id__lte=as_of)
    indicators = dict(made.order_by("pk").values_list("pk", "slice__indicator__code"))
    suspended = suspended_among(indicators, as_of) if indicators else set()
    if not suspended:
        return ()
    decimals = {code: one.decimals for code, one in definitions(set(indicators.values())).items()}
    origins = adjustment_origins(suspended, decimals)
    return tuple(Suspended(code, origins[pk]) for pk, code in indicators.items() if pk in suspended)

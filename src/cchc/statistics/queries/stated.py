"""What was ever stated about one unit, as places in the ledger."""

from collections.abc import Collection
from typing import NamedTuple

from cchc.engine.kinds import Lane, Reach
from cchc.engine.windows import Window
from cchc.statistics.models import Coordinate
from cchc.statistics.resolution.lanes import READING_ORDER


class StatedPlace(NamedTuple):
    """A coordinate of one unit; `own` tells whether the unit stated it itself."""

    indicator: str
    window: Window
    reach: Reach
    breakdown: str
    own: bool


def stated_places(unit: str, lane: Lane, windows: Collection[Window]) -> frozenset[StatedPlace]:
    """Return the places of which anybody ever stated something about a unit, in the lanes that `lane` reads.

    What has ended since is among them. One query.
    """
    rows = Coordinate.stored().filter(
        subject__code=unit,
        slice__lane__in=READING_ORDER[lane],
        slice__window_from__in={window.start for window in windows},
        slice__window_to__in={window.stop for window in windows},
    )
    fields = ("slice__indicator__code", "slice__window_from", "slice__window_to", "reach", "breakdown")
    reporter = "reporter__code"
    return frozenset(
        StatedPlace(indicator, Window(start, stop), Reach(reach), breakdown, own=by == unit)
        for indicator, start, stop, reach, breakdown, by in rows.order_by().values_list(*fields, reporter)
    )

"""Which slices a question touches."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import F, Q

from cchc.engine.kinds import Lane
from cchc.engine.windows import Window
from cchc.foundation.stamps import kept
from cchc.statistics.models import Slice
from cchc.statistics.resolution.windows import NEAR


class SliceRow(NamedTuple):
    """One slice, as stored."""

    pk: int
    indicator: int
    version: int
    start: date
    stop: date
    lane: str

    @property
    def window(self) -> Window:
        """The window of the slice."""
        return Window(self.start, self.stop)


@kept("statistics", size=64)
def near_slices(
    indicators: frozenset[int], lanes: tuple[Lane, ...], windows: frozenset[Window]
) -> tuple[SliceRow, ...]:
    """Return slices of indicators whose window is one of the windows, shares a day with one, or is near."""
    rows = Slice.stored().filter(_near(windows), indicator_id__in=indicators, lane__in=[*lanes])
    fields = ("pk", "indicator_id", "definition_version", "window_from", "window_to", "lane")
    return tuple(SliceRow(*row) for row in rows.order_by("pk").values_list(*fields))


def _near(windows: Iterable[Window]) -> Q:
    condition = Q(pk__in=[])
    for window in windows:
        if window.is_instant:
            condition |= Q(
                window_from=F("window_to"), window_to__range=(window.stop - NEAR, window.stop + NEAR)
            )
        else:
            condition |= Q(window_from__lt=window.stop, window_to__gt=window.start)
    return condition

"""Values of axes that are no more, such as the district after 30 June 2025."""

from datetime import date

from cchc.catalogue.models import AxisValue
from cchc.foundation.stamps import kept


@kept("catalogue", size=64)
def ended_axis_values(on: date) -> frozenset[tuple[str, str]]:
    """Return (axis, value) of every value that had ended by the day."""
    ended = AxisValue.objects.filter(valid_to__lte=on).values_list("axis__code", "key")
    return frozenset((axis, key) for axis, key in ended)

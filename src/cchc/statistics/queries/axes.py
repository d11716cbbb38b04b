"""The values of axes, as the catalogue has them."""

from cchc.catalogue.models import AxisValue
from cchc.foundation.stamps import kept
from cchc.statistics.resolution.axes import AxisValues, AxisWord


@kept("catalogue", size=2)
def axis_values() -> AxisValues:
    """Return every value of every axis; one query."""
    rows = AxisValue.objects.order_by().values_list("axis__code", "key", "valid_to")
    return AxisValues(AxisWord(*row) for row in rows)

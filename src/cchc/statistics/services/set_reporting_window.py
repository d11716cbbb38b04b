"""Give a period a cut-off of its own."""

from django.db import transaction

from cchc.engine.periods import Period
from cchc.engine.windows import Window
from cchc.foundation.audit import record
from cchc.statistics.models import ReportingWindow
from cchc.units.queries import unit as unit_by_code


def set_reporting_window(period: Period, window: Window, *, unit: str | None, actor: str) -> None:
    """Set the window of a period for a unit and all below it, or for everybody (None). Raises UnknownUnit."""
    with transaction.atomic():
        scope = unit_by_code(unit) if unit else None
        ReportingWindow.objects.update_or_create(
            scope=scope,
            period=str(period),
            defaults={"window_from": window.start, "window_to": window.stop},
        )
        record(actor, "set_reporting_window", f"{period} {unit or ''}".strip(), str(window))

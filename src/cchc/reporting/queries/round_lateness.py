"""How late something was sent, in working days and working hours (docs/algorithms/rounds.md)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cchc.engine.calendar import WorkingCalendar
from cchc.engine.working_time import working_minutes
from cchc.reporting.round_plan import ZONE

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Lateness:
    """Working days after the day of the deadline up to the day of sending; working minutes between both."""

    working_days: int
    working_minutes: int

    @property
    def working_hours(self) -> float:
        """Working hours, with one digit after the point."""
        return round(self.working_minutes / 60, 1)


def lateness(due: datetime, sent: datetime, calendar: WorkingCalendar) -> Lateness | None:
    """Return how late; None when sent by the deadline. Both moments are aware, in whatever zone."""
    if sent <= due:
        return None
    start, stop = due.astimezone(ZONE), sent.astimezone(ZONE)
    days = calendar.working_days_between(start.date() + _DAY, stop.date() + _DAY)
    return Lateness(days, working_minutes(start, stop, calendar))

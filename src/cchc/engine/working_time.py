"""Working time between two moments: the hours of an office on the days that a calendar calls worked."""

from datetime import datetime, time, timedelta

from cchc.engine.calendar import WorkingCalendar

OFFICE_HOURS = ((time(8), time(12)), (time(13), time(17)))
"""Eight hours, a working day of the Labour Code 2019, article 105."""

Hours = tuple[tuple[time, time], ...]


def working_minutes(
    start: datetime, stop: datetime, calendar: WorkingCalendar, hours: Hours = OFFICE_HOURS
) -> int:
    """Count whole working minutes of [start, stop), both in the same zone; 0 when stop is not after start.

    Raises CalendarFault for a year the calendar does not know.
    """
    minutes = 0
    day = start.date()
    while day <= stop.date():
        if calendar.is_working_day(day):
            minutes += sum(
                _shared(
                    start,
                    stop,
                    datetime.combine(day, opens, start.tzinfo),
                    datetime.combine(day, closes, start.tzinfo),
                )
                for opens, closes in hours
            )
        day += timedelta(days=1)
    return minutes


def _shared(start: datetime, stop: datetime, opens: datetime, closes: datetime) -> int:
    shared = min(stop, closes) - max(start, opens)
    return max(0, int(shared.total_seconds() // 60))

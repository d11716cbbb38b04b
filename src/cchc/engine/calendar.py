"""Working days: a weekly pattern, holidays, days of rest worked in exchange, and an agency's own word."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import holidays

from cchc.engine.faults import N_, Fault
from cchc.engine.windows import written_day

_DAY = timedelta(days=1)
MONDAY_TO_FRIDAY = frozenset(range(5))
MISSING_HOLIDAYS = {date(2026, 1, 2): "Nghỉ hoán đổi, làm bù ngày 10/01/2026"}
MISSING_WORKED = {date(2026, 1, 10): "Làm bù ngày 02/01/2026"}


class CalendarFault(Fault):
    """A calendar that contradicts itself, or a day it knows nothing about."""


@dataclass(frozen=True)
class WorkingCalendar:
    """Which days are worked. Dates map to the reason; the agency's word goes before the nation's.

    `weekdays` counts Monday as 0; `years` None means that every year is known.
    Raises CalendarFault when one layer calls a date both holiday and worked, or no weekday is worked.
    """

    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    holidays: Mapping[date, str] = field(default_factory=dict)
    worked: Mapping[date, str] = field(default_factory=dict)
    agency_holidays: Mapping[date, str] = field(default_factory=dict)
    agency_worked: Mapping[date, str] = field(default_factory=dict)
    years: frozenset[int] | None = None

    def __post_init__(self) -> None:
        if not self.weekdays & frozenset(range(7)):
            raise CalendarFault(N_("Lịch không có ngày làm việc nào trong tuần. Hãy chọn ít nhất một ngày."))
        _refuse_both(self.holidays, self.worked)
        _refuse_both(self.agency_holidays, self.agency_worked)

    def with_agency(
        self, holidays: Mapping[date, str] | None = None, worked: Mapping[date, str] | None = None
    ) -> "WorkingCalendar":
        """Return this calendar with an agency's own holidays and worked days. Raises CalendarFault."""
        return replace(self, agency_holidays=holidays or {}, agency_worked=worked or {})

    def is_working_day(self, day: date) -> bool:
        """Tell whether a day is worked. Raises CalendarFault for a year the calendar does not know."""
        if self.years is not None and day.year not in self.years:
            raise CalendarFault(
                N_("Chưa có lịch làm việc năm %(year)s (hỏi ngày %(day)s). Hãy nhập lịch nghỉ của năm đó."),
                year=day.year,
                day=written_day(day),
            )
        if day in self.agency_worked or day in self.agency_holidays:
            return day in self.agency_worked
        if day in self.worked or day in self.holidays:
            return day in self.worked
        return day.weekday() in self.weekdays

    def next_working_day(self, day: date) -> date:
        """Return the day itself when worked, else the first worked day after it."""
        while not self.is_working_day(day):
            day += _DAY
        return day

    def add_working_days(self, day: date, count: int) -> date:
        """Return the count-th working day after a day, before it when negative; 0 is `next_working_day`."""
        if count == 0:
            return self.next_working_day(day)
        step = _DAY if count > 0 else -_DAY
        left = abs(count)
        while left:
            day += step
            left -= self.is_working_day(day)
        return day

    def working_days_between(self, start: date, stop: date) -> int:
        """Count the working days of [start, stop). Raises CalendarFault when start is after stop."""
        if start > stop:
            raise CalendarFault(
                N_("Ngày bắt đầu %(start)s sau ngày kết thúc %(stop)s. Hãy đổi lại hai ngày."),
                start=written_day(start),
                stop=written_day(stop),
            )
        return sum(self.is_working_day(start + _DAY * step) for step in range((stop - start).days))


def vietnam_calendar(years: Iterable[int]) -> WorkingCalendar:
    """Return the national calendar of some years (Labour Code 2019, article 112, and yearly exchanges).

    Days come from the `holidays` library; the exchange of 02/01/2026 for 10/01/2026 is added to it.
    """
    known = frozenset(years)
    source = holidays.country_holidays("VN", years=sorted(known), language="vi")
    worked = dict.fromkeys(sorted(source.weekend_workdays), "Làm bù") | MISSING_WORKED
    return WorkingCalendar(
        holidays=_of_years({**dict(source.items()), **MISSING_HOLIDAYS}, known),
        worked=_of_years(worked, known),
        years=known,
    )


def _of_years(days: Mapping[date, str], years: frozenset[int]) -> dict[date, str]:
    return {day: days[day] for day in sorted(days) if day.year in years}


def _refuse_both(off: Mapping[date, str], worked: Mapping[date, str]) -> None:
    both = sorted(off.keys() & worked.keys())
    if both:
        raise CalendarFault(
            N_("Lịch vừa ghi nghỉ vừa ghi làm bù: %(days)s. Hãy bỏ một trong hai."),
            days=", ".join(written_day(day) for day in both),
        )

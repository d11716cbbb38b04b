"""Working days follow the week, the nation and the agency, in that order of strength."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.engine.calendar import CalendarFault, WorkingCalendar, vietnam_calendar

CALENDAR = vietnam_calendar([2023, 2024, 2025, 2026])
DAYS = st.dates(date(2024, 1, 1), date(2025, 12, 31))


def test_exchanged_days() -> None:
    off = [date(2024, 4, 29), date(2025, 5, 2), date(2026, 1, 2), date(2026, 8, 31)]
    worked = [date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)]
    assert [CALENDAR.is_working_day(day) for day in off] == [False] * 4
    assert [CALENDAR.is_working_day(day) for day in worked] == [True] * 4


@given(DAYS, st.integers(1, 60))
def test_adding_counts_and_comes_back(day: date, count: int) -> None:
    later = CALENDAR.add_working_days(day, count)
    assert CALENDAR.is_working_day(later)
    assert CALENDAR.working_days_between(day + timedelta(1), later + timedelta(1)) == count
    start = CALENDAR.next_working_day(day)
    assert CALENDAR.add_working_days(CALENDAR.add_working_days(start, count), -count) == start


def test_agency_goes_before_the_nation() -> None:
    own = CALENDAR.with_agency(holidays={date(2026, 1, 10): "Nghỉ"}, worked={date(2026, 1, 2): "Trực"})
    assert not own.is_working_day(date(2026, 1, 10))
    assert own.next_working_day(date(2026, 1, 1)) == date(2026, 1, 2)


def test_contradictions_and_unknown_years_are_faults() -> None:
    day = date(2026, 1, 10)
    with pytest.raises(CalendarFault, match="10/01/2026"):
        WorkingCalendar(holidays={day: "Nghỉ"}, worked={day: "Làm bù"})
    with pytest.raises(CalendarFault, match="10/01/2026"):
        CALENDAR.with_agency(holidays={day: "Nghỉ"}, worked={day: "Trực"})
    with pytest.raises(CalendarFault, match="trong tuần"):
        WorkingCalendar(weekdays=frozenset())
    with pytest.raises(CalendarFault, match="năm 2031"):
        CALENDAR.is_working_day(date(2031, 1, 2))
    with pytest.raises(CalendarFault, match="Hãy đổi lại"):
        CALENDAR.working_days_between(day, date(2026, 1, 9))

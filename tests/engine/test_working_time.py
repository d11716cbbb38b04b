"""Working hours between two moments."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.engine.calendar import vietnam_calendar
from cchc.engine.working_time import OFFICE_HOURS, working_minutes

CALENDAR = vietnam_calendar([2026])
HERE = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
JANUARY = datetime(2026, 1, 2, tzinfo=HERE)


def _at(month: int, day: int, hour: int = 0) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=HERE)


def test_a_working_day_has_eight_hours_and_lunch_has_none() -> None:
    assert working_minutes(_at(9, 16), _at(9, 17), CALENDAR) == 480
    assert working_minutes(_at(9, 16, 12), _at(9, 16, 13), CALENDAR) == 0


def test_weekends_and_holidays_have_none_and_swapped_days_have_all() -> None:
    for day, minutes in ((_at(9, 19), 0), (_at(9, 2), 0), (_at(1, 10), 480)):
        assert working_minutes(day, day + DAY, CALENDAR) == minutes


def test_hours_of_an_own_office() -> None:
    morning = ((time(7, 30), time(11, 30)),)
    assert working_minutes(_at(9, 16, 11), _at(9, 16, 16), CALENDAR, morning) == 30


@settings(max_examples=30)
@given(st.integers(0, 360 * 24 * 60), st.integers(0, 2 * 24 * 60))
def test_it_is_what_counting_minute_by_minute_gives(begin: int, length: int) -> None:
    start = JANUARY + begin * MINUTE
    stop = start + length * MINUTE
    moments = (start + step * MINUTE for step in range(length))
    counted = sum(
        CALENDAR.is_working_day(moment.date())
        and any(opens <= moment.time() < closes for opens, closes in OFFICE_HOURS)
        for moment in moments
    )
    assert working_minutes(start, stop, CALENDAR) == counted
    assert working_minutes(stop, start, CALENDAR) == 0

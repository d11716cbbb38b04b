"""The plan of a round: which periods it serves, who fills in which form, by when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache, reduce
from typing import Any, Self
from zoneinfo import ZoneInfo

from cchc.engine.calendar import WorkingCalendar, vietnam_calendar
from cchc.engine.faults import N_, Fault
from cchc.engine.messages import Message
from cchc.engine.numerals import roman
from cchc.engine.periods import Basis, Period, PeriodKind
from cchc.engine.windows import Window

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
USUAL_HOUR = "17:00"

_BASES = {"standard": Basis.REPORTING, "calendar": Basis.CALENDAR}
_SERVED = {
    PeriodKind.MONTH: N_("tháng %(numbers)s"),
    PeriodKind.QUARTER: N_("quý %(numbers)s"),
    PeriodKind.HALF: N_("6 tháng (nửa năm %(numbers)s)"),
}
_UNNUMBERED = {
    PeriodKind.MONTH: N_("tháng"),
    PeriodKind.QUARTER: N_("quý"),
    PeriodKind.HALF: N_("6 tháng"),
    PeriodKind.NINE_MONTHS: N_("9 tháng"),
    PeriodKind.YEAR: N_("năm"),
}


class PlanFault(Fault):
    """A plan that does not serve a period, or names a day that is not."""


@dataclass(frozen=True)
class DayRule:
    """A day told from the year of a period: `year` is -1, 0 or 1 years from it."""

    month: int
    day: int
    year: int = 0

    def of(self, year: int) -> date:
        """Return the day for a period of a year; raise PlanFault where the month has no such day."""
        try:
            return date(year + self.year, self.month, self.day)
        except ValueError as error:
            raise PlanFault(
                N_("Mẫu đợt ghi ngày %(day)s/%(month)s, không có trong năm %(year)s. Hãy sửa mẫu đợt."),
                day=self.day,
                month=self.month,
                year=year + self.year,
            ) from error


@dataclass(frozen=True)
class DueRule:
    """A deadline: so many working days after the cut-off, at an hour ("17:00")."""

    working_days: int
    hour: str = USUAL_HOUR

    def moment(self, cut_off: date, calendar: WorkingCalendar) -> datetime:
        """Return the deadline in local time; raise CalendarFault for a year the calendar does not know."""
        day = calendar.add_working_days(cut_off, self.working_days)
        return datetime.combine(day, time.fromisoformat(self.hour), ZONE)


@dataclass(frozen=True)
class FormLine:
    """Which form a level, or one kind of it, fills in; `only` names kinds of periods, empty for all."""

    level: str
    kind: str
    form: str
    due: DueRule
    only: frozenset[PeriodKind] = frozenset()

    def serves(self, period: Period) -> bool:
        """Whether the form is filled in for a period."""
        return not self.only or period.kind in self.only


@dataclass(frozen=True)
class PeriodRule:
    """Periods of one kind, some of their numbers or all, with their window and cut-off."""

    kind: PeriodKind
    numbers: frozenset[int] = frozenset()
    window: str | tuple[DayRule, DayRule] = "standard"
    cut_off: DayRule | None = None

    def serves(self, period: Period) -> bool:
        """Whether the rule is for this period."""
        return period.kind is self.kind and (not self.numbers or period.number in self.numbers)

    def phrase(self) -> Message:
        """Return “quý I, III”; “năm”."""
        if not self.numbers or self.kind not in _SERVED:
            return Message(_UNNUMBERED[self.kind])
        most, written = (4, roman) if self.kind is PeriodKind.QUARTER else (12, str)
        numbers = [written(number) for number in sorted(self.numbers) if number <= most]
        return Message(_SERVED[self.kind], {"numbers": ", ".join(numbers)})

    def window_of(self, period: Period) -> Window:
        """Return what figures of the period are about; raises PlanFault, WindowFault."""
        if isinstance(self.window, str):
            return period.window(_BASES[self.window])
        first, last = (rule.of(period.year) for rule in self.window)
        return Window(first, date.fromordinal(last.toordinal() + 1))


@dataclass(frozen=True)
class Served:
    """What a plan gives a period."""

    window: Window
    cut_off: date


@dataclass(frozen=True)
class RowRule:
    """The basis that every round of the plan fixes for a row."""

    form: str
    row: str
    basis: str


@dataclass(frozen=True)
class RoundPlan:
    """A whole plan; `calendar` is the national one with the days of the plan's own."""

    code: str
    name: str
    title: str
    periods: tuple[PeriodRule, ...]
    forms: tuple[FormLine, ...]
    bases: tuple[RowRule, ...] = ()
    signed_copies: bool = True
    own_holidays: tuple[tuple[date, str], ...] = ()
    own_worked: tuple[tuple[date, str], ...] = ()

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> Self:
        """Return the plan that a content says, once it is as its schema says."""
        days = content.get("calendar", {})
        return cls(
            code=content["code"],
            name=content["name"],
            title=content["title"],
            periods=tuple(_period(one) for one in content["periods"]),
            forms=tuple(_line(one) for one in content["forms"]),
            bases=tuple(RowRule(one["form"], one["row"], one["basis"]) for one in content.get("bases", ())),
            signed_copies=content.get("signed_copies", True),
            own_holidays=_days(days.get("holidays", {})),
            own_worked=_days(days.get("worked", {})),
        )

    @property
    def calendar(self) -> WorkingCalendar:
        """The working days that deadlines and lateness are told by."""
        return national_calendar().with_agency(dict(self.own_holidays), dict(self.own_worked))

    def serving(self, period: Period) -> Served:
        """Return window and cut-off of a period; raise PlanFault when the plan is not for it."""
        rule = next((one for one in self.periods if one.serves(period)), None)
        if rule is None:
            raise PlanFault(
                N_("Mẫu đợt “%(plan)s” không dùng cho %(period)s. Mẫu này dùng cho: %(served)s."),
                plan=self.code,
                period=period.phrase(),
                served=_joined([one.phrase() for one in self.periods]),
            )
        window = rule.window_of(period)
        return Served(window, rule.cut_off.of(period.year) if rule.cut_off else window.last_day)

    def titled(self, period: Period) -> str:
        """Return the title of the round of a period."""
        return self.title.replace("{period}", period.written())


def _joined(phrases: list[Message]) -> Message:
    return reduce(lambda one, other: Message("%(one)s; %(other)s", {"one": one, "other": other}), phrases)


@cache
def national_calendar() -> WorkingCalendar:
    """Return the national calendar of the years that rounds may have."""
    return vietnam_calendar(range(2015, 2051))


def _period(one: Mapping[str, Any]) -> PeriodRule:
    window = one.get("window", "standard")
    return PeriodRule(
        kind=PeriodKind(one["kind"]),
        numbers=frozenset(one.get("numbers", ())),
        window=window if isinstance(window, str) else (DayRule(**window["from"]), DayRule(**window["until"])),
        cut_off=DayRule(**one["cut_off"]) if "cut_off" in one else None,
    )


def _line(one: Mapping[str, Any]) -> FormLine:
    return FormLine(
        level=one["level"],
        kind=one.get("kind", ""),
        form=one["form"],
        due=DueRule(one["due"]["working_days"], one["due"].get("hour", USUAL_HOUR)),
        only=frozenset(PeriodKind(kind) for kind in one.get("only", ())),
    )


def _days(given: Mapping[Any, str]) -> tuple[tuple[date, str], ...]:
    return tuple(sorted((date.fromisoformat(str(day)), why) for day, why in given.items()))

"""Periods: the labels of reporting rounds, their standard windows, and how people write them."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self

from cchc.engine.faults import N_, Fault
from cchc.engine.messages import Message
from cchc.engine.numerals import roman
from cchc.engine.text import nfc, search_key
from cchc.engine.windows import Window

FIRST_YEAR, LAST_YEAR = 1900, 2199


class PeriodFault(Fault):
    """A text that is no period, a span of several, one without its year, or a number out of range."""


class Basis(StrEnum):
    """From which day to which a period runs: the calendar, or Decree 09/2019/NĐ-CP, article 12."""

    CALENDAR = "calendar"
    REPORTING = "reporting"


class PeriodKind(StrEnum):
    """The lengths that are reported on; nine months is a provincial custom beside the decree."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


_LENGTHS = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF: 6,
    PeriodKind.NINE_MONTHS: 9,
    PeriodKind.YEAR: 12,
}
_PHRASES = {
    PeriodKind.MONTH: (N_("tháng %(number)s năm %(year)s"),),
    PeriodKind.QUARTER: (N_("quý %(number)s năm %(year)s"),),
    PeriodKind.HALF: (N_("6 tháng đầu năm %(year)s"), N_("6 tháng cuối năm %(year)s")),
    PeriodKind.NINE_MONTHS: (N_("9 tháng đầu năm %(year)s"),),
    PeriodKind.YEAR: (N_("năm %(year)s"),),
}
_CANONICAL = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<nine>9M)|(?P<month>0[1-9]|1[0-2])))?"
)


@dataclass(frozen=True, order=True)
class Period:
    """A year, a length, and which one of that length in the year, from 1. Raises PeriodFault out of range."""

    year: int
    kind: PeriodKind
    number: int

    def __post_init__(self) -> None:
        if not (FIRST_YEAR <= self.year <= LAST_YEAR and 1 <= self.number <= 12 // _LENGTHS[self.kind]):
            raise PeriodFault(
                N_("Không có kỳ báo cáo thứ %(number)s loại “%(kind)s” của năm %(year)s. Hãy kiểm tra lại."),
                number=self.number,
                kind=self.kind.value,
                year=self.year,
            )

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a canonical label: `2021-Q3`, `2024-H1`, `2025-9M`, `2023`, `2026-05`. Raises PeriodFault."""
        found = _CANONICAL.fullmatch(text)
        if found is None:
            raise PeriodFault(
                N_("“%(text)s” không phải mã kỳ. Hãy viết: 2021-Q3, 2024-H1, 2025-9M, 2023 hoặc 2026-05."),
                text=text,
            )
        kind, number = _kind_and_number(found)
        return cls(int(found["year"]), kind, number)

    def __str__(self) -> str:
        tails = {
            PeriodKind.MONTH: f"-{self.number:02}",
            PeriodKind.QUARTER: f"-Q{self.number}",
            PeriodKind.HALF: f"-H{self.number}",
            PeriodKind.NINE_MONTHS: "-9M",
            PeriodKind.YEAR: "",
        }
        return f"{self.year:04}{tails[self.kind]}"

    def window(self, basis: Basis = Basis.REPORTING) -> Window:
        """Return the standard window: calendar days, or 15th to 14th (Decree 09/2019, article 12)."""
        first = (self.number - 1) * _LENGTHS[self.kind]
        last = first + _LENGTHS[self.kind]
        if basis is Basis.CALENDAR:
            return Window(_day(self.year, first, 1), _day(self.year, last, 1))
        return Window(_day(self.year, first - 1, 15), _day(self.year, last - 1, 15))

    def phrase(self) -> Message:
        """Return the period as a report writes it: “quý III năm 2021”, “6 tháng đầu năm 2024”."""
        phrases = _PHRASES[self.kind]
        number = roman(self.number) if self.kind is PeriodKind.QUARTER else self.number
        return Message(phrases[(self.number - 1) % len(phrases)], {"number": number, "year": self.year})

    def written(self) -> str:
        """Return the phrase in Vietnamese."""
        return str(self.phrase())

    def previous(self) -> "Period":
        """Return the one before of the same kind; before nine months come those of the year before."""
        if self.number > 1:
            return replace(self, number=self.number - 1)
        return Period(self.year - 1, self.kind, 12 // _LENGTHS[self.kind])

    def last_year(self) -> "Period":
        """Return the same period a year earlier."""
        return replace(self, year=self.year - 1)

    def parts(self) -> tuple["Period", ...]:
        """Return the quarters, or of a quarter the months, that tile this period; a month has none."""
        if self.kind is PeriodKind.MONTH:
            return ()
        part = PeriodKind.MONTH if self.kind is PeriodKind.QUARTER else PeriodKind.QUARTER
        count = _LENGTHS[self.kind] // _LENGTHS[part]
        first = (self.number - 1) * count + 1
        return tuple(Period(self.year, part, first + step) for step in range(count))


def _day(year: int, month: int, day: int) -> date:
    """Return a day of the month counted from 0 = January; -1 and 12 lie in the years beside."""
    return date(year + month // 12, month % 12 + 1, day)


def _kind_and_number(found: re.Match[str]) -> tuple[PeriodKind, int]:
    if found["quarter"]:
        return PeriodKind.QUARTER, int(found["quarter"])
    if found["half"]:
        return PeriodKind.HALF, int(found["half"])
    if found["month"]:
        return PeriodKind.MONTH, int(found["month"])
    return (PeriodKind.NINE_MONTHS if found["nine"] else PeriodKind.YEAR), 1


_WRITTEN = re.compile(
    r"(?:bao cao |ky )*(?:"
    r"quy (?P<quarter>i{1,3}|iv|0?[1-4]|mot|hai|ba|bon|tu)"
    r"|(?P<months>0?3|0?6|0?9|12|ba|sau|chin) thang(?: (?P<half>dau|cuoi)(?: nam)?)?"
    r"|thang (?P<month>0?[1-9]|1[0-2])"
    r"|(?P<year_only>(?:ca )?nam)"
    r"|(?=[0-9]{4}$)"
    r")(?: ?[/,.-] ?| )?(?:nam )*(?P<year>[0-9]{4})?"
)
_SPAN = re.compile(
    r"giai doan|nhiem ky|\bden\b|^tu |[0-9]{4} ?[-–—/,] ?[0-9]{4}"
    r"|\b(?:i{1,3}|iv|[0-9]{1,2}) ?(?:[-–—,+]|va) ?(?:quy |thang )?(?:i{1,3}|iv|[0-9]{1,2})\b"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4}
_MONTH_WORDS = {"ba": 3, "sau": 6, "chin": 9}


def read_period(text: str, year: int | None = None) -> Period:
    """Read a period as reports write it, or a canonical label; case, marks, spaces and padding do not matter.

    `year` stands in where none is written (“9 tháng”). Raises PeriodFault for anything else, spans of
    several periods named as such. The ways of writing are those of the five reports the reader was built on.
    """
    canonical = _CANONICAL.fullmatch(text.strip().upper())
    if canonical is not None:
        return Period.parse(canonical.group())
    key = search_key(text).strip(" .,;:*()“”\"'")
    found = _WRITTEN.fullmatch(key)
    if found is None:
        raise PeriodFault(_unread(key), text=nfc(text).strip())
    chosen = int(found["year"]) if found["year"] else year
    if chosen is None:
        raise PeriodFault(
            N_("“%(text)s” không nói năm nào. Hãy viết thêm năm, ví dụ “9 tháng năm 2025”."),
            text=nfc(text).strip(),
        )
    return _as_written(found, chosen)


def _unread(key: str) -> str:
    if _SPAN.search(key):
        return N_(
            "“%(text)s” là một khoảng nhiều kỳ, không phải một kỳ báo cáo. "
            "Hãy chọn từng kỳ, ví dụ “quý III/2021” hoặc “năm 2023”."
        )
    return N_(
        "Không hiểu kỳ báo cáo “%(text)s”. "
        "Hãy viết như “quý III/2021”, “6 tháng đầu năm 2024”, “năm 2023” hoặc “tháng 5/2026”."
    )


def _as_written(found: re.Match[str], year: int) -> Period:
    if found["quarter"]:
        quarter = found["quarter"]
        return Period(year, PeriodKind.QUARTER, _QUARTERS.get(quarter) or int(quarter))
    if found["month"]:
        return Period(year, PeriodKind.MONTH, int(found["month"]))
    if found["months"]:
        months = found["months"]
        return _of_months(year, _MONTH_WORDS.get(months) or int(months), last=found["half"] == "cuoi")
    return Period(year, PeriodKind.YEAR, 1)


def _of_months(year: int, months: int, *, last: bool) -> Period:
    if last and months not in {3, 6}:
        raise PeriodFault(
            N_("“%(months)s tháng cuối năm” không phải kỳ báo cáo. Hãy dùng “6 tháng cuối năm”."),
            months=months,
        )
    kind = next(kind for kind, length in _LENGTHS.items() if length == months)
    return Period(year, kind, 12 // months if last else 1)

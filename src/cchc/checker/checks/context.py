"""When a report was signed and which period it is about, as far as it says so itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.prose.days import days
from cchc.engine.periods import Basis, Period, PeriodFault, read_period
from cchc.engine.text import search_key

HEAD = 40
GRACE = timedelta(days=45)
SHORT_LINE = 60
_SIGN = re.compile(r"\bSố ?:.{0,12}/ ?([A-ZĐ]{2,}-[A-ZĐ-]+)")
_PLACE_AND_DAY = re.compile(
    r"(?:^|\t|\| ?| {2,}|^Số ?:? ?[^\s,]{0,25} )(?P<place>[^.;:,()|\t0-9/]{0,60}?),? *"
    r"ngày (?:[0-9]{1,2} tháng [0-9]{1,2} năm [0-9]{4}|[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4})\W*$",
    re.IGNORECASE,
)
_ENCLOSED = re.compile(r"kèm theo (?:báo cáo|công văn|văn bản)", re.IGNORECASE)
_TITLE = re.compile(r"\b(?:báo cáo|công tác|kết quả|tình hình)\b", re.IGNORECASE)
PERIOD = re.compile(
    r"\b(?:(?P<part>quý (?:[1-4]|I{1,3}|IV)|0?[369] tháng(?: (?:đầu|cuối) năm)?|tháng [0-9]{1,2})"
    r"(?:[^.;]{0,60}?(?:năm|/) ?|,? )|(?P<whole>năm ))(?P<year>20[0-9]{2})\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:quý (?:[1-4]|I{1,3}|IV)\b|0?[369] tháng(?: (?:đầu|cuối) năm)?|tháng [0-9]{1,2}\b)", re.IGNORECASE
)
_YEAR = re.compile(r"(?:\bnăm |/ ?)(20[0-9]{2})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Context:
    """`issued`: the day of signing with its spot; `period`: the period of the title with its spot.

    `issuer`: the place and the sign of the number ("xin man BC-UBND"), "" where the head does not tell.
    """

    issued: date | None = None
    issued_at: Spot | None = None
    period: Period | None = None
    period_at: Spot | None = None
    issuer: str = ""

    @property
    def latest(self) -> date | None:
        """The last day the report can know of: its own, else some weeks after its period."""
        if self.issued is not None or self.period is None:
            return self.issued
        return self.period.window(Basis.CALENDAR).last_day + GRACE


def context_of(passages: Sequence[Passage]) -> Context:
    """Read the head of a report, and the lines by which its appendices name it."""
    issued, issued_at = _issued(passages)
    period, period_at = _titled(passages[:HEAD])
    return Context(issued, issued_at, period, period_at, _issuer(passages[:HEAD]))


def _issuer(passages: Sequence[Passage]) -> str:
    lines = [line.strip(" *_") for passage in passages for line in passage.text.splitlines()]
    place = next((found["place"] for line in lines if (found := _PLACE_AND_DAY.search(line))), "")
    sign = next((found[1] for line in lines if (found := _SIGN.search(line)) and len(line) < SHORT_LINE), "")
    return f"{search_key(place)} {sign}".strip() if place else ""


def _issued(passages: Sequence[Passage]) -> tuple[date | None, Spot | None]:
    for index, passage in enumerate(passages):
        if len(passage.text) > 300:
            continue
        heads = index < HEAD and any(
            _PLACE_AND_DAY.search(line.strip(" *_")) for line in passage.text.splitlines()
        )
        if heads or _ENCLOSED.search(passage.text):
            found = [one for one in days(passage.text) if one.day is not None]
            if found:
                return found[-1].day, Spot(passage, found[-1].start, found[-1].stop)
    return None, None


def _titled(passages: Sequence[Passage]) -> tuple[Period | None, Spot | None]:
    """The first period of the first title; a half-year may leave its year to the end of the title."""
    for passage in passages:
        if len(passage.text) > 400 or not _TITLE.search(passage.text):
            continue
        part, year = _PART.search(passage.text), _YEAR.search(passage.text)
        if year is None:
            continue
        period = _period(part.group() if part else "", year[1])
        if period is not None:
            start, stop = (part or year).span()
            return period, Spot(passage, start, max(stop, year.end()))
    return None, None


def period_of(found: re.Match[str]) -> Period | None:
    """The period that a match of PERIOD names, if it is one."""
    return _period(found["part"] or "", found["year"])


def _period(part: str, year: str) -> Period | None:
    try:
        return read_period(f"{search_key(part)} nam {year}" if part else year)
    except PeriodFault:
        return None

"""Days, spans of days and dated documents in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_DAY = (
    r"(?:(?P<d{0}>[0-9]{{1,2}}) ?[/.-] ?(?P<m{0}>[0-9]{{1,2}}) ?[/.-] ?(?P<y{0}>(?:19|20)[0-9]{{2}})"
    r"|(?P<e{0}>[0-9]{{1,2}}) tháng (?P<n{0}>[0-9]{{1,2}})(?: năm|,)? (?P<z{0}>(?:19|20)[0-9]{{2}}))(?![0-9])"
)
_ONE = re.compile(r"(?<![0-9/.,-])" + _DAY.format(""), re.IGNORECASE)
_WINDOW = re.compile(
    r"(?:\btừ (?:ngày |hết ngày )?|(?<![0-9/.,-]))"
    + _DAY.format(1)
    + r",?\s*(?:đến|tới|-|–|—|→)\s*(?:hết )?(?:ngày )?"
    + _DAY.format(2),
    re.IGNORECASE,
)
_MONTHS = re.compile(
    r"\b(?:tháng (?P<month>1[0-2]|0?[1-9])|quý (?P<quarter>[1-4]|I{1,3}|IV))(?:/| ?năm | )"
    r"(?P<year>20[0-9]{2})\b",
    re.IGNORECASE,
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ACT = re.compile(
    r"(?<![0-9])(?P<number>[0-9]{1,5})\s?(?P<mark>(?:/\s?(?:19|20)[0-9]{2})?\s?/\s?[A-ZĐÀ-Ỹ][\w&]*"
    r"(?:\s?[-–/]\s?[A-ZĐ][\w&]*){0,5}|-[A-ZĐ][\w&]*/[A-ZĐ]\w*)(?:\s?,?\s?ngày\s)\s?" + _DAY.format("")
)
_SIGNED = re.compile(
    r"(?<![0-9./])(?P<number>[0-9]{2,5})\s?(?P<mark>(?:/(?:19|20)[0-9]{2})?/[A-ZĐ][\w&]*(?:[-–][A-ZĐ][\w&]*){1,4})"
)
_SIGNS = {
    "quyết định": "QĐ", "kế hoạch": "KH", "công văn": "CV", "thông báo": "TB", "chỉ thị": "CT",
    "báo cáo": "BC", "tờ trình": "TTR", "nghị quyết": "NQ",
}  # fmt: skip
_UNSIGNED = re.compile(
    rf"\b(?P<kind>{'|'.join(_SIGNS)}) số (?P<number>[0-9]{{3,5}})(?![0-9/.,]*[0-9/])(?!\s?[-/])",
    re.IGNORECASE,
)
_AS_OF = re.compile(
    r"(?:tính |lũy kế |luỹ kế |số liệu )?(?:đến|tại thời điểm|tới|hết)(?: hết| nay)?(?: ngày)? ?$",
    re.IGNORECASE,
)
_OF_A_DAY = re.compile(r"\bngày [0-9]{1,2} $|[0-9] $", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:dự kiến|trước|chậm nhất|hoàn thành (?:trước|trong)|kế hoạch đến|phấn đấu|sẽ|có hiệu lực"
    r"|hiệu lực|thời hạn"
    r"|giai đoạn|hạn cuối|đến trước|kể từ|từ)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:đã|ban hành|ký|phê duyệt|công bố|thông qua|thông báo|tổ chức|khai (?:mạc|trương)|gửi|nêu tại"
    r"|diễn ra|họp|hoàn thành)\b[^.;]{0,60}$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Day:
    """A day as written; `day` is None where the calendar has no such day.

    `as_of`: figures are counted to it; `planned`: it is of what is to come; `done`: something was done on it.
    """

    day: date | None
    start: int
    stop: int
    as_of: bool = False
    planned: bool = False
    done: bool = False


@dataclass(frozen=True)
class Span:
    """“From … to …”, both days included."""

    first: Day
    last: Day
    start: int
    stop: int


@dataclass(frozen=True)
class Months:
    """A month or a quarter of a year as written, by its first day and the one after its last.

    `planned` and `done` as for a Day.
    """

    first: date
    end: date
    start: int
    stop: int
    planned: bool = False
    done: bool = False


@dataclass(frozen=True)
class DatedAct:
    """A numbered document with its day: `key` is number and sign without blanks, `year` the one in the "
    "number."""

    key: str
    year: int | None
    day: Day
    start: int
    stop: int


@dataclass(frozen=True)
class NamedAct:
    """The number of a document and its sign, without blanks and in capitals, with its span.

    Not `signed`: only the kind of the document is named (“Quyết định số 5616”), whose letters are the sign.
    """

    number: int
    mark: str
    start: int
    stop: int
    signed: bool = True


def days(text: str) -> tuple[Day, ...]:
    """Every full date of a text."""
    return tuple(_day(text, found) for found in _ONE.finditer(text))


def months(text: str) -> Iterator[Months]:
    """Every month and quarter of a text that names its year and no day."""
    for found in _MONTHS.finditer(text):
        lead = text[max(found.start() - 90, 0) : found.start()]
        if _OF_A_DAY.search(lead):
            continue
        quarter = found["quarter"] and (_QUARTERS.get(found["quarter"].casefold()) or int(found["quarter"]))
        opened = 3 * quarter - 2 if quarter else int(found["month"])
        closed = int(found["year"]) * 12 + opened - 1 + (3 if quarter else 1)
        first, end = date(int(found["year"]), opened, 1), date(closed // 12, closed % 12 + 1, 1)
        yield Months(first, end, *found.span(), bool(_PLANNED.search(lead)), bool(_DONE.search(lead)))


def spans(text: str) -> tuple[Span, ...]:
    """Every “from day to day” of a text."""
    return tuple(
        Span(_day(text, found, "1"), _day(text, found, "2"), found.start(), found.end())
        for found in _WINDOW.finditer(text)
    )


def dated_acts(text: str) -> tuple[DatedAct, ...]:
    """Every numbered document whose day is given right after its number."""
    return tuple(_acts(text))


def named_acts(text: str) -> Iterator[NamedAct]:
    """Every numbered document of a text, with or without its day."""
    for found in _SIGNED.finditer(text):
        mark = re.sub(r"\s", "", found["mark"]).upper()
        yield NamedAct(int(found["number"]), mark, found.start(), found.end())
    for found in _UNSIGNED.finditer(text):
        mark = _SIGNS[found["kind"].casefold()]
        yield NamedAct(int(found["number"]), mark, found.start("number"), found.end(), signed=False)


def _acts(text: str) -> Iterator[DatedAct]:
    for found in _ACT.finditer(text):
        mark = re.sub(r"\s", "", found["mark"]).upper()
        year = re.match(r"/((?:19|20)[0-9]{2})/", mark)
        yield DatedAct(
            f"{int(found['number'])}{mark}",
            int(year[1]) if year else None,
            _day(text, found),
            found.start(),
            found.end(),
        )


def _day(text: str, found: re.Match[str], side: str = "") -> Day:
    parts = [
        found[name + side] or found[other + side] for name, other in (("y", "z"), ("m", "n"), ("d", "e"))
    ]
    start = found.start("d" + side) if found["d" + side] else found.start("e" + side)
    stop = found.end("y" + side) if found["y" + side] else found.end("z" + side)
    lead = text[max(start - 90, 0) : start]
    said = (bool(words.search(lead)) for words in (_AS_OF, _PLANNED, _DONE))
    return Day(_real(*map(int, parts)), start, stop, *said)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

"""Windows: half-open spans of days that figures are about, and how they tile."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from typing import Self

from cchc.engine.faults import N_, Fault
from cchc.engine.messages import Message

_DAY = timedelta(days=1)


class WindowFault(Fault):
    """A window that cannot be: it stops before it starts, or its text is not two dates."""


@dataclass(frozen=True, order=True)
class Window:
    """The days from `start` up to, not with, `stop`; equal dates are an instant, the end of the day before.

    Raises WindowFault when `start` is after `stop`.
    """

    start: date
    stop: date

    def __post_init__(self) -> None:
        if self.start > self.stop:
            raise WindowFault(
                N_("Khoảng thời gian bắt đầu %(start)s lại kết thúc trước, %(stop)s. Hãy đổi lại hai ngày."),
                start=written_day(self.start),
                stop=written_day(self.stop),
            )

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2021-06-15/2021-09-15`, what `str()` writes. Raises WindowFault."""
        start, _, stop = text.partition("/")
        try:
            days = date.fromisoformat(start), date.fromisoformat(stop)
        except ValueError as error:
            raise WindowFault(
                N_("“%(text)s” không phải khoảng thời gian. Hãy viết dạng “2021-06-15/2021-09-15”."),
                text=text,
            ) from error
        return cls(*days)

    def __str__(self) -> str:
        return f"{self.start.isoformat()}/{self.stop.isoformat()}"

    @property
    def is_instant(self) -> bool:
        """Tell whether the window has no length."""
        return self.start == self.stop

    @property
    def end(self) -> Self:
        """The instant at which the window closes."""
        return type(self)(self.stop, self.stop)

    @property
    def last_day(self) -> date:
        """The day before `stop`; of an instant, the day that has just ended."""
        return self.stop - _DAY

    @property
    def days(self) -> int:
        """The number of days; 0 for an instant."""
        return (self.stop - self.start).days

    def contains(self, day: date) -> bool:
        """Tell whether a day lies in the window; an instant contains none."""
        return self.start <= day < self.stop

    def clip(self, valid_from: date, valid_to: date | None) -> Self | None:
        """Cut the window to a life [valid_from, valid_to); None when nothing is left.

        An instant stays whole when the day it ends was lived, and is None otherwise.
        """
        if self.is_instant:
            lived = valid_from < self.stop and (valid_to is None or self.stop <= valid_to)
            return self if lived else None
        start = max(self.start, valid_from)
        stop = self.stop if valid_to is None else min(self.stop, valid_to)
        return type(self)(start, stop) if start < stop else None

    def overlap(self, other: "Window") -> "Window | None":
        """Return the days two windows share; None when there are none."""
        start, stop = max(self.start, other.start), min(self.stop, other.stop)
        return Window(start, stop) if start < stop else None

    def phrase(self) -> Message:
        """Return “từ 15/06/2021 đến 14/09/2021”; one day is “ngày …”, an instant “hết ngày …”."""
        last = written_day(self.last_day)
        if self.is_instant:
            return Message(N_("hết ngày %(day)s"), {"day": last})
        if self.days == 1:
            return Message(N_("ngày %(day)s"), {"day": last})
        return Message(N_("từ %(start)s đến %(stop)s"), {"start": written_day(self.start), "stop": last})

    def written(self) -> str:
        """Return the phrase in Vietnamese."""
        return str(self.phrase())


class TilingFault(WindowFault):
    """Windows that do not cover a whole exactly once: `gaps` not covered, else `overlaps` covered twice."""

    def __init__(
        self, whole: Window, gaps: tuple[Window, ...] = (), overlaps: tuple[Window, ...] = ()
    ) -> None:
        self.gaps, self.overlaps = gaps, overlaps
        super().__init__(
            _template(whole, gaps),
            whole=whole.phrase(),
            days=_listed(part.phrase() for part in gaps or overlaps),
        )


def _listed(phrases: Iterable[Message]) -> Message:
    """Join phrases into one; "" for none."""
    listed = tuple(phrases)
    if not listed:
        return Message("")
    return reduce(lambda one, other: Message("%(one)s; %(other)s", {"one": one, "other": other}), listed)


def written_day(day: date) -> str:
    """Return a date the Vietnamese way, 05/03/2023."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def tiling(whole: Window, windows: Iterable[Window]) -> tuple[Window, ...]:
    """Pick windows that cover `whole` day by day exactly once: the fewest, then those that stop earliest.

    Raises TilingFault that names the gaps or the overlap; an instant has no length and is always refused.
    """
    inside = sorted({one for one in windows if whole.start <= one.start < one.stop <= whole.stop})
    following = {} if whole.is_instant else _shortest(whole, inside)
    if whole.start not in following:
        raise _why(whole, inside)
    day, chosen = whole.start, []
    while day < whole.stop:
        chosen.append(Window(day, following[day][1]))
        day = following[day][1]
    return tuple(chosen)


def _shortest(whole: Window, inside: list[Window]) -> dict[date, tuple[int, date]]:
    """Map each day from which the end can be reached to (pieces needed, stop of the first piece)."""
    best = {whole.stop: (0, whole.stop)}
    for piece in reversed(inside):
        if piece.stop in best:
            offer = (best[piece.stop][0] + 1, piece.stop)
            best[piece.start] = min(best.get(piece.start, offer), offer)
    return best


def _template(whole: Window, gaps: tuple[Window, ...]) -> str:
    if whole.is_instant:
        return N_("Thời điểm %(whole)s không có độ dài nên không cộng được. Hãy hỏi một khoảng thời gian.")
    if gaps:
        return N_("Số liệu không phủ kín %(whole)s: còn thiếu %(days)s. Hãy bổ sung số liệu những ngày đó.")
    return N_(
        "Số liệu không ghép khít %(whole)s: các kỳ chồng nhau %(days)s. Hãy chọn những kỳ nối tiếp nhau."
    )


def _why(whole: Window, inside: list[Window]) -> TilingFault:
    if whole.is_instant:
        return TilingFault(whole)
    gaps = _gaps(whole, inside)
    return TilingFault(whole, gaps) if gaps else TilingFault(whole, overlaps=_crossings(whole, inside))


def _gaps(whole: Window, inside: list[Window]) -> tuple[Window, ...]:
    gaps, covered = [], whole.start
    for piece in [*inside, whole.end]:
        if piece.start > covered:
            gaps.append(Window(covered, piece.start))
        covered = max(covered, piece.stop)
    return tuple(gaps)


def _crossings(whole: Window, inside: list[Window]) -> tuple[Window, ...]:
    """Name what lies over the point at which the chain of pieces that reaches furthest breaks off."""
    ending: dict[date, Window] = defaultdict(lambda: whole)
    reached = {whole.start}
    for piece in inside:
        if piece.start in reached:
            reached.add(piece.stop)
            ending[piece.stop] = max(piece, ending.get(piece.stop, piece))
    last = max(reached)
    over = next(piece for piece in inside if piece.start < last < piece.stop)
    shared = ending[last].overlap(over)
    return (shared,) if shared else ()

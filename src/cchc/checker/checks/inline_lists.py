"""Points numbered within the text: “(1) …; (2) …”, “(i) …”, “a) …; b) …”, “7.1. … 7.2. …”, “first, …”."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc.checker.checks.numbering import LETTERS, only_d_between
from cchc.checker.checks.passages import Origin, Passage, Spot
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind, Severity
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.numerals import roman, roman_value

_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_CARDINALS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_MARK = re.compile(
    r"(?<![\w(])\((?P<number>[0-9]{1,2})\)(?= )|(?<![\w(])\((?P<roman>[ivx]{1,4})\)(?= )"
    r"|(?<![\w(])\((?P<letter>[a-zđ])\)(?= )"
    r"|(?:(?<=[:;.] )|(?<=^))(?P<path>[0-9]{1,2}\.[0-9]{1,2})\.(?= [^\W\d])"
    r"|(?:(?<=[:;,.] )|(?<=^))(?P<half>[a-zđ])\)(?= )"
    r"|(?:(?<=[:;,.] )|(?<=^))(?P<count>[0-9]{1,2})\)(?= )"
    r"|(?:(?<=[:;.] )|(?<=^))(?P<dot>[0-9]{1,2})\.(?= [A-ZĐÀ-Ỹ])"
    r"|(?:(?<=[:;,.] )|(?<=^))(?P<minor>[ivx]{1,4})\.(?= )"
    rf"|\b(?P<cardinal>{'|'.join(_CARDINALS)}) là(?=[,:])"
    rf"|(?<=- )(?P<counted>{'|'.join(_CARDINALS)})(?=, )"
    rf"|\bthứ (?P<ordinal>{'|'.join(_ORDINALS)})(?=[,:])",
    re.IGNORECASE,
)
# A line of a cell that begins with its number.
_LINE = re.compile(r"(?:^|(?<=\n))\s*(?P<line>[0-9]{1,2})[.)](?= [^\W\d])")
_ANNOUNCED = frozenset({"number", "half", "cardinal", "count"})
_LISTS = re.compile(r" [^\W\d][^.;()0-9]{2,60}(?:: |, gồm:? |gồm:? )", re.IGNORECASE)
MOST_POINTS = 12
FEWEST, MOST_MISSED, APART, SHOWN = 2, 2, 3, 60


@dataclass(frozen=True)
class Point:
    """A mark within a text: its style, its place in the row of marks (1 for the first), and where it is."""

    style: str
    number: int
    passage: Passage
    start: int
    stop: int

    @property
    def printed(self) -> str:
        """The mark as printed."""
        return self.passage.text[self.start : self.stop]

    @property
    def spot(self) -> Spot:
        """The mark and the words after it."""
        rest = re.split(r"[;\n]", self.passage.text[self.start : self.start + SHOWN], maxsplit=1)[0]
        return Spot(self.passage, self.start, self.start + len(rest.rstrip(" .,")))


def inline_list_verdicts(passages: Sequence[Passage]) -> Iterator[Verdict]:
    """Judge each row of marks that begins with the first one; words of order may go on in the next texts."""
    rows: dict[str, list[Point]] = {}
    for passage in passages:
        yield from _announced(passage)
        for point in _points(passage):
            row = rows.get(point.style, [])
            if not row or not _goes_on(row[-1], point):
                row = []
            elif len(row) >= FEWEST or point.number == row[-1].number + 1:
                yield _judged(row[-1], point)
            rows[point.style] = [*row, point] if row or point.number == 1 else []


def _announced(passage: Passage) -> Iterator[Verdict]:
    """“has 03 proposals: (1) …; (2) …”: as many points as the figure right before the first one says."""
    if passage.origin is not Origin.BODY:
        return
    points = [one for one in _points(passage) if one.style in _ANNOUNCED]
    for index, first in enumerate(points):
        before = [one for one in passage.reading.quantities if one.stop <= first.start][-1:]
        if first.number != 1 or not before or not _LISTS.fullmatch(passage.text, before[0].stop, first.start):
            continue
        listed = _run(points[index:])
        spots = tuple(one.spot for one in listed)
        spot = Spot(passage, before[0].label_start, listed[-1].spot.stop)
        if before[0].amount == len(listed):
            yield Verdict(Kind.NUMBERING, spot, spots)
        elif before[0].is_exact and before[0].amount <= MOST_POINTS:
            template = N_(
                "Ghi có %(stated)s nhưng liệt kê %(computed)s điểm. Hãy bổ sung điểm còn thiếu, hoặc sửa số."
            )
            params = {"stated": str(before[0].amount), "computed": str(len(listed))}
            yield Verdict(
                Kind.NUMBERING, spot, spots, Severity.WARNING,
                params["stated"], params["computed"], Message(template, params),
            )  # fmt: skip


def _run(points: Sequence[Point]) -> list[Point]:
    """The first point and those of its style that follow it."""
    run = [points[0]]
    for point in points[1:]:
        if point.style == run[-1].style and point.number == run[-1].number + 1:
            run.append(point)
    return run


def _points(passage: Passage) -> Iterator[Point]:
    if passage.origin is Origin.CELL:
        for found in _LINE.finditer(passage.text):
            yield Point("line", int(found["line"]), passage, *found.span("line"))
    if passage.origin is Origin.BODY:
        for found in _MARK.finditer(passage.text):
            style, mark = next((name, told) for name, told in found.groupdict().items() if told is not None)
            above, _dot, number = mark.rpartition(".")
            yield Point(f"{style}{above}", _number(style, number.casefold()), passage, *found.span())


def _number(style: str, mark: str) -> int:
    if style in {"number", "path", "count", "dot"}:
        return int(mark)
    if style in {"roman", "minor"}:
        return roman_value(mark.upper())
    if style in {"cardinal", "counted"}:
        return _CARDINALS.index(mark) + 1
    if style == "ordinal":
        return _ORDINALS.index(mark) + 1
    return LETTERS.find(mark) + 1


def _name(style: str, number: int) -> str:
    """The mark of a place in the row, without brackets."""
    if style in {"half", "letter"}:
        return LETTERS[number - 1]
    if style in {"cardinal", "counted"}:
        return _CARDINALS[number - 1] + (" là" if style == "cardinal" else "")
    if style == "ordinal":
        return f"thứ {_ORDINALS[number - 1]}"
    return roman(number).casefold() if style in {"roman", "minor"} else str(number)


def _goes_on(before: Point, point: Point) -> bool:
    """Whether a mark belongs to the row of another: after it, with few missed, in its text or near it."""
    apart = point.passage.order - before.passage.order
    near = apart == 0 or (point.style == "ordinal" and apart <= APART)
    return near and 0 < point.number - before.number <= 1 + MOST_MISSED


def _judged(before: Point, point: Point) -> Verdict:
    lettered = point.style in {"letter", "half"}
    if point.number == before.number + 1 or (lettered and only_d_between(before.number, point.number)):
        return Verdict(Kind.NUMBERING, point.spot, (before.spot,))
    template = N_(
        "Sau điểm “%(before)s” là điểm “%(stated)s”: thiếu điểm “%(missing)s”. Hãy đánh lại thứ tự hoặc bổ "
        "sung điểm còn thiếu."
    )
    missing = _name(point.style, before.number + 1)
    params = {"before": before.printed, "stated": point.printed, "missing": missing}
    return Verdict(
        Kind.NUMBERING, point.spot, (before.spot,), Severity.WARNING, point.printed, missing,
        Message(template, params),
    )  # fmt: skip

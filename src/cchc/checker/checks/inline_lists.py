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
        for point in _points(passage):
            row = rows.get(point.style, [])
            if not row or not _goes_on(row[-1], point):
                row = []
            elif len(row) >= FEWEST or point.number == row[-1].number + 1:
                yield _judged(row[-1], point)
            rows[point.style] = [*row, point] if row or point.number == 1 else []


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

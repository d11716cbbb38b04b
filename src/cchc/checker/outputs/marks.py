"""Cut a text at every edge of a mark, so that overlapping marks nest without breaking one another."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from cchc.checker.findings import Severity

_EDGE = r"</?(?:p|ul|ol|li|br|div|table|tr|td|th|h[1-6])\b[^<>]{0,200}>"
_MARKUP = re.compile(
    r"\*\*|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)|</?(?:b|i|u|em|strong|sup|sub|span|font)\b[^<>]{0,200}>|" + _EDGE,
    re.I,
)
_ENDS_LINE = re.compile(_EDGE, re.I)
_GRAVITY = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


@dataclass(frozen=True)
class Mark:
    """A stretch of a text: of finding `number`, its own quote (`severity` set) or one it is compared with."""

    start: int
    stop: int
    number: int = 0
    severity: Severity | None = None
    kind: str = ""
    held: bool = False
    anchor: str = ""


@dataclass(frozen=True)
class Piece:
    """Letters that all marks of `marks` cover and no edge cuts; `ends` are the marks that end after it."""

    text: str
    marks: tuple[Mark, ...]
    ends: tuple[Mark, ...]
    begins: tuple[Mark, ...]
    markup: bool = False

    @property
    def gravest(self) -> Mark | None:
        """The gravest of its marks that belong to a finding's own quote."""
        own = [mark for mark in self.marks if mark.severity is not None]
        return min(own, key=lambda mark: _GRAVITY.index(mark.severity or Severity.NOTE), default=None)


def without_signs(text: str) -> str:
    """The text without the stars and tags that text files carry; where a tag ends a line, a blank."""
    return _MARKUP.sub("", _ENDS_LINE.sub(" ", text))


def ends_line(sign: str) -> bool:
    """Whether a sign of markup begins or ends a paragraph or an item of a list."""
    return _ENDS_LINE.fullmatch(sign) is not None


def pieces(text: str, marks: Iterable[Mark], *, markup: bool) -> Iterator[Piece]:
    """The text in pieces; with `markup` the stars and tags of a text file are pieces of their own."""
    kept = [mark for mark in marks if mark.start < mark.stop]
    signs = [found.span() for found in _MARKUP.finditer(text)] if markup else []
    edges = {0, len(text), *(at for mark in kept for at in (mark.start, mark.stop))}
    edges |= {at for span in signs for at in span}
    ordered = sorted(edge for edge in edges if 0 <= edge <= len(text))
    starts = {start for start, _ in signs}
    sign = 0
    for start, stop in pairwise(ordered):
        sign = next((end for begin, end in signs if begin == start), sign) if start in starts else sign
        yield Piece(
            text[start:stop],
            tuple(mark for mark in kept if mark.start <= start and stop <= mark.stop),
            tuple(mark for mark in kept if mark.stop == stop),
            tuple(mark for mark in kept if mark.start == start),
            markup=start < sign,
        )

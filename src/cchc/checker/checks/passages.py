"""The texts of documents, read once, in reading order, and spots in them that can be quoted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from cchc.checker.checks.pieces import Paragraph, Piece, whole_paragraphs
from cchc.checker.findings import Quote
from cchc.checker.prose.breakdowns import breakdowns
from cchc.checker.prose.claims import BreakdownClaim
from cchc.checker.prose.reading import Reading, read
from cchc.document.found import FoundDocument, FoundParagraph, FoundTable, Place

LONG_CELL = 100
_BULLET = re.compile(r"\s*(?:[-+*•–]|[a-zđ]\)|[0-9]{1,2}[.)])\s")

_DATED = re.compile(r"\bngày [0-9]{1,2} tháng [0-9]{1,2} năm [0-9]{4}\W*$", re.IGNORECASE)
"""The cell of a letterhead that tells where and when it was signed is a short one."""


class Origin(StrEnum):
    """Where a passage stands."""

    BODY = "body"
    CELL = "cell"
    ROW = "row"


@dataclass(frozen=True)
class Passage:
    """A paragraph, a long cell or a row (cells joined by tabs) of a document.

    `order` counts passages of all documents; `marker` is the list mark it begins with; `section` is the last
    heading above it. `pieces`: where a page or a line cut the paragraph, each piece with its place and where
    it begins in the source; empty for what stands in one place.
    """

    reading: Reading
    place: Place
    file: str
    order: int
    origin: Origin = Origin.BODY
    marker: str = ""
    section: str = ""
    pieces: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        """The plain text."""
        return self.reading.text

    @cached_property
    def breakdowns(self) -> tuple[BreakdownClaim, ...]:
        """The wholes and parts that the text lists, read once for all checks."""
        return breakdowns(self.reading)


@dataclass(frozen=True)
class Spot:
    """A span of the plain text of a passage."""

    passage: Passage
    start: int
    stop: int

    def quote(self) -> Quote:
        """The exact source text, with its place; of a cut paragraph the longest piece."""
        return max(self.quotes(), key=lambda one: len(one.text))

    def rest(self) -> tuple[Quote, ...]:
        """The further pieces of a spot that a page or a line cut apart."""
        told = self.quotes()
        return tuple(one for one in told if one != self.quote()) if len(told) > 1 else ()

    def quotes(self) -> tuple[Quote, ...]:
        """The exact source texts in reading order, one for each place."""
        return self._quotes

    @cached_property
    def _quotes(self) -> tuple[Quote, ...]:
        first, last = self.passage.reading.plain.span(self.start, self.stop)
        source = self.passage.reading.plain.source
        found = []
        for piece in self.passage.pieces or (Piece(0, len(source), self.passage.place),):
            start, stop = _trimmed(source, max(first, piece.start), min(last, piece.stop))
            if start < stop:
                found.append(self._quoted(piece, start, stop))
        return tuple(found) or (Quote("", self.passage.place, self.passage.file),)

    def _quoted(self, piece: Piece, start: int, stop: int) -> Quote:
        place = piece.place
        if self.passage.origin is not Origin.ROW:
            place = place.spanning(start - piece.start, stop - piece.start)
        return Quote(self.passage.reading.plain.source[start:stop], place, self.passage.file)


def _trimmed(source: str, first: int, last: int) -> tuple[int, int]:
    """A span without the blanks at its ends."""
    while first < last and source[first].isspace():
        first += 1
    while first < last and source[last - 1].isspace():
        last -= 1
    return first, last


def whole(passage: Passage) -> Spot:
    """The spot that is all of a passage."""
    return Spot(passage, 0, len(passage.text))


def passages(document: FoundDocument, first: int = 0) -> tuple[Passage, ...]:
    """The paragraphs and long cells of a document; `first` is the order of the first one."""
    found: list[Passage] = []
    section = ""
    for text, place, origin, heading, pieces in _texts(document):
        if heading:
            section = text
        marker = _BULLET.match(text)
        found.append(
            Passage(
                read(text), place, document.name, first + len(found), origin,
                marker.group().strip() if marker else "", section, pieces,
            )
        )  # fmt: skip
    return tuple(found)


def _texts(document: FoundDocument) -> Iterator[tuple[str, Place, Origin, bool, tuple[Piece, ...]]]:
    for block in whole_paragraphs(document.blocks):
        if isinstance(block, Paragraph):
            yield block.text, block.place, Origin.BODY, _is_heading(block.first), block.pieces
        elif isinstance(block, FoundTable):
            yield from (
                (cell.text, cell.place, Origin.CELL, False, ())
                for row in block.rows
                for cell in row.cells
                if len(cell.text) >= LONG_CELL or _DATED.search(cell.text)
            )


def _is_heading(block: FoundParagraph) -> bool:
    if block.heading is not None:
        return True
    text = block.text.strip(" *#")
    return len(text) < 140 and bool(re.match(r"(?:[IVX]+|[0-9]{1,2}(?:\.[0-9]{1,2})*|[a-zđ])[.)] ?\S", text))

"""Which paragraphs of a Word file hold a place of the document as it was found.

Both are read in the same order and every text found is a text of the file, so each found text takes the first
paragraph or cell of the same letters after the one before it. Where a reader put things together in another
way, the words of the quote are looked for instead.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from cchc.checker.findings import Quote
from cchc.checker.outputs.spots import Spot
from cchc.checker.outputs.word.runs import text_of
from cchc.document.found import FoundDocument, FoundParagraph
from cchc.reading.wordprocessing.xml import WORD

Address = tuple[int, int, int]
_TELLING, _NEAR = 30, 60
"""Letters from which on a text is taken for itself wherever it stands; shorter ones must stand this near: an
automatic number is no letter of the file, and must not be taken for a typed one pages later."""
_TELLING, _NEAR = 30, 60
"""Letters from which on a text is taken for itself wherever it stands; shorter ones must stand this near: an
automatic number is no letter of the file, and must not be taken for a typed one pages later."""


@dataclass(frozen=True)
class Stretch:
    """Letters `start` to `stop` of a paragraph of the file."""

    paragraph: etree._Element
    start: int
    stop: int


@dataclass(frozen=True)
class Unit:
    """A paragraph of the body, or all paragraphs of a cell."""

    paragraphs: tuple[etree._Element, ...]

    @cached_property
    def key(self) -> str:
        """Its letters without blanks, to be compared."""
        return _key("".join(text_of(one) for one in self.paragraphs))


def _key(text: str) -> str:
    return re.sub(r"\s+", "", text).casefold()


class Places:
    """The body of a Word file, compared once with the document that was found in it."""

    def __init__(self, body: etree._Element, document: FoundDocument) -> None:
        self._body = body
        self._document = document
        self._units = list(_units(body))
        self._matched = dict(self._match())

    def stretches(self, spots: Sequence[Spot], quote: Quote) -> tuple[Stretch, ...]:
        """Where a quote stands in the file, stretch by stretch; none where it cannot be told."""
        found = tuple(stretch for spot in spots for stretch in self._of_spot(spot))
        return found or self._noted(quote) or self._said(quote)

    def first(self) -> etree._Element | None:
        """The first paragraph with letters, for what stands nowhere."""
        return next((unit.paragraphs[0] for unit in self._units if unit.key), None)

    def _match(self) -> Iterator[tuple[Address, Unit]]:
        known: dict[str, list[int]] = defaultdict(list)
        for index, unit in enumerate(self._units):
            known[unit.key].append(index)
        pointer = 0
        for address, key in self._wanted():
            places = known.get(key, [])
            at = bisect_left(places, pointer)
            if at < len(places) and (len(key) >= _TELLING or places[at] - pointer <= _NEAR):
                pointer = places[at] + 1
                yield address, self._units[places[at]]

    def _wanted(self) -> Iterator[tuple[Address, str]]:
        for number, block in enumerate(self._document.blocks):
            if isinstance(block, FoundParagraph):
                if not block.place.part or self._document.format != "docx":
                    yield (number, -1, -1), _key(block.text)
                continue
            for index, row in enumerate(block.rows):
                for place, cell in enumerate(row.cells):
                    if cell.text.strip():
                        yield (number, index, place), _key(cell.text)

    def _text(self, spot: Spot) -> str:
        block = self._document.blocks[spot.block]
        return block.text if isinstance(block, FoundParagraph) else block.rows[spot.row].cells[spot.cell].text

    def _of_spot(self, spot: Spot) -> Iterator[Stretch]:
        unit = self._matched.get((spot.block, spot.row, spot.cell))
        text = self._text(spot).casefold()
        cursor = 0
        for paragraph in unit.paragraphs if unit else ():
            raw = text_of(paragraph)
            said = raw.strip().casefold()
            at = text.find(said, cursor) if said else -1
            if at < 0:
                continue
            lead = len(raw) - len(raw.lstrip())
            start, stop = max(spot.start, at), min(spot.stop, at + len(said))
            cursor = at + len(said)
            if start < stop:
                yield Stretch(paragraph, start - at + lead, stop - at + lead)

    def _noted(self, quote: Quote) -> tuple[Stretch, ...]:
        """A quote in a note stands at the mark of the note in the body: comments cannot stand in notes."""
        kind, _, number = quote.place.part.partition(" ")
        if kind not in ("footnote", "endnote"):
            return ()
        for mark in self._body.iter(f"{WORD}{kind}Reference"):
            paragraph = next(mark.iterancestors(WORD + "p"), None)
            if mark.get(WORD + "id") == number and paragraph is not None:
                return (Stretch(paragraph, 0, len(text_of(paragraph))),)
        return ()

    def _said(self, quote: Quote) -> tuple[Stretch, ...]:
        for unit in self._units:
            for paragraph in unit.paragraphs:
                at = text_of(paragraph).find(quote.text)
                if quote.text and at >= 0:
                    return (Stretch(paragraph, at, at + len(quote.text)),)
        return ()


def _units(body: etree._Element) -> Iterator[Unit]:
    for element in body.iter(WORD + "p", WORD + "tc"):
        if element.tag == WORD + "tc":
            yield Unit(tuple(_of_cell(element)))
        elif next(element.iterancestors(WORD + "tc", WORD + "txbxContent"), None) is None:
            yield Unit((element,))


def _of_cell(cell: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a cell, those of a table inside it too, but not those of a drawn box."""
    for paragraph in cell.iter(WORD + "p"):
        if next(paragraph.iterancestors(WORD + "txbxContent"), None) is None:
            yield paragraph

"""Where quotes stand in a report, letter by letter, whatever a format did to blanks and lines."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from benchmarks.corpus.model import Heading, Report, Table, bare
from cchc.checker.findings import Quote
from cchc.document.found import FoundDocument, FoundParagraph

Stretch = tuple[int, int]
SHORT = 4
"""Letters below which a quote says nothing without its row."""


def letters(text: str) -> str:
    """The letters of a text without blanks, stars and bullets."""
    return re.sub(r"[\s*\uf0b7•]+", "", bare(text))


def overlap(one: Iterable[Stretch], other: Iterable[Stretch]) -> bool:
    """Whether any stretch of one lies over any of the other."""
    others = list(other)
    return any(start < last and first < stop for start, stop in one for first, last in others)


@dataclass(frozen=True)
class Places:
    """A report as one string of letters."""

    report: Report

    @cached_property
    def text(self) -> str:
        """All letters in reading order; a mark stands between blocks and rows."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterable[str]:
        for block in self.report.blocks:
            if isinstance(block, Table):
                yield from (letters("".join(row.cells)) for row in block.rows)
            elif isinstance(block, Heading):
                yield letters(block.label + block.text)
            else:
                yield letters(block.marker + block.text)

    def of(self, quote: str) -> tuple[Stretch, ...]:
        """Every place where these words stand."""
        wanted = letters(quote)
        return tuple((found.start(), found.end()) for found in re.finditer(re.escape(wanted), self.text))

    def of_quote(self, quote: Quote, document: FoundDocument | None) -> tuple[Stretch, ...]:
        """Where a quote of the checker stands: in its row of a table, or in its paragraph."""
        around = _around(quote, document)
        inside = self.of(quote.text) if len(letters(quote.text)) >= SHORT else ()
        within = self.of(around) if letters(around) else ()
        if not inside or not within:
            return inside or within
        return tuple(one for one in inside if overlap([one], within)) or inside


def _around(quote: Quote, document: FoundDocument | None) -> str:
    place = quote.place
    if document is None or place.block is None or place.block >= len(document.blocks):
        return ""
    block = document.blocks[place.block]
    if isinstance(block, FoundParagraph):
        return block.text
    if place.row is None or place.row >= len(block.rows):
        return ""
    return "".join(cell.text for cell in block.rows[place.row].cells)

"""Findings in reading order, each with the number by which all outputs call it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from cchc.checker.findings import Checked, CheckFinding, Quote
from cchc.checker.outputs.spots import Spot, spots_of
from cchc.document.found import FoundDocument
from cchc.reading.outline import sections


@dataclass(frozen=True)
class Numbered:
    """A finding, its number from 1, where its quote stands, and where the others do (in its own document).

    `section`: the heading under which the quote stands, "" where there is none.
    """

    number: int
    finding: CheckFinding
    spots: tuple[Spot, ...]
    others: tuple[tuple[Quote, tuple[Spot, ...]], ...]
    section: str = ""


def numbered(checked: Checked, first: int = 1) -> dict[str, tuple[Numbered, ...]]:
    """The findings of each document, by its name; numbers run on through the documents from `first`."""
    made: dict[str, tuple[Numbered, ...]] = {}
    for document in checked.documents:
        headings = [(one.place.block or 0, one.title) for one in sections(document)]
        found = [one for one in checked.findings if one.file == document.name]
        placed = sorted(((_key(document, one), one) for one in found), key=lambda pair: pair[0])
        made[document.name] = tuple(
            _numbered(document, one, number, headings) for number, (_, one) in enumerate(placed, first)
        )
        first += len(found)
    return made


def _key(document: FoundDocument, finding: CheckFinding) -> Spot:
    spots = spots_of(document, finding.quote)
    return spots[0] if spots else Spot(-1, -1, -1, 0, 0)


def _numbered(
    document: FoundDocument, finding: CheckFinding, number: int, headings: Sequence[tuple[int, str]]
) -> Numbered:
    others = (
        (quote, spots_of(document, quote) if quote.file == document.name else ()) for quote in finding.others
    )
    spots = spots_of(document, finding.quote)
    return Numbered(number, finding, spots, tuple(others), _section(finding.quote, headings))


def _section(quote: Quote, headings: Sequence[tuple[int, str]]) -> str:
    """The last heading at or before a quote; what stands outside the body has none."""
    if quote.place.block is None or quote.place.part:
        return ""
    at = bisect_right(headings, quote.place.block, key=lambda one: one[0])
    return headings[at - 1][1] if at else ""

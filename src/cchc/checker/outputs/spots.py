"""Where a quote stands in a document as it was found: stretches of letters in paragraphs and cells."""

from collections.abc import Iterator
from dataclasses import dataclass

from cchc.checker.findings import Quote
from cchc.document.found import FoundDocument, FoundParagraph, FoundRow


@dataclass(frozen=True, order=True)
class Spot:
    """Letters `start` to `stop` of a paragraph (`row` and `cell` -1) or of a cell, counted in its row."""

    block: int
    row: int
    cell: int
    start: int
    stop: int


def spots_of(document: FoundDocument, quote: Quote) -> tuple[Spot, ...]:
    """The stretches that a quote covers, one for each cell it touches; none where it cannot be found."""
    number = quote.place.block
    if number is None or not 0 <= number < len(document.blocks):
        return ()
    block = document.blocks[number]
    if isinstance(block, FoundParagraph):
        start = _start(block.text, quote, 0)
        return () if start < 0 else (Spot(number, -1, -1, start, start + len(quote.text)),)
    row = quote.place.row
    if row is None or not 0 <= row < len(block.rows):
        return ()
    return tuple(_cells(number, row, block.rows[row], quote))


def _cells(block: int, number: int, row: FoundRow, quote: Quote) -> Iterator[Spot]:
    joined = "\t".join(cell.text for cell in row.cells)
    offset = _offset(row, quote.place.column)
    start = _start(joined, quote, offset)
    if start < 0:
        yield Spot(block, number, 0, 0, len(row.cells[0].text) if row.cells else 0)
        return
    begin = 0
    for index, cell in enumerate(row.cells):
        end = begin + len(cell.text)
        first, last = max(start, begin), min(start + len(quote.text), end)
        if first < last:
            yield Spot(block, number, index, first - begin, last - begin)
        begin = end + 1


def _offset(row: FoundRow, column: int | None) -> int:
    """Where the text of a column begins when the cells of its row are joined by tabs."""
    offset = 0
    for cell in row.cells:
        if column is not None and cell.place.column == column:
            return offset
        offset += len(cell.text) + 1
    return 0


def _start(text: str, quote: Quote, offset: int) -> int:
    """The place says where to look first; then the words themselves."""
    if quote.place.start is not None:
        at = offset + quote.place.start
        if text[at : at + len(quote.text)] == quote.text:
            return at
    found = text.find(quote.text, offset)
    return found if found >= 0 else text.find(quote.text)

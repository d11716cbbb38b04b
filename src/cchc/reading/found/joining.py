"""Give tables their captions, join those that a page break cut, drop header rows printed again, number all.

Two tables with nothing between them are one when the second repeats the first rows of the first (its header),
or when it has no header and as many columns; a table that repeats everything is a copy and stays. Tables of
two sheets are one only if the item numbers of the first go on in the second.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from cchc.document.found import FoundBlock, FoundCell, FoundParagraph, FoundRow, FoundTable, Place
from cchc.engine.text import label_key
from cchc.reading.markup import NUMBER_HEADS, is_caption, without_markup

_HEADER_ROWS = 4
_CAPTION_LINES = 6
_CAPTION_LENGTH = 300
_ITEM = re.compile(r"[0-9]{1,3}(?: [0-9]{1,3})*|[ivx]{1,5}")


def finished(blocks: Iterable[FoundBlock]) -> tuple[FoundBlock, ...]:
    """Blocks as a reader hands them over, joined, captioned and numbered."""
    joined: list[FoundBlock] = []
    for block in blocks:
        above = joined[-1] if joined else None
        if isinstance(block, FoundTable) and isinstance(above, FoundTable):
            rest = continuation(above, block)
            if rest is not None:
                joined[-1] = replace(above, rows=above.rows + rest)
                continue
        joined.append(block)
    return tuple(_numbered(joined))


def continuation(above: FoundTable, below: FoundTable) -> tuple[FoundRow, ...] | None:
    """The rows by which the lower table goes on with the upper one, without a repeated header; else None."""
    repeated = header_rows(above, below)
    if repeated:
        goes_on = repeated <= _HEADER_ROWS and repeated < len(below.rows)
        rest = below.rows[repeated:] if goes_on else ()
        return rest if rest and (_on_one_sheet(above, below) or _counts_past(above.rows, rest)) else None
    same_width = above.width == below.width or (_on_sheet(below) and below.width <= above.width)
    near = _on_one_sheet(above, below) or _counts_on(above, below)
    return below.rows if same_width and near and not has_header(below) else None


def _counts_on(above: FoundTable, below: FoundTable) -> bool:
    """Whether item numbers of one sheet go on in the next: it begins with one, and not with the first."""
    items = [number for number in map(_item, above.rows) if number]
    first = _item(below.rows[0])
    return (bool(items) and bool(first) and first != items[0]) or _counts_past(above.rows, below.rows)


def _counts_past(above: Sequence[FoundRow], below: Sequence[FoundRow]) -> bool:
    """Whether the first item number of rows comes after the last one of the rows above."""
    last = next((number for number in map(_counted, reversed(above)) if number), None)
    first = next((number for number in map(_counted, below) if number), None)
    return last is not None and first is not None and first > last


def _counted(row: FoundRow) -> tuple[int, ...]:
    item = _item(row)
    return tuple(map(int, item.split())) if item[:1].isdigit() else ()


def _on_one_sheet(above: FoundTable, below: FoundTable) -> bool:
    return above.rows[-1].place.part == below.place.part


def _item(row: FoundRow) -> str:
    """The item number in the first column, "" if none stands there."""
    if not row.cells or row.cells[0].place.column:
        return ""
    key = label_key(row.cells[0].text)
    return key if _ITEM.fullmatch(key) else ""


def _on_sheet(table: FoundTable) -> bool:
    """Whether the columns are those of a sheet: the last ones may be empty in a piece of a table."""
    return bool(table.rows[0].place.cell)


def header_rows(above: FoundTable, below: FoundTable) -> int:
    """How many first rows of two tables say the same."""
    same = 0
    for one, other in zip(above.rows, below.rows, strict=False):
        if row_key(one) != row_key(other):
            break
        same += 1
    return same


def has_header(table: FoundTable) -> bool:
    """Whether the first row is a header: it begins with STT, TT …, or nothing in it is a figure."""
    first = row_key(table.rows[0])
    if not first:
        return False
    said = [text for text in first if text]
    if first[0] in NUMBER_HEADS:
        return True
    bold = [cell for cell in table.rows[0].cells if cell.text.strip()]
    return len(said) > 2 and all(cell.bold for cell in bold)


def row_key(row: FoundRow) -> tuple[str, ...]:
    """What a row says, comparable: without marks, markup and punctuation."""
    return tuple(label_key(without_markup(cell.text)) for cell in row.cells)


def _numbered(blocks: Sequence[FoundBlock]) -> Iterable[FoundBlock]:
    for index, block in enumerate(blocks):
        if isinstance(block, FoundParagraph):
            yield replace(block, place=replace(block.place, block=index))
        else:
            title = block.title or _caption(blocks, index)
            rows = tuple(_numbered_row(row, index, number) for number, row in enumerate(block.rows))
            yield FoundTable(rows, replace(block.place, block=index), title)


def _numbered_row(row: FoundRow, block: int, number: int) -> FoundRow:
    cells = tuple(_numbered_cell(cell, block, number) for cell in row.cells)
    return FoundRow(cells, replace(row.place, block=block, row=number))


def _numbered_cell(cell: FoundCell, block: int, number: int) -> FoundCell:
    place = cell.place
    return FoundCell(
        cell.text,
        Place(place.line, place.page, place.part, block, number, place.column, place.cell),
        cell.row_span,
        cell.column_span,
        cell.bold,
    )


def _caption(blocks: Sequence[FoundBlock], index: int) -> str:
    """The lines right above a table from the one that reads like a caption on; "" where none does."""
    lines: list[str] = []
    for block in reversed(blocks[max(0, index - _CAPTION_LINES) : index]):
        if isinstance(block, FoundTable) or len(block.text) > _CAPTION_LENGTH:
            return ""
        lines.insert(0, without_markup(block.text))
        if is_caption(block.text):
            return "\n".join(line for line in lines if line and not line.startswith("("))
    return ""

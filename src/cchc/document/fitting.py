"""Widths of the columns of a table: as given, but no word wider than its column."""

import re
from collections.abc import Iterator
from functools import lru_cache

from cchc.document.decree30 import TABLE_PT
from cchc.document.grid import place, widths_mm
from cchc.document.metrics import text_width_mm
from cchc.document.table import Row, RowKind, Table

PADDING_MM = 1.6
"""Between the letters of a cell and its lines, on either side."""
_SPARE_MM = 0.4
_BREAK = re.compile(r"[ \n\t/-]+")


def fitted_widths_mm(table: Table, room_mm: float) -> tuple[float, ...]:
    """Column widths that fill the room: in the proportions given, wider where a word would be broken.

    What a column lacks comes from those that have more than they need. Where even that is not enough the
    words share the room, and some are broken. DocumentFault if a row does not fill its columns.
    """
    widths = widths_mm(table.columns, room_mm)
    needs = _needs(table)
    if all(width >= need for width, need in zip(widths, needs, strict=True)):
        return widths
    if sum(needs) >= room_mm:
        return tuple(need * room_mm / sum(needs) for need in needs)
    short = sum(max(need - width, 0.0) for width, need in zip(widths, needs, strict=True))
    spare = sum(max(width - need, 0.0) for width, need in zip(widths, needs, strict=True))
    return tuple(
        need if width <= need else width - short * (width - need) / spare
        for width, need in zip(widths, needs, strict=True)
    )


def _needs(table: Table) -> tuple[float, ...]:
    """Return for each column the width of its longest word, with the padding; merged cells are left out."""
    needs = [0.0] * len(table.columns)
    for column, word, bold in {*_words(table, table.header, head=True), *_words(table, table.rows)}:
        needs[column] = max(needs[column], _word_mm(word, bold) + 2 * PADDING_MM + _SPARE_MM)
    return tuple(needs)


def _words(table: Table, rows: tuple[Row, ...], *, head: bool = False) -> Iterator[tuple[int, str, bool]]:
    for row, placed in zip(rows, place(rows, len(table.columns)) if rows else (), strict=True):
        for one in placed:
            if one.cell.column_span > 1:
                continue
            bold = head or (one.cell.bold if one.cell.bold is not None else row.kind is not RowKind.PLAIN)
            yield from ((one.column, word, bold) for word in _BREAK.split(one.cell.text) if word)


@lru_cache(maxsize=16384)
def _word_mm(word: str, bold: bool) -> float:
    return text_width_mm(word, TABLE_PT, bold)

"""A found table as a plain matrix of clean texts, with what merges cover."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from cchc.document.found import FoundCell, FoundRow, FoundTable
from cchc.engine.text import nfc

_INLINE = re.compile(
    r"</?(?:i|b|u|em|strong|span|font|a|s|small|big|mark|sup|sub)(?:\s[^<>]{0,200})?>", re.IGNORECASE
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_EMPHASIS = re.compile(r"\*\*|__|(?<![\w*])[*_](?=[^\W_])|(?<=[^\W\d_])[*_](?![\w*])")


@dataclass(frozen=True)
class Line:
    """One row of the matrix. `covered`: columns under a cell merged from above; `wide`: one cell spans all.

    `breaks`: a page break, or lines that are no part of the table, lie right above.
    """

    texts: tuple[str, ...]
    covered: frozenset[int]
    wide: bool
    row: FoundRow
    breaks: bool = False

    @property
    def said(self) -> tuple[int, ...]:
        """The columns in which something stands."""
        return tuple(column for column, text in enumerate(self.texts) if text)


def clean(text: str) -> str:
    """A cell's text without tags and emphasis marks, composed, every run of spaces one."""
    bare = html.unescape(_TAG.sub(" ", _INLINE.sub("", text))) if "<" in text or "&" in text else text
    return " ".join(nfc(_EMPHASIS.sub("", bare)).split())


def matrix_of(table: FoundTable, least: int = 0) -> list[Line]:
    """The rows of a table in order, at least so wide; a row in which nothing stands is left out."""
    width = max(table.width, least)
    open_spans: dict[int, int] = {}
    lines: list[Line] = []
    above: FoundRow | None = None
    for row in table.rows:
        covered = frozenset(column for column, left in open_spans.items() if left > 0)
        open_spans = {column: left - 1 for column, left in open_spans.items() if left > 1}
        open_spans.update(_spans(row))
        line = Line(_texts(row, width), covered, _wide(row, width), row, _breaks(above, row))
        above = row
        if line.said:
            lines.append(line)
    return lines


def _spans(row: FoundRow) -> Iterator[tuple[int, int]]:
    for cell in row.cells:
        if cell.row_span > 1:
            for column in _columns(cell):
                yield column, cell.row_span - 1


def _columns(cell: FoundCell) -> range:
    first = cell.place.column or 0
    return range(first, first + cell.column_span)


def _texts(row: FoundRow, width: int) -> tuple[str, ...]:
    texts = [""] * width
    for cell in row.cells:
        texts[cell.place.column or 0] = clean(cell.text)
    return tuple(texts)


def _wide(row: FoundRow, width: int) -> bool:
    said = [cell for cell in row.cells if cell.text.strip()]
    return len(said) == 1 and width > 1 and said[0].column_span >= max(2, width - 1)


def _breaks(above: FoundRow | None, row: FoundRow) -> bool:
    if above is None:
        return False
    one, other = above.place, row.place
    if one.line is not None and other.line is not None:
        return other.line > one.line + 1
    return one.page != other.page or one.block != other.block

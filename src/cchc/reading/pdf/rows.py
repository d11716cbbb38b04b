"""Rows of a table without upright lines: by its flat lines, else by the white between them, else by their
words.

Where the flat lines of a table leave several rows between two of them, the white decides: a row ends where
across all columns more is left free than between two lines of one cell. Where rows stand as close as lines
do, a line begins a row if there is a number beside it in the first column, if the row has its figure
already, if a column speaks that was silent in the row's first line, or if its first word had had room in
the line above.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cchc.reading.pdf.heads import is_number_head
from cchc.reading.pdf.ink import Rule, TextLine, Word
from cchc.reading.pdf.rivers import Columns
from cchc.reading.pdf.strips import Hang, Piece, Sheet, strips

_ITEM = re.compile(r"\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,5}|[IVXLC]{1,6}|[A-ZĐa-zđ])[.)]?")
_FIGURE = re.compile(r"[0-9][0-9.,/]*%?|[-–—]")
_EASE = 0.045
_NOISE = 0.35
_LEADING = 1.6
_CLOSEST = 0.8
_USUAL = 4
_FEW_ITEMS = 12
_HEAD_LINES = 8
_TRIED = 6
_OVER = -1.0
_SPACE = 0.22
_LEAST_FLAT = 0.5
_SOME = 0.15


@dataclass(frozen=True)
class Placed:
    """A line with its pieces by column."""

    line: TextLine
    cells: dict[int, TextLine]

    def marks(self, main: int) -> set[int]:
        """Columns beside the main one in which it has an item number (the first) or a figure."""
        return {
            column
            for column, piece in self.cells.items()
            if column != main
            and (_FIGURE if column else _ITEM).fullmatch(piece.text if column else piece.words[0].text)
        }


def placed(line: TextLine, columns: Columns) -> Placed:
    """A line cut into its columns; a stretch of words across rivers stays where it begins."""
    cells: dict[int, TextLine] = {}
    last: Word | None = None
    column, across = 0, False
    for word in line.words:
        joined = last is not None and word.left - last.right <= _SPACE * 2 * line.size
        if not (across and joined):
            column = columns.of(word) if not columns.crossed(word.left, word.right) else column
            across = False
        if columns.crossed(word.left, word.right):
            column, across = _start(word, last, column, columns, joined)
        cells.setdefault(column, TextLine()).words.append(word)
        last = word
    return Placed(line, cells)


def _start(word: Word, last: Word | None, column: int, columns: Columns, joined: bool) -> tuple[int, bool]:
    """The column of a word across a river: where the words before it stand, or where it begins."""
    if joined and last is not None:
        return column, True
    return sum(word.left > (one + other) / 2 for one, other in columns.rivers), True


@dataclass(frozen=True)
class Setting:
    """How a table is set: `sheet` says what its columns are, `hang` how the texts of a row are in line."""

    columns: Columns
    sheet: Sheet
    hang: Hang

    @classmethod
    def of(
        cls, pages: Sequence[Sequence[Placed]], heads: Sequence[int | None], columns: Columns
    ) -> "Setting":
        """The setting of the lines of all pages of a table; `heads`: how many of each are known as header."""
        lines = [line for page in pages for line in page]
        letters = [0] * columns.count
        for line in lines:
            for column, piece in line.cells.items():
                letters[column] += sum(len(word.text) for word in piece.words)
        main = letters.index(max(letters))
        pitch, size = _pitch(lines, columns)
        free = pitch * (1 + _EASE) + _NOISE - size
        groups = [group for page in pages for group in _by_white(page, free)]
        several = sum(_several(group, main) for group in groups)
        sheet = Sheet(
            main,
            tuple(_width(columns, column) for column in range(columns.count)),
            pitch,
            free,
            several > _SOME * len(groups),
            _figure_columns(lines, columns.count, main),
            sum(0 in line.marks(main) for line in lines) * _FEW_ITEMS > len(lines),
        )
        bodies = [
            _pieces(page[_head_length(page, head, sheet) :], main)
            for page, head in zip(pages[:_TRIED], heads, strict=False)
        ]
        costs = {hang: sum(strips(body, sheet, hang)[0] for body in bodies) for hang in Hang}
        return cls(columns, sheet, min(Hang, key=lambda hang: costs[hang]))


def _width(columns: Columns, column: int) -> float:
    """The width that a column's text has had."""
    return columns.reach(column) - (columns.rivers[column - 1][1] if column else columns.left)


def _figure_columns(lines: Sequence[Placed], count: int, main: int) -> frozenset[int]:
    """Columns right of the first in which mostly figures stand."""
    said, figures = [0] * count, [0] * count
    for line in lines:
        marks = line.marks(main)
        for column in line.cells:
            said[column] += 1
            figures[column] += column in marks
    return frozenset(column for column in range(1, count) if 2 * figures[column] > said[column])


def _pieces(lines: Sequence[Placed], main: int) -> list[dict[int, Piece]]:
    made = []
    for line in lines:
        marks = line.marks(main)
        made.append({column: Piece.of(piece, column in marks) for column, piece in line.cells.items()})
    return made


def _head_length(lines: Sequence[Placed], known: int | None, sheet: Sheet) -> int:
    """How many first lines of a page are the header: those above the row with the first number or figure."""
    if known is not None:
        return known
    if not any(is_number_head(line.line.words[0].text) for line in lines[:_HEAD_LINES]):
        return 0
    marked = (index for index, line in enumerate(lines) if line.marks(sheet.main))
    stop = min(next(marked, 0), _HEAD_LINES)
    free = _OVER if sheet.tight else sheet.free
    while stop and set(lines[stop - 1].cells) == {sheet.main} and _white(*lines[stop - 1 : stop + 1]) <= free:
        stop -= 1
    return stop


def _white(above: Placed, below: Placed) -> float:
    return below.line.top - above.line.bottom


def _pitch(lines: Sequence[Placed], columns: Columns) -> tuple[float, float]:
    """How far lines of one cell stand apart, and how high they are."""
    gaps: list[float] = []
    sizes = sorted(line.line.size for line in lines)
    size = sizes[len(sizes) // 2]
    for column in range(columns.count):
        pieces = [line.cells[column] for line in lines if column in line.cells]
        gaps += [below.middle - above.middle for above, below in pairwise(pieces)]
    close = sorted(gap for gap in gaps if _CLOSEST * size < gap <= _LEADING * size)
    return (close[len(close) // _USUAL] if close else size), size


def row_groups(
    lines: Sequence[Placed], head: int | None, setting: Setting, flats: Sequence[Rule]
) -> list[list[Placed]]:
    """Lines of one page gathered into rows; `head`: how many of them are known as header."""
    sheet = setting.sheet
    length = _head_length(lines, head, sheet)
    heights = _heights(flats, setting.columns)
    rows = [
        row
        for group in _by_rules(lines[:length], heights)
        for row in ([group] if sheet.tight else _by_white(group, sheet.free))
    ]
    groups = _by_rules(lines[length:], heights)
    for place, group in enumerate(groups):
        if len(groups) > 1 and not _several(group, sheet.main):
            rows.append(group)
            continue
        _, starts = strips(_pieces(group, sheet.main), sheet, setting.hang, at_top=not place and head != 0)
        stops = [*starts[1:], len(group)]
        rows += [list(group[start:stop]) for start, stop in zip(starts, stops, strict=True)]
    return rows


def _heights(flats: Sequence[Rule], columns: Columns) -> list[float]:
    """Where flat rules run through most of the table."""
    least = _LEAST_FLAT * (columns.right - columns.left)
    return [
        rule.at for rule in flats if min(rule.stop, columns.right) - max(rule.start, columns.left) > least
    ]


def _several(lines: Sequence[Placed], main: int) -> bool:
    """Whether lines hold more than one row: two item numbers, or two figures in one column."""
    marks: set[int] = set()
    for line in lines:
        own = line.marks(main)
        if own & marks:
            return True
        marks |= own
    return False


def _by_rules(lines: Sequence[Placed], heights: Sequence[float]) -> list[list[Placed]]:
    groups: dict[int, list[Placed]] = {}
    ordered = sorted(heights)
    for line in lines:
        groups.setdefault(bisect_left(ordered, line.line.middle), []).append(line)
    return [groups[key] for key in sorted(groups)]


def _by_white(lines: Sequence[Placed], free: float) -> list[list[Placed]]:
    groups: list[list[Placed]] = []
    lowest = 0.0
    for line in lines:
        if groups and line.line.top - lowest <= free:
            groups[-1].append(line)
            lowest = max(lowest, line.line.bottom)
        else:
            groups.append([line])
            lowest = line.line.bottom
    return groups

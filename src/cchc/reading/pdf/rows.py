"""Rows of a table without upright lines: by its flat lines, else by the white between them, else by their
words.

Where the flat lines of a table leave several rows between two of them, the white decides: a row ends where
across all columns more is left free than between two lines of one cell. Where rows stand as close as lines
do, a line begins a row if there is a number beside it in the first column, if the row has its figure
already, if a column speaks that was silent in the row's first line, or if its first word had had room in
the line above.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cchc.reading.markup import marker_of
from cchc.reading.pdf.ink import Rule, TextLine, Word
from cchc.reading.pdf.rivers import Columns

_ITEM = re.compile(r"\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,5}|[IVXLC]{1,6}|[A-ZĐa-zđ])[.)]?")
_FIGURE = re.compile(r"[0-9][0-9.,/]*%?|[-–—]")
_EASE = 0.045
_NOISE = 0.35
_LEADING = 1.6
_CLOSEST = 0.8
_USUAL = 4
_ROOM = 1.5
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
    """How a table is set: `main` has most text, `free` is the most white between two lines of one cell.

    `tight`: white does not tell its rows.
    """

    columns: Columns
    main: int
    free: float
    tight: bool

    @classmethod
    def of(cls, pages: Sequence[Sequence[Placed]], columns: Columns) -> "Setting":
        """The setting of the lines of all pages of a table."""
        lines = [line for page in pages for line in page]
        letters = [0] * columns.count
        for line in lines:
            for column, piece in line.cells.items():
                letters[column] += sum(len(word.text) for word in piece.words)
        main, free = letters.index(max(letters)), _free_in_cells(lines, columns)
        groups = [group for page in pages for group in _by_white(page, free)]
        several = sum(_several(group, main) for group in groups)
        return cls(columns, main, free, several > _SOME * len(groups))

    def width(self, column: int) -> float:
        """The width that a column's text has had."""
        rivers = self.columns.rivers
        return self.columns.reach(column) - (rivers[column - 1][1] if column else self.columns.left)


def _free_in_cells(lines: Sequence[Placed], columns: Columns) -> float:
    gaps: list[float] = []
    sizes = sorted(line.line.size for line in lines)
    size = sizes[len(sizes) // 2]
    for column in range(columns.count):
        pieces = [line.cells[column] for line in lines if column in line.cells]
        gaps += [below.middle - above.middle for above, below in pairwise(pieces)]
    close = sorted(gap for gap in gaps if _CLOSEST * size < gap <= _LEADING * size)
    pitch = close[len(close) // _USUAL] if close else size
    return pitch * (1 + _EASE) + _NOISE - size


def row_groups(lines: Sequence[Placed], setting: Setting, flats: Sequence[Rule]) -> list[list[Placed]]:
    """Lines of one page gathered into rows."""
    groups = _by_rules(lines, _heights(flats, setting.columns))
    if len(groups) > 1:
        groups = _divided(groups, setting.main, lambda group: _by_white(group, setting.free))
    else:
        groups = _by_white(lines, setting.free)
        if setting.tight:
            return [row for group in groups for row in _by_words(group, setting)]
    return _divided(groups, setting.main, lambda group: _by_words(group, setting))


def _heights(flats: Sequence[Rule], columns: Columns) -> list[float]:
    """Where flat rules run through most of the table."""
    least = _LEAST_FLAT * (columns.right - columns.left)
    return [
        rule.at for rule in flats if min(rule.stop, columns.right) - max(rule.start, columns.left) > least
    ]


def _divided(
    groups: Sequence[list[Placed]], main: int, way: Callable[[list[Placed]], list[list[Placed]]]
) -> list[list[Placed]]:
    """The groups, those that hold several rows divided."""
    return [row for group in groups for row in (way(group) if _several(group, main) else [group])]


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
    for line in lines:
        groups.setdefault(sum(at < line.line.middle for at in heights), []).append(line)
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


def _by_words(lines: Sequence[Placed], setting: Setting) -> list[list[Placed]]:
    groups: list[list[Placed]] = []
    for line in lines:
        if groups and not _begins(groups[-1], line, setting):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _begins(row: Sequence[Placed], line: Placed, setting: Setting) -> bool:
    main = setting.main
    if line.marks(main) & {mark for before in row for mark in before.marks(main)} or line.marks(main) & {0}:
        return True
    if main not in line.cells:
        return False
    if line.cells.keys() - row[0].cells.keys() or marker_of(line.cells[main].text):
        return True
    above = [before.cells[main] for before in row if main in before.cells]
    return bool(above) and _had_room(above[-1], line.cells[main], setting.width(main))


def _had_room(above: TextLine, below: TextLine, width: float) -> bool:
    """Whether the first word of a line had had room in the line above, so that something new begins."""
    first = below.words[0]
    taken = above.right - above.left + _SPACE * above.size + first.right - first.left
    return taken < width - _ROOM and above.text[-1] not in "-/"

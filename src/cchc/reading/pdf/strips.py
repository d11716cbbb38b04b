"""Lines of a table without rules cut into rows: the cheapest way to lay strips over a page.

Every row is a strip: a run of lines, in which the texts of all columns hang from the top, are centred, or
stand on the ground together. A strip costs what speaks against it: texts that are not in line, two figures
in one column, a hole in a cell, a label that begins in lower case, a line that had room for the next word.
Two item numbers are never in one strip. The strips of a page are found by dynamic programming over its lines.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from cchc.reading.markup import marker_of
from cchc.reading.pdf.ink import TextLine

_LONGEST = 60
_TOO_MUCH = 16.0
_HOLE = 1.4
_LEVEL = 0.25
_SPACE = 0.22
_ROOM = 1.5
_UNFINISHED = (",", "(", "-", "–", "/", " và", " của", " các")

COST_ROW = 0.3
COST_HOLE = 3.0
COST_WHITE = 2.5
COST_NO_WHITE = 2.0
COST_ROOM = 2.5
COST_BULLET = 2.0
COST_TWO_FIGURES = 4.0
COST_CAPITAL = 0.8
COST_LOWER = 3.0
COST_NO_LABEL = 4.0
COST_NO_LABEL_AT_TOP = 1.0
COST_NO_ITEM = 0.6
COST_ALONE = 0.6
COST_UNFINISHED = 1.5
COST_CROOKED = 1.5


class Hang(StrEnum):
    """How the texts of a row are in line with each other."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Piece:
    """What one line has in one column."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    first: float
    """Width of the first word."""
    mark: bool
    """An item number in the first column, a figure elsewhere."""

    @classmethod
    def of(cls, line: TextLine, mark: bool) -> "Piece":
        """A stretch of words of one column."""
        word = line.words[0]
        return cls(line.text, line.left, line.right, line.top, line.bottom, word.right - word.left, mark)

    @property
    def middle(self) -> float:
        """Height of its middle."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Sheet:
    """What holds for a whole table.

    `widths` of the columns; `pitch` from line to line in a cell; `free`: the most white between two lines of
    one cell; `tight`: white does not tell rows; `figures`: columns of figures; `items`: whether most rows
    have a number.
    """

    main: int
    widths: tuple[float, ...]
    pitch: float
    free: float
    tight: bool
    figures: frozenset[int]
    items: bool


Line = Mapping[int, Piece]


def strips(lines: Sequence[Line], sheet: Sheet, hang: Hang, at_top: bool = True) -> tuple[float, list[int]]:
    """The cost of the best rows, and the lines with which they begin; `at_top`: nothing stands above."""
    best = [0.0, *(float("inf") for _ in lines)]
    back = [0] * (len(lines) + 1)
    for start in range(len(lines)):
        strip = _Strip(sheet, hang)
        opening = best[start] + _opening(lines, start, sheet)
        for stop in range(start, min(len(lines), start + _LONGEST)):
            if not strip.add(lines[stop]):
                break
            if strip.spent > _TOO_MUCH:
                break
            cost = opening + strip.cost(at_top and start == 0)
            if cost < best[stop + 1]:
                best[stop + 1], back[stop + 1] = cost, start
    starts = [len(lines)]
    while starts[-1]:
        starts.append(back[starts[-1]])
    return best[-1], starts[:0:-1]


def _opening(lines: Sequence[Line], start: int, sheet: Sheet) -> float:
    """What it costs to begin a row with a line, given what stands above it."""
    if not start:
        return COST_ROW
    above = lines[start - 1]
    white = min(piece.top for piece in lines[start].values()) - max(piece.bottom for piece in above.values())
    cost = COST_ROW + (COST_NO_WHITE if not sheet.tight and white <= sheet.free else 0.0)
    before = next((line[sheet.main] for line in reversed(lines[:start]) if sheet.main in line), None)
    return cost + (COST_UNFINISHED if before and before.text.endswith(_UNFINISHED) else 0.0)


@dataclass
class _Block:
    """The text of one column in a row."""

    first: Piece
    last: Piece
    count: int = 1

    def at(self, hang: Hang) -> float:
        """The height that is in line with other columns."""
        if hang is Hang.TOP:
            return self.first.middle
        if hang is Hang.BOTTOM:
            return self.last.middle
        return (self.first.middle + self.last.middle) / 2


@dataclass
class _Strip:
    """A row while lines are added to it; `spent`: what no further line can take back."""

    sheet: Sheet
    hang: Hang
    blocks: dict[int, _Block] = field(default_factory=dict)
    spent: float = 0.0
    items: int = 0

    def add(self, line: Line) -> bool:
        """Take a further line; False where it cannot belong to this row."""
        for column, piece in line.items():
            block = self.blocks.get(column)
            if column == 0 and piece.mark and self.sheet.main:
                self.items += 1
                if self.items > 1:
                    return False
            if block is None:
                self.blocks[column] = _Block(piece, piece)
            else:
                self.spent += self._inside(column, block.last, piece)
                block.last = piece
                block.count += 1
        return True

    def _inside(self, column: int, above: Piece, below: Piece) -> float:
        """What speaks against two lines being of one cell."""
        sheet = self.sheet
        cost = 0.0
        if below.middle - above.middle > _HOLE * sheet.pitch:
            cost += COST_HOLE
        elif not sheet.tight and below.top - above.bottom > sheet.free:
            cost += COST_WHITE
        if column == sheet.main:
            cost += COST_ROOM if self._had_room(above, below) else 0.0
            return cost + (COST_BULLET if marker_of(below.text) else 0.0)
        if column in sheet.figures and above.mark and below.mark:
            return cost + COST_TWO_FIGURES
        return cost + (COST_CAPITAL if below.text[0].isupper() else 0.0)

    def _had_room(self, above: Piece, below: Piece) -> bool:
        size = above.bottom - above.top
        taken = above.right - above.left + _SPACE * size + below.first
        return taken < self.sheet.widths[self.sheet.main] - _ROOM and above.text[-1] not in "-/"

    def cost(self, at_top: bool) -> float:
        """What the row costs as it is; `at_top`: it may be the rest of a row of the page before."""
        return self.spent + self._label_cost(at_top) + self._crooked()

    def _label_cost(self, at_top: bool) -> float:
        label = self.blocks.get(self.sheet.main)
        if label is None:
            return COST_NO_LABEL_AT_TOP if at_top else COST_NO_LABEL
        cost = 0.0 if at_top or not label.first.text[0].islower() else COST_LOWER
        if self.sheet.items and not self.items:
            cost += COST_NO_ITEM
        return cost + (COST_ALONE if len(self.blocks) == 1 else 0.0)

    def _crooked(self) -> float:
        """How far the texts of the columns are out of line."""
        tallest = max(self.blocks.items(), key=lambda item: (item[1].count, item[0] == self.sheet.main))[1]
        line, pitch, cost = tallest.at(self.hang), self.sheet.pitch, 0.0
        for block in self.blocks.values():
            off = abs(block.at(self.hang) - line)
            if off > _LEVEL * pitch:
                cost += COST_CROOKED + min(off / pitch, 3.0)
        return cost

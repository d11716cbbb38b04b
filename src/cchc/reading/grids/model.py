"""A file of sheets as cells by place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

Place = tuple[int, int]
"""Row and column, both from 0."""


class CellKind(StrEnum):
    """What a cell holds. A formula counts as what it last gave; uncounted: it was saved without a result."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TRUTH = "truth"
    ERROR = "error"
    UNCOUNTED = "uncounted"


@dataclass(frozen=True)
class GridCell:
    """A cell: `text` as it reads, NFC, without outer spaces; `number` exact to 15 digits, for dates the day.

    `percent`: the format shows it times 100, so that 0.9146 reads as 91,46%.
    """

    kind: CellKind
    text: str
    number: Fraction | None = None
    percent: bool = False
    formula: bool = False


@dataclass(frozen=True)
class Merge:
    """A merged area, both ends inclusive; only its first cell holds anything."""

    top: int
    left: int
    bottom: int
    right: int

    def covers(self, place: Place) -> bool:
        """Whether a cell lies in the area."""
        return self.top <= place[0] <= self.bottom and self.left <= place[1] <= self.right


@dataclass(frozen=True)
class Grid:
    """One sheet; only cells that hold something. `shown`: an ordinary user sees the sheet."""

    name: str
    cells: Mapping[Place, GridCell]
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = field(default_factory=frozenset)
    shown: bool = True

    def text(self, place: Place) -> str:
        """Return the text of a cell; empty where there is none."""
        cell = self.cells.get(place)
        return "" if cell is None else cell.text

    def merge_at(self, place: Place) -> Merge | None:
        """Return the merged area that a cell lies in."""
        return next((merge for merge in self.merges if merge.covers(place)), None)

    @property
    def height(self) -> int:
        """The number of rows down to the last cell that holds something."""
        return max((row for row, _ in self.cells), default=-1) + 1


def cell_name(place: Place) -> str:
    """Return what a spreadsheet calls a cell: (9, 4) is `E10`."""
    row, column = place
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"

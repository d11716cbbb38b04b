"""Tables: columns in millimetres, repeated heads, merged cells, exact numbers behind printed ones."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from cchc.document.decree30 import BLANK_MARK
from cchc.document.text import Align, Run, Runs, plain, runs

LONG_CELL = 300
"""Letters of a cell from which on its row may break: about a third of a page in a narrow column."""


LAST_ROWS = 3
"""Rows that are not left alone on the last page of a table."""


class RowKind(StrEnum):
    """A plain row; a row that opens a group (bold); a sum (bold)."""

    PLAIN = "plain"
    GROUP = "group"
    TOTAL = "total"


@dataclass(frozen=True)
class NumberFormat:
    """How a number is printed: decimals, zeros up to `pad` digits before the comma, "%" or the like."""

    decimals: int = 0
    pad: int = 0
    suffix: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell. What is printed is `runs`; `number` is the exact amount behind it, for workbooks.

    Positions covered by a merged cell are left out of their rows, as in HTML. `align` None takes that of the
    column; `indent` is a level of nesting; `anchor` names the origin of a figure and is not printed.
    """

    runs: Runs = ()
    column_span: int = 1
    row_span: int = 1
    align: Align | None = None
    bold: bool | None = None
    italic: bool = False
    indent: int = 0
    number: Fraction | None = None
    number_format: NumberFormat | None = None
    anchor: str = ""

    @classmethod
    def of(cls, text: str, column_span: int = 1, row_span: int = 1, align: Align | None = None) -> "Cell":
        """A cell of plain text."""
        return cls(runs(text), column_span, row_span, align)

    @classmethod
    def of_number(cls, printed: str, number: Fraction, shown: NumberFormat, anchor: str = "") -> "Cell":
        """A number as printed, with its exact amount; it stands on the right."""
        return cls(runs(printed), align=Align.RIGHT, number=number, number_format=shown, anchor=anchor)

    @classmethod
    def of_blank(cls, mark: str, align: Align | None = Align.RIGHT) -> "Cell":
        """A dash with a raised mark that the legend below the table explains."""
        return cls(
            (Run(BLANK_MARK), Run(mark, superscript=True)) if mark else (Run(BLANK_MARK),), align=align
        )

    @property
    def text(self) -> str:
        """The printed text without looks."""
        return plain(self.runs)


@dataclass(frozen=True)
class Row:
    """Cells from left to right; `key` names the row of the form and is not printed."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.PLAIN
    key: str = ""

    @property
    def may_break(self) -> bool:
        """Whether the row is so tall that it may go on over the page; any other row stays together."""
        return any(len(cell.text) > LONG_CELL for cell in self.cells)

    @classmethod
    def of(cls, *texts: str, kind: RowKind = RowKind.PLAIN) -> "Row":
        """A row of plain texts."""
        return cls(tuple(Cell.of(text) for text in texts), kind)


@dataclass(frozen=True)
class Column:
    """A column; the table fills the text area, and widths are the proportions of its columns."""

    width_mm: float
    align: Align = Align.LEFT


@dataclass(frozen=True)
class Table:
    """A ruled table. `header` rows are repeated on every page; `legend` lines stand below it."""

    columns: tuple[Column, ...]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    legend: tuple[Runs, ...] = ()
    key: str = ""

    def keeps_with_next(self, number: int) -> bool:
        """Whether no page ends after a row: one that opens a group, one of the last few.

        Rows that may themselves go on over the page are not kept.
        """
        last = len(self.rows) - 1
        if number == last:
            return bool(self.legend) and not self.rows[last].may_break
        if self.rows[number].may_break or self.rows[number + 1].may_break:
            return False
        return self.rows[number].kind is RowKind.GROUP or number > last - LAST_ROWS

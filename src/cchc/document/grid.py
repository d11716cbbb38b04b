"""Where the cells of a table stand once merged cells are unfolded."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cchc.document.faults import DocumentFault
from cchc.document.table import Cell, Column, Row
from cchc.engine.faults import N_


@dataclass(frozen=True)
class Placed:
    """A cell with the row and column of its upper left corner, counted from 0."""

    row: int
    column: int
    cell: Cell


def _free(taken: set[tuple[int, int]], row: int, column: int) -> int:
    while (row, column) in taken:
        column += 1
    return column


def _area(row: int, column: int, cell: Cell) -> Iterator[tuple[int, int]]:
    for down in range(cell.row_span):
        for right in range(cell.column_span):
            yield row + down, column + right


def place(rows: Sequence[Row], width: int) -> tuple[tuple[Placed, ...], ...]:
    """For each row its cells with their columns; DocumentFault if a row does not fill its columns exactly."""
    taken: set[tuple[int, int]] = set()
    placed: list[tuple[Placed, ...]] = []
    for number, row in enumerate(rows):
        found: list[Placed] = []
        column = 0
        for cell in row.cells:
            column = _free(taken, number, column)
            area = set(_area(number, column, cell))
            if area & taken:
                raise _misfit(number, width)
            taken |= area
            found.append(Placed(number, column, cell))
        placed.append(tuple(found))
    if taken != {(row, column) for row in range(len(rows)) for column in range(width)}:
        raise _misfit(_first_wrong(taken, len(rows), width), width)
    return tuple(placed)


def _first_wrong(taken: set[tuple[int, int]], height: int, width: int) -> int:
    full = set(range(width))
    return next(
        (row for row in range(height) if {column for line, column in taken if line == row} != full),
        height - 1,
    )


def _misfit(row: int, width: int) -> DocumentFault:
    return DocumentFault(
        N_(
            "Dòng %(row)d của bảng không vừa %(width)d cột; hãy kiểm tra các ô gộp của dòng này và dòng trên."
        ),
        row=row + 1,
        width=width,
    )


def row_lines(placed: Sequence[tuple[Placed, ...]], lines: Callable[[Placed], int]) -> list[int]:
    """Return how many lines each row needs; what a cell over several rows lacks is given to its last one."""
    heights = [1] * len(placed)
    for one in sorted((one for row in placed for one in row), key=lambda one: one.cell.row_span):
        last = one.row + one.cell.row_span - 1
        heights[last] += max(0, lines(one) - sum(heights[one.row : last + 1]))
    return heights


def widths_mm(columns: Sequence[Column], room_mm: float) -> tuple[float, ...]:
    """Column widths that fill the room, in the proportions given."""
    total = sum(column.width_mm for column in columns)
    return tuple(column.width_mm * room_mm / total for column in columns)

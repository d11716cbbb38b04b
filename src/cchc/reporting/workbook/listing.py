"""Lists of members read from sheets: a head with a column of codes, then one member in each line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc.engine.faults import N_, Fault
from cchc.engine.text import search_key
from cchc.reading.grids.model import Grid, Place, cell_name

UNIT, ROW, CODE, NAME = "unit", "row", "code", "name"
HEADS: Mapping[str, frozenset[str]] = {
    UNIT: frozenset({"unit", "don vi", "ma don vi"}),
    ROW: frozenset({"row", "dong", "khoa dong", "stt dong"}),
    CODE: frozenset({"code", "ma", "ma so", "ma thu tuc", "ma tthc", "so hieu"}),
    NAME: frozenset({"name", "ten", "ten thu tuc", "ten tthc", "ten goi", "noi dung"}),
}
"""What the columns may be called, as search keys."""
_LOOKED_AT = 30


class NoListFault(Fault):
    """A file without a sheet that looks like a list."""


@dataclass(frozen=True)
class MemberLine:
    """One line of a list as it is written; `places` are the cells by column, for naming them."""

    sheet: str
    places: Mapping[str, str]
    unit: str
    row: str
    code: str
    name: str

    def cell(self, column: str) -> str:
        """Return what the spreadsheet calls a cell of the line; that of the code for a column it lacks."""
        return self.places.get(column, self.places[CODE])


def member_lines(grids: Sequence[Grid]) -> tuple[MemberLine, ...]:
    """Return the lines of all sheets that have a head with a row and a code. Raises NoListFault."""
    heads = [(grid, head) for grid in grids if grid.shown and (head := _head(grid)) is not None]
    if not heads:
        raise NoListFault(
            N_(
                "Không thấy danh sách nào trong tệp. Dòng đầu cần có cột “Dòng” "
                "(khóa hoặc số thứ tự của dòng trong biểu), cột “Mã” và cột “Tên”; "
                "thêm cột “Đơn vị” nếu tệp của nhiều đơn vị."
            )
        )
    return tuple(line for grid, head in heads for line in _lines(grid, *head))


def _head(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """Return the line of the head, and the place of each column in it."""
    first: dict[int, dict[int, str]] = {}
    for (row, column), cell in grid.cells.items():
        if row < _LOOKED_AT:
            first.setdefault(row, {})[column] = search_key(cell.text)
    for row, said in sorted(first.items()):
        found = {name: place for name, words in HEADS.items() for place in _places(said, words)}
        if ROW in found and CODE in found:
            return row, found
    return None


def _places(said: Mapping[int, str], words: Iterable[str]) -> list[int]:
    """Return the first column that is called one of some words."""
    return sorted((column for column, word in said.items() if word in words))[:1]


def _lines(grid: Grid, head: int, columns: Mapping[str, int]) -> Iterator[MemberLine]:
    for row in range(head + 1, grid.height):
        places: dict[str, Place] = {name: (row, column) for name, column in columns.items()}
        said = {name: grid.text(place).strip() for name, place in places.items()}
        if any(said.values()):
            yield MemberLine(
                grid.name,
                {name: cell_name(place) for name, place in places.items()},
                said.get(UNIT, ""),
                said[ROW],
                said[CODE],
                said.get(NAME, ""),
            )

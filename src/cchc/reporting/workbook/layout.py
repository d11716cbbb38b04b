"""Where the table stands in somebody's sheet: its heads, its rows, and what is odd about them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from cchc.catalogue.queries.tables import FormTables
from cchc.engine.faults import N_, Fault
from cchc.engine.text import label_key
from cchc.reading.grids.model import Grid, GridCell, cell_name
from cchc.reporting.workbook.keys import identity_parts

_NAMES = ("stt", "label", "unit", "value", "note")
_HEADS: Mapping[str, frozenset[str]] = {
    "stt": frozenset({"stt", "tt", "so tt", "so thu tu"}),
    "label": frozenset({"chi tieu", "noi dung", "tieu chi", "ten chi tieu", "nhiem vu tieu chi", "label"}),
    "unit": frozenset({"don vi tinh", "dvt", "don vi", "unit"}),
    "value": frozenset(
        {"so lieu", "so luong", "gia tri", "so bao cao", "ket qua thuc hien", "value", "raw value"}
    ),
    "note": frozenset({"ghi chu", "note"}),
}
_key = lru_cache(maxsize=16_384)(label_key)
_COLUMN_NUMBER = re.compile(r"\(?(?:[0-9]{1,2}|[A-EGa-eg])\)?")
_HEAD_DEPTH = 3


class LayoutFault(Fault):
    """A table whose heads leave open which column holds the figures."""


@dataclass(frozen=True)
class Columns:
    """The columns of a table, from 0. `key` is the one with hidden row keys, in a workbook of our own."""

    labels: tuple[int, ...]
    value: int
    stt: int | None = None
    unit: int | None = None
    note: int | None = None
    key: int | None = None


@dataclass(frozen=True)
class SheetRow:
    """A row of somebody's table. `spread`: the value cell is merged over rows or with a neighbour."""

    sheet: str
    cell: str
    stt: str
    label: str
    unit: str
    note: str
    key: str = ""
    value: GridCell | None = None
    hidden: bool = False
    spread: bool = False

    @property
    def says_something(self) -> bool:
        """Whether it has a value, or part of one."""
        return self.value is not None


@dataclass(frozen=True)
class Segment:
    """A table of a sheet, from its heads down to the next heads; `identity` as above its hidden keys."""

    sheet: str
    rows: tuple[SheetRow, ...]
    identity: tuple[str, str, str, str] | None = None


class HeadWords:
    """What the heads of a form's tables may be called."""

    def __init__(self, tables: FormTables) -> None:
        self._words = {
            name: _HEADS[name] | {label_key(table.columns.get(name, name)) for table in tables.tables}
            for name in _NAMES
        }

    def role(self, text: str) -> str:
        """Return which column a head names; empty for none."""
        key = _key(text.replace("_", " "))
        found = next((name for name, words in self._words.items() if key in words), "")
        return found or ("label" if key.startswith("chi tieu ") else "")


def segments(grid: Grid, words: HeadWords) -> Iterator[Segment]:
    """Yield the tables of a sheet. Raises LayoutFault if two columns may hold the figures."""
    heads = _heads(grid, words)
    for place, (top, first, columns) in enumerate(heads):
        stop = heads[place + 1][0] if place + 1 < len(heads) else grid.height
        rows = tuple(_rows(grid, columns, range(first, stop)))
        identity = None
        if columns.key is not None:
            identity = next(
                (
                    found
                    for row in range(top, first)
                    if (found := identity_parts(grid.text((row, columns.key))))
                ),
                None,
            )
        yield Segment(grid.name, rows, identity)


def _heads(grid: Grid, words: HeadWords) -> list[tuple[int, int, Columns]]:
    """For each table: the first row of its heads, the first row below them, its columns."""
    found: list[tuple[int, int, Columns]] = []
    by_row: dict[int, list[tuple[int, str]]] = {}
    for (row, column), cell in sorted(grid.cells.items()):
        by_row.setdefault(row, []).append((column, cell.text))
    for top in sorted(by_row):
        if found and top < found[-1][1]:
            continue
        if any(words.role(text) == "label" for _, text in by_row[top]):
            head = _columns(grid, by_row, top, words)
            if head is not None:
                found.append((top, *head))
    return found


def _columns(
    grid: Grid, by_row: Mapping[int, list[tuple[int, str]]], top: int, words: HeadWords
) -> tuple[int, Columns] | None:
    """The columns under heads that begin in a row, and the first row below; None if these are no heads."""
    roles: dict[str, list[int]] = {}
    for row in range(top, top + _HEAD_DEPTH):
        for column, text in by_row.get(row, []):
            if role := words.role(text):
                roles.setdefault(role, []).append(column)
            elif identity_parts(text):
                roles.setdefault("key", []).append(column)
        if "value" in roles:
            return _checked(grid, row + 1, roles)
    return None


def _checked(grid: Grid, first: int, roles: Mapping[str, list[int]]) -> tuple[int, Columns]:
    values = sorted(set(roles["value"]))
    if len(values) > 1:
        raise LayoutFault(
            N_(
                "Trang “%(sheet)s” có %(count)d cột số liệu (%(columns)s), không biết lấy cột nào. "
                "Hãy để lại một cột số liệu của kỳ này."
            ),
            sheet=grid.name,
            count=len(values),
            columns=", ".join(cell_name((first - 1, column)) for column in values),
        )
    one = {name: columns[0] for name, columns in roles.items()}
    after = min((column for column in one.values() if column > one["label"]), default=one["label"] + 1)
    labels = tuple(range(one["label"], after))
    return first, Columns(labels, values[0], one.get("stt"), one.get("unit"), one.get("note"), one.get("key"))


def _rows(grid: Grid, columns: Columns, numbers: Iterable[int]) -> Iterator[SheetRow]:
    for place, number in enumerate(numbers):
        row = _row(grid, columns, number)
        texts = [row.stt, row.label, row.unit, row.note, row.value.text if row.value else ""]
        if not any([*texts, row.value]):
            continue
        if place == 0 and not row.key and all(_COLUMN_NUMBER.fullmatch(text) for text in texts if text):
            continue  # the line "(1) (2) (3)" under the heads
        yield row


def _row(grid: Grid, columns: Columns, number: int) -> SheetRow:
    def text(column: int | None) -> str:
        return "" if column is None else grid.text((number, column))

    labels = [text(column) for column in columns.labels]
    place = (number, columns.value)
    return SheetRow(
        sheet=grid.name,
        cell=cell_name(place),
        stt=text(columns.stt),
        label=next((label for label in reversed(labels) if label), ""),
        unit=text(columns.unit),
        note=text(columns.note),
        key=text(columns.key),
        value=grid.cells.get(place),
        hidden=number in grid.hidden_rows,
        spread=_spread(grid, columns, number),
    )


def _spread(grid: Grid, columns: Columns, number: int) -> bool:
    """Whether the value cell is part of a merged area that leaves open whose figure it is."""
    merge = grid.merge_at((number, columns.value))
    if merge is None or not grid.text((merge.top, merge.left)):
        return False
    from_label = merge.left <= columns.labels[-1]
    return merge.bottom > merge.top or (merge.left != columns.value and not from_label)

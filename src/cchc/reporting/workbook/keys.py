"""The hidden sheet of a workbook: which form, unit and period it is, and what stood in its cells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cchc.engine.faults import N_, Fault
from cchc.engine.windows import Window
from cchc.reading.grids.model import Grid
from cchc.rendering.form_workbook.model import KEY_SHEET

_MARK = "cchc-workbook"
_LAYOUT = "1"
_CELLS = "cells"
_MEMBERS = "*members*"
_IDENTITY = "cchc:"
_LISTS = "cchc-lists:"


class BrokenKeysFault(Fault):
    """The hidden sheet was changed by hand, or comes from a later version of the program."""


@dataclass(frozen=True)
class CellContent:
    """What a cell says: the text as written, or a stored blank reason, and the note."""

    text: str = ""
    blank: str = ""
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing, its note aside."""
        return not self.text and not self.blank


@dataclass(frozen=True)
class WorkbookKeys:
    """A workbook's identity. `content_hash` is the version of the form; `cells` what went out, by row key.

    `lists` are the codes and names of members that went out, by row key.
    """

    form: str
    content_hash: str
    unit: str
    period: str
    window: Window
    version: int
    revision: int | None
    cells: Mapping[str, CellContent]
    lists: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    @property
    def lists_identity(self) -> str:
        """Return what stands above the hidden keys of the sheet of lists."""
        return f"{_LISTS}{self.form}:{self.unit}:{self.period}"

    def identity(self, table: str) -> str:
        """Return what stands above the hidden keys of one sheet."""
        return f"{_IDENTITY}{self.form}:{self.unit}:{self.period}:{table}"


def written_keys(keys: WorkbookKeys) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the hidden sheet."""
    head = (
        (_MARK, _LAYOUT),
        ("form", keys.form),
        ("hash", keys.content_hash),
        ("unit", keys.unit),
        ("period", keys.period),
        ("window", str(keys.window.start), str(keys.window.stop)),
        ("version", str(keys.version)),
        ("revision", "" if keys.revision is None else str(keys.revision)),
        (_CELLS,),
    )
    cells = ((key, one.text, one.blank, one.note) for key, one in keys.cells.items())
    listed = [(key, *member) for key, members in keys.lists.items() for member in members]
    return (*head, *cells, *(((_MEMBERS,), *listed) if listed else ()))


def read_keys(grids: Iterable[Grid]) -> WorkbookKeys | None:
    """Return what the hidden sheet says; None for a workbook of somebody else. Raises BrokenKeysFault."""
    sheet = next((grid for grid in grids if grid.name == KEY_SHEET and grid.text((0, 0)) == _MARK), None)
    if sheet is None:
        return None
    rows = [tuple(sheet.text((row, column)) for column in range(4)) for row in range(sheet.height)]
    heads = {row[0]: row[1:] for row in rows[: _place(rows, _CELLS)]}
    listed = _place(rows, _MEMBERS)
    try:
        if heads[_MARK][0] != _LAYOUT:
            raise _broken()
        return WorkbookKeys(
            form=heads["form"][0],
            content_hash=heads["hash"][0],
            unit=heads["unit"][0],
            period=heads["period"][0],
            window=Window(date.fromisoformat(heads["window"][0]), date.fromisoformat(heads["window"][1])),
            version=int(heads["version"][0]),
            revision=int(heads["revision"][0]) if heads["revision"][0] else None,
            cells={
                row[0]: CellContent(*row[1:]) for row in rows[_place(rows, _CELLS) + 1 : listed] if row[0]
            },
            lists=_lists(rows[listed + 1 :]),
        )
    except (KeyError, ValueError) as error:
        raise _broken() from error


def _place(rows: list[tuple[str, ...]], mark: str) -> int:
    return next((place for place, row in enumerate(rows) if row[0] == mark), len(rows))


def _lists(rows: list[tuple[str, ...]]) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for key, code, name, *_rest in rows:
        if key:
            found[key] = (*found.get(key, ()), (code, name))
    return found


def _broken() -> BrokenKeysFault:
    return BrokenKeysFault(
        N_(
            "Trang tính ẩn “_cchc” của tệp đã bị sửa nên không biết biểu, đơn vị, kỳ nào. "
            "Hãy xuất lại tệp bằng “cchc workbook” rồi chép số liệu sang, hoặc xóa trang tính ẩn đó."
        )
    )


def identity_parts(text: str) -> tuple[str, str, str, str] | None:
    """Return form, unit, period and table of the text above hidden keys; None for any other text."""
    parts = text.removeprefix(_IDENTITY).split(":")
    if not text.startswith(_IDENTITY) or len(parts) != 4:
        return None
    return parts[0], parts[1], parts[2], parts[3]


def lists_identity_parts(text: str) -> tuple[str, str, str] | None:
    """Return form, unit and period of the text above the keys of lists; None for any other text."""
    parts = text.removeprefix(_LISTS).split(":")
    if not text.startswith(_LISTS) or len(parts) != 3:
        return None
    return parts[0], parts[1], parts[2]

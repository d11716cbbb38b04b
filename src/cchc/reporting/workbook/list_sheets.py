"""The sheet of lists of a workbook: what goes out beside counts of distinct members, what comes back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cchc.catalogue.queries.tables import TableRow
from cchc.engine.faults import N_
from cchc.engine.members import MemberFault, member_code
from cchc.engine.messages import Message
from cchc.engine.text import label_key
from cchc.reading.grids.model import CellKind, Grid, Place, cell_name
from cchc.rendering.form_workbook.lists import LIST_SHEET
from cchc.rendering.form_workbook.model import MemberList
from cchc.reporting.queries.member_lists import Lists, Member, counts_members
from cchc.reporting.workbook.contents import FormMeaning
from cchc.reporting.workbook.keys import lists_identity_parts
from cchc.reporting.workbook.reports import FileReport, NamedCell
from cchc.reporting.workbook.row_kinds import is_closed

_HEADS = 2
"""Rows between the hidden keys and the first member: the label of the row, then code and name."""
_LOOKED_AT = 12
_CODE_LENGTH, _NAME_LENGTH = 80, 500


@dataclass
class ListedRow:
    """The list of one row as a file says it; `broken`: a line of it was not understood."""

    row: TableRow
    place: str
    members: dict[str, Member] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    broken: bool = False


def listed_rows(meaning: FormMeaning, level: str) -> tuple[TableRow, ...]:
    """Return the rows of a form for which a unit of a level may give a list of members."""
    return tuple(
        row
        for row in meaning.tables.rows
        if not (row.is_heading or row.typed)
        and counts_members(row, meaning.known)
        and not is_closed(row, meaning.tables, level)
    )


def member_lists(rows: Iterable[TableRow], lists: Lists, sealed: frozenset[str]) -> tuple[MemberList, ...]:
    """Return the lists as they go out, also the empty ones."""
    return tuple(
        MemberList(
            row.key,
            row.stt,
            row.label,
            tuple((one.as_written, one.name) for one in lists.get(row.key, ())),
            row.key in sealed,
        )
        for row in rows
    )


def list_grid(grids: Sequence[Grid]) -> Grid | None:
    """Return the sheet of lists of a file; None where it has none."""
    return next((grid for grid in grids if grid.shown and _is_list(grid)), None)


def _is_list(grid: Grid) -> bool:
    """Whether a sheet has the identity of lists, or its name with a head of codes."""
    if identity_of(grid) is not None:
        return True
    top = (label_key(cell.text) for (row, _column), cell in grid.cells.items() if row < _LOOKED_AT)
    return grid.name == LIST_SHEET and "ma" in top


def identity_of(grid: Grid) -> tuple[str, str, str] | None:
    """Return form, unit and period that stand above the hidden keys; None where they were deleted."""
    texts = (cell.text for (row, _column), cell in grid.cells.items() if row < _LOOKED_AT)
    return next((found for text in texts if (found := lists_identity_parts(text))), None)


def read_lists(grid: Grid, rows: Sequence[TableRow], report: FileReport) -> list[ListedRow]:
    """Return the lists of a sheet; every line that is not understood is named in the report."""
    found, first = _columns(grid, rows, report)
    taken = {column + beside for column in found for beside in (0, 1)}
    for place, cell in sorted(grid.cells.items()):
        if place[0] >= first and place[1] not in taken and cell.text.strip():
            stray = Message(N_("Ô này nằm ngoài các cột Mã, Tên của danh sách nên không nhập."))
            report.not_understood.append(NamedCell(grid.name, cell_name(place), cell.text, stray))
    for column, listed in found.items():
        for number in range(first, grid.height):
            _line(grid, (number, column), listed, report)
    return list(found.values())


def _columns(grid: Grid, rows: Sequence[TableRow], report: FileReport) -> tuple[dict[int, ListedRow], int]:
    """The column of codes of each list and the first row of members: by hidden keys, else by labels."""
    known = {row.key: row for row in rows}
    keys = {place: cell.text for place, cell in grid.cells.items() if place[0] < _LOOKED_AT}
    top = next((row for (row, _column), text in keys.items() if lists_identity_parts(text)), None)
    if top is None:
        return _by_label(grid, rows, report)
    found = {}
    for (row, column), key in sorted(keys.items()):
        if row != top or key not in known:
            continue
        listed = ListedRow(known[key], cell_name((row + 1, column)))
        if label_key(known[key].label) not in label_key(grid.text((row + 1, column))):
            _disagree(grid, (row + 1, column), listed, report)
        found[column] = listed
    return found, top + _HEADS + 1


def _disagree(grid: Grid, place: Place, listed: ListedRow, report: FileReport) -> None:
    listed.broken = True
    why = Message(
        N_(
            "Khóa ẩn nói đây là danh sách của dòng “%(row)s”, nhưng tiêu đề ghi khác. Có thể các cột đã bị "
            "chép lệch. Hãy để lại đúng tiêu đề."
        ),
        {"row": listed.row.label},
    )
    text = grid.text(place)
    report.not_understood.append(NamedCell(grid.name, cell_name(place), text, why, listed.row.key))


def _by_label(grid: Grid, rows: Sequence[TableRow], report: FileReport) -> tuple[dict[int, ListedRow], int]:
    """The lists under heads that hold the label of one row."""
    found: dict[int, ListedRow] = {}
    first = 0
    for (number, column), cell in sorted(grid.cells.items()):
        if number >= _LOOKED_AT or label_key(cell.text) != "ma":
            continue
        said = label_key(grid.text((number - 1, column)))
        named = [row for row in rows if said and said.endswith(label_key(row.label))]
        if len(named) == 1:
            found[column] = ListedRow(named[0], cell_name((number - 1, column)))
            first = number + 1
    if not found:
        unknown = Message(N_("Không thấy cột Mã, Tên nào dưới tên của một dòng đếm theo danh sách."))
        report.not_understood.append(NamedCell(grid.name, "", "", unknown))
    return found, first if found else grid.height


def _line(grid: Grid, place: Place, listed: ListedRow, report: FileReport) -> None:
    """Take one line of a list, or name it and leave the whole list as it is."""
    number, column = place
    code, name = grid.text(place).strip(), grid.text((number, column + 1)).strip()
    if not code and not name:
        return
    said = _member(grid, place, code, name)
    if isinstance(said, Member) and listed.members.get(said.code, said) != said:
        said = Message(N_("Mã đã có ở một dòng trên của danh sách này."))
    if isinstance(said, Message):
        listed.broken = True
        where = cell_name(place if code else (number, column + 1))
        report.not_understood.append(NamedCell(grid.name, where, code or name, said, listed.row.key))
        return
    if said.code in listed.members:
        again = Message(N_("Mục này đứng hai lần trong danh sách; tính một lần."))
        report.warnings.append(NamedCell(grid.name, cell_name(place), code, again, listed.row.key))
    listed.members[said.code] = said
    listed.places[said.code] = cell_name(place)


def _member(grid: Grid, place: Place, code: str, name: str) -> Member | Message:
    """The member that a line names, or why it names none."""
    cell = grid.cells.get(place)
    if cell is None or not code:
        return Message(N_("Có tên mà không có mã. Hãy ghi mã."))
    if cell.kind is CellKind.NUMBER:
        return Message(
            N_(
                "Mã được gõ dạng số (%(code)s) nên Excel có thể đã bỏ số 0 hoặc đổi dấu chấm. "
                "Hãy định dạng ô là chữ (Text) và gõ lại."
            ),
            {"code": code},
        )
    if cell.kind is not CellKind.TEXT:
        return Message(N_("Ô mã không phải là chữ (%(code)s). Hãy gõ lại mã."), {"code": code})
    if len(code) > _CODE_LENGTH or len(name) > _NAME_LENGTH:
        return Message(N_("Mã dài quá 80 chữ hoặc tên dài quá 500 chữ. Hãy viết ngắn lại."))
    try:
        return Member(member_code(code), code, name)
    except MemberFault as fault:
        return Message(fault.template, fault.params)


def members_of(lists: Mapping[str, tuple[tuple[str, str], ...]], key: str) -> Iterator[Member]:
    """Yield the members of one list that went out with a workbook."""
    for code, name in lists.get(key, ()):
        yield Member(member_code(code), code, name)

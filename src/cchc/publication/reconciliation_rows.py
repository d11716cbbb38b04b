"""The table of a reconciliation: each source in a column, the figure that stands, and why it does."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cchc.catalogue.queries.tables import TableRow
from cchc.document.tree import Align, Cell, Column, NumberFormat, Row, RowKind, Table, runs
from cchc.engine.figures import Blank
from cchc.engine.numbers import print_count
from cchc.publication.issuers import lowered
from cchc.reporting.enums import RowBasis
from cchc.reporting.queries.choosing import Figures
from cchc.reporting.queries.printing import print_row, printed_amount
from cchc.reporting.queries.reconciliation import ReconciledRow, Reconciliation
from cchc.reporting.queries.reconciliation_json import why
from cchc.reporting.workbook.contents import BLANK_CODES

_SOURCES = (
    "Tổng hợp từ các đơn vị",
    "Cơ quan chủ trì",
    "Đơn vị tự báo cáo",
    "Hệ thống ngoài",
    "Kỳ trước",
)
_COLUMNS = (
    Column(13, Align.CENTRE),
    Column(57),
    Column(19, Align.CENTRE),
    Column(26, Align.RIGHT),
    *(Column(23, Align.RIGHT) for _source in _SOURCES[1:]),
    Column(23, Align.RIGHT),
    Column(52),
)
_BASES = {
    RowBasis.PARTS: "Số tổng hợp",
    RowBasis.REPORTED: "Số đơn vị tự báo cáo",
    RowBasis.OWNER: "Số của cơ quan chủ trì",
    RowBasis.OUTSIDE: "Số của hệ thống ngoài",
}
_LEGEND = "KPS: không phát sinh; KAD: không áp dụng; CĐH: chưa đến hạn báo cáo; –: chưa có số liệu."
_NONE = "–"
_NAMED = 3


def reconciled_table(found: Reconciliation, rows: Sequence[ReconciledRow]) -> Table:
    """Return the table of some rows below the headings of the form that they stand under."""
    wanted = {one.row.key: one for one in rows}
    lines: list[Row] = []
    for table in found.tables.tables:
        below = list(_lines(table.rows, wanted, found.names))
        if below and len(found.tables.tables) > 1:
            name = ". ".join(part for part in (table.number, " ".join(table.title)) if part)
            lines.append(Row((Cell.of(name, len(_COLUMNS), align=Align.LEFT),), RowKind.GROUP))
        lines += below
    return Table(_COLUMNS, _header(), tuple(lines), legend=(runs(_LEGEND),))


def _header() -> tuple[Row, ...]:
    first = (
        _head("STT", down=2),
        _head("Chỉ tiêu", down=2),
        _head("Đơn vị tính", down=2),
        _head("Số liệu theo từng nguồn", across=len(_SOURCES)),
        _head("Số được chọn", down=2),
        _head("Căn cứ, lý do", down=2),
    )
    numbers = (_head(f"({place})") for place in range(1, len(_COLUMNS) + 1))
    return Row(first), Row(tuple(_head(source) for source in _SOURCES)), Row(tuple(numbers))


def _head(text: str, across: int = 1, down: int = 1) -> Cell:
    return Cell(runs(text), across, down, Align.CENTRE, bold=True)


def _lines(
    rows: Sequence[TableRow], wanted: Mapping[str, ReconciledRow], names: Mapping[str, str]
) -> Iterator[Row]:
    """The rows wanted, each after those above it in the form that say what it is about."""
    above: list[TableRow] = []
    for row in rows:
        above = [one for one in above if one.depth < row.depth]
        if row.key in wanted:
            yield from map(_context, above)
            above = []
            yield _line(wanted[row.key], names)
        else:
            above.append(row)


def _context(row: TableRow) -> Row:
    label = Cell(runs(row.label), len(_COLUMNS) - 1, align=Align.LEFT)
    return Row((Cell.of(row.stt), label), RowKind.GROUP)


def _line(one: ReconciledRow, names: Mapping[str, str]) -> Row:
    row, sources = one.row, one.sources
    outside = "\n".join(f"{system}: {shown(one, said)}" for system, said in sources.outside.items())
    cells = (
        Cell.of(row.stt),
        Cell.of(row.label),
        Cell.of(row.printed_unit or row.unit),
        _figure(one, sources.parts),
        _figure(one, sources.owner),
        _figure(one, sources.reported),
        Cell.of(outside or _NONE),
        _figure(one, one.last or None),
        replace(_figure(one, one.chosen.figures), bold=True),
        Cell.of(". ".join(_grounds(one, names))),
    )
    return Row(cells, key=row.key)


def _figure(one: ReconciledRow, figures: Figures | None) -> Cell:
    """A number with its amount, for workbooks, where it is one."""
    text, amounts = shown(one, figures), [figure.amount for figure in figures or ()]
    if len(amounts) != 1 or amounts[0] is None:
        return Cell.of(text)
    printed = printed_amount(one.row, amounts[0])
    return Cell.of_number(text, printed, NumberFormat(len(text.partition(",")[2])))


def shown(one: ReconciledRow, figures: Figures | None) -> str:
    """Return figures as their row prints them, the code of a blank, or a dash."""
    if not figures or figures[0].blank is Blank.MISSING:
        return _NONE
    blank = figures[0].blank
    return print_row(one.row, figures) or (BLANK_CODES.get(blank, _NONE) if blank else _NONE)


def _grounds(one: ReconciledRow, names: Mapping[str, str]) -> Iterator[str]:
    """Why the figure stands: the basis, the reason given, whom it lacks, what makes it no sum."""
    if one.chosen.basis is not None:
        yield _BASES[RowBasis(one.chosen.basis)]
    if one.choice and one.choice.reason:
        yield one.choice.reason.strip().rstrip(".")
    if one.is_open:
        yield "Các nguồn khác nhau, chưa chọn"
    if one.missing:
        kind = "Chưa gồm" if one.chosen.partial else "Số tổng hợp chưa gồm"
        yield f"{kind} {_lacking([names.get(unit, unit) for unit in one.missing])}"
    if reason := why(one):
        yield reason.rstrip(".")


def _lacking(names: Sequence[str]) -> str:
    """A few names, or how many there are: all of them stand below the table."""
    return named(names) if len(names) <= _NAMED else f"{print_count(len(names))} đơn vị"


def named(names: Sequence[str]) -> str:
    """Return names of units in running text."""
    return ", ".join(map(lowered, names))

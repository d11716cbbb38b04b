"""Filled appendices as tables of the document tree."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from cchc.catalogue.queries.tables import Table as FormTable
from cchc.catalogue.queries.tables import TableRow
from cchc.document.tree import (
    Align,
    AnnexHeading,
    Cell,
    NumberFormat,
    Row,
    RowKind,
    Run,
    Runs,
    Section,
    runs,
)
from cchc.document.tree import Table as PrintedTable
from cchc.engine.figures import Blank
from cchc.engine.numbers import NumberFault, print_count, print_number, read_number
from cchc.engine.numerals import roman
from cchc.publication.annex_columns import RowTexts, columns_of
from cchc.publication.issuers import lowered
from cchc.reporting.queries.fill import FilledForm, FilledRow
from cchc.reporting.queries.printing import printed_amount

_NAMED = 12
_LEGENDS = {
    Blank.NONE_AROSE: "Không phát sinh trong kỳ.",
    Blank.NOT_APPLICABLE: "Không áp dụng với đơn vị.",
    Blank.NOT_YET_DUE: "Chưa đến hạn báo cáo.",
    Blank.MISSING: "Chưa có số liệu.",
}
_AFTER_CODE = re.compile(r"(= \d+) ")


@dataclass(frozen=True)
class _Layout:
    """The columns of one printed table, from left to right, and the marks of its blanks."""

    names: tuple[str, ...]
    grouped: bool
    heads: dict[str, str]
    marks: dict[Blank, str]


def annex_sections(filled: FilledForm, reference: str, footer: str) -> tuple[Section, ...]:
    """Return one section for each appendix; `reference` is the line "(Kèm theo Báo cáo số …)"."""
    tables = filled.form.tables
    return tuple(
        Section(
            blocks=(_heading(table, place, len(tables), reference), _table(table, filled)),
            name=table.number or f"Phụ lục {roman(place + 1)}" if len(tables) > 1 else "Phụ lục",
            footer=footer,
        )
        for place, table in enumerate(tables)
    )


def _heading(table: FormTable, place: int, count: int, reference: str) -> AnnexHeading:
    label = f"Phụ lục {roman(place + 1)}" if count > 1 else "Phụ lục"
    return AnnexHeading(label, "\n".join(line.upper() for line in table.title), reference)


def _table(table: FormTable, filled: FilledForm) -> PrintedTable:
    has_group = any(row.group for row in table.rows)
    names = ("stt", *(("group",) if has_group else ()), "label", "unit", "value", "note")
    rows = [filled.row(row.key) for row in table.rows]
    layout = _Layout(names, table.grouped_header, table.columns, _marks(rows))
    texts = [RowTexts(one.row.label, _unit(one.row), _note(one)) for one in rows]
    return PrintedTable(
        columns=columns_of(names, texts),
        header=_header(layout),
        rows=_rows(rows, layout),
        legend=_legend(rows, filled.names, layout.marks),
        key=table.key,
    )


def _marks(rows: list[FilledRow]) -> dict[Blank, str]:
    """Number the reasons for blanks that a table has, from 1."""
    blanks = {row.blank for row in rows if row.as_written is None}
    present = (blank for blank in _LEGENDS if blank in blanks)
    return {blank: str(number) for number, blank in enumerate(present, 1)}


def _header(layout: _Layout) -> tuple[Row, ...]:
    heads, wide = layout.heads, 2 if "group" in layout.names else 1
    if not layout.grouped:
        cells = [_head(heads["stt"]), _head(heads["label"], across=wide)]
        return (Row((*cells, *(_head(heads[name]) for name in ("unit", "value", "note")))),)
    first = (
        _head(heads["stt"], down=2),
        _head(heads["label"], across=wide, down=2),
        _head(heads.get("group", "Kết quả"), across=2),
        _head(heads["note"], down=2),
    )
    return (Row(first), Row((_head(heads["unit"]), _head(heads["value"]))))


def _head(text: str, across: int = 1, down: int = 1) -> Cell:
    return Cell(runs(text), across, down, Align.CENTRE, bold=True)


def _rows(rows: list[FilledRow], layout: _Layout) -> tuple[Row, ...]:
    return tuple(_row(row, _span(rows, place), layout) for place, row in enumerate(rows))


def _span(rows: list[FilledRow], place: int) -> int:
    """How many rows a row-group cell that begins here covers; 0 where an earlier one covers this row."""
    group = rows[place].row.group
    if not group:
        return 1
    if place and rows[place - 1].row.group == group:
        return 0
    following = (other.row.group == group for other in rows[place:])
    return next((count for count, same in enumerate(following) if not same), len(rows) - place)


def _row(filled: FilledRow, span: int, layout: _Layout) -> Row:
    row = filled.row
    cells = [Cell(runs(row.stt), align=Align.CENTRE)]
    if "group" in layout.names and row.group and span:
        cells.append(Cell(runs(row.group), row_span=span))
    wide = 2 if "group" in layout.names and not row.group else 1
    cells.append(Cell(runs(row.label), wide, italic=row.style == "italic"))
    cells.append(Cell(runs(_unit(row)), align=Align.CENTRE))
    cells.append(value_cell(filled, layout.marks))
    cells.append(Cell(runs(_note(filled)), bold=False))
    return Row(tuple(cells), RowKind.GROUP if row.is_heading else RowKind.PLAIN, row.key)


def _unit(row: TableRow) -> str:
    """The unit as printed; each code of a choice on a line of its own, where it stays with its last word."""
    text = row.printed_unit or row.unit
    return _AFTER_CODE.sub("\\1\n", text).replace(" = ", "\u00a0=\u00a0") if row.choices else text


def value_cell(filled: FilledRow, marks: Mapping[Blank, str]) -> Cell:
    """Return the cell of a row's figure: a number where it is one, words, or a dash with its mark."""
    if filled.as_written is not None:
        return _written_cell(filled)
    blank = filled.blank
    if blank is not None:
        return Cell.of_blank(marks[blank])
    amount = filled.figures[0].amount if len(filled.figures) == 1 else None
    return _number_cell(filled, amount)


def _number_cell(filled: FilledRow, amount: Fraction | None) -> Cell:
    anchor = filled.row.key
    if amount is None:
        return Cell(runs(filled.shown), align=Align.RIGHT, anchor=anchor)
    printed = printed_amount(filled.row, amount)
    return Cell.of_number(filled.shown, printed, NumberFormat(_decimals(printed)), anchor)


def _written_cell(filled: FilledRow) -> Cell:
    text = filled.as_written or ""
    plain = Cell(runs(text), align=Align.RIGHT, anchor=filled.row.key)
    if len(filled.figures) != 1 or filled.figures[0].amount is None:
        return plain
    try:
        reading = read_number(text)
    except NumberFault:
        return plain
    if reading.denominator is not None or reading.unit not in {"", "%"}:
        return plain
    number = filled.figures[0].amount / filled.row.scale
    return Cell.of_number(text, number, _format(text, number, reading.unit), filled.row.key)


def _format(text: str, number: Fraction, suffix: str) -> NumberFormat:
    """As many digits as were written; "1.5" was written with a point, and has one all the same."""
    whole, _, after = text.removesuffix("%").strip().partition(",")
    pad = len(whole) if whole.startswith("0") and len(whole) > 1 else 0
    return NumberFormat(len(after) or _decimals(number), pad, suffix)


def _decimals(number: Fraction) -> int:
    return len(print_number(number).partition(",")[2])


def _note(filled: FilledRow) -> str:
    missing = filled.missing
    if filled.note or not missing or filled.blank is not None:
        return filled.note
    return f"Thiếu {print_count(len(missing))} đơn vị"


def _legend(
    rows: list[FilledRow], names: Mapping[str, str], numbered: Mapping[Blank, str]
) -> tuple[Runs, ...]:
    marks = tuple(run for blank, mark in numbered.items() for run in _legend_runs(blank, mark))
    missing = sorted(
        {lowered(names.get(code, code)) for row in rows if row.blank is None for code in row.missing}
    )
    return (*((marks,) if marks else ()), *((_missing_runs(missing),) if missing else ()))


def _missing_runs(names: list[str]) -> Runs:
    more = len(names) - _NAMED
    others = f" và {print_count(more)} đơn vị khác" if more > 0 else ""
    return runs(f"Số liệu tổng hợp chưa bao gồm: {', '.join(names[:_NAMED])}{others}.")


def _legend_runs(blank: Blank, mark: str) -> Runs:
    return (Run(mark, superscript=True), Run(f" {_LEGENDS[blank]} "))

"""Plain pieces, ready for JSON: lines in a look, rules, frames of two columns, tables.

Nothing of a document ever becomes markup: the layout reads the pieces as data.
"""

from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any

from cchc.document.fitting import fitted_widths_mm
from cchc.document.grid import Placed, place
from cchc.document.letters import printable
from cchc.document.table import Row, RowKind, Table
from cchc.document.text import Run, Runs
from cchc.rendering.looks import STYLE_OF

Piece = dict[str, Any]


def run_piece(run: Run) -> Piece:
    """A run; its footnote is a list of runs, or null."""
    note = None if run.footnote is None else [run_piece(part) for part in run.footnote.runs]
    look = {"bold": run.bold, "italic": run.italic, "raised": run.superscript}
    return {"text": printable(run.text).split("\n"), "note": note, **look}


def line(style: str, content: Runs, *, sticky: bool = False) -> Piece:
    """A paragraph in a named look."""
    look = asdict(STYLE_OF[style])
    return {
        "is": "line",
        "runs": [run_piece(run) for run in content],
        **look,
        "hanging": 0,
        "sticky": sticky or look["keep_next"],
    }


def text_line(style: str, text: str) -> Piece:
    """A paragraph of plain text."""
    return line(style, (Run(text),) if text else ())


def rule(length_mm: float, style: str = "Rule") -> Piece:
    """A centred rule."""
    look = STYLE_OF[style]
    return {"is": "rule", "length": length_mm, "gap": look.gap, "after": look.after}


def frame(widths: tuple[float, float], hang_mm: float, *rows: tuple[list[Piece], list[Piece]]) -> Piece:
    """Two columns without borders that are never broken across pages."""
    return {"is": "frame", "widths": widths, "hang": hang_mm, "cells": [cell for row in rows for cell in row]}


def _cell(placed: Placed, row: Row, table: Table, head: bool) -> Piece:
    cell = placed.cell
    bold = head or (cell.bold if cell.bold is not None else row.kind is not RowKind.PLAIN)
    content = (replace(run, bold=run.bold or bold, italic=run.italic or cell.italic) for run in cell.runs)
    align = "centre" if head else str(cell.align or table.columns[placed.column].align)
    return {
        "runs": [run_piece(run) for run in content],
        "x": placed.column,
        "y": placed.row,
        "columns": cell.column_span,
        "rows": cell.row_span,
        "align": align,
        "indent": 0 if head else cell.indent,
        "breaks": row.may_break,
    }


def _cells(rows: tuple[Row, ...], table: Table, head: bool) -> Iterable[Piece]:
    if not rows:
        return
    for number, placed in enumerate(place(rows, len(table.columns))):
        for one in placed:
            yield _cell(one, rows[number], table, head)


def _kept(table: Table) -> list[Piece]:
    """Rows that the end of a page does not part, the legend counted as one more."""
    kept: list[Piece] = []
    first = 0
    for number in range(len(table.rows)):
        if not table.keeps_with_next(number):
            kept += [{"y": first, "rows": number + 1 - first}] if number > first else []
            first = number + 1
    more = len(table.rows) + 1 - first
    return [*kept, {"y": first, "rows": more}] if table.legend and more > 1 else kept


def table_piece(table: Table, room_mm: float) -> Piece:
    """The table and the lines of its legend."""
    return {
        "is": "table",
        "widths": fitted_widths_mm(table, room_mm),
        "head": list(_cells(table.header, table, True)),  # noqa: FBT003
        "body": list(_cells(table.rows, table, False)),  # noqa: FBT003
        "kept": _kept(table),
        "legend": [line("Legend", content) for content in table.legend],
    }

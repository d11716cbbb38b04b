"""Ruled tables: fixed widths, repeated heads, merged cells, rows that are not broken across pages."""

from dataclasses import dataclass, replace

from cchc.document import decree30 as law
from cchc.document.fitting import PADDING_MM, fitted_widths_mm
from cchc.document.grid import Placed, place, row_lines
from cchc.document.letters import line_count
from cchc.document.table import Cell, Row, RowKind, Table
from cchc.document.text import Align, Runs
from cchc.rendering.wordml.texts import Notes, line, paragraph
from cchc.rendering.wordml.xml import tag, twips

_INDENT_MM = 3.0
_STYLES = {
    Align.LEFT: "CellLeft",
    Align.CENTRE: "CellCentre",
    Align.RIGHT: "CellRight",
    Align.JUSTIFY: "CellJustify",
}


def _content(cell: Cell, row: Row) -> Runs:
    bold = cell.bold if cell.bold is not None else row.kind is not RowKind.PLAIN
    if not (bold or cell.italic or cell.anchor):
        return cell.runs
    return tuple(
        replace(
            run, bold=run.bold or bold, italic=run.italic or cell.italic, anchor=run.anchor or cell.anchor
        )
        for run in cell.runs
    )


def _height(lines: int) -> int:
    """Twentieths of a point of a row with so many lines of Times New Roman and its small gaps."""
    return round(20 * (1.15 * law.TABLE_PT * lines + 2))


@dataclass(frozen=True)
class _RowLook:
    """How high a row is at least (heads only), and whether it stays with the next one."""

    height: str = ""
    together: bool = False


class _Writer:
    """One table being written."""

    def __init__(self, table: Table, room_mm: float, notes: Notes) -> None:
        self.table = table
        self.notes = notes
        self.widths_mm = fitted_widths_mm(table, room_mm)
        self.widths = [twips(width) for width in self.widths_mm]

    def _paragraph(self, placed: Placed, row: Row, head: bool, together: bool) -> str:
        if head:
            return paragraph("CellHead", placed.cell.runs, self.notes)
        align = placed.cell.align or self.table.columns[placed.column].align
        extra = [tag("keepNext")] if together else []
        if placed.cell.indent:
            extra.append(tag("ind", left=twips(placed.cell.indent * _INDENT_MM)))
        return paragraph(_STYLES[align], _content(placed.cell, row), self.notes, *extra)

    def _cell(self, placed: Placed, inner: str, merge: str, middle: bool) -> str:
        span = placed.cell.column_span
        width = sum(self.widths[placed.column : placed.column + span])
        properties = tag(
            "tcPr",
            tag("tcW", w=width, type="dxa"),
            tag("gridSpan", val=span) if span > 1 else "",
            merge,
            tag("vAlign", val="center") if middle else "",
        )
        return tag("tc", properties, inner)

    def _row(self, above: dict[int, Placed], row: Row, placed: tuple[Placed, ...], look: _RowLook) -> str:
        head, together, middle = bool(look.height), look.together, not row.may_break
        cells: dict[int, str] = {}
        for column, open_cell in above.items():
            cells[column] = self._cell(open_cell, line("CellLeft", ""), tag("vMerge"), middle)
        for one in placed:
            merge = tag("vMerge", val="restart") if one.cell.row_span > 1 else ""
            cells[one.column] = self._cell(one, self._paragraph(one, row, head, together), merge, middle)
        whole = "" if row.may_break else tag("cantSplit")
        properties = tag("trPr", whole, look.height, tag("tblHeader") if head else "")
        return tag("tr", properties, *(cells[column] for column in sorted(cells)))

    def head(self) -> str:
        """All rows of the head, each as high as it must be.

        LibreOffice cuts a cell over several rows on the pages on which the head is repeated, unless the rows
        say themselves that they are high enough for it.
        """
        rows = self.table.header
        heights = row_lines(place(rows, len(self.widths)) if rows else (), self._lines)
        looks = [_RowLook(tag("trHeight", val=_height(lines), hRule="atLeast")) for lines in heights]
        return self._rows(rows, looks)

    def body(self) -> str:
        """All rows of the body."""
        rows = self.table.rows
        looks = [_RowLook(together=self.table.keeps_with_next(number)) for number in range(len(rows))]
        return self._rows(rows, looks)

    def _lines(self, placed: Placed) -> int:
        width = sum(self.widths_mm[placed.column : placed.column + placed.cell.column_span])
        return line_count(placed.cell.text, width - 2 * PADDING_MM, law.TABLE_PT, bold=True)

    def _rows(self, rows: tuple[Row, ...], looks: list[_RowLook]) -> str:
        written: list[str] = []
        merged: list[Placed] = []
        for number, placed in enumerate(place(rows, len(self.widths)) if rows else ()):
            merged = [one for one in merged if one.row + one.cell.row_span > number]
            above = {one.column: one for one in merged}
            written.append(self._row(above, rows[number], placed, looks[number]))
            merged += [one for one in placed if one.cell.row_span > 1]
        return "".join(written)


def table(block: Table, room_mm: float, notes: Notes) -> str:
    """The table, its legend, and a small gap below."""
    writer = _Writer(block, room_mm, notes)
    properties = tag(
        "tblPr",
        tag("tblStyle", val="FormTable"),
        tag("tblW", w=sum(writer.widths), type="dxa"),
        tag("jc", val="center"),
        tag("tblLayout", type="fixed"),
    )
    grid = tag("tblGrid", *(tag("gridCol", w=width) for width in writer.widths))
    whole = tag("tbl", properties, grid, writer.head(), writer.body())
    legend = (paragraph("Legend", content, notes) for content in block.legend)
    return line("Gap", "") + whole + "".join(legend) + line("Gap", "")

"""Sheets: heading lines, tables with frozen heads, print set-up."""

import re

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from cchc.document import decree30 as law
from cchc.document.fitting import fitted_widths_mm
from cchc.document.frame import AnnexHeading, DocumentTitle
from cchc.document.grid import Placed, place, row_lines
from cchc.document.letters import printable
from cchc.document.table import Cell, Row, RowKind, Table
from cchc.document.text import Align, Run, Runs
from cchc.document.tree import Block, Orientation, Section
from cchc.rendering.geometry import annex_title_lines, reference_lines
from cchc.rendering.marks import room_mm
from cchc.rendering.workbook.looks import Looks, number_pattern
from cchc.rendering.workbook.measures import LINE_PT, MOST_PT, is_roomy, lines_of, pixels

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_EXACT_DIGITS = 15
_CELL_LIMIT = 32767


def sheet_name(wanted: str, number: int, taken: set[str]) -> str:
    """A name that Excel accepts: at most 31 letters, no []:*?/\\, no apostrophe at the ends, not twice."""
    base = _FORBIDDEN.sub(" ", printable(wanted)).replace("\n", " ").strip(" '")[:31].strip(" '")
    base = base or f"Biểu {number}"
    name = base
    again = 2
    while name.lower() in taken or name.lower() == "history":
        name = f"{base[:26]} ({again})"
        again += 1
    taken.add(name.lower())
    return name


def _shown(run: Run) -> str:
    text = run.text.translate(_RAISED) if run.superscript else run.text
    return text if run.footnote is None else f"{text} ({''.join(_shown(part) for part in run.footnote.runs)})"


def flat(content: Runs) -> str:
    """The text of runs as one string; raised digits stay raised, footnotes follow in brackets."""
    return printable("".join(_shown(run) for run in content))[:_CELL_LIMIT]


class SheetWriter:
    """One sheet being written from the top down."""

    def __init__(self, sheet: Worksheet, looks: Looks, section: Section) -> None:
        self.sheet = sheet
        self.looks = looks
        self.room = room_mm(section)
        self.next = 0
        tables = [block for block in section.blocks if isinstance(block, Table)]
        widest = max(tables, key=lambda table: len(table.columns))
        self.columns = len(widest.columns)
        self.frozen = False
        self.roomy: set[int] = set()
        self.widths = fitted_widths_mm(widest, self.room)
        for number, width in enumerate(self.widths):
            sheet.set_column_pixels(number, number, pixels(width))
        self._print_setup(section)

    def _print_setup(self, section: Section) -> None:
        if section.orientation is Orientation.LANDSCAPE:
            self.sheet.set_landscape()
        self.sheet.set_paper(9)
        left, right, top, bottom = (
            width / 25.4
            for width in (law.MARGIN_LEFT_MM, law.MARGIN_RIGHT_MM, law.MARGIN_TOP_MM, law.MARGIN_BOTTOM_MM)
        )
        self.sheet.set_margins(left, right, top, bottom)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.center_horizontally()
        self.sheet.set_start_page(1)
        self.sheet.set_header(f'&C&"{law.FONT},Regular"&13&P', {"margin": law.HEADER_DISTANCE_MM / 25.4})

    def write(self, block: Block) -> None:
        """A block; text blocks other than headings are not for sheets."""
        match block:
            case AnnexHeading():
                self._across(block.label, self.looks.heading(bold=True), bold=True)
                title = "\n".join(annex_title_lines(block.title, self.room))
                self._across(title, self.looks.heading(bold=True), bold=True)
                self._across(
                    "\n".join(reference_lines(block.reference, self.room)),
                    self.looks.heading(bold=False, italic=True),
                )
                self.next += 1
            case DocumentTitle():
                self._across(block.kind.upper(), self.looks.heading(bold=True), bold=True)
                self._across(block.subject, self.looks.heading(bold=True), bold=True)
            case Table():
                self._table(block)
            case _:
                pass

    def _across(self, text: str, look: Format, *, bold: bool = False) -> None:
        if not text:
            return
        shown = printable(text)
        lines = lines_of(shown, self.room, law.NUMBER_PT, bold=bold)
        self.sheet.set_row(self.next, LINE_PT * 1.1 * lines)
        self._area(self.next, 0, Cell(column_span=self.columns), shown, look)
        self.next += 1

    def _area(self, row: int, column: int, cell: Cell, text: str, look: Format) -> None:
        if cell.column_span > 1 or cell.row_span > 1:
            last = (row + cell.row_span - 1, column + cell.column_span - 1)
            self.sheet.merge_range(row, column, *last, "", look)
        if text:
            self.sheet.write_string(row, column, text, look)
        else:
            self.sheet.write_blank(row, column, None, look)

    def _table(self, table: Table) -> None:
        top = self.next
        self._rows(table, table.header, head=True)
        if table.header and not self.frozen:
            self.sheet.repeat_rows(top, self.next - 1)
            self.sheet.freeze_panes(self.next, 0)
            self.frozen = True
        self.roomy = self._roomy(table)
        self._rows(table, table.rows, head=False)
        for content in table.legend:
            self._across(flat(content), self.looks.legend())
        self.next += 1

    def _rows(self, table: Table, rows: tuple[Row, ...], *, head: bool) -> None:
        grid = place(rows, len(table.columns)) if rows else ()
        heights = row_lines(grid, lambda one: self._lines(table, rows[one.row], one, head=head))
        for row, placed, lines in zip(rows, grid, heights, strict=True):
            for one in placed:
                self._cell(table, row, one, head=head)
            self.sheet.set_row(self.next, min(MOST_PT, LINE_PT * lines))
            self.next += 1

    def _roomy(self, table: Table) -> set[int]:
        """Columns in which every figure leaves room to stand off the line on its right."""
        grid = place(table.rows, len(table.columns)) if table.rows else ()
        tight = {
            one.column
            for line in grid
            for one in line
            if self._align(table, one) is Align.RIGHT
            and not is_roomy(flat(one.cell.runs), self.widths[one.column], bold=True)
        }
        return set(range(len(table.columns))) - tight

    def _indent(self, table: Table, placed: Placed) -> int:
        stands_off = self._align(table, placed) is Align.RIGHT and placed.column in self.roomy
        return max(placed.cell.indent, int(stands_off))

    @staticmethod
    def _align(table: Table, placed: Placed) -> Align:
        return placed.cell.align or table.columns[placed.column].align

    def _lines(self, table: Table, row: Row, placed: Placed, *, head: bool) -> int:
        cell = placed.cell
        width = sum(self.widths[placed.column : placed.column + cell.column_span])
        bold = head or (cell.bold if cell.bold is not None else row.kind is not RowKind.PLAIN)
        indent = 0 if head else self._indent(table, placed)
        return lines_of(flat(cell.runs), width, law.TABLE_PT, bold=bold, indent=indent)

    def _cell(self, table: Table, row: Row, placed: Placed, *, head: bool) -> None:
        cell = placed.cell
        if head:
            self._area(self.next, placed.column, cell, flat(cell.runs), self.looks.head())
            return
        bold = cell.bold if cell.bold is not None else row.kind is not RowKind.PLAIN
        align = self._align(table, placed)
        indent = self._indent(table, placed)
        number, shown = cell.number, cell.number_format
        exact = number is not None and len(str(abs(round(number)))) <= _EXACT_DIGITS
        pattern = number_pattern(shown) if shown is not None and exact else "@"
        look = self.looks.cell(align, bold=bold, italic=cell.italic, indent=indent, pattern=pattern)
        self._area(self.next, placed.column, cell, flat(cell.runs), look)
        if number is not None and pattern != "@":
            self.sheet.write_number(self.next, placed.column, float(number), look)

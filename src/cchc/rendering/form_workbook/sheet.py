"""One table of a form as a sheet that is filled in."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from cchc.document import decree30 as law
from cchc.document.letters import printable
from cchc.rendering.form_workbook.entry import validation
from cchc.rendering.form_workbook.formulas import check_formula, value_formula
from cchc.rendering.form_workbook.looks import FormLooks
from cchc.rendering.form_workbook.model import EntryKind, EntryRow, FormSheet, FormWorkbook
from cchc.rendering.form_workbook.top import Columns, SheetTop
from cchc.rendering.workbook.measures import LINE_PT, MOST_PT, lines_of, pixels

_CHECK_MM = 60.0
_DIGITS = 15


class FormSheetWriter:
    """One sheet being written from the top down; the columns are those of the printed table, then the check
    beside each row, then the hidden key.
    """

    def __init__(self, sheet: Worksheet, looks: FormLooks, book: FormWorkbook, form: FormSheet) -> None:
        self._sheet = sheet
        self._looks = looks
        self._book = book
        self._form = form
        self._layout = Columns(form)
        self._columns, self._check = self._layout.at, self._layout.check
        self._next = 0
        self._entered: dict[tuple[EntryKind, str], list[int]] = {}
        self._numbers = {row.key: row.stt.rstrip(".") or f"“{row.label[:30]}”" for row in form.rows}

    def write(self, lists: dict[tuple[str, ...], str]) -> None:
        """Write everything; `lists` names the list of each set of choices."""
        self._set_columns()
        top, first = SheetTop(self._sheet, self._looks, self._book, self._form, self._layout).write()
        self._next = first
        at = {
            row.key: xl_rowcol_to_cell(first + place, self._columns["value"])
            for place, row in enumerate(self._form.rows)
            if row.kind is not None
        }
        for row in self._form.rows:
            self._row(row, at, lists)
        self._groups(first)
        self._validations()
        self._finish(top, first)

    def _set_columns(self) -> None:
        for name, number in self._columns.items():
            self._sheet.set_column_pixels(number, number, pixels(self._layout.width(name)))
        self._sheet.set_column_pixels(self._check, self._check, pixels(_CHECK_MM))
        self._sheet.set_column(self._check + 1, self._check + 1, 12, None, {"hidden": True})

    def _row(self, row: EntryRow, at: dict[str, str], lists: dict[tuple[str, ...], str]) -> None:
        number, looks, columns = self._next, self._looks, self._columns
        self._sheet.set_row(number, self._height(row))
        self._sheet.write_string(number, columns["stt"], printable(row.stt), looks.words(row, "center"))
        self._label(row)
        self._sheet.write_string(number, columns["unit"], printable(row.unit), looks.words(row, "center"))
        self._value(row, at)
        note = looks.note(row)
        self._sheet.write_string(number, columns["note"], printable(row.note), note)
        self._checks(row, at)
        self._sheet.write_string(number, self._check + 1, row.key)
        if row.kind is not None and row.formula is None and not (row.closed or row.sealed):
            self._entered.setdefault((row.kind, lists.get(row.options, "")), []).append(number)
        self._next += 1

    def _validations(self) -> None:
        """One rule for all cells of a kind; its formula speaks of the first one, the others shift it."""
        column = self._columns["value"]
        for (kind, list_name), numbers in self._entered.items():
            rule = validation(kind, xl_rowcol_to_cell(numbers[0], column), list_name)
            rule["other_cells"] = [[number, column, number, column] for number in numbers[1:]]
            self._sheet.data_validation(numbers[0], column, numbers[0], column, rule)

    def _label(self, row: EntryRow) -> None:
        look, text = self._looks.words(row, "left"), printable(row.label)
        if "group" in self._columns and not row.group:
            first = self._columns["group"]
            self._sheet.merge_range(self._next, first, self._next, self._columns["label"], text, look)
        else:
            self._sheet.write_string(self._next, self._columns["label"], text, look)

    def _groups(self, first: int) -> None:
        """The cells beside several rows that belong together."""
        if "group" not in self._columns:
            return
        column, rows = self._columns["group"], self._form.rows
        for start, stop in spans(row.group for row in rows):
            text, look = printable(rows[start].group), self._looks.words(rows[start], "left")
            if not text:
                continue
            if stop - start > 1:
                self._sheet.merge_range(first + start, column, first + stop - 1, column, text, look)
            else:
                self._sheet.write_string(first + start, column, text, look)

    def _value(self, row: EntryRow, at: dict[str, str]) -> None:
        look = self._looks.value(row)
        place = (self._next, self._columns["value"])
        if row.formula is not None:
            shown = float(row.value) if isinstance(row.value, Fraction) else ""
            self._sheet.write_formula(*place, value_formula(row.formula, at, row.decimals), look, shown)
        elif isinstance(row.value, Fraction) and len(str(abs(round(row.value)))) <= _DIGITS:
            self._sheet.write_number(*place, float(row.value), look)
        elif row.value:
            self._sheet.write_string(*place, printable(str(row.value)), look)
        else:
            self._sheet.write_blank(*place, None, look)

    def _checks(self, row: EntryRow, at: dict[str, str]) -> None:
        formula = check_formula(row, at, self._numbers)
        if not formula:
            return
        self._sheet.write_formula(self._next, self._check, formula, self._looks.check(), "")
        beside = xl_rowcol_to_cell(self._next, self._check, col_abs=True)
        value = self._columns["value"]
        rule = {"type": "formula", "criteria": f'={beside}<>""', "format": self._looks.wrong()}
        self._sheet.conditional_format(self._next, value, self._next, value, rule)

    def _height(self, row: EntryRow) -> float:
        bold = row.kind is None
        room = self._layout.width("label") + (
            self._layout.width("group") if "group" in self._columns and not row.group else 0
        )
        lines = [
            lines_of(row.label, room, law.TABLE_PT, bold=bold),
            lines_of(row.unit, self._layout.width("unit"), law.TABLE_PT, bold=bold),
            lines_of(row.note, self._layout.width("note"), law.TABLE_PT),
            lines_of(row.stt, self._layout.width("stt"), law.TABLE_PT, bold=bold),
        ]
        if row.group:
            # A cell over several rows still needs room for its words.
            same = sum(other.group == row.group for other in self._form.rows)
            lines.append(-(-lines_of(row.group, self._layout.width("group"), law.TABLE_PT) // same))
        return min(MOST_PT, LINE_PT * max(lines) + 3)

    def _finish(self, top: int, first: int) -> None:
        sheet = self._sheet
        sheet.repeat_rows(top, first - 1)
        sheet.freeze_panes(first, 0)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.set_margins(*(law_mm / 25.4 for law_mm in (20.0, 15.0, 15.0, 15.0)))
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.print_area(0, 0, max(self._next - 1, first), self._check - 1)
        sheet.set_footer(f'&L&"{law.FONT},Italic"&10{self._form.name}&R&"{law.FONT},Regular"&10Trang &P/&N')
        sheet.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})


def spans(values: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield the first place and the one after the last of each run of equal values."""
    start, before = 0, None
    place = -1
    for place, value in enumerate(values):
        if before is not None and value != before:
            yield start, place
            start = place
        before = value
    if place >= 0:
        yield start, place + 1

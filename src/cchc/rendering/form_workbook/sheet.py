"""One table of a form as a sheet that is filled in."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from cchc.document import decree30 as law
from cchc.document.letters import printable
from cchc.document.metrics import text_width_mm
from cchc.rendering.form_workbook.entry import validation
from cchc.rendering.form_workbook.formulas import check_formula, value_formula
from cchc.rendering.form_workbook.looks import FormLooks
from cchc.rendering.form_workbook.model import EntryKind, EntryRow, FormSheet, FormWorkbook

_WIDTHS = {"stt": 17.0, "group": 26.0, "label": 106.0, "unit": 36.0, "value": 30.0, "note": 44.0}
_CHECK_MM = 60.0
_MM_PER_CHARACTER = 2.1
_LINE_PT = 15.75
_MOST_PT = 409.0
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
        grouped = ("group",) if any(row.group for row in form.rows) else ()
        self._names = ("stt", *grouped, "label", "unit", "value", "note")
        self._columns = {name: number for number, name in enumerate(self._names)}
        self._check = len(self._names)
        self._next = 0
        self._entered: dict[tuple[EntryKind, str], list[int]] = {}
        self._numbers = {row.key: row.stt.rstrip(".") or f"“{row.label[:30]}”" for row in form.rows}

    def write(self, lists: dict[tuple[str, ...], str]) -> None:
        """Write everything; `lists` names the list of each set of choices."""
        self._set_columns()
        self._letterhead()
        top = self._next
        self._heads()
        first = self._next
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

    def _width(self, name: str) -> float:
        narrowed = _WIDTHS["group"] if name == "label" and "group" in self._columns else 0.0
        return _WIDTHS[name] - narrowed

    def _set_columns(self) -> None:
        for name, number in self._columns.items():
            self._sheet.set_column(number, number, self._width(name) / _MM_PER_CHARACTER)
        self._sheet.set_column(self._check, self._check, _CHECK_MM / _MM_PER_CHARACTER)
        self._sheet.set_column(self._check + 1, self._check + 1, 12, None, {"hidden": True})

    def _letterhead(self) -> None:
        middle = self._columns["label"]
        for left, right in zip_lines(self._book.left, self._book.right):
            self._across(0, middle, left, bold=left == self._book.left[-1])
            self._across(middle + 1, self._check - 1, right, bold=False)
            self._next += 1
        self._next += 1
        for line in self._form.title:
            self._across(0, self._check - 1, line, bold=True, size=law.TITLE_PT)
            self._next += 1
        self._across(0, self._check - 1, self._book.subtitle, italic=True)
        self._next += 2

    def _across(
        self,
        first: int,
        last: int,
        text: str,
        *,
        bold: bool = False,
        italic: bool = False,
        size: float = law.TABLE_PT,
    ) -> None:
        look = self._looks.line(bold=bold, italic=italic, size=size)
        shown = printable(text)
        room = sum(self._width(name) for name in self._names[first : last + 1])
        lines = lines_of(shown, room, size, bold=bold)
        if lines > 1 or size > law.TABLE_PT:
            self._sheet.set_row(self._next, lines * size * 1.32)
        self._sheet.merge_range(self._next, first, self._next, last, shown, look)

    def _heads(self) -> None:
        look, heads, columns = self._looks.head(), self._form.heads, self._columns
        down = 1 if self._form.grouped else 0
        label_from = columns.get("group", columns["label"])
        self._head(self._next, columns["stt"], self._next + down, columns["stt"], heads.get("stt", "STT"))
        self._head(self._next, label_from, self._next + down, columns["label"], heads["label"])
        if self._form.grouped:
            over = heads.get("group", "Kết quả")
            self._head(self._next, columns["unit"], self._next, columns["value"], over)
        for name in ("unit", "value"):
            self._sheet.write_string(self._next + down, columns[name], printable(heads[name]), look)
        self._head(self._next, columns["note"], self._next + down, columns["note"], heads["note"])
        self._head(self._next, self._check, self._next + down, self._check, "Kiểm tra")
        self._sheet.write_string(self._next, self._check + 1, self._form.identity)
        height = max(
            lines_of(heads[name], self._width(name), law.TABLE_PT, bold=True) for name in ("label", "value")
        )
        for row in range(self._next, self._next + down + 1):
            self._sheet.set_row(row, _LINE_PT * max(1.0, height / (down + 1)) + 3)
        self._next += down + 1

    def _head(self, top: int, left: int, bottom: int, right: int, text: str) -> None:
        look = self._looks.head()
        if (top, left) == (bottom, right):
            self._sheet.write_string(top, left, printable(text), look)
        else:
            self._sheet.merge_range(top, left, bottom, right, printable(text), look)

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
        room = self._width("label") + (
            self._width("group") if "group" in self._columns and not row.group else 0
        )
        lines = [
            lines_of(row.label, room, law.TABLE_PT, bold=bold),
            lines_of(row.unit, self._width("unit"), law.TABLE_PT, bold=bold),
            lines_of(row.note, self._width("note"), law.TABLE_PT),
            lines_of(row.stt, self._width("stt"), law.TABLE_PT, bold=bold),
        ]
        if row.group:
            # A cell over several rows still needs room for its words.
            same = sum(other.group == row.group for other in self._form.rows)
            lines.append(-(-lines_of(row.group, self._width("group"), law.TABLE_PT) // same))
        return min(_MOST_PT, _LINE_PT * max(lines) + 3)

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


def zip_lines(left: tuple[str, ...], right: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Pair the lines of two columns; the shorter one is filled up with empty lines."""
    for place in range(max(len(left), len(right))):
        yield left[place] if place < len(left) else "", right[place] if place < len(right) else ""


@lru_cache(maxsize=8192)
def lines_of(text: str, width_mm: float, size: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes in a column, words kept whole, with a little room to spare."""
    room = max(width_mm - 5.0, 6.0)
    return sum(_wrapped(part, room, size, bold) for part in text.split("\n"))


def _wrapped(text: str, room: float, size: float, bold: bool) -> int:
    lines, used = 1, 0.0
    space = text_width_mm(" ", size, bold)
    for word in text.split():
        width = text_width_mm(word, size, bold)
        if used and used + space + width > room:
            lines, used = lines + 1, width
        else:
            used += width + (space if used else 0.0)
    return lines


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

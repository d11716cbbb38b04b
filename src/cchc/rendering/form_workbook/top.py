"""What stands above the rows of a sheet: who reports what for which period, and the heads of the columns."""

from collections.abc import Iterator, Mapping

from xlsxwriter.worksheet import Worksheet

from cchc.document import decree30 as law
from cchc.document.letters import printable
from cchc.rendering.form_workbook.looks import FormLooks
from cchc.rendering.form_workbook.model import FormSheet, FormWorkbook
from cchc.rendering.workbook.measures import LINE_PT, lines_of

_WIDTHS = {"stt": 17.0, "group": 26.0, "label": 106.0, "unit": 36.0, "value": 30.0, "note": 44.0}


class Columns:
    """The columns of a table: those of the print, the check beside each row, the hidden key."""

    def __init__(self, form: FormSheet) -> None:
        grouped = ("group",) if any(row.group for row in form.rows) else ()
        self.names = ("stt", *grouped, "label", "unit", "value", "note")
        self.at: Mapping[str, int] = {name: number for number, name in enumerate(self.names)}
        self.check = len(self.names)

    def width(self, name: str) -> float:
        """Return the width of a column in millimetres."""
        narrowed = _WIDTHS["group"] if name == "label" and "group" in self.at else 0.0
        return _WIDTHS[name] - narrowed


class SheetTop:
    """The top of one sheet being written."""

    def __init__(
        self, sheet: Worksheet, looks: FormLooks, book: FormWorkbook, form: FormSheet, columns: Columns
    ) -> None:
        self._sheet = sheet
        self._looks = looks
        self._book = book
        self._form = form
        self._columns = columns
        self._next = 0

    def write(self) -> tuple[int, int]:
        """Write it; return the first row of the heads and the first one below them."""
        self._letterhead()
        top = self._next
        self._heads()
        return top, self._next

    def _letterhead(self) -> None:
        middle = self._columns.at["label"]
        for left, right in zip_lines(self._book.left, self._book.right):
            self._across(0, middle, left, bold=left == self._book.left[-1])
            self._across(middle + 1, self._columns.check - 1, right, bold=False)
            self._next += 1
        self._next += 1
        for line in self._form.title:
            self._across(0, self._columns.check - 1, line, bold=True, size=law.TITLE_PT)
            self._next += 1
        self._across(0, self._columns.check - 1, self._book.subtitle, italic=True)
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
        room = sum(self._columns.width(name) for name in self._columns.names[first : last + 1])
        lines = lines_of(shown, room, size, bold=bold)
        if lines > 1 or size > law.TABLE_PT:
            self._sheet.set_row(self._next, lines * size * 1.32)
        self._sheet.merge_range(self._next, first, self._next, last, shown, look)

    def _heads(self) -> None:
        look, heads, columns = self._looks.head(), self._form.heads, self._columns.at
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
        self._head(self._next, self._columns.check, self._next + down, self._columns.check, "Kiểm tra")
        self._sheet.write_string(self._next, self._columns.check + 1, self._form.identity)
        self._head_heights(down)
        self._next += down + 1

    def _head_heights(self, down: int) -> None:
        """The last row of the heads takes unit and value, all rows together the label."""

        def lines(name: str) -> int:
            width = self._columns.width(name)
            return lines_of(self._form.heads[name], width, law.TABLE_PT, bold=True)

        last = max(lines("unit"), lines("value"))
        above = max(1, lines("label") - last) if down else 0
        for place, count in enumerate([above] * down + [max(last, 1 if down else lines("label"))]):
            self._sheet.set_row(self._next + place, LINE_PT * count + 3)

    def _head(self, top: int, left: int, bottom: int, right: int, text: str) -> None:
        look = self._looks.head()
        if (top, left) == (bottom, right):
            self._sheet.write_string(top, left, printable(text), look)
        else:
            self._sheet.merge_range(top, left, bottom, right, printable(text), look)


def zip_lines(left: tuple[str, ...], right: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Pair the lines of two columns; the shorter one is filled up with empty lines."""
    for place in range(max(len(left), len(right))):
        yield left[place] if place < len(left) else "", right[place] if place < len(right) else ""

"""Cell looks of a form to be filled in."""

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from cchc.document import decree30 as law
from cchc.rendering.form_workbook.model import EntryKind, EntryRow

_ENTRY, _COMPUTED, _CLOSED, _HEAD = "#FFFBE6", "#EAF1FB", "#D9D9D9", "#F2F2F2"
_WRONG = "#C00000"
_VIETNAMESE = "[$-42A]"


class FormLooks:
    """Formats of one workbook; equal wishes share one format."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def get(self, **wishes: Any) -> Format:
        """Return the format with these properties over the usual ones."""
        key = repr(sorted(wishes.items()))
        if key not in self._made:
            base = {"font_name": law.FONT, "font_size": law.TABLE_PT, "text_wrap": True, "valign": "vcenter"}
            self._made[key] = self._book.add_format(base | wishes)
        return self._made[key]

    def line(self, *, bold: bool = False, italic: bool = False, size: float = law.TABLE_PT) -> Format:
        """A line above the table."""
        return self.get(bold=bold, italic=italic, font_size=size, align="center")

    def head(self) -> Format:
        """A head of the table."""
        return self.get(bold=True, align="center", border=1, bg_color=_HEAD)

    def words(self, row: EntryRow, align: str) -> Format:
        """A printed cell: number, label, unit."""
        bold = row.kind is None
        grey = {"bg_color": _CLOSED, "font_color": "#595959"} if row.closed else {}
        return self.get(border=1, align=align, bold=bold, **grey)

    def value(self, row: EntryRow) -> Format:
        """The cell of the figure: open where it is entered, computed, or closed."""
        if row.kind is None or row.closed:
            return self.words(row, "right")
        if row.formula is not None:
            pattern = _VIETNAMESE + "#,##0" + ("." + "#" * row.decimals if row.decimals else "")
            return self.get(border=1, align="right", bg_color=_COMPUTED, num_format=pattern)
        pattern = _pattern(row)
        return self.get(border=1, align="right", bg_color=_ENTRY, num_format=pattern, locked=row.sealed)

    def note(self, row: EntryRow) -> Format:
        """The cell of the note."""
        if row.kind is None or row.closed:
            return self.words(row, "left")
        return self.get(border=1, align="left", bg_color=_ENTRY, locked=row.sealed, num_format="@")

    def member(self, *, sealed: bool) -> Format:
        """A cell of a list: text, so that Excel takes no zeros away from a code."""
        return self.get(border=1, align="left", bg_color=_ENTRY, locked=sealed, num_format="@")

    def check(self) -> Format:
        """The cell that says what is wrong with a row."""
        return self.get(font_color=_WRONG, italic=True, font_size=law.LEGEND_PT)

    def wrong(self) -> Format:
        """What a value gets over its own look while its check says something."""
        if "wrong" not in self._made:
            self._made["wrong"] = self._book.add_format({"bg_color": "#FFC7CE", "font_color": _WRONG})
        return self._made["wrong"]


def _pattern(row: EntryRow) -> str:
    """Text where Excel would make a date of `1/2`; general for per cents, so that `91,46%` keeps its sign."""
    if row.kind in {EntryKind.PAIR, EntryKind.CHOICE, EntryKind.YES_NO, EntryKind.WORDS}:
        return "@"
    if row.kind is EntryKind.PERCENT:
        return "General"
    return _VIETNAMESE + ("#,##0" if row.kind is EntryKind.COUNT else "#,##0.######")

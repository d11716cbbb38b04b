"""Cell looks of a workbook, made once each."""

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from cchc.document import decree30 as law
from cchc.document.table import NumberFormat
from cchc.document.text import Align

_ALIGN = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right", Align.JUSTIFY: "justify"}
_VIETNAMESE = "[$-42A]"


def number_pattern(shown: NumberFormat) -> str:
    """A pattern in Vietnamese style: 1.901 and 91,46 where the program heeds its language."""
    whole = "0" * shown.pad if shown.pad > 1 else "#,##0"
    decimals = "." + "0" * shown.decimals if shown.decimals else ""
    suffix = '"' + shown.suffix.replace('"', "") + '"' if shown.suffix else ""
    return f"{_VIETNAMESE}{whole}{decimals}{suffix}"


class Looks:
    """Formats of one workbook; equal wishes share one format."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def _get(self, **wishes: Any) -> Format:
        key = repr(sorted(wishes.items()))
        if key not in self._made:
            base = {"font_name": law.FONT, "font_size": law.TABLE_PT, "text_wrap": True, "valign": "top"}
            self._made[key] = self._book.add_format(base | wishes)
        return self._made[key]

    def heading(self, *, bold: bool, italic: bool = False) -> Format:
        """Label, title and reference above a table."""
        return self._get(font_size=law.NUMBER_PT, bold=bold, italic=italic, align="center", valign="vcenter")

    def legend(self) -> Format:
        """Lines below a table."""
        return self._get(font_size=law.LEGEND_PT, align="left")

    def head(self) -> Format:
        """Head of a table."""
        return self._get(bold=True, align="center", valign="vcenter", border=1)

    def cell(self, align: Align, *, bold: bool, italic: bool, indent: int, pattern: str = "@") -> Format:
        """A cell of the body; pattern "@" is text."""
        wishes = {"align": _ALIGN[align], "bold": bold, "italic": italic, "num_format": pattern}
        return self._get(border=1, valign="vcenter", **wishes, **({"indent": indent} if indent else {}))

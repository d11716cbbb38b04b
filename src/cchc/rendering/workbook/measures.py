"""Sizes of cells: the columns as wide as on paper, the rows as high as their texts need."""

from typing import Any

from cchc.document import decree30 as law
from cchc.document.letters import line_count
from cchc.document.metrics import text_width_mm

LINE_PT = 15.75
"""The height of a line of 12 points, as Excel sets it."""
MOST_PT = 409.0
_PIXELS_PER_MM = 96 / 25.4
_PADDING_MM = 2.0
_INDENT_MM = 2.4
_SPARE = 1.02
"""Letters on a screen are a little wider than in print."""


def workbook_options() -> dict[str, Any]:
    """Return what every workbook is opened with; a new dict each time, since XlsxWriter writes into it.

    The width of a column is counted in digits of the usual font, so it must be one that every machine has in
    the same widths; 72 and 21 pixels are what Times New Roman of 12 points asks for.
    """
    return {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {
            "font_name": law.FONT,
            "font_size": law.TABLE_PT,
            "font_scheme": "none",
        },
        "default_column_width": 72,
        "default_row_height": 21,
    }


def pixels(width_mm: float) -> int:
    """Return the width of a column for `set_column_pixels`."""
    return round(width_mm * _PIXELS_PER_MM)


def is_roomy(text: str, width_mm: float, *, bold: bool) -> bool:
    """Tell whether a figure fits its column with room for the indent beside it; one too wide shows as ###."""
    return text_width_mm(text, law.TABLE_PT, bold) * _SPARE <= width_mm - _PADDING_MM - _INDENT_MM


def lines_of(text: str, width_mm: float, size: float, *, bold: bool = False, indent: int = 0) -> int:
    """Return how many lines a text takes in a column."""
    room = max(width_mm - _PADDING_MM - indent * _INDENT_MM, 6.0) / _SPARE
    return line_count(text, room, size, bold=bold)

"""How wide a text is in Times New Roman, without a font at hand.

`metrics.json` holds the advance widths, in thousandths of an em, of Liberation Serif 2, whose widths equal
those of Times New Roman: for each style a mapping from the width to all letters that have it. Kerning is left
out; on a line of letterhead it is worth less than 1 mm.
"""

import json
import unicodedata
from functools import cache
from importlib.resources import files

_POINT_MM = 25.4 / 72
_UNKNOWN = 500


@cache
def _widths(style: str) -> dict[str, int]:
    text = files("cchc.document").joinpath("metrics.json").read_text(encoding="utf-8")
    groups: dict[str, str] = json.loads(text)[style]
    return {letter: int(width) for width, letters in groups.items() for letter in letters}


def _style(bold: bool, italic: bool) -> str:
    return {(0, 0): "regular", (1, 0): "bold", (0, 1): "italic", (1, 1): "bold_italic"}[(bold, italic)]


def _letter(letter: str, widths: dict[str, int]) -> int:
    return 0 if unicodedata.combining(letter) else widths.get(letter, _UNKNOWN)


def text_width_mm(text: str, size_pt: float, bold: bool = False, italic: bool = False) -> float:
    """Width in millimetres of one line of text; a letter outside Latin and Vietnamese counts half an em."""
    widths = _widths(_style(bold, italic))
    total = sum(_letter(letter, widths) for letter in unicodedata.normalize("NFC", text))
    return total / 1000 * size_pt * _POINT_MM

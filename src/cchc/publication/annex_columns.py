"""Columns of a printed appendix: wide where its texts are long, so that the table is short."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from cchc.document.decree30 import TABLE_PT, TEXT_WIDTH_MM
from cchc.document.fitting import PADDING_MM
from cchc.document.metrics import text_width_mm
from cchc.document.tree import Align, Column

_FIXED = {"stt": 15.0, "group": 24.0, "value": 23.0}
_UNIT_MM = (24.0, 33.0)
_NOTES_MM = tuple(float(width) for width in range(28, 61, 4))
_NO_NOTES_MM = 20.0
_RAGGED = 1.05
"""How much more room words take than their widths add up to, since lines end with words."""
_ALIGNS = {"stt": Align.CENTRE, "unit": Align.CENTRE, "value": Align.RIGHT}


@dataclass(frozen=True)
class RowTexts:
    """The texts of a row that may need several lines; the lines of the unit are parted by "\\n"."""

    label: str
    unit: str
    note: str


def columns_of(names: Sequence[str], rows: Sequence[RowTexts]) -> tuple[Column, ...]:
    """Return the columns called `names`, in millimetres that fill the text area.

    The unit takes its longest line, up to a limit; of several widths for the notes the one is taken with
    which the table is shortest, and the labels get the rest.
    """
    unit = _unit_mm(rows)
    taken = unit + sum(width for name, width in _FIXED.items() if name in names)
    notes = _NOTES_MM if any(row.note for row in rows) else (_NO_NOTES_MM,)
    measured = [(_mm(row.label), _mm(row.note)) for row in rows]
    note = min(notes, key=lambda width: _height(measured, TEXT_WIDTH_MM - taken - width, width))
    widths = {**_FIXED, "unit": unit, "note": note, "label": TEXT_WIDTH_MM - taken - note}
    return tuple(Column(widths[name], _ALIGNS.get(name, Align.LEFT)) for name in names)


def _unit_mm(rows: Sequence[RowTexts]) -> float:
    least, most = _UNIT_MM
    lines = {line for row in rows for line in row.unit.split("\n")}
    needed = (_mm(line) + 2 * PADDING_MM + 1 for line in lines)
    return max([least, *(width for width in needed if width <= most)])


def _mm(text: str) -> float:
    return text_width_mm(text, TABLE_PT)


def _height(measured: Sequence[tuple[float, float]], label_mm: float, note_mm: float) -> int:
    """Return the lines of all rows, squared: one row over a whole page is worse than many of three lines."""
    return sum(max(_lines(label, label_mm), _lines(note, note_mm)) ** 2 for label, note in measured)


def _lines(text_mm: float, width_mm: float) -> int:
    return max(1, ceil(_RAGGED * text_mm / (width_mm - 2 * PADDING_MM)))

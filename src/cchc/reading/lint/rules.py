"""Horizontal rules under a line of text: drawn, a paragraph border, or underscores."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cchc.document.metrics import text_width_mm
from cchc.reading.wordprocessing.model import Paragraph, Shape

_UNDERSCORES = re.compile(r"^[_\-–—─]{3,}$")
_CENTRE_TOLERANCE_MM = 2.0
_TWIPS_MM = 25.4 / 1440


@dataclass(frozen=True)
class Rule:
    """A horizontal rule; `centred` None where its position cannot be told from the file."""

    width_mm: float
    centred: bool | None
    x_mm: float = 0.0


def is_rule_text(text: str) -> bool:
    """Whether a line is nothing but underscores or dashes standing for a rule."""
    return _UNDERSCORES.match(text.strip()) is not None


def rules_in(paragraphs: Iterable[Paragraph], room_mm: float | None) -> Iterator[Rule]:
    """Rules that some paragraphs carry; `room_mm` is the width of their cell or of the text area."""
    for paragraph in paragraphs:
        for shape in paragraph.shapes:
            if shape.kind == "line":
                yield Rule(shape.width_mm, _shape_centred(shape, paragraph, room_mm), shape.x_mm or 0.0)
        if (paragraph.format.border_below or paragraph.format.border_above) and room_mm is not None:
            yield _border(paragraph, room_mm)
        if is_rule_text(paragraph.text):
            size = paragraph.runs[0].size / 2
            yield Rule(text_width_mm(paragraph.text.strip(), size), paragraph.format.alignment == "center")


def _border(paragraph: Paragraph, room_mm: float) -> Rule:
    left, right = paragraph.format.left * _TWIPS_MM, paragraph.format.right * _TWIPS_MM
    return Rule(room_mm - left - right, abs(left - right) <= _CENTRE_TOLERANCE_MM)


def _shape_centred(shape: Shape, paragraph: Paragraph, room_mm: float | None) -> bool | None:
    if shape.inline:
        return paragraph.format.alignment == "center"
    if shape.align:
        return shape.align == "center"
    if shape.x_mm is None or room_mm is None or shape.relative not in ("column", "margin", "text"):
        return None
    return abs(shape.x_mm + shape.width_mm / 2 - room_mm / 2) <= _CENTRE_TOLERANCE_MM

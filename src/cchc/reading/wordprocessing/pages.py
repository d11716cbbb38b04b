"""How many pages a document has, as far as the file tells: Word counts them only when it shows them."""

from math import ceil

from cchc.document.metrics import text_width_mm
from cchc.reading.wordprocessing.model import Block, Paragraph, Section, Table, walk

_LINE_FACTOR = 1.15
_TWIPS_MM = 25.4 / 1440


def estimated_pages(sections: tuple[Section, ...]) -> int:
    """At least 1. Explicit breaks and sections count exactly, running text by its measured height."""
    breaks = 1 + sum(section.starts_page for section in sections[1:])
    breaks += sum(_breaks(section) for section in sections)
    return max(breaks, sum(_by_height(section) for section in sections))


def _breaks(section: Section) -> int:
    found = tuple(walk(section.blocks))
    return sum(paragraph.page_breaks + paragraph.format.page_break_before for paragraph in found)


def _by_height(section: Section) -> int:
    margins = section.margins.get("top", 0) + section.margins.get("bottom", 0)
    room = ((section.height or 0) - margins) * _TWIPS_MM
    width = section.text_width_mm
    if room <= 0 or width is None or width <= 0:
        return 1
    return max(1, ceil(sum(_height_mm(block, width) for block in section.blocks) / room))


def _height_mm(block: Block, width: float) -> float:
    if isinstance(block, Paragraph):
        return _paragraph_mm(block, width)
    return _table_mm(block, width)


def _table_mm(table: Table, width: float) -> float:
    return sum(
        max(
            (
                sum(_height_mm(block, max(cell.inner_mm or width, 5.0)) for block in cell.blocks)
                for cell in row.cells
            ),
            default=0.0,
        )
        for row in table.rows
    )


def _paragraph_mm(paragraph: Paragraph, width: float) -> float:
    style = paragraph.format
    size = max((run.size for run in paragraph.runs), default=26) / 2
    line = size * 25.4 / 72 * _LINE_FACTOR * style.line / 240
    if style.line_rule != "auto":
        line = style.line * _TWIPS_MM
    lines = sum(max(1, ceil(text_width_mm(text, size) / width)) for text in paragraph.shown.split("\n"))
    return lines * line + max(style.before, style.after, 0) * _TWIPS_MM

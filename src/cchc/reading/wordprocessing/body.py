"""Read the block stream of a part: paragraphs and tables, with the place of each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from cchc.reading.wordprocessing.model import Block, Cell, Place, Row, Table
from cchc.reading.wordprocessing.paragraphs import ParagraphReader
from cchc.reading.wordprocessing.styles import Styles
from cchc.reading.wordprocessing.xml import (
    COMPATIBILITY,
    WORD,
    attribute,
    child,
    children,
    is_element,
    number,
    switch,
    value,
)

_INSIDE = tuple(WORD + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"))
_WIDEST_SPAN = 64
_PADDING = 108


@dataclass(frozen=True)
class _Grid:
    """What a table says to all its cells: column widths and default padding of each side."""

    columns: tuple[int, ...]
    padding: tuple[int, int]
    style: str


class BlockReader:
    """Reads one part; tables are numbered through it in reading order."""

    def __init__(self, paragraphs: ParagraphReader, styles: Styles, part: str) -> None:
        self._paragraphs = paragraphs
        self._styles = styles
        self._part = part
        self._tables = 0

    def top_level(self, element: etree._Element) -> Iterator[tuple[Block, etree._Element]]:
        """Blocks directly in a body, header or footer, each with the element it was read from."""
        count = 0
        for item in _block_elements(element):
            if item.tag == WORD + "p":
                count += 1
                yield self._paragraphs.read(item, Place(self._part, count)), item
            else:
                yield self._table(item, Place(self._part)), item

    def _cell_blocks(self, element: etree._Element, place: Place, style: str) -> Iterator[Block]:
        count = 0
        for item in _block_elements(element):
            if item.tag == WORD + "p":
                count += 1
                here = Place(place.part, count, place.table, place.row, place.cell)
                yield self._paragraphs.read(item, here, style)
            else:
                yield self._table(item, place)

    def _table(self, element: etree._Element, place: Place) -> Table:
        self._tables += 1
        table_number = self._tables
        grid = self._grid(element)
        rows = [
            self._row(row, replace(place, table=table_number, row=index), grid)
            for index, row in enumerate(_inside(element, "tr"), 1)
        ]
        return Table(table_number, tuple(rows))

    def _grid(self, element: etree._Element) -> _Grid:
        properties = child(element, "tblPr")
        style = value(properties, "tblStyle") or ""
        stated = [child(item, "tblCellMar") for item in self._styles.elements(style, "tblPr")]
        stated.append(child(properties, "tblCellMar"))
        grid = child(element, "tblGrid")
        columns = [] if grid is None else grid.findall(WORD + "gridCol")
        return _Grid(tuple(number(column, "w") or 0 for column in columns), _padding(stated), style)

    def _row(self, element: etree._Element, place: Place, grid: _Grid) -> Row:
        properties = child(element, "trPr")
        skipped = min(max(number(child(properties, "gridBefore"), "val") or 0, 0), _WIDEST_SPAN)
        column = skipped
        cells = []
        for index, item in enumerate(_inside(element, "tc"), 1):
            here = Place(place.part, 0, place.table, place.row, index)
            cell = self._cell(item, here, grid, column)
            column += cell.span
            cells.append(cell)
        return Row(tuple(cells), bool(switch(properties, "tblHeader")), skipped)

    def _cell(self, element: etree._Element, place: Place, grid: _Grid, column: int) -> Cell:
        properties = child(element, "tcPr")
        said = {} if properties is None else children(properties)
        span = min(max(number(said.get("gridSpan"), "val") or 1, 1), _WIDEST_SPAN)
        merge = said.get("vMerge")
        left, right = _padding([said.get("tcMar")], grid.padding)
        return Cell(
            blocks=tuple(self._cell_blocks(element, place, grid.style)),
            width=_width(said.get("tcW")) or sum(grid.columns[column : column + span]) or None,
            padding=left + right,
            span=span,
            continues_above=merge is not None and attribute(merge, "val") != "restart",
        )


def _width(element: etree._Element | None) -> int | None:
    return number(element, "w") if attribute(element, "type") in ("dxa", None) else None


def _padding(
    stated: list[etree._Element | None], default: tuple[int, int] = (_PADDING, _PADDING)
) -> tuple[int, int]:
    left, right = default
    for element in stated:
        if element is None:
            continue
        for name in ("left", "start"):
            found = number(child(element, name), "w")
            left = left if found is None else found
        for name in ("right", "end"):
            found = number(child(element, name), "w")
            right = right if found is None else found
    return left, right


def _inside(element: etree._Element, name: str) -> Iterator[etree._Element]:
    for item in element:
        if not is_element(item):
            continue
        if item.tag == WORD + name:
            yield item
        elif item.tag in _INSIDE:
            yield from _inside(item, name)


def _block_elements(element: etree._Element) -> Iterator[etree._Element]:
    for item in element:
        if not is_element(item):
            continue
        if item.tag in (WORD + "p", WORD + "tbl"):
            yield item
        elif item.tag in _INSIDE:
            yield from _block_elements(item)
        elif item.tag == COMPATIBILITY + "AlternateContent" and len(item):
            yield from _block_elements(item[0])

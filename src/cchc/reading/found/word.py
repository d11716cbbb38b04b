"""Read a Word document as found: body, tables with their merges, footnotes, headers and footers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from cchc.document.found import FoundBlock, FoundCell, FoundParagraph, FoundRow, FoundTable, Place
from cchc.engine.faults import N_
from cchc.reading.found.cells import tab_tables
from cchc.reading.limits import LIMITS, too_many
from cchc.reading.markup import marker_of
from cchc.reading.package import Package, open_package
from cchc.reading.wordprocessing.document import read_sections
from cchc.reading.wordprocessing.model import Block, Cell, Paragraph, Row, Section, Table
from cchc.reading.wordprocessing.xml import WORD, attribute

_HEADING_STYLES = ("heading", "tiêu đề", "đề mục", "title")
_NOTE_KINDS = ("footnotes", "endnotes")
_NOTES = (WORD + "footnote", WORD + "endnote")
_SPACES = " \n\r\u00a0"
_BREAKS = {WORD + "tab": "\t", WORD + "br": "\n", WORD + "cr": "\n", WORD + "noBreakHyphen": "-"}


def word_blocks(data: bytes) -> list[FoundBlock]:
    """Paragraphs and tables of the body in their order, then footnotes, then headers and footers."""
    package = open_package(data)
    sections = read_sections(package)
    body = list(_Body().blocks([block for section in sections for block in section.blocks]))
    return [*tab_tables(body), *_footnotes(package), *_running(sections)]


class _Body:
    """Walks the body, counting the pages whose breaks the file tells."""

    def __init__(self, part: str = "") -> None:
        self._page = 1
        self._pages_known = False
        self._part = part
        self._cells = 0

    def blocks(self, blocks: Sequence[Block]) -> Iterator[FoundBlock]:
        for count, block in enumerate(blocks):
            if count > LIMITS.blocks:
                raise too_many(N_("đoạn"), LIMITS.blocks)
            if isinstance(block, Table):
                yield from self._table(block)
            else:
                self._turn(block)
                if block.shown.strip():
                    yield self._paragraph(block)

    def _turn(self, paragraph: Paragraph) -> None:
        pages = paragraph.page_breaks + paragraph.format.page_break_before
        self._page += pages
        self._pages_known = self._pages_known or pages > 0

    @property
    def _place(self) -> Place:
        return Place(page=self._page if self._pages_known else None, part=self._part)

    def _paragraph(self, paragraph: Paragraph) -> FoundParagraph:
        # Tabs at the ends stay for now: they hold the empty cells of a table without lines.
        text = paragraph.text.strip(_SPACES)
        marker = paragraph.label or marker_of(text.strip())
        return FoundParagraph(text, self._place, _level(paragraph), marker)

    def _table(self, table: Table) -> Iterator[FoundTable]:
        rows = [self._row(row) for row in table.rows]
        merged = tuple(_merged(rows, table.rows))
        if any(cell.text for row in merged for cell in row.cells):
            yield FoundTable(merged, next(row.place for row in merged))

    def _row(self, row: Row) -> FoundRow:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                self._turn(paragraph)
        place, column, cells = self._place, row.skipped, []
        for cell in row.cells:
            self._count()
            cells.append(_cell(cell, replace(place, column=column)))
            column += cell.span
        return FoundRow(tuple(cells), place)

    def _count(self) -> None:
        self._cells += 1
        if self._cells > LIMITS.cells:
            raise too_many(N_("ô"), LIMITS.cells)


def _level(paragraph: Paragraph) -> int | None:
    style = paragraph.format.style.lower()
    if not style.startswith(_HEADING_STYLES):
        return None
    digits = "".join(letter for letter in style if letter.isdigit())
    return int(digits[:1] or 1)


def _cell(cell: Cell, place: Place) -> FoundCell:
    paragraphs = [paragraph for paragraph in cell.paragraphs if paragraph.shown.strip()]
    text = "\n".join(paragraph.shown.strip() for paragraph in paragraphs)
    runs = [run for paragraph in paragraphs for run in paragraph.runs if run.text.strip()]
    return FoundCell(text, place, column_span=cell.span, bold=bool(runs) and all(run.bold for run in runs))


def _merged(found: Sequence[FoundRow], rows: Sequence[Row]) -> Iterator[FoundRow]:
    """Rows with vertical merges as row spans: a cell that continues the one above is left out."""
    spans: dict[tuple[int, int], int] = {}
    open_cells: dict[int, int] = {}
    for index, (row, source) in enumerate(zip(found, rows, strict=True)):
        for cell, origin in zip(row.cells, source.cells, strict=True):
            column = cell.place.column or 0
            if origin.continues_above and not cell.text and column in open_cells:
                spans[open_cells[column], column] = index - open_cells[column] + 1
            else:
                open_cells[column] = index
    for index, (row, source) in enumerate(zip(found, rows, strict=True)):
        kept = (
            _spanning(cell, spans.get((index, cell.place.column or 0), 1))
            for cell, origin in zip(row.cells, source.cells, strict=True)
            if not origin.continues_above or cell.text
        )
        yield FoundRow(tuple(kept), row.place)


def _spanning(cell: FoundCell, rows: int) -> FoundCell:
    return cell if cell.row_span == rows else replace(cell, row_span=rows)


def _footnotes(package: Package) -> Iterator[FoundParagraph]:
    for kind in _NOTE_KINDS:
        root = package.optional_xml(f"word/{kind}.xml") if _has(package, kind) else None
        for note in () if root is None else root:
            number = attribute(note, "id") or ""
            if note.tag in _NOTES and attribute(note, "type") is None:
                yield from _note(note, f"{kind.removesuffix('s')} {number}")


def _has(package: Package, kind: str) -> bool:
    return f"word/{kind}.xml" in package.parts


def _note(note: etree._Element, part: str) -> Iterator[FoundParagraph]:
    for paragraph in note.iter(WORD + "p"):
        text = "".join(_pieces(paragraph)).strip()
        if text:
            yield FoundParagraph(text, Place(part=part), marker=marker_of(text))


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter(WORD + "t", *_BREAKS):
        yield _BREAKS.get(element.tag) or element.text or ""


def _running(sections: Sequence[Section]) -> Iterator[FoundBlock]:
    said: set[str] = set()
    for section in sections:
        for part, kinds in (("header", section.headers), ("footer", section.footers)):
            for blocks in kinds.values():
                for block in _Body(part).blocks(blocks):
                    text = block.text if isinstance(block, FoundParagraph) else ""
                    if text and not text.strip(" -–").isdigit() and text not in said:
                        said.add(text)
                        yield block

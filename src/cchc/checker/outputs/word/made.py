"""A Word file of a document that came as something else: its paragraphs and tables, plainly."""

from collections.abc import Iterator

from cchc.document.found import FoundDocument, FoundParagraph, FoundTable
from cchc.document.table import Cell, Column, Row, Table
from cchc.document.text import Run
from cchc.document.tree import Block, Document, Metadata, Orientation, Paragraph, ParagraphKind, Section
from cchc.rendering.docx import render

_WIDE = 7
_NARROWEST, _WIDEST = 10.0, 90.0
_LETTERS = 60


def made_docx(document: FoundDocument) -> bytes:
    """The bytes of a .docx with the same texts in the same order; merged cells become single ones."""
    wide = any(table.width > _WIDE for table in document.tables)
    turned = Orientation.LANDSCAPE if wide else Orientation.PORTRAIT
    return render(Document(Metadata(document.name), (Section(tuple(_blocks(document)), orientation=turned),)))


def _blocks(document: FoundDocument) -> Iterator[Block]:
    for block in document.blocks:
        if isinstance(block, FoundParagraph):
            yield _paragraph(block)
        elif block.width:
            yield _table(block)


def _paragraph(block: FoundParagraph) -> Paragraph:
    label = f"{block.marker} " if block.marker and not block.text.startswith(block.marker) else ""
    return Paragraph((Run(label + block.text, bold=block.heading is not None),), ParagraphKind.FLUSH)


def _table(table: FoundTable) -> Table:
    rows = []
    for row in table.rows:
        texts = [""] * table.width
        for cell in row.cells:
            texts[cell.place.column or 0] = cell.text
        rows.append(Row(tuple(Cell.of(text) for text in texts)))
    longest = [
        max(len(line) for row in rows for line in (row.cells[column].text.split("\n") or [""]))
        for column in range(table.width)
    ]
    columns = tuple(Column(min(_WIDEST, _NARROWEST + min(length, _LETTERS) * 1.6)) for length in longest)
    return Table(columns, (), tuple(rows))

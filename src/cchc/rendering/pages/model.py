"""The whole document as data for the layout."""

import json

from cchc.document.frame import Addressees, AnnexHeading, DocumentTitle, Letterhead, SignatureBlock
from cchc.document.letters import printable
from cchc.document.table import Table
from cchc.document.text import Heading, NumberedList, Paragraph, Run
from cchc.document.tree import Block, Document, Orientation, Section
from cchc.rendering.marks import STYLE_OF_HEADING, STYLE_OF_PARAGRAPH, heading_text, marker, room_mm
from cchc.rendering.pages import frames
from cchc.rendering.pages.pieces import Piece, line, table_piece, text_line


def _items(block: NumberedList) -> list[Piece]:
    lines = enumerate(block.items, block.start)
    return [line("ListItem", (Run(marker(block.marker, place)), *item)) for place, item in lines]


def _framed(
    block: Letterhead | DocumentTitle | Addressees | AnnexHeading | SignatureBlock, room: float
) -> list[Piece]:
    match block:
        case Letterhead():
            return frames.letterhead(block)
        case DocumentTitle():
            return frames.title(block)
        case Addressees():
            return frames.addressees(block)
        case AnnexHeading():
            return frames.annex_heading(block, room)
        case SignatureBlock():
            return frames.signature(block, room)


def _block(block: Block, room: float, together: bool) -> list[Piece]:
    match block:
        case Paragraph():
            return [line(STYLE_OF_PARAGRAPH[block.kind], block.runs, sticky=together)]
        case Heading():
            return [text_line(STYLE_OF_HEADING[block.level], heading_text(block))]
        case NumberedList():
            return _items(block)
        case Table():
            return [table_piece(block, room)]
        case _:
            return _framed(block, room)


def _section(section: Section, first: int) -> Piece:
    pieces: list[Piece] = []
    for block, after in zip(section.blocks, (*section.blocks[1:], None), strict=True):
        pieces += _block(block, room_mm(section), isinstance(after, SignatureBlock))
    return {
        "pieces": pieces,
        "landscape": section.orientation is Orientation.LANDSCAPE,
        "counted_from": first,
        "footer": printable(section.footer),
    }


def model_of(document: Document) -> str:
    """JSON with metadata and sections; `counted_from` is the section in which the page numbers begin."""
    sections: list[Piece] = []
    first = 0
    for number, section in enumerate(document.sections):
        first = number if section.restart_numbering else first
        sections.append(_section(section, first))
    metadata, moment = document.metadata, document.metadata.created
    facts = {
        "title": printable(metadata.title),
        "author": printable(metadata.author),
        "keywords": [printable(word) for word in metadata.keywords],
        "created": [moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second],
    }
    return json.dumps({"metadata": facts, "sections": sections}, ensure_ascii=False)

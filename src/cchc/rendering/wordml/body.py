"""Blocks and sections of the main part."""

from dataclasses import dataclass

from cchc.document import decree30 as law
from cchc.document.frame import Addressees, AnnexHeading, DocumentTitle, Letterhead, SignatureBlock
from cchc.document.table import Table
from cchc.document.text import Heading, NumberedList, Paragraph, Run
from cchc.document.tree import Block, Document, Orientation, Section
from cchc.rendering.marks import STYLE_OF_HEADING, STYLE_OF_PARAGRAPH, heading_text, marker, room_mm
from cchc.rendering.wordml import frames
from cchc.rendering.wordml.tables import table
from cchc.rendering.wordml.texts import Notes, line, paragraph
from cchc.rendering.wordml.xml import HEADER, NAMESPACES, tag, twips


def _items(block: NumberedList, notes: Notes) -> str:
    lines = enumerate(block.items, block.start)
    return "".join(
        paragraph("ListItem", (Run(marker(block.marker, place)), *item), notes, origin=block.key)
        for place, item in lines
    )


def _heading(block: Heading) -> str:
    return line(STYLE_OF_HEADING[block.level], heading_text(block))


@dataclass(frozen=True)
class _Place:
    """Where a block stands: the room it has, the notes so far, whether it must stay with what follows."""

    room: float
    notes: Notes
    together: bool


def _paragraph(block: Paragraph, place: _Place) -> str:
    keep = [tag("keepNext")] if place.together else []
    return paragraph(STYLE_OF_PARAGRAPH[block.kind], block.runs, place.notes, *keep, origin=block.key)


def _framed(
    block: Letterhead | DocumentTitle | Addressees | AnnexHeading | SignatureBlock, room: float
) -> str:
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


def _block(block: Block, place: _Place) -> str:
    match block:
        case Paragraph():
            return _paragraph(block, place)
        case Heading():
            return _heading(block)
        case NumberedList():
            return _items(block, place.notes)
        case Table():
            return table(block, place.room, place.notes)
        case _:
            return _framed(block, place.room)


def _references(footers: bool, number: int) -> str:
    named = [("headerReference", "default", "header"), ("headerReference", "first", "headerFirst")]
    if footers:
        foot = f"footer{number}"
        named += [("footerReference", "default", foot), ("footerReference", "first", foot)]
    return "".join(f'<w:{name} w:type="{kind}" r:id="{target}"/>' for name, kind, target in named)


def _section_properties(section: Section, number: int, footers: bool) -> str:
    size = {"w": twips(law.PAPER_WIDTH_MM), "h": twips(law.PAPER_HEIGHT_MM)}
    if section.orientation is Orientation.LANDSCAPE:
        size = {"w": size["h"], "h": size["w"], "orient": "landscape"}  # type: ignore[dict-item]
    margins = {
        "top": law.MARGIN_TOP_MM,
        "right": law.MARGIN_RIGHT_MM,
        "bottom": law.MARGIN_BOTTOM_MM,
        "left": law.MARGIN_LEFT_MM,
        "header": law.HEADER_DISTANCE_MM,
        "footer": law.HEADER_DISTANCE_MM,
        "gutter": 0.0,
    }
    return tag(
        "sectPr",
        _references(footers, number),
        tag("type", val="nextPage"),
        tag("pgSz", **size),
        tag("pgMar", **{side: twips(width) for side, width in margins.items()}),
        tag("pgNumType", fmt="decimal", start=1)
        if section.restart_numbering
        else tag("pgNumType", fmt="decimal"),
        tag("titlePg"),
    )


def _section(section: Section, notes: Notes) -> str:
    following = (*section.blocks[1:], None)
    return "".join(
        _block(block, _Place(room_mm(section), notes, isinstance(after, SignatureBlock)))
        for block, after in zip(section.blocks, following, strict=True)
    )


def body_part(document: Document, notes: Notes) -> str:
    """The main part; footnotes met on the way are added to `notes`."""
    footers = any(section.footer for section in document.sections)
    parts: list[str] = []
    for number, section in enumerate(document.sections, 1):
        properties = _section_properties(section, number, footers)
        last = number == len(document.sections)
        parts += [_section(section, notes), line("Break", "", "" if last else properties), properties * last]
    return f"{HEADER}<w:document {NAMESPACES}><w:body>{''.join(parts)}</w:body></w:document>"

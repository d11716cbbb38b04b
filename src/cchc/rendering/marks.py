"""What is printed before items and headings, and how wide a section is; the same in every format."""

from cchc.document import decree30 as law
from cchc.document.text import Heading, HeadingLevel, Marker, ParagraphKind
from cchc.document.tree import Orientation, Section

STYLE_OF_PARAGRAPH = {
    ParagraphKind.BODY: "Body",
    ParagraphKind.LEGAL_BASIS: "LegalBasis",
    ParagraphKind.FLUSH: "Flush",
    ParagraphKind.CENTRED: "Centred",
    ParagraphKind.LEGEND: "Legend",
}
STYLE_OF_HEADING = {level: f"Heading{place}" for place, level in enumerate(HeadingLevel, 1)}


def room_mm(section: Section) -> float:
    """Width of the text area."""
    wide = section.orientation is Orientation.LANDSCAPE
    paper = law.PAPER_HEIGHT_MM if wide else law.PAPER_WIDTH_MM
    return paper - law.MARGIN_LEFT_MM - law.MARGIN_RIGHT_MM


def marker(kind: Marker, place: int) -> str:
    """What stands before the item at a place counted from 1: "- ", "1. ", "a) "."""
    if kind is Marker.DASH:
        return "- "
    if kind is Marker.ARABIC:
        return f"{place}. "
    return f"{law.POINT_LETTERS[(place - 1) % len(law.POINT_LETTERS)]}) "


def heading_text(block: Heading) -> str:
    """Label and text on one line; of a part on two."""
    joint = "\n" if block.level is HeadingLevel.PART else " "
    return joint.join(part for part in (block.label, block.text) if part)

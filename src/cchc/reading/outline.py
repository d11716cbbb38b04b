"""The headings of a found document, told by the file or by how they are numbered."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cchc.document.found import FoundDocument, FoundParagraph, Place
from cchc.reading.markup import is_caption, without_markup

_PART = re.compile(r"(?:[IVXLC]{1,6}|[A-Z])[.)]\s|PHẦN\s")
_ITEM = re.compile(r"[0-9]{1,2}[.)]\s")
_SUBITEM = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}(?:\.|\s)|[a-zđ]\)\s")
_LONGEST = 180
_SENTENCE_ENDS = (".", ";", ",")


@dataclass(frozen=True)
class SectionHeading:
    """A heading with its level: 1 for parts and appendices ("I.", "Phụ lục 1"), 2 for "1.", 3 for "a)"."""

    title: str
    level: int
    place: Place


def sections(document: FoundDocument) -> tuple[SectionHeading, ...]:
    """The headings in reading order."""
    return tuple(_headings(document))


def _headings(document: FoundDocument) -> Iterator[SectionHeading]:
    for paragraph in document.paragraphs:
        level = paragraph.heading or _level(paragraph)
        if level:
            title = without_markup(paragraph.text)
            marked = paragraph.marker and not title.startswith(paragraph.marker)
            yield SectionHeading(f"{paragraph.marker} {title}" if marked else title, level, paragraph.place)


def _level(paragraph: FoundParagraph) -> int | None:
    text = without_markup(paragraph.text[: _LONGEST + 1])
    if not text or len(text) > _LONGEST or paragraph.place.part.startswith(("footnote", "endnote")):
        return None
    shown = text if text.startswith(paragraph.marker) else f"{paragraph.marker} {text}"
    if is_caption(text) or _PART.match(shown):
        return 1
    if shown.endswith(_SENTENCE_ENDS):
        return None
    return 2 if _ITEM.match(shown) else 3 if _SUBITEM.match(shown) else None

"""Read a whole Word document: parts found through relationships, sections with their headers and footers."""

from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from cchc.engine.faults import N_
from cchc.reading.faults import NotDocxFault
from cchc.reading.package import Limits, Package, Relation, open_package
from cchc.reading.wordprocessing.body import BlockReader
from cchc.reading.wordprocessing.model import Block, Section, WordDocument
from cchc.reading.wordprocessing.numbering import Numbering
from cchc.reading.wordprocessing.pages import estimated_pages
from cchc.reading.wordprocessing.paragraphs import ParagraphReader
from cchc.reading.wordprocessing.styles import Styles
from cchc.reading.wordprocessing.theme import Theme
from cchc.reading.wordprocessing.xml import (
    RELATION,
    WORD,
    attribute,
    child,
    number,
    switch,
    value,
    whole,
)

_SIDES = ("top", "bottom", "left", "right", "gutter", "header", "footer")
_PAGES = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Pages"


def read_docx(source: Path | bytes, limits: Limits | None = None) -> WordDocument:
    """Read a DOCX from a path or bytes. Raises a subclass of `UnreadableFault`, and nothing else."""
    return _Reader(open_package(source, limits)).document()


def read_sections(package: Package) -> tuple[Section, ...]:
    """The text of a DOCX; no pictures, no count of pages. Raises `UnreadableFault` and nothing else."""
    return _Reader(package).sections()


def _not_docx() -> NotDocxFault:
    return NotDocxFault(
        N_("Tệp không chứa văn bản Word (có thể là Excel, PowerPoint hoặc tệp nén khác). Hãy chọn tệp .docx.")
    )


@dataclass(frozen=True)
class _Start:
    """The header and footer references that hold so far: a section without its own takes the one before."""

    headers: dict[str, tuple[Block, ...]]
    footers: dict[str, tuple[Block, ...]]


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = self._main_part()
        self._relations = package.relations(self._main)
        self._root = package.xml(self._main)
        self._styles = Styles(self._related_xml("styles"), self._theme())
        self._numbering = Numbering(self._related_xml("numbering"))
        self._parts: dict[str, tuple[Block, ...]] = {}

    def _main_part(self) -> str:
        for relation in self._package.relations("").values():
            if relation.kind == "officeDocument" and not relation.external:
                return relation.target
        raise _not_docx()

    def _relation(self, kind: str) -> Relation | None:
        return next((found for found in self._relations.values() if found.kind == kind), None)

    def _related_xml(self, kind: str) -> etree._Element | None:
        relation = self._relation(kind)
        return None if relation is None or relation.external else self._package.optional_xml(relation.target)

    def _theme(self) -> Theme:
        settings = self._related_xml("settings")
        language = attribute(child(settings, "themeFontLang"), "val") or ""
        return Theme(self._related_xml("theme"), language.lower().startswith("vi"))

    def sections(self) -> tuple[Section, ...]:
        body = child(self._root, "body")
        if body is None or self._root.tag != WORD + "document":
            raise _not_docx()
        return self._sections(body)

    def document(self) -> WordDocument:
        sections = self.sections()
        return WordDocument(sections, max(self._stored_pages(), estimated_pages(sections)), self._images())

    def _sections(self, body: etree._Element) -> tuple[Section, ...]:
        reader = BlockReader(ParagraphReader(self._styles, self._numbering), self._styles, "body")
        sections: list[Section] = []
        blocks: list[Block] = []
        start = _Start({}, {})
        for block, element in reader.top_level(body):
            blocks.append(block)
            properties = child(child(element, "pPr"), "sectPr")
            if properties is not None:
                sections.append(self._section(properties, blocks, start))
                start = _Start(sections[-1].headers, sections[-1].footers)
                blocks = []
        return (*sections, self._section(child(body, "sectPr"), blocks, start))

    def _section(self, properties: etree._Element | None, blocks: list[Block], start: _Start) -> Section:
        size = child(properties, "pgSz")
        numbers = child(properties, "pgNumType")
        return Section(
            blocks=tuple(blocks),
            width=number(size, "w"),
            height=number(size, "h"),
            landscape=attribute(size, "orient") == "landscape",
            margins=_margins(child(properties, "pgMar")),
            title_page=bool(switch(properties, "titlePg")),
            page_start=number(numbers, "start"),
            page_format=attribute(numbers, "fmt") or "decimal",
            starts_page=value(properties, "type") != "continuous",
            headers={**start.headers, **self._references(properties, "header")},
            footers={**start.footers, **self._references(properties, "footer")},
        )

    def _references(self, properties: etree._Element | None, kind: str) -> dict[str, tuple[Block, ...]]:
        found = [] if properties is None else properties.findall(f"{WORD}{kind}Reference")
        return {
            attribute(item, "type") or "default": self._part(item.get(RELATION + "id", ""), kind)
            for item in found
        }

    def _part(self, relation_id: str, kind: str) -> tuple[Block, ...]:
        relation = self._relations.get(relation_id)
        if relation is None or relation.external:
            return ()
        if relation.target not in self._parts:
            root = self._package.optional_xml(relation.target)
            reader = BlockReader(ParagraphReader(self._styles, self._numbering), self._styles, kind)
            blocks = () if root is None else tuple(block for block, _ in reader.top_level(root))
            self._parts[relation.target] = blocks
        return self._parts[relation.target]

    def _stored_pages(self) -> int:
        targets = [found.target for found in self._package.relations("").values() if "extended" in found.kind]
        root = self._package.optional_xml(targets[0]) if targets else None
        pages = None if root is None else root.find(_PAGES)
        return (whole(pages.text) if pages is not None else None) or 1

    def _images(self) -> dict[str, bytes]:
        """Bytes of the pictures in the body by relationship id."""
        return {
            relation_id: self._package.read(relation.target)
            for relation_id, relation in self._relations.items()
            if relation.kind == "image" and not relation.external and relation.target in self._package.parts
        }


def _margins(element: etree._Element | None) -> dict[str, int]:
    found = {side: number(element, side) for side in _SIDES}
    return {side: width for side, width in found.items() if width is not None}

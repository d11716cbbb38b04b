"""The two Word files: the draft with what its bookmarks say, the returned one with its comments."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from cchc.engine.faults import N_
from cchc.engine.text import nfc
from cchc.reading.faults import NotDocxFault
from cchc.reading.package import Package, open_package
from cchc.reading.readback.flow import UNSTYLED, Line, Look, blocks, cells_of, line_of
from cchc.reading.readback.paragraphs import BoundSpan, DraftParagraph
from cchc.reading.wordprocessing.styles import Styles
from cchc.reading.wordprocessing.theme import Theme
from cchc.reading.wordprocessing.xml import WORD, attribute

_FIGURE, _TEXT = "figure:", "text:"


@dataclass(frozen=True)
class Comment:
    """What somebody wrote in the margin."""

    author: str
    text: str


@dataclass(frozen=True)
class DraftRow:
    """A row of an annex: its cells, and which of them (by place) prints which row of the form."""

    cells: tuple[str, ...]
    figures: tuple[tuple[int, str], ...]

    @property
    def label(self) -> tuple[str, ...]:
        """What names the row: the cells that are no figure, up to the first figure."""
        first = self.figures[0][0] if self.figures else len(self.cells)
        return self.cells[:first]


@dataclass(frozen=True)
class DraftFile:
    """The paragraphs outside tables in order, and the rows of tables that print figures."""

    paragraphs: tuple[DraftParagraph, ...]
    rows: tuple[DraftRow, ...]


@dataclass(frozen=True)
class EditedFile:
    """Paragraphs outside tables and rows of all tables, as finally read, and the comments.

    `looks` are the bold and italic words of each paragraph, in the same order.
    """

    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    comments: tuple[Comment, ...]
    tracked: int
    looks: tuple[tuple[Look, ...], ...] = ()


def read_draft(source: Path | bytes) -> DraftFile:
    """Read a draft that this program wrote; NotDocxFault if its bookmarks are gone; UnreadableFault."""
    package, root = _opened(source)
    origins = _origins(package)
    if not origins:
        raise NotDocxFault(
            N_(
                "Bản dự thảo không mang dấu của cchc nên không biết số nào lấy từ đâu. "
                "Hãy dùng đúng tệp do “cchc report” xuất ra, chưa lưu lại bằng Word."
            )
        )
    paragraphs = tuple(_bound(line, origins) for line in _lines(root) if line.text.strip())
    rows = (_row(cells, origins) for cells in _rows(root))
    return DraftFile(paragraphs, tuple(row for row in rows if row.figures))


def read_edited(source: Path | bytes) -> EditedFile:
    """Read a returned file: tracked changes as accepted; raise UnreadableFault."""
    package, root = _opened(source)
    styles = Styles(package.optional_xml("word/styles.xml"), Theme(None, vietnamese=False))
    lines = [line for line in _lines(root, styles) if line.text.strip()]
    return EditedFile(
        paragraphs=tuple(line.text.strip() for line in lines),
        rows=tuple(tuple(cell.text.strip() for cell in cells) for cells in _rows(root)),
        comments=tuple(_comments(package)),
        tracked=sum(1 for _ in root.iter(WORD + "ins", WORD + "del")),
        looks=tuple(map(_looks, lines)),
    )


def _looks(line: Line) -> tuple[Look, ...]:
    """Return what is bold or italic by its place in the stripped text."""
    shift = len(line.text) - len(line.text.lstrip())
    return tuple(
        replace(one, start=max(0, one.start - shift), stop=one.stop - shift)
        for one in line.looks
        if one.stop > shift
    )


def _opened(source: Path | bytes) -> tuple[Package, etree._Element]:
    package = open_package(source)
    body = package.xml("word/document.xml").find(WORD + "body")
    if body is None:
        raise NotDocxFault(N_("Tệp không có phần thân của một văn bản Word. Hãy lưu lại bằng Word."))
    return package, body


def _origins(package: Package) -> dict[str, str]:
    settings = package.optional_xml("word/settings.xml")
    variables = [] if settings is None else settings.iter(WORD + "docVar")
    return {attribute(one, "name") or "": attribute(one, "val") or "" for one in variables}


def _lines(body: etree._Element, styles: Styles = UNSTYLED) -> Iterator[Line]:
    return (line_of(block, styles) for block in blocks(body) if block.tag == WORD + "p")


def _rows(body: etree._Element) -> Iterator[list[Line]]:
    for block in blocks(body):
        if block.tag == WORD + "tbl":
            yield from (cells_of(row) for row in block.iter(WORD + "tr"))


def _bound(line: Line, origins: dict[str, str]) -> DraftParagraph:
    shift = len(line.text) - len(line.text.lstrip())
    named = [(origins.get(name, ""), start - shift, stop - shift) for name, start, stop in line.marks]
    figures = [
        BoundSpan(start, stop, origin.removeprefix(_FIGURE))
        for origin, start, stop in named
        if origin.startswith(_FIGURE)
    ]
    section = next((origin.removeprefix(_TEXT) for origin, _, _ in named if origin.startswith(_TEXT)), "")
    return DraftParagraph(line.text.strip(), section, tuple(sorted(figures, key=lambda span: span.start)))


def _row(cells: list[Line], origins: dict[str, str]) -> DraftRow:
    figures = (
        (place, origins[name].removeprefix(_FIGURE))
        for place, cell in enumerate(cells)
        for name, _, _ in cell.marks[:1]
        if origins.get(name, "").startswith(_FIGURE)
    )
    return DraftRow(tuple(cell.text.strip() for cell in cells), tuple(figures))


def _comments(package: Package) -> Iterator[Comment]:
    root = package.optional_xml("word/comments.xml")
    for one in [] if root is None else root.iter(WORD + "comment"):
        text = " ".join(line_of(paragraph).text for paragraph in one.iter(WORD + "p"))
        yield Comment(nfc(attribute(one, "author") or ""), text.strip())

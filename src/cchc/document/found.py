"""A document as it was found: paragraphs and tables in reading order, each with the place where it stands.

Unlike `cchc.document.tree`, which says how a document should look, this says only what somebody else's file
contains. Texts are NFC only where the file is: a quote out of a text file is a substring of that file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

from cchc.engine.faults import N_
from cchc.engine.messages import Message


@dataclass(frozen=True)
class Place:
    """Where something stands; only what is known is set.

    `line` and `page` count from 1, `block`, `row` and `column` from 0; `part` is "" for the body, else
    "footnote 3", "header", "footer" or the name of a sheet; `start` and `stop` are a span of characters in
    the text of the paragraph or cell.
    """

    line: int | None = None
    page: int | None = None
    part: str = ""
    block: int | None = None
    row: int | None = None
    column: int | None = None
    cell: str = ""
    start: int | None = None
    stop: int | None = None

    def spanning(self, start: int, stop: int) -> "Place":
        """The same place, of which these characters are meant."""
        return Place(
            self.line, self.page, self.part, self.block, self.row, self.column, self.cell, start, stop
        )

    def describe(self) -> Message:
        """The place as a person would point at it: "trang 3, khối 12, dòng 14 của bảng"."""
        parts = list(self._parts())
        return reduce(_joined, parts) if parts else Message(N_("không rõ vị trí"))

    def _parts(self) -> Iterator[Message]:
        if self.part:
            yield Message(N_("phần “%(part)s”"), {"part": self.part})
        if self.page is not None:
            yield Message(N_("trang %(page)d"), {"page": self.page})
        if self.line is not None:
            yield Message(N_("dòng %(line)d của tệp"), {"line": self.line})
        if self.cell:
            yield Message(N_("ô %(cell)s"), {"cell": self.cell})
        if self.block is not None and self.line is None:
            yield Message(N_("khối thứ %(block)d"), {"block": self.block + 1})
        if self.row is not None and not self.cell:
            yield Message(N_("hàng %(row)d của bảng"), {"row": self.row + 1})


def _joined(first: Message, second: Message) -> Message:
    return Message("%(first)s, %(second)s", {"first": first, "second": second})


@dataclass(frozen=True)
class FoundParagraph:
    """A paragraph. `heading` is its level (1 is the highest) where the file says so.

    `marker` is the list label as seen ("3.1.", "-", "a)"); an automatic label of Word stands there alone, a
    typed one also in `text`.
    """

    text: str
    place: Place
    heading: int | None = None
    marker: str = ""


@dataclass(frozen=True)
class FoundCell:
    """A cell of a table with its spans; a cell covered by a merge is not listed again."""

    text: str
    place: Place
    row_span: int = 1
    column_span: int = 1
    bold: bool = False


@dataclass(frozen=True)
class FoundRow:
    """A row: the cells that begin in it, each with its column in `place`."""

    cells: tuple[FoundCell, ...]
    place: Place


@dataclass(frozen=True)
class FoundTable:
    """A table, already joined over page breaks; `title` are the caption lines right above it, one a line."""

    rows: tuple[FoundRow, ...]
    place: Place
    title: str = ""

    @property
    def width(self) -> int:
        """The number of columns."""
        return max(
            ((cell.place.column or 0) + cell.column_span for row in self.rows for cell in row.cells),
            default=0,
        )


FoundBlock = FoundParagraph | FoundTable


@dataclass(frozen=True)
class FoundDocument:
    """A file as it was read: `format` docx, xlsx, pdf, html, md or txt; `remarks`: what could not be read."""

    name: str
    format: str
    blocks: tuple[FoundBlock, ...]
    remarks: tuple[Message, ...] = ()

    @property
    def paragraphs(self) -> tuple[FoundParagraph, ...]:
        """The paragraphs outside tables, in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, FoundParagraph))

    @property
    def tables(self) -> tuple[FoundTable, ...]:
        """The tables, in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, FoundTable))

"""The document tree: what a document says, without how a file format says it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from cchc.document.decree30 import LANGUAGE
from cchc.document.frame import (
    Addressees,
    AnnexHeading,
    DocumentTitle,
    Letterhead,
    Recipients,
    SignatureBlock,
)
from cchc.document.table import Cell, Column, NumberFormat, Row, RowKind, Table
from cchc.document.text import (
    Align,
    Footnote,
    Heading,
    HeadingLevel,
    Marker,
    NumberedList,
    Paragraph,
    ParagraphKind,
    Run,
    Runs,
    plain,
    runs,
)

__all__ = [
    "Addressees",
    "Align",
    "AnnexHeading",
    "Block",
    "Cell",
    "Column",
    "Document",
    "DocumentTitle",
    "Footnote",
    "Heading",
    "HeadingLevel",
    "Letterhead",
    "Marker",
    "Metadata",
    "NumberFormat",
    "NumberedList",
    "Orientation",
    "Paragraph",
    "ParagraphKind",
    "Recipients",
    "Row",
    "RowKind",
    "Run",
    "Runs",
    "Section",
    "SignatureBlock",
    "Table",
    "plain",
    "runs",
]

Block = (
    Letterhead
    | DocumentTitle
    | Addressees
    | Paragraph
    | Heading
    | NumberedList
    | Table
    | SignatureBlock
    | AnnexHeading
)


class Orientation(StrEnum):
    """How the paper is turned."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclass(frozen=True)
class Section:
    """A stretch of pages that begins on a new page: the document itself, then each annex.

    Pages are numbered from 1 in each section if `restart_numbering`, and the first shows no number. `name` is
    the sheet in a workbook; a section without a table makes no sheet. `footer` is a small line at the foot.
    """

    blocks: tuple[Block, ...]
    name: str = ""
    orientation: Orientation = Orientation.PORTRAIT
    restart_numbering: bool = True
    footer: str = ""


@dataclass(frozen=True)
class Metadata:
    """Properties of the file. `created` fixes the bytes: the same tree always renders to the same file."""

    title: str
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    created: datetime = datetime(2000, 1, 1, tzinfo=UTC)
    language: str = LANGUAGE


@dataclass(frozen=True)
class Document:
    """A whole document; the first section is the text that is signed, the others are its annexes."""

    metadata: Metadata
    sections: tuple[Section, ...]

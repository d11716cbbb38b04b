"""Pieces of running text: runs, footnotes, paragraphs, headings, lists."""

from dataclasses import dataclass
from enum import StrEnum


class Align(StrEnum):
    """Where a text stands in its column."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFY = "justify"


class ParagraphKind(StrEnum):
    """What a paragraph is; its look follows from Decree 30/2020/NĐ-CP, annex I."""

    BODY = "body"
    LEGAL_BASIS = "legal_basis"
    FLUSH = "flush"
    CENTRED = "centred"
    LEGEND = "legend"


class Marker(StrEnum):
    """What stands before the items of a list: "-", "1.", "a)" in Vietnamese order."""

    DASH = "dash"
    ARABIC = "arabic"
    LETTER = "letter"


class HeadingLevel(StrEnum):
    """Levels of a report: "Phần I" centred; "I. TITLE", "1. Title" bold; "1.1." bold italic; "a)" plain."""

    PART = "part"
    ROMAN = "roman"
    ARABIC = "arabic"
    DECIMAL = "decimal"
    LETTER = "letter"


@dataclass(frozen=True)
class Footnote:
    """A note at the foot of the page; in workbooks it follows its text in brackets."""

    runs: tuple["Run", ...]


@dataclass(frozen=True)
class Run:
    """Text of one look; a line break is "\\n". `footnote` hangs after the text; `anchor` names its origin."""

    text: str
    bold: bool = False
    italic: bool = False
    superscript: bool = False
    footnote: Footnote | None = None
    anchor: str = ""


Runs = tuple[Run, ...]


def runs(text: str, *, bold: bool = False, italic: bool = False) -> Runs:
    """One run, or none for an empty text."""
    return (Run(text, bold=bold, italic=italic),) if text else ()


def plain(parts: Runs) -> str:
    """The text of runs without their look and footnotes."""
    return "".join(run.text for run in parts)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `key` names where its text came from, for walking backwards, and is not printed."""

    runs: Runs
    kind: ParagraphKind = ParagraphKind.BODY
    key: str = ""

    @classmethod
    def of(cls, text: str, kind: ParagraphKind = ParagraphKind.BODY) -> "Paragraph":
        """A paragraph of plain text."""
        return cls(runs(text), kind)


@dataclass(frozen=True)
class Heading:
    """A heading. `label` is printed before the text as given: "I.", "1.", "a)", "Phần I"."""

    level: HeadingLevel
    text: str
    label: str = ""


@dataclass(frozen=True)
class NumberedList:
    """Items with a marker; numbers, letters begin at `start` (1 is "1." or "a)"). `key` as of a paragraph."""

    items: tuple[Runs, ...]
    marker: Marker = Marker.DASH
    start: int = 1
    key: str = ""

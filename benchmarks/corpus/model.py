"""A report as blocks, and what is known to be true or false of it."""

import re
from dataclasses import dataclass, field

BOLD, PLAIN = "\x02", "\x03"
"""Marks around letters that stand out; each format writes them its own way."""


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3 with its label ("II.", "2.", "a)")."""

    level: int
    label: str
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `marker` is a label of a list ("-", "+", "3.") that the quotes do not hold."""

    text: str
    marker: str = ""
    align: str = ""


@dataclass(frozen=True)
class Row:
    """A row of a table; an empty text is an empty cell."""

    cells: tuple[str, ...]
    head: bool = False


@dataclass(frozen=True)
class Table:
    """A table with the lines above it."""

    title: tuple[str, ...]
    rows: tuple[Row, ...]


Block = Heading | Paragraph | Table


@dataclass(frozen=True)
class Fact:
    """What printed figures say of each other, in the columns of a list of cases.

    `kind`: ratio, sum, subset, range, duplicate-mismatch, date, change, code, numbering, cell.
    `severity`: ok, rounding, soft or hard. `trick` names the planted slip or the hard negative, "" for none.
    """

    quote: str
    kind: str
    consistent: bool
    severity: str
    computed: str
    explanation: str
    other: str = ""
    trick: str = ""

    @property
    def verdict(self) -> str:
        """The verdict as lists of cases write it."""
        return "consistent" if self.consistent else "contradiction"


@dataclass(frozen=True)
class Report:
    """A report and its truth. `tainted` quotes hold a figure that was misprinted on purpose."""

    number: int
    title: str
    blocks: tuple[Block, ...]
    facts: tuple[Fact, ...]
    tainted: tuple[str, ...] = field(default=())

    @property
    def name(self) -> str:
        """The name of its files, without an ending."""
        return f"bao-cao-{self.number:04d}"


def bare(text: str) -> str:
    """The letters without marks."""
    return re.sub(f"[{BOLD}{PLAIN}]", "", text)


def starred(text: str) -> str:
    """The letters with two stars where they stand out."""
    return re.sub(f"[{BOLD}{PLAIN}]", "**", text)

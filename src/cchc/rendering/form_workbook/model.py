"""What a form to be filled in contains, before it is written as a workbook."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from cchc.engine.bindings.ast import Expression

KEY_SHEET = "_cchc"
"""The very hidden sheet that says what the workbook is and what stood in its cells when it went out."""

BLANK_WORDS = ("KPS", "KAD", "CĐH", "CDH", "-", "không phát sinh", "không áp dụng", "chưa đến hạn")
"""What may stand in a cell of numbers to say why there is none."""


class EntryKind(StrEnum):
    """What a cell takes."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    CHOICE = "choice"
    YES_NO = "yes_no"
    PAIR = "pair"
    WORDS = "words"


@dataclass(frozen=True)
class EntryRow:
    """A printed row. `kind` is None on a heading; `closed`: not for units of this level; `sealed`: sent.

    `formula` computes the cell from other rows; `part_of` and `partition` name rows that it is checked with.
    """

    key: str
    stt: str
    label: str
    unit: str = ""
    group: str = ""
    kind: EntryKind | None = None
    value: Fraction | str | None = None
    note: str = ""
    options: tuple[str, ...] = ()
    formula: Expression | None = None
    decimals: int = 0
    closed: bool = False
    sealed: bool = False
    part_of: str = ""
    partition: tuple[str, ...] = ()


@dataclass(frozen=True)
class FormSheet:
    """One printed table: its name on the tab, title lines, heads (stt, label, group, unit, value, note)."""

    name: str
    title: tuple[str, ...]
    heads: Mapping[str, str]
    grouped: bool
    rows: tuple[EntryRow, ...]
    identity: str = ""


@dataclass(frozen=True)
class MemberList:
    """The list behind a count of distinct members: of which row, and its members as code and name."""

    key: str
    stt: str
    label: str
    members: tuple[tuple[str, str], ...] = ()
    sealed: bool = False


@dataclass(frozen=True)
class FormWorkbook:
    """All that is written. `left`, `right`: the lines above the title; `hidden`: the rows of KEY_SHEET.

    `lists` make a sheet of their own where there are any, known again by `lists_identity`.
    """

    title: str
    author: str
    created: datetime
    left: tuple[str, ...]
    right: tuple[str, ...]
    subtitle: str
    sheets: tuple[FormSheet, ...]
    help: tuple[tuple[str, str], ...]
    hidden: tuple[tuple[str, ...], ...]
    lists: tuple[MemberList, ...] = ()
    lists_identity: str = ""

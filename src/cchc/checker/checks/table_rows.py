"""The rows of an appendix as a tree, each with what can be compared and quoted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from cchc.checker.appendix import AppendixFlag, AppendixRow, AppendixTable
from cchc.checker.checks.passages import Origin, Passage, Spot, whole
from cchc.checker.prose.plain import plain
from cchc.checker.prose.quantities import Quantity, quantities
from cchc.checker.prose.reading import Reading
from cchc.engine.text import label_key

_RATE = re.compile(r"^(?:ty|ti) (?:le|trong)\b|^phan tram\b|^muc do (?:hoan thanh|hai long)\b")
_PAIR_ALONE = re.compile(r"\s*[0-9][0-9.,]* ?/ ?[0-9][0-9.,]*\s*")
_NOT_COUNTED = (AppendixFlag.CHOICE, AppendixFlag.UNIT_VALUE_SWAPPED)


@dataclass
class Node:
    """A row with its children; `pair` is what stands as `x/y` in its value, else in its note or alone in
    another column."""

    row: AppendixRow
    table: int
    passage: Passage
    key: str
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    pair: Quantity | None = None

    @property
    def spot(self) -> Spot:
        """The whole printed row."""
        return whole(self.passage)

    @property
    def value(self) -> Fraction | None:
        """The amount, if the row has one."""
        return self.row.value

    @property
    def is_rate(self) -> bool:
        """Whether the row is a percentage."""
        return "%" in self.row.unit or bool(_RATE.search(self.key)) or self.row.raw.rstrip().endswith("%")

    @property
    def is_count(self) -> bool:
        """Whether the row holds an amount that can be added to others of its unit."""
        return (
            self.value is not None
            and not self.is_rate
            and not any(flag in self.row.flags for flag in _NOT_COUNTED)
        )

    @property
    def decimals(self) -> int:
        """Digits after the comma of a percentage as printed."""
        return (
            len(re.split(r"[.,]", re.sub(r"[^0-9.,]", "", self.row.raw))[-1])
            if re.search(r"[.,][0-9]", self.row.raw)
            else 0
        )

    @property
    def siblings_after(self) -> list["Node"]:
        """The rows of the same level that follow under the same heading."""
        if self.parent is None:
            return []
        at = next(index for index, one in enumerate(self.parent.children) if one is self)
        return self.parent.children[at + 1 :]


def nodes(tables: Sequence[AppendixTable], file: str, first: int) -> tuple[tuple[Node, ...], ...]:
    """The rows of each table as trees; `first` is the order of the first row among the passages."""
    found = []
    for index, table in enumerate(tables):
        listed = tuple(_nodes(table, index, file, first))
        first += len(listed)
        _link(listed)
        found.append(listed)
    return tuple(found)


def _nodes(table: AppendixTable, index: int, file: str, first: int) -> Iterator[Node]:
    for order, row in enumerate(table.rows, start=first):
        source = "\t".join(cell.text for cell in row.found[0].cells) if row.found else row.label
        passage = Passage(Reading(plain(source), (), ()), row.place, file, order, Origin.ROW, "", table.title)
        yield Node(row, index, passage, label_key(row.label), pair=_pair(row))


def _pair(row: AppendixRow) -> Quantity | None:
    beside = (raw for _header, raw in row.others if _PAIR_ALONE.fullmatch(raw))
    for text in (row.raw, row.note if len(row.note) < 60 else "", *beside):
        if "/" in text and any(letter.isdigit() for letter in text):
            found = [one for one in quantities(_without_units(text)) if one.below]
            if len(found) == 1:
                return found[0]
    return None


def _without_units(text: str) -> str:
    """`732VBĐT/876VBD` as `732/876`."""
    return re.sub(r"(?<=[0-9]) ?[^\W\d]+ ?/ ?(?=[0-9])", "/", re.sub(r"(?<=[0-9])(?=[^\W\d])", " ", text))


def _link(listed: Sequence[Node]) -> None:
    root = Node(listed[0].row, listed[0].table, listed[0].passage, "") if listed else None
    open_rows: list[Node] = []
    for node in listed:
        while open_rows and len(open_rows[-1].row.headings) >= len(node.row.headings):
            open_rows.pop()
        node.parent = open_rows[-1] if open_rows else root
        if node.parent is not None:
            node.parent.children.append(node)
        open_rows.append(node)

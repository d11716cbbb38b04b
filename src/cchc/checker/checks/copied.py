"""An appendix that is printed twice: its rows must say the same both times."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from cchc.checker.appendix import AppendixTable
from cchc.checker.checks.table_rows import Node
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind, Severity
from cchc.engine.faults import N_
from cchc.engine.messages import Message


def copied_verdicts(tables: Sequence[AppendixTable], trees: Sequence[Sequence[Node]]) -> Iterator[Verdict]:
    """Compare each row of a second printing with its row of the first."""
    for table, tree in zip(tables, trees, strict=True):
        if table.copy_of is not None:
            for first, second in _pairs(trees[table.copy_of], tree):
                yield from _judged(first, second)


def _pairs(first: Sequence[Node], second: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
    """The rows of one label, in the order that both printings have."""
    keys = [node.key for node in first], [node.key for node in second]
    for block in SequenceMatcher(None, *keys, autojunk=False).get_matching_blocks():
        yield from zip(
            first[block.a : block.a + block.size], second[block.b : block.b + block.size], strict=True
        )


def _judged(first: Node, second: Node) -> Iterator[Verdict]:
    one, other = first.row, second.row
    same = one.raw == other.raw or (first.value is not None and first.value == second.value)
    told = (other.raw, one.raw)
    if same and one.note and other.note and _figures(one.note) != _figures(other.note):
        same, told = False, (other.note, one.note)
    if same or not all(told):
        if same and one.raw:
            yield Verdict(Kind.DUPLICATE, second.spot, (first.spot,))
        return
    template = N_(
        "Phụ lục in hai lần, nhưng dòng “%(label)s” lần này ghi %(stated)s, lần kia ghi %(computed)s. "
        "Cùng một phụ lục thì hai lần in phải như nhau. Hãy đối chiếu số liệu gốc, sửa số sai, hoặc bỏ bản "
        "in thừa."
    )
    params = {"label": other.label, "stated": told[0], "computed": told[1]}
    yield Verdict(
        Kind.DUPLICATE, second.spot, (first.spot,), Severity.WARNING,
        told[0], told[1], Message(template, params),
    )  # fmt: skip


def _figures(note: str) -> list[str]:
    return re.findall(r"[0-9]+", note)

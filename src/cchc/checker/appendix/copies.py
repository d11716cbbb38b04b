"""Recognise a table that is printed a second time."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from cchc.checker.appendix.model import AppendixRow, AppendixTable
from cchc.engine.text import label_key

_SAME_LABELS = 0.8
_SAME_VALUES = 0.6


def copy_index(table: AppendixTable, earlier: Sequence[AppendixTable]) -> int | None:
    """The index of the earlier table that this one repeats: same labels in order, most values the same."""
    for index, other in enumerate(earlier):
        if other.copy_of is None and repeats(table, other):
            return index
    return None


def repeats(table: AppendixTable, other: AppendixTable) -> bool:
    """Whether two tables are printings of one; a few values may differ, and that is worth a finding."""
    labels = [label_key(row.label) for row in table.rows]
    before = [label_key(row.label) for row in other.rows]
    if not labels or min(len(labels), len(before)) < _SAME_LABELS * max(len(labels), len(before)):
        return False
    matched = SequenceMatcher(None, before, labels, autojunk=False).get_matching_blocks()
    pairs = [(other.rows[m.a + i], table.rows[m.b + i]) for m in matched for i in range(m.size)]
    if len(pairs) < _SAME_LABELS * len(labels):
        return False
    filled = [(one, two) for one, two in pairs if one.raw or two.raw]
    return bool(filled) and sum(_same(*pair) for pair in filled) >= _SAME_VALUES * len(filled)


def _same(one: AppendixRow, other: AppendixRow) -> bool:
    return one.raw == other.raw or (one.value is not None and one.value == other.value)

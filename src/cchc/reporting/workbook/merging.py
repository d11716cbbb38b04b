"""Three ways to one cell: what went out, what came back, what stands here. See docs/algorithms."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

Said = TypeVar("Said")


class Merge(StrEnum):
    """What becomes of a cell: stays as it is, takes what came back, or asks somebody."""

    KEEP = "keep"
    TAKE = "take"
    CONFLICT = "conflict"


def merge(
    base: Said | None, theirs: Said, ours: Said, *, empty: Said, same: Callable[[Said, Said], bool]
) -> Merge:
    """Return what becomes of one cell.

    `base` is what the workbook was given, `theirs` what it came back with, `ours` what stands here now. A
    base of None (a file that nobody sent out) has nothing to withdraw: its empty cells say nothing.
    """
    if same(theirs, ours):
        return Merge.KEEP
    if base is None:
        if same(theirs, empty):
            return Merge.KEEP
        return Merge.TAKE if same(ours, empty) else Merge.CONFLICT
    if same(theirs, base):
        return Merge.KEEP
    return Merge.TAKE if same(ours, base) else Merge.CONFLICT

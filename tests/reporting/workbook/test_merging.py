"""Three ways to one cell, all nine cases, and a file that nobody sent out."""

import pytest

from cchc.reporting.workbook.merging import Merge, merge


def merged(base: str | None, theirs: str, ours: str) -> Merge:
    return merge(base, theirs, ours, empty="", same=str.__eq__)


@pytest.mark.parametrize(
    ("base", "theirs", "ours", "outcome"),
    [
        ("5", "5", "5", Merge.KEEP),
        ("5", "5", "6", Merge.KEEP),
        ("5", "5", "", Merge.KEEP),
        ("5", "7", "5", Merge.TAKE),
        ("5", "7", "7", Merge.KEEP),
        ("5", "7", "6", Merge.CONFLICT),
        ("5", "", "5", Merge.TAKE),
        ("5", "", "", Merge.KEEP),
        ("5", "", "6", Merge.CONFLICT),
        ("", "7", "", Merge.TAKE),
        ("", "7", "6", Merge.CONFLICT),
        (None, "", "6", Merge.KEEP),
        (None, "7", "", Merge.TAKE),
        (None, "7", "7", Merge.KEEP),
        (None, "7", "6", Merge.CONFLICT),
    ],
)
def test_every_case(base: str | None, theirs: str, ours: str, outcome: Merge) -> None:
    assert merged(base, theirs, ours) is outcome

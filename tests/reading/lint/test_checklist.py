"""The checklist in docs/ says what the code does."""

from pathlib import Path

from cchc.reading.lint.checklist import checklist_page
from cchc.reading.lint.framework import Certainty
from cchc.reading.lint.linter import CHECKS

PAGE = Path(__file__).parents[3] / "docs" / "decree30-checklist.md"


def test_the_page_is_the_one_made_from_the_code() -> None:
    assert PAGE.read_text("utf-8") == checklist_page()


def test_all_45_points_are_there_with_source_and_remedy() -> None:
    assert [check.number for check in CHECKS] == list(range(1, 46))
    assert all("Nghị định 30/2020/NĐ-CP" in str(check.source) and check.remedy for check in CHECKS)


def test_only_the_column_fit_rests_on_practice() -> None:
    assert [check.number for check in CHECKS if check.certainty is not Certainty.READ] == [16]

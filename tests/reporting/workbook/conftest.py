"""The small form for each test that wants it; what it stores is taken back with the test."""

import pytest

from tests.reporting.workbook.small_form import load_small


@pytest.fixture
def small_form(db: None) -> None:
    """The small form and its units in the database."""
    load_small()

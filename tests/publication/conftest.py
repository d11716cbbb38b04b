"""The published reports, loaded once."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.reporting.loading import kept, load_reports


@pytest.fixture(scope="package")
def shelf(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The database with the published reports in it; what a test writes is taken back as ever."""
    with kept(django_db_blocker, load_reports):
        yield

"""What every test may use."""

import pytest
from hypothesis import settings
from pytest_django import DjangoDbBlocker

from tests import worlds
from tests.reporting.loading import load_reports

settings.register_profile("steady", deadline=None, derandomize=True, print_blob=False, database=None)
settings.load_profile("steady")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Load each world once."""
    items[:] = worlds.in_order(items)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Function) -> None:
    """Let no test see the world of another."""
    worlds.make_way(item)


@pytest.fixture(scope="class")
def shelf(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The database with the published reports in it; what a test writes is taken back as ever."""
    worlds.keep("shelf", load_reports, django_db_blocker)

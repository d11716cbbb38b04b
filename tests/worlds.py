"""Worlds that many tests find in the database: loaded once, thrown away before a test that wants another.

A fixture that asks for a world is named after it and has the scope of a class, so that it stands before the
transaction of the test. Whatever the order, a test finds its own world or an empty database.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker

NAMES = ("shelf", "job")


@dataclass
class _Kept:
    name: str = ""
    loaded: object = None
    blocker: DjangoDbBlocker | None = None


_kept = _Kept()


def keep(name: str, load: Callable[[], object], blocker: DjangoDbBlocker) -> object:
    """Load a world unless it is in the database already; return what loading it returned."""
    if _kept.name != name:
        throw_away()
        with blocker.unblock(), transaction.atomic():
            loaded = load()
        _kept.name, _kept.loaded, _kept.blocker = name, loaded, blocker
    return _kept.loaded


def throw_away() -> None:
    """Empty all tables if a world is in them."""
    if _kept.blocker is not None:
        with _kept.blocker.unblock():
            call_command("flush", verbosity=0, interactive=False)
    _kept.name, _kept.loaded, _kept.blocker = "", None, None


def make_way(item: pytest.Function) -> None:
    """Throw away a world that a test of the database did not ask for."""
    if uses_database(item) and wanted(item) != _kept.name:
        throw_away()


def uses_database(item: pytest.Function) -> bool:
    """Return whether a test reads or writes the database, itself or by a fixture."""
    return item.get_closest_marker("django_db") is not None or "django_db_setup" in item.fixturenames


def wanted(item: pytest.Function) -> str:
    """Return the name of the world that a test asks for; empty where it wants an empty database."""
    return next((name for name in NAMES if name in item.fixturenames), "")


def in_order(items: list[pytest.Function]) -> list[pytest.Function]:
    """Put tests of one world side by side, those of an empty database first; else their order stays."""
    return sorted(items, key=lambda item: ("", *NAMES).index(wanted(item)))

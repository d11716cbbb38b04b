"""Settings of the tests: the same, on a database of their own (TEST_DATABASE_URL, else SQLite in memory)."""

import os

os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL") or "sqlite:///:memory:"

from cchc.settings.main import *  # noqa: F403

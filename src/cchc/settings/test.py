"""Settings of the tests: the same, on a database of their own (TEST_DATABASE_URL, else SQLite in memory)."""

import os
import tempfile

# What tests keep goes to a place of its own, which ends with them.
_SHELF = tempfile.TemporaryDirectory(prefix="cchc-files-")
os.environ.setdefault("CCHC_FILES", _SHELF.name)
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL") or "sqlite:///:memory:"

from cchc.settings.main import *  # noqa: E402, F403 - the environment comes first

"""Settings of the tests: the same, on a database of their own (TEST_DATABASE_URL, else SQLite in memory)."""

import os
import tempfile

# What tests keep goes to a place of its own.
os.environ.setdefault("CCHC_FILES", tempfile.mkdtemp(prefix="cchc-files-"))
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL") or "sqlite:///:memory:"

from cchc.settings.main import *  # noqa: F403

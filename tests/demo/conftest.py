"""The main job, run once."""

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from pytest_django import DjangoDbBlocker

from tests import worlds


@dataclass(frozen=True)
class Job:
    """Where `cchc demo` wrote its files, and what it answered."""

    out: Path
    answer: dict[str, Any]


def run_demo(out: Path) -> Job:
    """Run the main job into a folder."""
    stdout = io.StringIO()
    call_command("demo", "--out", str(out), "--json", stdout=stdout)
    return Job(out, json.loads(stdout.getvalue()))


@pytest.fixture(scope="class")
def job(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Job:
    """The job done: its files in a folder, its figures in the database."""
    done = worlds.keep("job", lambda: run_demo(tmp_path_factory.mktemp("demo")), django_db_blocker)
    assert isinstance(done, Job)
    return done

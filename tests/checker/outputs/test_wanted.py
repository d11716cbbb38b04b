"""What is wanted, and the run that wants nothing."""

import os
import subprocess
import sys
from pathlib import Path

from cchc.checker.outputs.wanted import NoOutputs, Wanted
from tests.checker.outputs.findings import checked

SPARED = ("xlsxwriter", "typst", "cchc.rendering", "cchc.statistics.resolve", "cchc.checker.against")
PROGRAM = f"""
import django, sys
django.setup()
import cchc.checker.management.commands.check
print([name for name in {SPARED!r} if name in sys.modules])
"""


def test_the_paths_are_those_that_somebody_wants(tmp_path: Path) -> None:
    assert Wanted().paths == ()
    assert Wanted(html=tmp_path / "a.html", xlsx=tmp_path / "a.xlsx").paths == (
        tmp_path / "a.html",
        tmp_path / "a.xlsx",
    )


def test_where_nothing_is_wanted_nothing_is_written() -> None:
    with NoOutputs() as outputs:
        outputs.add(checked(), {})
        assert outputs.finish() == ()


def test_the_command_starts_without_what_only_some_runs_need() -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "cchc.settings.main"}
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, env=environment
    )
    assert ended.stdout.strip() == "[]"

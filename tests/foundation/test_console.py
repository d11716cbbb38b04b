"""The shape of every command."""

import io
import json
import os
import sqlite3
import subprocess
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from cchc.engine.faults import Fault
from cchc.foundation.console import ConsoleCommand, add_json
from cchc.foundation.faults import ManyFaults, parts_of, said


class Plain(ConsoleCommand):
    """A command without sub-verbs that ends as it is told."""

    help = "Lệnh thử."
    example = "cchc plain --json"
    ends: Exception | None = None

    def add_arguments(self, parser: Any) -> None:
        add_json(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        if self.ends is not None:
            raise self.ends
        self.answer(options, {"ngày": date(2025, 7, 1), "tỷ lệ": Fraction(1, 3)}, ["một", "hai"])


def run(ends: Exception | None = None, **options: Any) -> str:
    out = io.StringIO()
    command = Plain(stdout=out)
    command.ends = ends
    try:
        call_command(command, **options)
    except CommandError as error:
        return f"{out.getvalue()}|{error}"
    return out.getvalue()


def test_json_is_unescaped_with_dates_and_fractions_as_text() -> None:
    text = run(json=True)
    assert '"tỷ lệ": "1/3"' in text
    assert json.loads(text)["ngày"] == "2025-07-01"


def test_lines_for_people() -> None:
    assert run() == "một\nhai\n"


def test_a_fault_is_a_sentence() -> None:
    assert run(Fault("Thiếu %(what)s.", what="ngày")) == "|Thiếu ngày."


def test_many_faults_are_a_list_and_json() -> None:
    both = ManyFaults([Fault("Một."), Fault("Hai %(row)d.", row=2)])
    printed, sentence = run(both, json=True).split("|")
    assert json.loads(printed) == {"faults": [{"message": "Một."}, {"message": "Hai 2.", "row": 2}]}
    assert sentence == "Có 2 lỗi, chưa ghi gì cả:\n- Một.\n- Hai 2."


def test_a_database_that_is_not_ready_says_what_to_do() -> None:
    assert "hãy chạy “cchc migrate”" in run(OperationalError(sqlite3.OperationalError("no such table")))


def test_a_fault_inside_a_fault_is_said_too() -> None:
    inner = Fault("vì %(n)d", n=3)
    assert said(Fault("Sai: %(why)s.", why=inner)) == "Sai: vì 3."
    assert parts_of(inner) == (inner,)


def test_help_ends_with_the_example() -> None:
    text = Plain().create_parser("cchc", "plain").format_help()
    assert text.rstrip().endswith("Ví dụ:\n  cchc plain --json")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_output_is_utf8_whatever_the_locale_says(tmp_path: Path, language: str) -> None:
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'none.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "cchc.settings.main",
        "CCHC_LANGUAGE": language,
        "PYTHONIOENCODING": "ascii",
    }
    command = [sys.executable, "-m", "cchc", "units", "list", "--on", "hôm-nay"]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert done.returncode == 1
    assert "hôm-nay" in done.stderr.decode("utf-8")

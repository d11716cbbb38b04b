"""`cchc demo`: the whole job, again and again."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cchc.demo.management.commands.demo import Command
from cchc.reading.lint.framework import Severity
from cchc.reading.lint.linter import lint_docx
from tests.demo.conftest import Job, run_demo

pytestmark = [pytest.mark.django_db]

STEPS = [
    *("migrate", "catalogue", "units", "published"),
    *("round ah-khegiang 2024", "round ah 2024", "round ah 2025-H1", "round ah 2025-Q3", "round ah 2026-Q3"),
    *("sum", "reprint", "report", "edition", "letters", "look", "lint"),
]


def test_every_step_says_what_it_did_and_how_long_it_took(job: Job) -> None:
    assert [step["name"] for step in job.answer["steps"]] == STEPS
    assert all(step["result"] for step in job.answer["steps"] if step["name"] != "migrate")
    assert all(step["seconds"] >= 0 for step in job.answer["steps"])


def test_reports_editions_letters_and_a_workbook_are_written_where_it_says(job: Job) -> None:
    files = [Path(path) for path in job.answer["files"]]
    assert len(files) == len(set(files)) == 20 + 8 + 10 + 7
    assert {path.parent for path in files} == {job.out}
    assert all(path.stat().st_size for path in files)
    assert sorted(path.name for path in files) == sorted(path.name for path in job.out.iterdir())


def test_the_rules_that_the_published_figures_break_are_told(job: Job) -> None:
    counts = {
        name: sum(one["severity"] == "error" for one in found)
        for name, found in job.answer["findings"].items()
    }
    assert counts == {
        "kh 2021-Q3 tk-2021-tinh": 2,
        "hg-xinman 2023 tk-2023-huyen": 4,
        "ht-stc 2024-H1 tk-2024-so-ht": 0,
        "ht-stc 2024-H1 tt-2024-so-ht": 0,
        "kh-skhcn 2022-H1 tk-2022-so-kh": 8,
        "ah 2024 tk-2021-tinh": 0,
        "ah 2025-H1 tk-2021-tinh": 0,
        "ah 2026-Q3 tk-2026-tinh": 0,
    }


def test_the_word_files_have_no_errors_of_layout(job: Job) -> None:
    words = sorted(job.out.glob("*.docx"))
    assert len(words) == 13
    errors = {
        path.name: [str(one) for one in lint_docx(path).findings if one.severity is Severity.ERROR]
        for path in words
    }
    assert errors == {path.name: [] for path in words}


def test_the_job_repeated_writes_the_same_bytes(job: Job, tmp_path: Path) -> None:
    again = run_demo(tmp_path)
    names = sorted(path.name for path in job.out.iterdir())
    different = [name for name in names if (tmp_path / name).read_bytes() != (job.out / name).read_bytes()]
    assert different == []
    told = ("findings", "editions", "owing", "caught", "chosen", "compared")
    assert {name: again.answer[name] for name in told} == {name: job.answer[name] for name in told}


def test_json_files_say_which_form_is_out_of_force(job: Job) -> None:
    reports = [path for path in job.out.glob("*.json") if "record" not in path.name]
    valid = {path.name: json.loads(path.read_text("utf-8"))["form_valid"] for path in reports}
    assert sorted(name for name, holds in valid.items() if not holds) == [
        "ah-2024-tk-2021-tinh.json",
        "ah-2025-H1-tk-2021-tinh.json",
        "ah-khegiang-2024-tk-2023-huyen-1.json",
    ]


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(CommandError, match="Không ghi được vào thư mục"):
        call_command("demo", "--out", str(blocked / "out"))


def test_help_has_an_example() -> None:
    assert "cchc demo --out" in Command().create_parser("cchc", "demo").format_help()

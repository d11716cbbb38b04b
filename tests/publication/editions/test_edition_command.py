"""`cchc edition`: sentences, JSON, exit status."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cchc.foundation import files
from cchc.publication.models import Edition
from tests.publication.editions.issuing import correct_a_cell

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]

REPORT = ("--unit", "ht-stc", "--period", "6 tháng đầu năm 2024", "--form", "tk-2024-so-ht")
NAMED = ("--number", "186", "--date", "15/06/2024")
CODE = "ht-stc/2024-H1/tk-2024-so-ht/1"


def run(*words: str) -> str:
    stdout = io.StringIO()
    call_command("edition", *words, stdout=stdout)
    return stdout.getvalue()


def answer(*words: str) -> Any:
    return json.loads(run(*words, "--json"))


def test_issue_tells_what_was_kept() -> None:
    told = answer("issue", *REPORT, *NAMED)
    assert (told["code"], told["new"], told["number"], told["date"]) == (CODE, True, "186", "2024-06-15")
    assert [file["role"] for file in told["files"]] == ["docx", "pdf", "xlsx", "json", "record"]
    assert answer("issue", *REPORT, *NAMED)["new"] is False


def test_issue_without_a_number_is_refused() -> None:
    with pytest.raises(CommandError, match="--number"):
        run("issue", *REPORT)


def test_list_finds_by_unit_and_period() -> None:
    assert "Chưa ban hành" in run("list")
    run("issue", *REPORT, *NAMED)
    assert [one["code"] for one in answer("list", "--unit", "ht-stc", "--period", "2024-H1")["editions"]] == [
        CODE
    ]
    assert answer("list", "--unit", "kh")["editions"] == []


def test_verify_says_how_many_points_hold() -> None:
    run("issue", *REPORT, *NAMED)
    assert f"{CODE}: 11/11 điểm kiểm tra đúng" in run("verify")
    checks = answer("verify", CODE)["editions"][0]["checks"]
    assert all(check["holds"] for check in checks)
    assert {"tree", "figures", "form", "rendering pdf", "file record"} <= {check["name"] for check in checks}


def test_verify_fails_where_something_is_wrong() -> None:
    run("issue", *REPORT, *NAMED)
    Edition.objects.get().files.filter(role="pdf").update(content=files.keep(b"%PDF forged"))
    with pytest.raises(SystemExit) as left:
        run("verify")
    assert left.value.code == 1


def test_diff_tells_row_by_row() -> None:
    run("issue", *REPORT, *NAMED)
    key, new = correct_a_cell()
    run("issue", *REPORT, "--number", "190", "--date", "2024-06-20", "--reason", "Đếm sót")
    told = answer("diff", CODE, CODE[:-1] + "2")["differences"]
    assert [one["after"].startswith(new) for one in told if one["key"] == key] == [True]
    assert "(thay " + CODE + ")" in run("list")


def test_export_writes_the_issued_bytes(tmp_path: Path) -> None:
    told = answer("issue", *REPORT, *NAMED)
    written = answer("export", CODE, "--out", str(tmp_path / "again"))["files"]
    assert [files.keep(Path(path).read_bytes()) for path in written] == [
        file["sha256"] for file in told["files"]
    ]


def test_attach_compares(tmp_path: Path) -> None:
    run("issue", *REPORT, *NAMED)
    run("export", CODE, "--out", str(tmp_path))
    told = answer("attach", CODE, str(tmp_path / "ht-stc-2024-H1-tk-2024-so-ht-1.pdf"))
    assert told == {"signatures": 0, "differences": []}


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    run("issue", *REPORT, *NAMED)
    with pytest.raises(CommandError, match=r"missing\.pdf"):
        run("attach", CODE, str(tmp_path / "missing.pdf"))


def test_an_unknown_edition_is_named_with_those_there_are() -> None:
    run("issue", *REPORT, *NAMED)
    with pytest.raises(CommandError, match=CODE):
        run("verify", "kh/2021-Q3/tk-2021-tinh/9")

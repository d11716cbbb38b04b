"""Findings that somebody explained: shown with the reason, in this report only, until the words change."""

import json
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cchc.checker.models import AcceptedFinding
from cchc.foundation.models import AuditLine
from tests.checker.saying import HEAD

pytestmark = pytest.mark.django_db
WRONG = "Đã trả 940/1.000 hồ sơ, đạt 98%."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return written(tmp_path / "bao-cao.txt", f"{HEAD}{WRONG}\n")


def written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def findings(capsys: pytest.CaptureFixture[str], path: Path, **options: object) -> list[dict[str, object]]:
    call_command("check", str(path), json=True, **options)
    said: list[dict[str, object]] = json.loads(capsys.readouterr().out)["findings"]
    return said


def accept(capsys: pytest.CaptureFixture[str], path: Path, reason: str = "số lũy kế") -> str:
    (finding,) = findings(capsys, path)
    code = str(finding["id"])
    (accepted,) = findings(capsys, path, accept=[code], reason=reason, actor="lan")
    assert accepted["accepted"]
    return code


def test_the_reason_is_shown_from_then_on(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = accept(capsys, report)
    (finding,) = findings(capsys, report)
    accepted = finding["accepted"]
    assert isinstance(accepted, dict)
    assert (finding["id"], accepted["reason"], accepted["actor"]) == (code, "số lũy kế", "lan")
    assert AuditLine.objects.filter(verb="checker.accept_finding", actor="lan").count() == 1


def test_twice_changes_nothing_and_a_later_reason_takes_the_place(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = accept(capsys, report)
    accept(capsys, report)
    assert AuditLine.objects.filter(verb="checker.accept_finding").count() == 1
    accept(capsys, report, "số của cả năm")
    counting = AcceptedFinding.objects.filter(withdrawn_at__isnull=True)
    assert [(one.finding, one.reason) for one in counting] == [(code, "số của cả năm")]
    (before,) = AcceptedFinding.objects.filter(withdrawn_at__isnull=False)
    assert (before.reason, before.withdrawn_by, before.withdrawn_because) == (
        "số lũy kế", "lan", "số của cả năm",
    )  # fmt: skip


def test_a_code_is_accepted_in_each_report_that_has_it(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = written(tmp_path / "khac.txt", f"Tờ trình khác.\n\n{WRONG}\n")
    (finding,) = findings(capsys, report)
    call_command("check", str(report), str(other), json=True, accept=[finding["id"]], reason="vì thế")
    assert [bool(one["accepted"]) for one in json.loads(capsys.readouterr().out)["findings"]] == [True, True]


def test_what_is_explained_is_no_error_any_more(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accept(capsys, report)
    call_command("check", str(report), strict=True)
    told = capsys.readouterr().out
    assert "0 lỗi" in told
    assert "Không phải lỗi: số lũy kế (lan" in told


def test_a_correction_elsewhere_keeps_it_and_an_altered_figure_does_not(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    accept(capsys, report)
    longer = written(tmp_path / "ban-2.txt", f"{HEAD}{WRONG}\n\nCông tác khác được quan tâm.\n")
    assert [bool(one["accepted"]) for one in findings(capsys, longer)] == [True]
    altered = written(tmp_path / "ban-3.txt", f"{HEAD}{WRONG.replace('98', '97')}\n")
    assert [one["accepted"] for one in findings(capsys, altered)] == [None]


def test_an_undated_draft_in_another_format_is_the_same_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = HEAD.replace("ngày 20 tháng 12 năm", "ngày      tháng      năm")
    accept(capsys, written(tmp_path / "a.txt", f"{head}{WRONG}\n"))
    lines = "".join(f"<p>{line}</p>" for line in f"{HEAD}{WRONG}\n\nThêm.".split("\n\n"))
    page = written(tmp_path / "b.html", f"<html><body>{lines}</body></html>")
    assert [bool(one["accepted"]) for one in findings(capsys, page)] == [True]


def test_another_report_with_the_same_sentence_is_not_excused(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    accept(capsys, report)
    other = written(tmp_path / "khac.txt", f"Tờ trình khác.\n\n{WRONG}\n")
    assert [one["accepted"] for one in findings(capsys, other)] == [None]


@pytest.mark.parametrize("code", ["0000000000", ""])
def test_an_unknown_finding_is_refused(report: Path, code: str) -> None:
    with pytest.raises(CommandError, match="Không có phát hiện"):
        call_command("check", str(report), accept=[code], reason="vì thế")


def test_without_a_reason_nothing_is_kept(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (finding,) = findings(capsys, report)
    with pytest.raises(CommandError, match="--reason"):
        call_command("check", str(report), accept=[finding["id"]], reason="  ")
    assert not AcceptedFinding.objects.exists()


def test_page_sheet_and_comments_say_why(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = accept(capsys, report)
    page, sheet, comments = (tmp_path / name for name in ("a.html", "a.xlsx", "a.docx"))
    call_command("check", str(report), html=page, xlsx=sheet, annotate=comments)
    for text in (
        page.read_text("utf-8"),
        part(sheet, "xl/worksheets/sheet1.xml"),
        part(comments, "word/comments.xml"),
    ):
        assert code in text
        assert "số lũy kế" in text


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read(name).decode()

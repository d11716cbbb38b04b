"""A reason is withdrawn: the finding counts again, and what was said stays in the history."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cchc.checker.models import AcceptedFinding
from cchc.foundation.models import AuditLine
from tests.checker.test_accepted import WRONG, accept, findings, report, written

__all__ = ["report"]
pytestmark = pytest.mark.django_db


def answer(capsys: pytest.CaptureFixture[str], *words: str, **options: object) -> dict[str, list[object]]:
    call_command("accepted", *words, json=True, **options)
    told: dict[str, list[object]] = json.loads(capsys.readouterr().out)
    return told


def listed(capsys: pytest.CaptureFixture[str], **options: object) -> list[dict[str, object]]:
    return answer(capsys, "list", **options)["reasons"]  # type: ignore[return-value]


def test_the_finding_counts_again_and_the_reason_stays_in_the_history(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = accept(capsys, report)
    done = answer(capsys, "withdraw", code, reason="sở xác nhận sai", actor="minh")
    assert done == {"withdrawn": [code], "unchanged": []}
    assert [one["accepted"] for one in findings(capsys, report)] == [None]
    with pytest.raises(SystemExit):
        call_command("check", str(report), strict=True)
    capsys.readouterr()
    assert listed(capsys) == []
    (kept,) = listed(capsys, withdrawn=True)
    assert (kept["finding"], kept["reason"], kept["actor"]) == (code, "số lũy kế", "lan")
    withdrawn = kept["withdrawn"]
    assert isinstance(withdrawn, dict)
    assert (withdrawn["by"], withdrawn["because"]) == ("minh", "sở xác nhận sai")
    line = AuditLine.objects.get(verb="checker.withdraw_accepted")
    assert (line.actor, line.detail, line.target.endswith(code)) == ("minh", "sở xác nhận sai", True)


def test_twice_changes_nothing_and_it_can_be_explained_anew(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = accept(capsys, report)
    answer(capsys, "withdraw", code, reason="sai", actor="minh")
    assert answer(capsys, "withdraw", code, reason="khác", actor="hoa") == {
        "withdrawn": [],
        "unchanged": [code],
    }
    assert AuditLine.objects.filter(verb="checker.withdraw_accepted").count() == 1
    accept(capsys, report)
    assert [one["reason"] for one in listed(capsys)] == ["số lũy kế"]
    assert len(listed(capsys, withdrawn=True)) == 2


@pytest.mark.parametrize(
    ("code", "why", "said"), [("0000000000", "sai", "Chưa ai nêu lý do"), ("", " ", "--reason")]
)
def test_what_was_never_explained_and_no_reason_are_refused(
    report: Path, capsys: pytest.CaptureFixture[str], code: str, why: str, said: str
) -> None:
    known = accept(capsys, report)
    with pytest.raises(CommandError, match=said):
        call_command("accepted", "withdraw", known, code or known, reason=why)
    assert not AcceptedFinding.objects.filter(withdrawn_at__isnull=False).exists()


def test_of_several_reports_one_is_named(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = written(tmp_path / "khac.txt", f"Tờ trình khác.\n\n{WRONG}\n")
    code = accept(capsys, report)
    assert accept(capsys, other) == code
    with pytest.raises(CommandError, match="2 báo cáo"):
        call_command("accepted", "withdraw", code, reason="sai")
    answer(capsys, "withdraw", code, reason="sai", file=other)
    assert [bool(findings(capsys, path)[0]["accepted"]) for path in (report, other)] == [True, False]
    (left,) = listed(capsys)
    assert listed(capsys, report=left["report"]) == listed(capsys, file=report) == [left]


def test_people_read_it_too(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = accept(capsys, report)
    call_command("accepted", "withdraw", code, reason="sở xác nhận sai", actor="minh")
    assert f"{code}: đã rút lý do" in capsys.readouterr().out
    call_command("accepted", "list", withdrawn=True)
    told = capsys.readouterr().out
    assert "Không phải lỗi: số lũy kế (lan" in told
    assert "Đã rút: sở xác nhận sai (minh" in told

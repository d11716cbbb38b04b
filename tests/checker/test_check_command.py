"""`cchc check`."""

import json
import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.checker.saying import HEAD

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "bao-cao.txt"
    path.write_text(HEAD + "Đã trả 940/1.000 hồ sơ, đạt 98%. Có 5 người (nam 2; nữ 3).\n", "utf-8")
    return path


def answer(capsys: pytest.CaptureFixture[str]) -> dict[str, list[dict[str, object]]]:
    told: dict[str, list[dict[str, object]]] = json.loads(capsys.readouterr().out)
    return told


def test_json_has_findings_and_what_holds(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("check", str(report), json=True)
    said = answer(capsys)
    (finding,) = said["findings"]
    assert finding["kind"] == "ratio"
    assert str(finding["quote"]) in report.read_text("utf-8")
    assert {"sum", "date"} & {one["kind"] for one in said["held"]}


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(CommandError) as raised:
        call_command("check", str(tmp_path / "khong-co.txt"), str(report), json=True)
    assert raised.value.returncode == 2
    said = answer(capsys)
    assert len(said["findings"]) == 1
    assert [one["file"] for one in said["faults"]] == [str(tmp_path / "khong-co.txt")]


def test_files_are_written_although_one_of_many_cannot_be_read(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "hong.docx"
    broken.write_bytes(b"PK\x03\x04 khong phai Word")
    second = tmp_path / "hai.txt"
    second.write_text(report.read_text("utf-8").replace("98%", "97%"), "utf-8")
    page, sheet = tmp_path / "a.html", tmp_path / "a.xlsx"
    with pytest.raises(CommandError, match=r"hong\.docx") as raised:
        call_command("check", *map(str, (report, broken, second)), html=page, xlsx=sheet)
    assert raised.value.returncode == 2
    told = capsys.readouterr().out
    assert told.index("bao-cao.txt: [") < told.index("hai.txt: [") < told.index("2 lỗi, ")
    assert page.read_text("utf-8").count('<section id="d') == 2
    assert sheet.exists()


def test_nothing_is_written_when_no_file_can_be_read(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    with pytest.raises(CommandError):
        call_command("check", str(tmp_path / "khong-co.txt"), html=page)
    assert list(tmp_path.iterdir()) == []


def test_comments_are_for_one_file_only(report: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="một văn bản mỗi lần"):
        call_command("check", str(report), str(report), annotate=tmp_path / "a.docx")
    assert [path.name for path in tmp_path.iterdir()] == [report.name]


def test_a_name_that_is_no_utf_8_stops_nothing(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xff.txt"))
    odd.write_bytes(report.read_bytes())
    call_command("check", str(odd), str(report), json=True, html=tmp_path / "a.html")
    assert [one["file"] for one in answer(capsys)["files"]] == [f"{tmp_path}/b\ufffd.txt", str(report)]


def test_strict_answers_with_the_status(report: Path) -> None:
    with pytest.raises(SystemExit) as left:
        call_command("check", str(report), strict=True)
    assert left.value.code == 1


def test_facts_need_unit_and_period(report: Path) -> None:
    with pytest.raises(CommandError):
        call_command("check", str(report), against_facts=True)


def test_the_page_is_written(report: Path, tmp_path: Path) -> None:
    call_command("check", str(report), html=tmp_path / "ket-qua.html")
    assert "940/1.000" in (tmp_path / "ket-qua.html").read_text("utf-8")

"""`cchc round` from the console."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cchc.reporting.models import Extension, Round, RoundTemplate
from tests.reporting.rounds.small import UNITS, load_units, plan_file, small_form

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]
PERIOD = ("--period", "2026-Q3")
COPY = ("--number", "1", "--date", "2026-09-01", "--sent-at", "2026-09-01")


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    call_command("round", *arguments, "--json")
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Units, a form and a plan's file."""
    load_units(tmp_path)
    small_form()
    return plan_file(tmp_path)


def test_a_round_from_opening_to_closing(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = _run(capsys, "open", "--template", str(small), "--host", "q", "--period", "quý III/2026")
    assert (opened["created"], opened["units"], opened["submissions"]) == (True, 6, 6)
    assert opened["round"]["window"] == {"from": "2026-06-15", "to": "2026-09-15"}
    assert _run(capsys, "open", "--template", "thu", "--host", "q", *PERIOD)["opened"] == []
    _run(capsys, "guided", *PERIOD, "--number", "812/SNV", "--date", "2026-09-01")
    signed = tmp_path / "86.pdf"
    signed.write_bytes(b"%PDF-1.7")
    copy = _run(
        capsys, "signed", *PERIOD, "--unit", "q-a", "--number", "86/BC", "--date", "16/9/2026",
        "--sent-at", "2026-09-16 16:40", "--file", str(signed),
    )  # fmt: skip
    assert (copy["forms"], copy["sent_at"]) == (["nho"], "2026-09-16T16:40:00+07:00")
    assert len(copy["file"]) == 64
    extended = _run(
        capsys, "extend", *PERIOD, "--unit", "q-b", "--until", "2026-09-22", "--reason", "Bão số 5"
    )
    assert extended == {"extended": [{"unit": "q-b", "form": "nho"}], "due_at": "2026-09-22T17:00:00+07:00"}
    status = _run(capsys, "status", *PERIOD, "--at", "2026-09-17 09:00", "--level", "commune")
    by_unit = {form["unit"]: form for form in status["forms"]}
    assert list(by_unit) == ["q-a", "q-b", "q-c"]
    assert by_unit["q-a"]["count"] == {"yes": False, "reasons": ["chưa gửi biểu"]}
    assert by_unit["q-a"]["deadline"]["yes"] is True
    assert by_unit["q-b"]["extension"]["reason"] == "Bão số 5"
    assert status["totals"]["deadline"] == {"yes": 1, "no": 0, "open": 5}
    assert status["round"]["guidance"] == {"number": "812/SNV", "date": "2026-09-01"}
    assert _run(capsys, "close", *PERIOD, "--reason", "Xong") == {"closed": True}


def test_letters_are_written_where_asked(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _run(capsys, "open", "--template", str(small), "--host", "q", *PERIOD)
    out = ("--out", str(tmp_path / "out"), "--format", "docx")
    for kind, name in (("guidance", "huong-dan"), ("submission", "to-trinh")):
        files = _run(capsys, "letter", kind, *PERIOD, *out)["files"]
        assert files == [str(tmp_path / "out" / f"q-2026-Q3-{name}.docx")]
        assert Path(files[0]).read_bytes().startswith(b"PK")
    reminded = _run(capsys, "remind", *PERIOD, "--each", "--at", "2026-09-17 09:00", *out)
    assert reminded["units"] == ["q-a", "q-b"]
    _run(capsys, "remind", *PERIOD, "--each", "--at", "2026-09-17 09:00", *out)
    _run(capsys, "remind", *PERIOD, "--number", "9", "--at", "2026-09-17 09:00", *out)
    status = _run(capsys, "status", *PERIOD)
    last = {form["unit"]: form["last_reminded"] for form in status["forms"]}
    letters = {form["unit"]: [one["number"] for one in form["reminders"]] for form in status["forms"]}
    assert (letters["q-a"], letters["q-b"], letters["q-nv"]) == (["", "9"], ["", "9"], [])
    assert (status["totals"]["reminded"], status["totals"]["reminders"]) == (2, 4)
    call_command("round", "status", *PERIOD)
    said = capsys.readouterr().out
    assert "Đã đôn đốc 2 đơn vị, 4 lượt biểu." in said
    assert said.count("đã đôn đốc 2 lần: ") == 2
    assert "(số 9)" in said
    assert (last["q-a"]["number"], last["q-a"]["times"], last["q-nv"]) == ("9", 2, None)
    assert "chưa gửi biểu" in last["q-a"]["owed"]
    assert [Path(file).name for file in reminded["files"]] == [
        "q-2026-Q3-don-doc-q-a.docx",
        "q-2026-Q3-don-doc-q-b.docx",
    ]
    with pytest.raises(CommandError, match="Không có định dạng xlsx"):
        call_command("round", "remind", *PERIOD, "--format", "xlsx")


def test_the_table_keeps_to_120_columns_however_long_the_names(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = (
        "Trung tâm Ứng dụng tiến bộ khoa học và công nghệ, Đo lường, Thử nghiệm và Chuyển giao tỉnh Quang Sơn"
    )
    load_units(tmp_path, f'{UNITS}q-dai,"{name}",agency,department,q,2025-07-01,\n')
    call_command("round", "open", "--template", str(small), "--host", "q", *PERIOD)
    call_command("round", "status", *PERIOD, "--at", "2026-09-30 09:00", "--quick")
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 120
    assert any("Trung tâm Ứng dụng tiến bộ khoa học" in line for line in lines)
    assert "7 đơn vị, 7 biểu: đang lập 7; muộn, quá hạn 7; gia hạn 0." in lines


def test_a_quick_status_says_that_it_did_not_check(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _run(capsys, "open", "--template", str(small), "--host", "q", *PERIOD)
    quick = _run(capsys, "status", *PERIOD, "--quick", "--unit", "q-a")
    assert [form["findings"] for form in quick["forms"]] == [None]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("open", "--template", "thu", *PERIOD), "Không có mẫu đợt “thu”"),
        (("status", "--period", "2026-Q1"), "Chưa mở đợt báo cáo quý I năm 2026"),
        (("status", *PERIOD, "--at", "hôm qua"), "“hôm qua” không phải thời điểm"),
        (("extend", *PERIOD, "--unit", "q-a", "--until", "2026-09-30"), "Gia hạn phải có lý do"),
        (("signed", *PERIOD, *COPY, "--unit", "q-z"), "không có báo cáo của: q-z"),
        (("open", "--template", "thu", "--host", "q", *PERIOD, "--from", "2026-06-01"), "--from và --until"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    small: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], why: str
) -> None:
    if arguments[0] != "open" or "--host" in arguments:
        call_command("round", "open", "--template", str(small), "--host", "q", *PERIOD)
    with pytest.raises(CommandError, match=why):
        call_command("round", *arguments)
    assert not Extension.objects.exists()


def test_a_plan_that_ships_is_named_and_its_forms_are_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load_units(tmp_path)
    loaded = _run(capsys, "template", "ba-cap", "--host", "q")
    assert loaded == {"code": "q-ba-cap", "created": True, "changed": False}
    assert RoundTemplate.objects.get().host.code == "q"
    assert not Round.objects.filter(host__code="q").exists()

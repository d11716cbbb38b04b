"""`cchc form`: from the ministry's file to a published form, on the command line."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from django.core.management import CommandError, call_command

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]

HEADS = ("STT", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Ghi chú")
ROWS = (
    ("1", "Kế hoạch CCHC", ""),
    ("1.1", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ"),
    ("1.2", "Số nhiệm vụ đã hoàn thành", "Nhiệm vụ"),
    ("2", "Số cuộc họp giao ban về cải cách", "Cuộc"),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An empty form as a ministry sends it out."""
    path = tmp_path / "bieu.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Biểu 1")
        sheet.write_row(0, 0, ("BIỂU THỐNG KÊ",))
        for place, row in enumerate((HEADS, *ROWS)):
            sheet.write_row(2 + place, 0, row)
    return path


def answer(*words: str) -> Any:
    stdout = io.StringIO()
    call_command("form", *words, "--json", stdout=stdout)
    return json.loads(stdout.getvalue())


def test_propose_reads_the_file_and_writes_nothing(file: Path) -> None:
    told = answer("propose", str(file), "--like", "tk-2021-tinh")
    assert told["counts"] == {"exact": 0, "label": 3, "number": 0, "similar": 0, "none": 1}
    assert [row["row"] for row in told["rows"]] == ["plan", "plan_tasks", "plan_tasks_done", None]
    assert [row["stt"] for row in told["rows"]] == [row[0] for row in ROWS]
    assert told["rows"][1]["value"] == ["plan.task_planned@ytd^own"]
    with pytest.raises(CommandError, match="Không có bản dự thảo"):
        answer("show", "tk-2027-tinh")


def test_a_form_is_made_confirmed_and_published(file: Path) -> None:
    answer("propose", str(file), "--like", "tk-2021-tinh", "--save", "tk-2027-tinh")
    assert answer("confirm", "tk-2027-tinh") == {"confirmed": 3, "waiting": 1}
    (waiting,) = answer("show", "tk-2027-tinh", "--waiting")["rows"]
    assert waiting["position"] == 4
    answer("decide", "tk-2027-tinh", "--rows", "4", "--typed", "Chưa có chỉ tiêu")
    told = answer("publish", "tk-2027-tinh", "--from", "2027-01-01")
    assert told == {"code": "tk-2027-tinh", "rows": 4, "valid_from": "2027-01-01"}
    compared = answer("compare", "tk-2021-tinh", "tk-2027-tinh")["counts"]
    assert (compared["changed"], set(compared)) == (3, {"same", "changed", "added", "removed"})
    assert "tk-2027-tinh" in [form["code"] for form in answer("list")["forms"]]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--rows", "4-"), "không phải là số dòng"),
        (("--rows", "9"), "không có dòng 9"),
        (("--rows", "4", "--like-row", "plan"), "phải là BIỂU:DÒNG"),
        (("--rows", "4", "--like-row", "tk-2021-tinh:nowhere"), "không có dòng nowhere"),
        (("--rows", "4", "--set", "parts"), "phải là TÊN=TRỊ"),
    ],
)
def test_what_cannot_be_decided_is_said(file: Path, words: tuple[str, ...], said: str) -> None:
    answer("propose", str(file), "--like", "tk-2021-tinh", "--save", "tk-2027-tinh")
    with pytest.raises(CommandError, match=said):
        answer("decide", "tk-2027-tinh", *words)


def test_a_file_without_a_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "trong.xlsx"
    xlsxwriter.Workbook(path).close()
    with pytest.raises(CommandError, match="không có bảng nào"):
        answer("propose", str(path), "--like", "tk-2021-tinh")

"""The reconciliation as an annex: what stands in it, how it looks, and what is refused."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from docx import Document
from docx.enum.section import WD_ORIENT
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.reporting.round_world import COMMUNE_FORM, PROVINCE_FORM, fill_in, load_world

pytestmark = pytest.mark.django_db
GOOD = {"done": "10", "on_time": "9", "linked": "Có", "spent": "1.500"}


@pytest.fixture(autouse=True)
def world() -> None:
    load_world()
    fill_in(COMMUNE_FORM, {"c1": GOOD, "c2": GOOD})
    for command in ("submit", "approve"):
        call_command(
            command,
            *("--form", COMMUNE_FORM, "--period", "2026-Q3", "--all-under", "p"),
            stdout=io.StringIO(),
        )
    fill_in(PROVINCE_FORM, {"p": {"spent": "4.000", "done": "25"}})
    fill_in(COMMUNE_FORM, {"c3": {}})


def reconcile(*arguments: str) -> dict[str, Any]:
    stdout = io.StringIO()
    command = ("--form", PROVINCE_FORM, "--period", "2026-Q3", "--unit", "p", "--json")
    call_command("reconcile", *command, *arguments, stdout=stdout)
    answer: dict[str, Any] = json.loads(stdout.getvalue())
    return answer


def test_the_table_has_every_source_the_choice_its_reason_and_the_preparer(tmp_path: Path) -> None:
    chosen = ("--choose", "spent=parts", "--outside", "done=iGate:21", "--reason", "Chốt số")
    clerk = ("--preparer", "Nguyễn Thị Lan", "--number", "7", "--date", "2026-09-20")
    told = reconcile(*chosen, *clerk, "--format", "docx,pdf,xlsx", "--out", str(tmp_path))
    paths = [Path(name) for name in told["files"]]
    assert [path.suffix for path in paths] == [".docx", ".pdf", ".xlsx"]
    opened = Document(str(paths[0]))
    assert opened.sections[0].orientation == WD_ORIENT.LANDSCAPE
    words = [paragraph.text for paragraph in opened.paragraphs]
    assert any(
        "Kèm theo Tờ trình số 07/TTr-" in text and "ngày 20 tháng 9 năm 2026" in text for text in words
    )
    assert any(text.startswith("Đơn vị chưa có đủ số liệu:") and "Tên c3" in text for text in words)
    table, signature = opened.tables
    assert "Nguyễn Thị Lan" in signature.rows[0].cells[-1].text
    lines = {line.cells[1].text: [cell.text for cell in line.cells] for line in table.rows}
    spent = next(cells for cells in lines.values() if "Chốt số" in cells[-1])
    assert spent[3:9] == ["3.000", "4.000", "–", "–", "–", "3.000"]
    done = next(cells for cells in lines.values() if "iGate: 21" in cells)
    assert "chưa chọn" in done[-1]
    assert "NGƯỜI LẬP BẢNG" in PdfReader(paths[1]).pages[-1].extract_text()
    figures = [cell.value for row in load_workbook(paths[2]).worksheets[0].iter_rows() for cell in row]
    assert 3000 in figures


def test_the_head_is_merged_and_repeated(tmp_path: Path) -> None:
    (name,) = reconcile("--all", "--format", "docx", "--out", str(tmp_path))["files"]
    table = Document(name).tables[0]
    heads = [[cell.text for cell in row.cells] for row in table.rows[:3]]
    assert heads[0][3:8] == ["Số liệu theo từng nguồn"] * 5
    assert heads[0][0] == heads[1][0] == "STT"
    assert heads[2] == [f"({place})" for place in range(1, 11)]
    repeated = [row for row in table.rows if row._tr.xpath("./w:trPr/w:tblHeader")]
    assert len(repeated) == 3


def test_written_twice_it_has_the_same_bytes_and_nothing_is_stored(tmp_path: Path) -> None:
    arguments = ("--format", "docx,xlsx", "--out", str(tmp_path))
    first = [Path(name).read_bytes() for name in reconcile(*arguments)["files"]]
    assert first == [Path(name).read_bytes() for name in reconcile(*arguments)["files"]]
    assert "files" not in reconcile()


def test_an_unknown_format_or_issuer_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Không có định dạng odt"):
        reconcile("--format", "odt", "--out", str(tmp_path), "--choose", "spent=parts", "--reason", "x")
    assert {row["key"]: row["reason"] for row in reconcile()["rows"]}["spent"] == ""
    with pytest.raises(CommandError, match="zzz"):
        reconcile("--format", "docx", "--out", str(tmp_path), "--issuer", "zzz")
    assert list(tmp_path.iterdir()) == []

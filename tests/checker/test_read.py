"""`cchc read`: every row as data, several files at once, faults named, nothing else lost."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from cchc.catalogue.services.load_catalogue import load_catalogue
from tests.reading.found import reports
from tests.reading.found.reports import Sample

pytestmark = pytest.mark.django_db


def run(*paths: Path, as_json: bool = True) -> Any:
    out = StringIO()
    options = ["--json"] if as_json else []
    call_command("read", *map(str, paths), *options, stdout=out, stderr=StringIO())
    return json.loads(out.getvalue()) if as_json else out.getvalue()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(reports.as_word(Sample()))
    return path


def test_rows_are_printed_as_data(report: Path) -> None:
    answer = run(report)
    (table,) = answer["tables"]
    row = table["rows"][2]
    assert {name: row[name] for name in ("stt", "label", "unit", "raw", "value", "note", "path")} == {
        "stt": "1.2.",
        "label": "Tỷ lệ nhiệm vụ hoàn thành so với kế hoạch của năm",
        "unit": "%",
        "raw": "91,46%",
        "value": 91.46,
        "note": "75/82 nhiệm vụ",
        "path": "1.2",
    }
    (file,) = answer["files"]
    assert (file["format"], file["appendices"], file["paragraphs"]) == ("docx", 1, 6)
    assert [section["title"] for section in file["sections"]] == ["I. CÔNG TÁC CHỈ ĐẠO", "PHỤ LỤC 1"]


def test_several_files_are_read_and_the_broken_one_named(report: Path, tmp_path: Path) -> None:
    broken = tmp_path / "hong.pdf"
    broken.write_bytes(b"%PDF-1.7 x")
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("read", str(broken), str(report), "--json", stdout=out)
    assert ended.value.code == 2
    answer = json.loads(out.getvalue())
    assert "hỏng" in answer["files"][0]["faults"][0]["message"]
    assert len(answer["tables"]) == 1


def test_lines_for_people_say_the_rows(report: Path) -> None:
    assert "1.2. | Tỷ lệ nhiệm vụ hoàn thành so với kế hoạch của năm | % | 91,46%" in run(
        report, as_json=False
    )


def test_rows_of_a_known_form_carry_its_keys(tmp_path: Path) -> None:
    load_catalogue()
    path = tmp_path / "pl.txt"
    lines = ["STT\tChỉ tiêu\tĐơn vị tính\tSố liệu\tGhi chú"]
    lines += [f"{stt}\t{label}\t{unit}\t5\t" for stt, label, unit in _FORM_ROWS]
    path.write_text("\n".join(lines), "utf-8")
    (table,) = run(path)["tables"]
    assert table["form"] == "tk-2023-huyen"
    assert all(row["key"] for row in table["rows"])


_FORM_ROWS = (
    ("1", "Kế hoạch được giao", "Triệu đồng"),
    ("2", "Đã thực hiện", "Triệu đồng"),
    ("2", "Số ĐVSN tự bảo đảm chi thường xuyên và chi đầu tư", "Cơ quan, đơn vị"),
    ("3", "Số ĐVSN tự bảo đảm chi thường xuyên", "Cơ quan, đơn vị"),
    ("4.1", "Số ĐVSN tự bảo đảm từ 70% - dưới 100% chi thường xuyên", "Cơ quan, đơn vị"),
)

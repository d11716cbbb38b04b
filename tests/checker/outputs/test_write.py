"""Workbook, JSON, and writing all of it at once."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from django.utils.translation import override
from python_calamine import CalamineWorkbook

from cchc.checker.outputs.data import as_data
from cchc.checker.outputs.sheet import workbook
from cchc.checker.outputs.write import OutputFault, Wanted, write_outputs
from tests.checker.outputs.findings import NAME, RATIO, checked, document, finding, quote
from tests.checker.outputs.test_annotate import word_file


def rows(data: bytes, sheet: int) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [list(row) for row in book.get_sheet_by_index(sheet).to_python()]


def test_the_workbook_holds_findings_in_reading_order_what_held_and_what_was_not_understood() -> None:
    made = workbook(checked())
    assert [row[5] for row in rows(made, 0)[1:]] == [
        "không có ở đâu",
        RATIO,
        "1.1\tSố hồ sơ trực tuyến\tHồ sơ\t2.949",
    ]
    assert rows(made, 0)[2][:4] == [2, NAME, "Cảnh báo", "Tỷ lệ"]
    assert rows(made, 1)[1][3] == "giải quyết 10.687 hồ sơ"
    assert rows(made, 2)[1][3] == "Không rõ đơn vị."


def test_the_workbook_speaks_the_language_of_the_reader() -> None:
    with override("en"):
        made = workbook(checked())
    assert rows(made, 0)[2][8] == "9,484 of 11,047 are 85.85%."


def test_a_quote_that_looks_like_a_formula_stays_text() -> None:
    made = workbook(replace(checked(), findings=(finding(quote('=HYPERLINK("http://x")')),)))
    assert rows(made, 0)[1][5] == '=HYPERLINK("http://x")'


def test_the_data_names_quotes_and_places() -> None:
    found = as_data(checked())
    first = found["findings"][1]  # type: ignore[index]
    assert first["quote"] == RATIO
    assert first["other_quotes"] == ["2475"]
    assert first["where"] == {"block": 1, "start": 10, "stop": 39}
    assert found["held"][0]["kind"] == "sum"  # type: ignore[index]


def test_all_files_are_written(tmp_path: Path) -> None:
    wanted = Wanted(*(tmp_path / "sâu" / f"kq.{ending}" for ending in ("docx", "html", "xlsx", "json")))
    assert len(write_outputs(checked(), {NAME: word_file()}, wanted)) == 4
    assert json.loads((tmp_path / "sâu" / "kq.json").read_text("utf-8"))["files"] == [
        {"file": NAME, "format": "docx"}
    ]


def test_comments_on_two_documents_at_once_are_refused_and_nothing_is_written(tmp_path: Path) -> None:
    two = replace(checked(), documents=(document(), document("khác.docx")))
    with pytest.raises(OutputFault, match="một văn bản mỗi lần"):
        write_outputs(two, {}, Wanted(tmp_path / "a.docx", tmp_path / "a.html"))
    assert list(tmp_path.iterdir()) == []


def test_a_path_that_cannot_be_written_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("")
    with pytest.raises(OutputFault, match="Không ghi được tệp"):
        write_outputs(checked(), {}, Wanted(html=tmp_path / "tệp" / "kq.html"))

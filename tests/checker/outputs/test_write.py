"""Workbook, JSON, and writing all of it at once."""

import io
import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.utils.translation import override
from python_calamine import CalamineWorkbook

from cchc.checker.findings import Checked
from cchc.checker.outputs.data import DataText, as_data
from cchc.checker.outputs.numbered import numbered
from cchc.checker.outputs.sheet import FindingsBook
from cchc.checker.outputs.wanted import OutputFault, Wanted
from cchc.checker.outputs.write import Outputs
from tests.checker.outputs.findings import HEADING, NAME, RATIO, checked, document, finding, quote
from tests.checker.outputs.test_annotate import word_file

SOURCE = word_file()


def workbook(whole: Checked) -> bytes:
    """The bytes of the workbook about a document."""
    with TemporaryDirectory() as folder:
        book = FindingsBook(Path(folder) / "kq.xlsx")
        book.add(whole, numbered(whole)[NAME])
        book.close()
        return (Path(folder) / "kq.xlsx").read_bytes()


def rows(data: bytes, sheet: int) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [list(row) for row in book.get_sheet_by_index(sheet).to_python()]


def test_the_workbook_holds_findings_in_reading_order_what_held_and_what_was_not_understood() -> None:
    made = workbook(checked())
    assert [row[5] for row in rows(made, 0)[1:]] == [
        "không có ở đâu",
        RATIO,
        "1.1 | Số hồ sơ trực tuyến | Hồ sơ | 2.949",
    ]
    assert rows(made, 0)[2][:5] == [2, NAME, "Cảnh báo", "Tỷ lệ", f"{HEADING}\nkhối thứ 2"]
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
    first = found["findings"][1]
    assert first["quote"] == RATIO
    assert first["other_quotes"] == ["2475"]
    assert first["where"] == {"block": 1, "start": 10, "stop": 39}
    assert found["held"][0]["kind"] == "sum"


def test_the_text_of_the_data_is_that_of_the_whole() -> None:
    other = Checked((document("khác.docx"),), (finding(quote("2475", "khác.docx", block=2, row=1)),))
    more = {"faults": [{"message": "Không đọc được."}]}
    for outcomes in ([], [checked()], [checked(), other]):
        with DataText() as told:
            for one in outcomes:
                told.add(one)
            text = "".join(told.chunks(more))
        whole = {
            name: [value for one in outcomes for value in as_data(one)[name]]
            for name in ("files", "findings", "held", "unread")
        }
        assert json.loads(text) == {**whole, **more}
        told_lines = [line for line in text.splitlines() if line.startswith("    {")]
        assert len(told_lines) == sum(map(len, whole.values()))  # one finding, one line


def write(wanted: Wanted, *outcomes: Checked) -> tuple[Path, ...]:
    with Outputs(wanted) as outputs:
        for one in outcomes:
            outputs.add(one, {NAME: SOURCE})
        return outputs.finish()


def test_all_files_are_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "sâu"
    wanted = Wanted(*(folder / f"kq.{ending}" for ending in ("docx", "html", "xlsx")))
    assert write(wanted, checked()) == wanted.paths
    assert sorted(folder.iterdir()) == sorted(wanted.paths)
    again = [path.read_bytes() for path in wanted.paths]
    write(wanted, checked())
    assert [path.read_bytes() for path in wanted.paths] == again


def test_numbers_run_on_from_document_to_document(tmp_path: Path) -> None:
    other = Checked((document("khác.docx"),), (finding(quote("2475", "khác.docx", block=2, row=1)),))
    wanted = Wanted(html=tmp_path / "a.html", xlsx=tmp_path / "a.xlsx")
    write(wanted, checked(), other)
    assert 'id="n4"' in (tmp_path / "a.html").read_text("utf-8")
    assert [row[0] for row in rows((tmp_path / "a.xlsx").read_bytes(), 0)[1:]] == [1, 2, 3, 4]


def test_comments_on_two_documents_at_once_are_refused_and_nothing_is_written(tmp_path: Path) -> None:
    other = Checked((document("khác.docx"),))
    wanted = Wanted(tmp_path / "a.docx", tmp_path / "a.html", tmp_path / "a.xlsx")
    with pytest.raises(OutputFault, match="một văn bản mỗi lần"):
        write(wanted, checked(), other)
    assert list(tmp_path.iterdir()) == []


def test_without_any_document_nothing_is_written(tmp_path: Path) -> None:
    assert write(Wanted(html=tmp_path / "a.html", xlsx=tmp_path / "a.xlsx")) == ()
    assert list(tmp_path.iterdir()) == []


def test_a_path_that_cannot_be_written_is_a_fault_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("")
    with (
        pytest.raises(OutputFault, match="Không ghi được tệp"),
        Outputs(Wanted(html=tmp_path / "tệp/kq.html")),
    ):
        pass


def test_a_folder_of_that_name_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "kq.html").mkdir()
    with pytest.raises(OutputFault, match="Không ghi được tệp"):
        write(Wanted(html=tmp_path / "kq.html"), checked())
    assert [path.name for path in tmp_path.iterdir()] == ["kq.html"]

"""Text: paragraphs are stretches of the file, tables are rows of cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.document.found import FoundDocument, FoundTable
from cchc.reading.found import read_document


def read(text: str) -> FoundDocument:
    return read_document(text.encode(), "bao-cao.txt")


@given(st.text(alphabet="aà1.-|#*\t\n\r\f (<>/", max_size=120))
def test_every_paragraph_and_cell_is_a_stretch_of_the_file(text: str) -> None:
    document = read(text)
    for paragraph in document.paragraphs:
        assert paragraph.text in text
    for table in document.tables:
        assert all(cell.text in text for row in table.rows for cell in row.cells)


def test_lines_are_paragraphs_with_their_numbers() -> None:
    document = read("I. PHẦN MỘT\n\n- Một việc.\n- Hai việc.\n\na) Ba việc\n")
    told = [(paragraph.text, paragraph.place.line, paragraph.marker) for paragraph in document.paragraphs]
    assert told == [
        ("I. PHẦN MỘT", 1, "I."),
        ("- Một việc.", 3, "-"),
        ("- Hai việc.", 4, "-"),
        ("a) Ba việc", 6, "a)"),
    ]


def test_a_sentence_cut_by_a_page_is_mended_and_stays_a_stretch_of_the_file() -> None:
    text = "Trong kỳ đã tiếp nhận và giải quyết tổng số hồ sơ trực\n\ntuyến là 1.250 hồ sơ.\n\nCâu khác.\n"
    document = read(text)
    assert [paragraph.text for paragraph in document.paragraphs] == [
        text.partition("\n\nCâu")[0],
        "Câu khác.",
    ]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = "Trong quý II năm 2026 xã đã tiếp nhận một nghìn hai trăm năm mươi\nhồ sơ và giải quyết xong.\n"
    assert len(read(wrapped + "\nNơi nhận:\nVăn phòng\n").paragraphs) == 3


def test_a_table_is_joined_over_a_page_and_its_repeated_header_dropped() -> None:
    header = "STT\tChỉ tiêu\tĐơn vị\tSố liệu"
    document = read(f"Phụ lục 1\n{header}\n1\tA\tNgười\t3\n\n{header}\n2\tB\tNgười\t4\n")
    (table,) = document.tables
    assert [row.place.line for row in table.rows] == [2, 3, 6]
    assert [row.place.row for row in table.rows] == [0, 1, 2]
    assert table.title == "Phụ lục 1"


def test_a_table_printed_twice_stays_two_tables() -> None:
    table = "STT\tChỉ tiêu\tSố liệu\n1\tA\t3\n2\tB\t4\n"
    assert len(read(f"{table}\n{table}").tables) == 2


def test_ruled_rows_of_tables_are_no_rows() -> None:
    document = read("| STT | Chỉ tiêu |\n|---|---|\n| 1 | Số lớp |\n")
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["STT", "Chỉ tiêu"],
        ["1", "Số lớp"],
    ]


@pytest.mark.parametrize("text", ["\tThụt đầu dòng.\n\tDòng nữa.\n", "-\tMột\n-\tHai\n-\tBa\n", "a)\tMột\n"])
def test_indented_prose_is_no_table(text: str) -> None:
    assert read(text).tables == ()


def test_footnotes_and_headings_are_told() -> None:
    document = read("## BÁO CÁO\n\nCâu.\n\n³ Kế hoạch số 5.\n\n<sup>4</sup> Công văn.\n")
    assert document.format == "md"
    assert document.paragraphs[0].heading == 2
    assert [paragraph.place.part for paragraph in document.paragraphs] == ["", "", "footnote 3", "footnote 4"]


def test_form_feeds_count_pages() -> None:
    assert [paragraph.place.page for paragraph in read("Một.\n\fHai.\n").paragraphs] == [1, 2]


def test_decomposed_text_is_composed_and_said_so() -> None:
    document = read("Ke\u0302\u0301 hoa\u0323ch 5")
    assert document.paragraphs[0].text == "Kế hoạch 5"
    assert len(document.remarks) == 1


def test_wide_text_is_read() -> None:
    document = read_document("STT\tTên\tSố\n1\tLớp\t2\n".encode("utf-16"), "a")
    assert isinstance(document.blocks[0], FoundTable)

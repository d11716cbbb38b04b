"""PDF: tables, sentences over pages, notes, page numbers, and what cannot be read."""

import io

import pypdf
import pytest
import typst

from cchc.document.found import FoundDocument
from cchc.reading.faults import EncryptedFault, NotPdfFault
from cchc.reading.found import read_document
from tests.reading.found import reports
from tests.reading.found.reports import Sample
from tests.reading.found.test_across_formats import cells

_HEAD = """#set page(width: 150mm, height: 100mm, margin: 15mm, numbering: "1")
#set text(font: "Liberation Serif")
"""


def read(source: str) -> FoundDocument:
    return read_document(typst.compile((_HEAD + source).encode()), "a.pdf")


def test_a_sentence_over_two_pages_is_one_and_page_numbers_are_gone() -> None:
    words = " ".join(f"chữ{number}" for number in range(400))
    document = read(f"Mở đầu {words} là hết.")
    assert [paragraph.text for paragraph in document.paragraphs] == [f"Mở đầu {words} là hết."]


def test_footnotes_stand_last_and_their_marks_are_no_digits() -> None:
    document = read("Trong năm 2023#footnote[Kế hoạch số 15 của xã.] đã làm 12 việc.\n\nĐoạn hai.")
    body, second, note = document.paragraphs
    assert body.text.replace(" ", "") == "Trongnăm2023¹đãlàm12việc."
    assert second.text == "Đoạn hai."
    assert note.place.part == "footnote 1"
    assert "Kế hoạch số 15" in note.text


def test_paragraphs_are_told_by_gaps_labels_and_short_lines() -> None:
    document = read("I. PHẦN MỘT\n\n\\- Việc thứ nhất.\n\n\\- Việc thứ hai.\n\nLời kết.")
    assert [paragraph.text for paragraph in document.paragraphs] == [
        "I. PHẦN MỘT",
        "- Việc thứ nhất.",
        "- Việc thứ hai.",
        "Lời kết.",
    ]


def test_cells_that_span_rows_and_columns_are_seen() -> None:
    document = read(
        "#table(columns: 4, table.cell(rowspan: 2)[TT], table.cell(colspan: 2)[Kết quả], [Ghi chú],"
        " [Đơn vị], [Số], [], [1], [Người], [5], [x])"
    )
    told = [
        [(cell.text, cell.row_span, cell.column_span) for cell in row.cells]
        for row in document.tables[0].rows
    ]
    assert told[0] == [("TT", 2, 1), ("Kết quả", 1, 2), ("Ghi chú", 1, 1)]
    assert told[2] == [("1", 1, 1), ("Người", 1, 1), ("5", 1, 1), ("x", 1, 1)]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_seen(turn: int) -> None:
    """The content lies turned in the file, and the page is shown turned back."""
    upright = reports.as_pdf(Sample())
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(upright))
    for page in writer.pages:
        page.rotate(turn)
        page.transfer_rotation_to_content()
        page.rotate(-turn)
    stream = io.BytesIO()
    writer.write(stream)
    assert cells(read_document(stream.getvalue())) == cells(read_document(upright))


def test_a_password_is_asked_for() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(reports.as_pdf(Sample())))
    writer.encrypt("bí mật", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(EncryptedFault, match="mật khẩu"):
        read_document(stream.getvalue())


def test_a_pdf_without_text_says_so() -> None:
    with pytest.raises(NotPdfFault, match="không có chữ"):
        read("#set page(numbering: none)\n#rect()")


def test_a_torn_pdf_says_so() -> None:
    with pytest.raises(NotPdfFault, match="bị hỏng"):
        read_document(b"%PDF-1.7 nothing more")


def test_pages_without_text_are_named() -> None:
    document = read("Một\n#set page(numbering: none)\n#pagebreak()\n#rect()\n#pagebreak()\nBa")
    assert [str(remark) for remark in document.remarks] == [
        "Trang không có chữ (có thể là ảnh quét) nên không đọc: 2."
    ]


def test_a_figure_at_the_head_of_a_page_is_no_page_number() -> None:
    """The code of a choice, cut off by the page break, stands alone in the first line of the second page."""
    rows = "".join(f"[{number}], [Số lớp], [Lớp], [{number}]," for number in range(1, 9))
    document = read(
        "#set page(numbering: none, margin: 10mm)\n"
        "#table(columns: (1cm, 6cm, 2.2cm, 2cm), [STT], [Chỉ tiêu], [Đơn vị], [Số],"
        f" {rows} [9], [Khảo sát], [Có = 1 Không = 2], [2])"
    )
    assert any("2" in cell.text.split() for row in document.tables[0].rows[9:] for cell in row.cells)
    assert "".join(cell.text for row in document.tables[0].rows[9:] for cell in row.cells).count("2") == 2


def test_columns_without_lines_run_through_all_pages() -> None:
    rows = "".join(
        f"[{number}.], [Số lớp đã mở cho cán bộ của xã {number}], [Lớp], [{number}],"
        for number in range(1, 30)
    )
    document = read(
        "#set page(numbering: none)\n"
        "#table(columns: (auto, 5cm, 2cm, 1.5cm), stroke: none,"
        f" [STT], [Chỉ tiêu thống kê], [Đơn vị], [Số], {rows})"
    )
    told = [tuple(cell.text for cell in row.cells) for row in document.tables[0].rows]
    assert told[0] == ("STT", "Chỉ tiêu thống kê", "Đơn vị", "Số")
    assert told[1:] == [
        (f"{number}.", f"Số lớp đã mở cho cán bộ của xã {number}", "Lớp", str(number))
        for number in range(1, 30)
    ]


def test_filled_backgrounds_are_no_lines() -> None:
    rows = "".join(f"[{number}.], [Số lớp đã mở], [Lớp], [{number}]," for number in range(1, 9))
    document = read(
        "#table(columns: (auto, 5cm, 2cm, 1.5cm), stroke: none, fill: (_, y) => if calc.odd(y) { silver },"
        f" [STT], [Chỉ tiêu], [Đơn vị], [Số], {rows})"
    )
    assert [row.cells[0].text for row in document.tables[0].rows[1:]] == [f"{n}." for n in range(1, 9)]
    assert len(document.tables) == 1


@pytest.mark.parametrize("align", ["top + left", "horizon + left", "bottom + left", "horizon + center"])
def test_rows_without_lines_are_told_by_how_their_texts_are_in_line(align: str) -> None:
    document = read_document(reports.as_pdf(Sample(), stroke="none", align=align))
    assert cells(document)[-len(reports.ROWS) :] == list(reports.ROWS)


def test_two_tables_without_white_between_keep_their_own_columns() -> None:
    document = read(
        "#set block(spacing: 0pt)\n"
        "#table(columns: (1cm, 3cm, 2cm), [TT], [Nội dung], [Số liệu], [1], [Số lớp], [3])"
        "#table(columns: (1cm, 5cm, 3cm), [TT], [Họ tên], [Chức vụ], [1], [Ông An], [Tổ trưởng])"
    )
    assert [[cell.column_span for row in table.rows for cell in row.cells] for table in document.tables] == [
        [1] * 6,
        [1] * 6,
    ]


def test_the_header_of_a_table_that_goes_on_is_no_running_head() -> None:
    body = ", ".join(f"[{number}], [Số lớp thứ {number}], [{number}0]" for number in range(1, 40))
    document = read(f"#table(columns: 3, table.header([TT], [Nội dung dài \\ hai dòng], [Số liệu]), {body})")
    (table,) = document.tables
    told = cells(document)
    assert told[0] == ("TT", "Nội dung dài hai dòng", "Số liệu")
    assert told[1:] == [(str(number), f"Số lớp thứ {number}", f"{number}0") for number in range(1, 40)]
    assert table.rows[-1].place.page == 5


def test_a_figure_that_a_narrow_column_broke_is_one() -> None:
    document = read(
        "#table(columns: (1cm, 3cm, 2cm), [TT], [Nội dung], [Số], [1. \\ 2.], [Số xã], [21.5 \\ 55],"
        " [2], [Tỷ lệ], [91,46 \\ %], [3], [Hai kỳ], [12 \\ 15])"
    )
    assert [row[0] for row in cells(document)] == ["TT", "1.2.", "2", "3"]
    assert [row[2] for row in cells(document)] == ["Số", "21.555", "91,46%", "12 15"]


@pytest.mark.parametrize("font", ["DejaVu Serif", "Libertinus Serif"])
def test_letters_that_are_drawn_as_one_sign_stay_in_their_word(font: str) -> None:
    (body,) = read(f'#set text(font: "{font}")\nPhần mềm E-Office3 và Office12 đã dùng.').paragraphs
    assert body.text == "Phần mềm E-Office3 và Office12 đã dùng."

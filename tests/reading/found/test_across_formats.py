"""One report, every format: the same cells, the same prose, places that lead back."""

from collections.abc import Callable

import pytest

from cchc.document.found import FoundDocument
from cchc.reading.found import read_document
from tests.reading.found import reports
from tests.reading.found.reports import Sample

Writer = Callable[[Sample], bytes]

WRITERS: dict[str, tuple[str, Writer]] = {
    "tabs": ("txt", reports.as_text),
    "pipes": ("md", reports.as_markdown),
    "word": ("docx", reports.as_word),
    "word without lines": ("docx", lambda sample: reports.as_word(sample, style="Normal Table")),
    "excel": ("xlsx", reports.as_workbook),
    "excel with numbers": ("xlsx", lambda sample: reports.as_workbook(sample, numbers=True)),
    "page": ("html", reports.as_page),
    "pdf": ("pdf", reports.as_pdf),
    "pdf over pages": ("pdf", lambda sample: reports.as_pdf(sample, height="100mm", repeat=True)),
    "pdf with flat lines": ("pdf", lambda sample: reports.as_pdf(sample, stroke="(x: none, y: 0.4pt)")),
}


def cells(document: FoundDocument) -> list[tuple[str, ...]]:
    """The rows of the only table, every row as wide as the table."""
    (table,) = document.tables
    rows = []
    for row in table.rows:
        texts = {cell.place.column or 0: cell.text for cell in row.cells}
        rows.append(tuple(texts.get(column, "") for column in range(table.width)))
    return rows


@pytest.mark.parametrize("name", WRITERS)
def test_every_format_says_the_same(name: str) -> None:
    kind, writer = WRITERS[name]
    document = read_document(writer(Sample()), "bao-cao")
    assert document.format == kind
    assert cells(document) == [*reports.HEADER, *reports.ROWS]
    prose = " ".join(paragraph.text for paragraph in document.paragraphs)
    assert reports.OPENING[-1] in " ".join(prose.split())
    assert document.tables[0].title.split("\n")[0].startswith("PHỤ LỤC 1")


def test_places_lead_back() -> None:
    document = read_document(reports.as_workbook(Sample()))
    table = document.tables[0]
    assert document.blocks[table.place.block or 0] is table
    cell = next(cell for row in table.rows for cell in row.cells if cell.text == "101/119")
    assert (cell.place.part, cell.place.cell) == ("Phụ lục", "D18")
    assert table.rows[cell.place.row or 0].cells[3] == cell
    assert str(cell.place.describe()) == "phần “Phụ lục”, ô D18, khối thứ 7"


def test_pages_of_a_pdf_are_told() -> None:
    document = read_document(reports.as_pdf(Sample(), height="100mm"))
    assert {row.place.page for row in document.tables[0].rows} == {1, 2}


def test_merges_of_word_become_spans() -> None:
    table = read_document(reports.as_word(Sample(), merged=True)).tables[0]
    spans = [(cell.text, cell.row_span, cell.column_span) for cell in table.rows[0].cells]
    assert spans == [("STT", 2, 1), ("Chỉ tiêu", 2, 1), ("Kết quả", 1, 2), ("Ghi chú", 2, 1)]
    assert [cell.text for cell in table.rows[1].cells] == ["Đơn vị tính", "Số liệu"]

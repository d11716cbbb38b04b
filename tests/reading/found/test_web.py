"""HTML: what is seen, in order; spans; nothing that a page asks for."""

from cchc.document.found import FoundDocument
from cchc.reading.found import read_document


def read(body: str) -> FoundDocument:
    return read_document(f"<html><head><title>x</title></head><body>{body}</body></html>".encode(), "a")


def test_blocks_are_paragraphs_and_inline_marks_leave_no_space() -> None:
    document = read(
        "<h2>Phần <i>một</i></h2><p>Đạt 9<b>8,5</b>%<br>số hồ sơ</p>Lời cuối<ul><li>Một</li></ul>"
    )
    assert [(paragraph.text, paragraph.heading) for paragraph in document.paragraphs] == [
        ("Phần một", 2),
        ("Đạt 98,5%\nsố hồ sơ", None),
        ("Lời cuối", None),
        ("Một", None),
    ]


def test_scripts_styles_and_comments_say_nothing() -> None:
    assert (
        read(
            "<script>alert(1)</script><style>a{}</style><!-- ẩn --><iframe src='file:///x'>y</iframe>"
        ).blocks
        == ()
    )


def test_spans_are_counted_into_columns() -> None:
    body = "<table><tr><th rowspan=2>A<th colspan=2>B</tr><tr><td>C<td>D</tr><tr><td>E<td>F<td>G</table>"
    (table,) = read(body).tables
    told = [
        [(cell.text, cell.place.column, cell.row_span, cell.column_span) for cell in row.cells]
        for row in table.rows
    ]
    assert told == [
        [("A", 0, 2, 1), ("B", 1, 1, 2)],
        [("C", 1, 1, 1), ("D", 2, 1, 1)],
        [("E", 0, 1, 1), ("F", 1, 1, 1), ("G", 2, 1, 1)],
    ]


def test_a_table_for_layout_is_looked_into() -> None:
    body = (
        "<table><tr><td><p>Lời</p><table><caption>Phụ lục</caption><tr><td>1<td>2</table></td></tr></table>"
    )
    document = read(body)
    assert [paragraph.text for paragraph in document.paragraphs] == ["Lời"]
    assert [table.title for table in document.tables] == ["Phụ lục"]

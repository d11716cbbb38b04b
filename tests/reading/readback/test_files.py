"""Two Word files against each other: text, annexes, tracked changes, comments."""

import io
from collections.abc import Callable
from fractions import Fraction

import docx
import pytest
from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from cchc.document.tree import (
    Cell,
    Column,
    Document,
    Metadata,
    NumberFormat,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
)
from cchc.reading.faults import NotDocxFault
from cchc.reading.readback import AlteredFigure, FileReading, compare_files, read_draft, read_edited
from cchc.rendering import docx as wordml

INTRODUCTION = "Thực hiện chế độ báo cáo, đơn vị báo cáo kết quả như sau:"
CLOSING = "Trên đây là báo cáo của đơn vị./."


def _draft() -> bytes:
    sentence = Paragraph(
        (Run("Đã giải quyết "), Run("1.200", anchor="finished"), Run(" hồ sơ trong kỳ.")), key="tthc"
    )
    numbers = {"1": ("Hồ sơ đã nhận", "received", 1250), "2": ("Hồ sơ đã giải quyết", "finished", 1200)}
    rows = tuple(
        Row(
            (
                Cell.of(stt),
                Cell.of(label),
                Cell.of_number(f"{n // 1000}.{n % 1000}", Fraction(n), NumberFormat(), key),
            )
        )
        for stt, (label, key, n) in numbers.items()
    )
    head = Row.of("STT", "Chỉ tiêu", "Số liệu")
    table = Table((Column(15), Column(120), Column(30)), (head,), rows)
    blocks = (Paragraph.of(INTRODUCTION), sentence, Paragraph.of(CLOSING))
    return wordml.render(Document(Metadata("Báo cáo"), (Section(blocks), Section((table,)))))


def returned(edit: Callable[[WordFile], object]) -> FileReading:
    """Return what is read out of the draft after somebody edited it."""
    word = docx.Document(io.BytesIO(_draft()))
    edit(word)
    saved = io.BytesIO()
    word.save(saved)
    return compare_files(read_draft(_draft()), read_edited(saved.getvalue()))


def paragraph(word: WordFile, start: str):  # type: ignore[no-untyped-def]
    """The paragraph that begins with a text."""
    return next(one for one in word.paragraphs if one.text.startswith(start))


def test_saved_as_it_was_nothing_changed() -> None:
    read = returned(lambda _: None)
    assert (read.changed, read.altered, read.lost_rows) == ((), (), ())
    assert [one.section for one in read.paragraphs if one.section] == ["tthc"]


def test_a_retyped_paragraph_is_adopted_with_its_figure() -> None:
    def edit(word: WordFile) -> None:
        paragraph(
            word, "Đã giải quyết"
        ).text = "Trong kỳ toàn đơn vị đã giải quyết 1.200 hồ sơ, không để quá hạn."

    (changed,) = returned(edit).changed
    assert (changed.section, changed.state, changed.altered) == ("tthc", "changed", ())
    assert [changed.after[span.start : span.stop] for span in changed.kept] == ["1.200"]


def test_an_altered_figure_in_an_annex_is_named() -> None:
    def edit(word: WordFile) -> None:
        word.tables[0].rows[1].cells[2].paragraphs[0].runs[0].text = "1.350"

    assert returned(edit).annex == (AlteredFigure("received", "1.250", "1.350"),)


def test_a_row_that_is_gone_is_named() -> None:
    def edit(word: WordFile) -> None:
        word.tables[0]._tbl.remove(word.tables[0].rows[2]._tr)

    assert returned(edit).lost_rows == ("2 Hồ sơ đã giải quyết",)


def test_added_and_removed_paragraphs_are_told() -> None:
    def edit(word: WordFile) -> None:
        paragraph(word, "Trên đây").insert_paragraph_before("Đơn vị đề nghị bổ sung 3 biên chế.")
        word.element.body.remove(paragraph(word, "Thực hiện")._p)

    states = {one.state: one for one in returned(edit).changed}
    assert states["removed"].before == INTRODUCTION
    assert (states["added"].section, states["added"].unbound) == ("tthc", ("3",))


def test_tracked_changes_are_read_as_accepted() -> None:
    def edit(word: WordFile) -> None:
        run = paragraph(word, "Đã giải quyết").runs[-1]._r
        who = f'{nsdecls("w")} w:id="90" w:author="Lãnh đạo"'
        run.addnext(parse_xml(f"<w:del {who}><w:r><w:delText>bỏ</w:delText></w:r></w:del>"))
        run.addnext(parse_xml(f"<w:ins {who}><w:r><w:t> Đạt kế hoạch.</w:t></w:r></w:ins>"))

    read = returned(edit)
    (changed,) = read.changed
    assert changed.after.endswith("trong kỳ. Đạt kế hoạch.")
    assert "bỏ" not in changed.after
    assert read.tracked == 2


def test_comments_are_listed() -> None:
    def edit(word: WordFile) -> None:
        one = paragraph(word, "Đã giải quyết")
        word.add_comment(one.runs, text="Xem lại số này", author="Chánh Văn phòng")

    (comment,) = returned(edit).comments
    assert (comment.author, comment.text) == ("Chánh Văn phòng", "Xem lại số này")


def test_a_draft_without_marks_is_refused() -> None:
    word = io.BytesIO()
    docx.Document().save(word)
    with pytest.raises(NotDocxFault, match="không mang dấu"):
        read_draft(word.getvalue())

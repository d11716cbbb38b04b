"""Rows of which one page has the number or the unit and the next the label."""

from cchc.checker.appendix.columns import Columns
from cchc.checker.appendix.halves import without_halves
from cchc.checker.appendix.matrix import Line
from cchc.document.found import FoundRow, Place

COLUMNS = Columns(number=0, labels=(1,), unit=2, values=(3,), note=4)


def line(page: int, *texts: str, covered: frozenset[int] = frozenset()) -> Line:
    return Line(texts, covered, wide=False, row=FoundRow((), Place(page=page)))


def said(*lines: Line) -> list[tuple[str, ...]]:
    return [one.texts for one in without_halves(lines, COLUMNS)]


def test_number_and_figure_find_the_label_on_the_next_page() -> None:
    assert said(line(3, "6.2.", "", "", "36", ""), line(4, "", "Số đơn vị tự chủ", "Đơn vị", "", "x")) == [
        ("6.2.", "Số đơn vị tự chủ", "Đơn vị", "36", "x")
    ]


def test_a_label_finds_its_unit_on_the_next_page_and_both_keep_their_notes() -> None:
    assert said(line(3, "", "Số văn bản", "", "9", "tăng"), line(4, "Trong đó", "", "Văn bản", "", "2")) == [
        ("Trong đó", "Số văn bản", "Văn bản", "9", "tăng 2")
    ]


def test_lines_that_speak_in_one_column_are_two_rows() -> None:
    lines = line(3, "1", "Số hồ sơ", "Hồ sơ", "9", ""), line(4, "2", "Số lớp", "Lớp", "", "")
    assert len(said(*lines)) == 2


def test_only_the_next_page_has_the_other_half() -> None:
    halves = line(3, "6.2.", "", "", "36", ""), line(3, "", "Số đơn vị", "Đơn vị", "", "")
    assert len(said(*halves)) == 2
    assert len(said(line(3, "6.2.", "", "", "36", ""), line(5, "", "Số đơn vị", "Đơn vị", "", ""))) == 2


def test_words_without_a_unit_or_a_figure_are_no_half() -> None:
    assert len(said(line(3, "", "Số đơn vị", "", "", ""), line(4, "", "", "vị", "", ""))) == 2


def test_a_label_merged_over_rows_is_no_missing_label() -> None:
    below = line(4, "", "", "Lớp", "4", "", covered=frozenset({1}))
    assert len(said(line(3, "1", "Số lớp", "", "", ""), below)) == 2

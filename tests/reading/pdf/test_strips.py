"""Lines without rules between them cut into rows, however the texts of a row are in line."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.reading.pdf.strips import Hang, Line, Piece, Sheet, strips

_PITCH, _HEIGHT = 12.0, 10.0
_SHEET = Sheet(
    main=1,
    widths=(30.0, 120.0, 60.0, 40.0),
    pitch=_PITCH,
    free=_PITCH - _HEIGHT + 1,
    tight=True,
    figures=frozenset({3}),
    items=True,
)
_OFFSETS = {Hang.TOP: 0.0, Hang.MIDDLE: 0.5, Hang.BOTTOM: 1.0}
_LABEL = ("Số lớp học nghề đã mở cho", "người dân ở các thôn trong", "năm nay theo kế hoạch")
_UNIT = ("Lớp, buổi", "học")

Row = tuple[int, int]
"""How many lines the label and the unit of a row have."""


def page(rows: list[Row], hang: Hang, white: float = 0.0) -> tuple[list[Line], list[int]]:
    """The lines of rows on top of each other, and with which of them each row begins."""
    lines: list[Line] = []
    starts = []
    top = 0.0
    for number, (label, unit) in enumerate(rows, start=1):
        starts.append(len(lines))
        texts = ((f"{number}.",), _LABEL[:label], _UNIT[:unit], (f"{number}0",))
        lines += _lines(texts, top, hang)
        top += max(label, unit) * _PITCH + white
    return lines, starts


def _lines(texts: tuple[tuple[str, ...], ...], top: float, hang: Hang) -> list[Line]:
    """The lines of one row from the highest down."""
    tallest = max(map(len, texts))
    found: dict[float, dict[int, Piece]] = {}
    for column, said in enumerate(texts):
        first = top + _OFFSETS[hang] * (tallest - len(said)) * _PITCH
        for index, text in enumerate(said):
            at = first + index * _PITCH
            found.setdefault(at, {})[column] = piece(text, at, mark=column in (0, 3))
    return [found[at] for at in sorted(found)]


def piece(text: str, top: float, mark: bool = False) -> Piece:
    return Piece(text, 0.0, 110.0, top, top + _HEIGHT, 20.0, mark)


_rows = st.lists(st.tuples(st.integers(1, 3), st.integers(1, 2)), min_size=1, max_size=9)


@settings(max_examples=60, deadline=None)
@given(_rows, st.sampled_from(Hang))
def test_rows_that_touch_are_told_by_how_their_texts_are_in_line(rows: list[Row], hang: Hang) -> None:
    lines, starts = page(rows, hang)
    assert strips(lines, _SHEET, hang)[1] == starts


@pytest.mark.parametrize("hang", Hang)
def test_the_way_the_texts_are_in_line_costs_least(hang: Hang) -> None:
    lines, _ = page([(3, 1), (1, 1), (2, 1), (3, 2), (1, 2)], hang)
    costs = {other: strips(lines, _SHEET, other)[0] for other in Hang}
    assert min(costs, key=lambda other: costs[other]) is hang


def test_a_row_without_a_number_begins_at_a_capital_never_in_lower_case() -> None:
    texts = ("Số lớp mở trong", "kỳ báo cáo của xã", "Số học viên")
    lines = [{1: piece(text, index * _PITCH)} for index, text in enumerate(texts)]
    lines[0] |= {0: piece("1.", 0, mark=True), 2: piece("Lớp", 0)}
    lines[2] |= {2: piece("Người", 2 * _PITCH)}
    assert strips(lines, _SHEET, Hang.TOP)[1] == [0, 2]


def test_white_between_rows_is_believed_where_it_tells_them() -> None:
    padded = replace(_SHEET, tight=False)
    lines, starts = page([(2, 1), (1, 1), (3, 2)], Hang.TOP, white=5.0)
    bare = [{column: found for column, found in line.items() if column} for line in lines]
    assert strips(bare, padded, Hang.TOP)[1] == starts


def test_two_figures_in_one_column_are_two_rows() -> None:
    lines = [
        {1: piece("Tổng", 0), 3: piece("7", 0, mark=True)},
        {1: piece("TTHC", 12), 3: piece("9", 12, mark=True)},
    ]
    assert strips(lines, _SHEET, Hang.TOP)[1] == [0, 1]


def test_a_page_without_lines_has_no_rows() -> None:
    assert strips([], _SHEET, Hang.TOP) == (0.0, [])

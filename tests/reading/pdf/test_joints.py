"""Columns told by lines and backgrounds that are drawn cell by cell."""

from collections.abc import Sequence
from itertools import pairwise

from cchc.reading.pdf.ink import Rule, TextLine, Word
from cchc.reading.pdf.joints import jointed, joints_of, uprights_of

EDGES = (0.0, 30.0, 150.0, 200.0)
HEIGHTS = (10.0, 30.0, 50.0)


def cells(edges: Sequence[float] = EDGES) -> list[Rule]:
    return [Rule.flat_at(height, one, other) for height in HEIGHTS for one, other in pairwise(edges)]


def lines(*lefts: float, width: float = 15.0) -> list[TextLine]:
    return [
        TextLine([Word("Hồ", left, left + width, 15.0 + 20 * row, 25.0 + 20 * row) for left in lefts])
        for row in range(2)
    ]


def test_columns_are_where_one_piece_ends_and_the_next_begins() -> None:
    columns = jointed([(lines(4, 34, 154), joints_of(cells()))])
    assert columns is not None
    assert columns.rivers == ((19, 34), (49, 154))


def test_backgrounds_tell_columns_as_lines_do() -> None:
    edges = [Rule.edge_at(height, one, other) for height in HEIGHTS for one, other in pairwise(EDGES)]
    columns = jointed([(lines(4, 34, 154), joints_of(edges))])
    assert columns is not None
    assert columns.count == 3


def test_a_column_in_which_nothing_stands_is_a_column() -> None:
    columns = jointed([(lines(4, 34), joints_of(cells()))])
    assert columns is not None
    assert columns.count == 3


def test_upright_lines_beside_all_text_only_frame_the_table() -> None:
    uprights = [Rule.upright_at(at, 10, 50) for at in EDGES]
    columns = jointed([(lines(4, 34, 154), joints_of(uprights))])
    assert columns is not None
    assert columns.count == 3


def test_lines_in_one_piece_tell_no_columns() -> None:
    assert (
        jointed([(lines(4, 34, 154), joints_of([Rule.flat_at(height, 0, 200) for height in HEIGHTS]))])
        is None
    )
    assert jointed([(lines(4, 34, 154), [])]) is None


def test_words_across_a_border_deny_it_and_the_others_beside() -> None:
    assert jointed([(lines(4, 34, 140), joints_of(cells()))]) is None


def test_borders_that_go_on_are_upright_lines() -> None:
    assert [(rule.at, rule.start, rule.stop) for rule in uprights_of(joints_of(cells()))] == [
        (30, 10, 50),
        (150, 10, 50),
    ]

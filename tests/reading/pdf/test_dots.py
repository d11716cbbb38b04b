"""Rows of dots are rules."""

from cchc.reading.pdf.dots import dotted
from cchc.reading.pdf.ink import Box, Rule


def row(count: int, left: float = 50.0, top: float = 100.0, step: float = 1.5) -> list[Box]:
    return [(left + step * n, left + step * n + 0.75, top, top + 1) for n in range(count)]


def test_a_row_of_dots_is_a_flat_rule() -> None:
    assert list(dotted(row(20))) == [Rule.flat_at(100.5, 50.0, 79.25)]


def test_a_column_of_dots_is_an_upright_rule() -> None:
    turned = [(top, bottom, left, right) for left, right, top, bottom in row(20)]
    assert list(dotted(turned)) == [Rule.upright_at(100.5, 50.0, 79.25)]


def test_white_divides_and_few_dots_are_none() -> None:
    assert len(list(dotted([*row(20), *row(20, left=200)]))) == 2
    assert not list(dotted(row(5)))
    assert not list(dotted(row(20, step=9.0)))

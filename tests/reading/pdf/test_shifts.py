"""Lines whose columns change their places without a header between."""

from cchc.reading.pdf.ink import TextLine, Word
from cchc.reading.pdf.shifts import unshifted


def line(number: int, *lefts: float) -> TextLine:
    return TextLine([Word("Hồ", left, left + 12, 20 * number, 20 * number + 10, 10) for left in lefts])


def table(count: int, *lefts: float) -> list[tuple[float, ...]]:
    return [lefts] * count


def cut(*rows: tuple[float, ...]) -> list[tuple[int, int]]:
    return [*unshifted([line(number, *lefts) for number, lefts in enumerate(rows)])]


def test_other_columns_begin_another_table() -> None:
    rows = [*table(4, 10, 40, 200, 260), *table(5, 10, 44, 380, 450)]
    assert cut(*rows) == [(0, 4), (4, 9)]


def test_a_column_that_stays_holds_the_table_together() -> None:
    rows = [*table(4, 10, 40, 200, 260), *table(5, 10, 40, 380, 450)]
    assert cut(*rows) == [(0, 9)]


def test_text_set_to_no_side_changes_nothing() -> None:
    rows = [(10, 40, 200 + 3 * number, 300 - 2 * number) for number in range(9)]
    assert cut(*rows) == [(0, 9)]


def test_no_line_and_one_line() -> None:
    assert cut() == [(0, 0)]
    assert cut((10, 40)) == [(0, 1)]

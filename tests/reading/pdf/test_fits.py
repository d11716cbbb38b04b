"""Tables of other columns without white between are told by how lines fit."""

from cchc.reading.pdf.fits import fitted, misfits
from cchc.reading.pdf.ink import TextLine, Word
from cchc.reading.pdf.rivers import Columns

_LABELS = ("Số hồ sơ đã trả", "Lớp học", "Tỷ lệ hồ sơ trả đúng hạn", "Người dự các lớp của xã", "Tin đã đưa")


def line(number: int, *cells: tuple[float, str]) -> TextLine:
    words: list[Word] = []
    for start, text in cells:
        at = start
        for word in text.split():
            words.append(Word(word, at, at + 5 * len(word), 14.0 * number, 14.0 * number + 11, 10))
            at += 5 * len(word) + 3
    return TextLine(words)


def rows(first: int, times: int, unit: float, figure: float, note: float) -> list[TextLine]:
    return [
        line(
            first + n,
            (10, f"{n}."),
            (40, " ".join([label] * times)),
            (unit, "Người"),
            (figure, str(7 * n)),
            (note, _LABELS[-n % 5]),
        )
        for n, label in enumerate(_LABELS * 2)
    ]


_ABOVE, _BELOW = rows(0, 1, 200, 260, 300), rows(10, 2, 330, 370, 420)


def test_lines_of_one_table_are_one() -> None:
    (one,) = fitted([_ABOVE])
    assert (one.start, one.stop, one.columns.count) == (0, 10, 5)


def test_other_columns_below_are_another_table_with_columns_of_its_own() -> None:
    found = fitted([[*_ABOVE, *_BELOW]])
    assert [(part.start, part.stop, part.columns.count) for part in found] == [(0, 10, 5), (10, 20, 5)]
    assert [part.start for part in fitted([_ABOVE, _BELOW])] == [0, 10]


def test_the_table_that_a_page_ends_is_cut_inside_a_page_too() -> None:
    found = fitted([_ABOVE[:6], [*_ABOVE[6:], *_BELOW[:5]], _BELOW[5:]])
    assert [part.start for part in found] == [0, 10]


def test_white_inside_a_column_is_a_misfit() -> None:
    told = line(0, (10, "1."), (40, "Người"), (120, "15"))
    assert misfits([told], Columns(10, 300, ((20, 30), (31, 40), (90, 91)))) == 0
    assert misfits([told], Columns(10, 300, ((20, 30), (31, 40)))) == 1


def test_lines_that_end_together_are_stretched_and_no_misfits() -> None:
    columns = Columns(10, 300, ((20, 30), (31, 40)))
    names = (("Người", "năm"), ("Lớp", "học"), ("Cơ", "bản"))
    stretched = [line(n, (10, "1."), (40, one), (120, other)) for n, (one, other) in enumerate(names)]
    assert misfits(stretched, columns) == 0
    assert misfits(stretched[:2], columns) == 2
    assert misfits([line(0, (10, "1."), (40, one), (120, "năm")) for one, _ in names], columns) == 3

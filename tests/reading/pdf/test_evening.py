"""Words of one font are equally high, though a file tells only how high their letters are."""

from collections.abc import Sequence

from cchc.reading.pdf.evening import even
from cchc.reading.pdf.ink import Word

_LETTERS = (("cao", 6.0, 0.0), ("Đoàn", 9.0, 0.0), ("quý", 9.0, 3.0), ("trả", 9.0, 0.0)) * 3


def words(font: float) -> list[Word]:
    """Words on one line at 100, as high as their letters."""
    return [Word(text, 0, 9, 100 - above, 100 + below, font) for text, above, below in _LETTERS]


def bases(numbers: Sequence[int]) -> list[float]:
    return [100.0 for _ in numbers]


def test_words_of_one_font_get_one_height() -> None:
    found = words(12)
    even(found, bases)
    assert {(word.top, word.bottom) for word in found} == {(91.0, 102.64)}
    assert [word.text for word in found] == [text for text, _, _ in _LETTERS]


def test_a_font_size_in_a_unit_of_its_own_is_not_believed() -> None:
    found = words(1)
    even(found, bases)
    assert {(word.top, word.bottom) for word in found} == {(91.0, 103.0)}


def test_fonts_are_made_even_each_by_itself() -> None:
    small, other = words(12), [Word("cao", 0, 9, 90, 102, 14.0)] * 9
    even(found := [*small, *other], bases)
    assert {(word.top, word.bottom) for word in found} == {(91.0, 102.64), (90, 102)}


def test_words_that_are_as_high_as_their_font_stay_as_they_are() -> None:
    made = [Word("cao", 0, 9, 90, 102, 12.0)] * 9
    even(made, _nobody_asks)
    assert {(word.top, word.bottom) for word in made} == {(90, 102)}


def _nobody_asks(numbers: Sequence[int]) -> list[float]:
    raise AssertionError(numbers)

"""Words of one font are equally high, though a file tells only how high their letters are."""

from cchc.reading.pdf.evening import evened
from cchc.reading.pdf.ink import Word

_LETTERS = (("cao", 6.0, 0.0), ("Đoàn", 9.0, 0.0), ("quý", 9.0, 3.0), ("trả", 9.0, 0.0)) * 3


def words(font: float) -> list[Word]:
    """Words on one line at 100, as high as their letters."""
    return [Word(text, 0, 9, 100 - above, 100 + below, font) for text, above, below in _LETTERS]


def base(_number: int) -> float:
    return 100.0


def test_words_of_one_font_get_one_height() -> None:
    found = list(evened(words(12), base))
    assert {(word.top, word.bottom) for word in found} == {(91.0, 102.64)}
    assert [word.text for word in found] == [text for text, _, _ in _LETTERS]


def test_a_font_size_in_a_unit_of_its_own_is_not_believed() -> None:
    assert {(word.top, word.bottom) for word in evened(words(1), base)} == {(91.0, 103.0)}


def test_words_that_are_as_high_as_their_font_stay_as_they_are() -> None:
    made = [Word("cao", 0, 9, 90, 102, 12.0)] * 9
    assert list(evened(made, _nobody_asks)) == made


def _nobody_asks(number: int) -> float:
    raise AssertionError(number)

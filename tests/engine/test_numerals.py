"""Roman numerals there and back."""

import pytest

from cchc.engine.numerals import LARGEST, roman, roman_value


@pytest.mark.parametrize(
    ("count", "numeral"),
    [(1, "I"), (4, "IV"), (9, "IX"), (16, "XVI"), (49, "XLIX"), (90, "XC"), (399, "CCCXCIX")],
)
def test_numbers_are_written_as_people_write_them(count: int, numeral: str) -> None:
    assert roman(count) == numeral


def test_every_numeral_reads_back() -> None:
    assert [roman_value(roman(count)) for count in range(1, LARGEST + 1)] == list(range(1, LARGEST + 1))


@pytest.mark.parametrize("count", [0, -3, LARGEST + 1])
def test_what_has_no_numeral_stays_digits(count: int) -> None:
    assert roman(count) == str(count)


def test_other_letters_are_no_numeral() -> None:
    with pytest.raises(KeyError):
        roman_value("XYZ")

"""Numbers are read as reports write them, exactly, and every guess is named."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.engine.numbers import (
    Expect,
    Guess,
    MoneyScale,
    NumberFault,
    money_reading,
    print_count,
    print_money,
    print_number,
    read_money,
    read_number,
    round_half_up,
)

FOUR_DIGITS = st.integers(-(10**12), 10**12).map(lambda scaled: Fraction(scaled, 10**4))
DOT, BARE = (Guess.DOT_AS_DECIMAL,), (Guess.NO_SEPARATOR,)
FORMS: list[tuple[str, str, str | None, str, tuple[Guess, ...]]] = [
    ("07 TTHC", "7", None, "TTHC", ()),
    ("91,46%", "91.46", None, "%", ()),
    ("61,1 %", "61.1", None, "%", ()),
    ("94.41%", "94.41", None, "%", DOT),
    ("4246", "4246", None, "", BARE),
    ("1.901", "1901", None, "", (Guess.DOT_AS_THOUSANDS,)),
    ("1.495.067.435", "1495067435", None, "", ()),
    ("101/119", "101", "119", "", ()),
    ("549/8", "549", "8", "", ()),
    ("54/55 TTHC", "54", "55", "TTHC", ()),
    ("732VBĐT/876VBD", "732", "876", "VBĐT/VBD", ()),
    ("1.373đ/1.5đ", "1.373", "1.5", "đ", DOT),
    ("14,682/16", "14.682", "16", "", ()),
    ("77.350/76.2", "77.35", "76.2", "", DOT),
    ("1,234,567.5", "1234567.5", None, "", (Guess.COMMA_AS_THOUSANDS, *DOT)),
    ("1 234 567", "1234567", None, "", (Guess.SPACE_AS_THOUSANDS,)),
    ("−0.5", "-0.5", None, "", DOT),
    ("0/0", "0", "0", "", ()),
]


@pytest.mark.parametrize(("text", "amount", "below", "unit", "guesses"), FORMS)
def test_forms_of_real_reports(
    text: str, amount: str, below: str | None, unit: str, guesses: tuple[Guess, ...]
) -> None:
    reading = read_number(text)
    assert (reading.amount, reading.unit, reading.guesses) == (Fraction(amount), unit, guesses)
    assert reading.denominator == (None if below is None else Fraction(below))


def test_expectation_settles_a_single_dot() -> None:
    assert read_number("61.733", Expect.COUNT).amount == 61733
    assert read_number("61.733", Expect.COUNT).guesses == ()
    assert read_number("61.733", Expect.PERCENT).amount == Fraction("61.733")
    assert read_number("1,234", Expect.COUNT).guesses == (Guess.COMMA_AS_THOUSANDS,)
    assert read_number("001.901", Expect.COUNT).amount == 1901


@pytest.mark.parametrize("text", ["", "Có", "1.23.4", "05/3/2023", "5/", "%", "12a3"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NumberFault, match="Hãy viết"):
        read_number(text)


@given(FOUR_DIGITS, st.booleans())
def test_printed_numbers_read_back(value: Fraction, grouping: bool) -> None:
    assert read_number(print_number(value, grouping=grouping)).amount == value


@given(FOUR_DIGITS, st.sampled_from(MoneyScale))
def test_printed_money_reads_back(value: Fraction, scale: MoneyScale) -> None:
    assert read_money(print_money(value * scale.dong, scale)) == value * scale.dong


@given(st.fractions(), st.integers(0, 6))
def test_rounding_is_nearest_and_symmetric(value: Fraction, decimals: int) -> None:
    rounded = round_half_up(value, decimals)
    assert abs(rounded - value) <= Fraction(1, 2 * 10**decimals)
    assert round_half_up(-value, decimals) == -rounded
    assert read_number(print_number(value, decimals)).amount == rounded


def test_halves_go_away_from_zero() -> None:
    assert round_half_up(Fraction("1.3125"), 3) == Fraction("1.313")
    assert round_half_up(Fraction("-1.3125"), 3) == Fraction("-1.313")
    assert print_number(Fraction(-1, 1000), 2) == "0,00"
    assert (print_number(99, 2), print_number(2, pad=2)) == ("99,00", "02")


def test_money_of_one_amount_in_several_scales() -> None:
    assert read_money("366,23 tỷ") == read_money("366.230 triệu") == read_money("366.230", MoneyScale.MILLION)
    assert read_money("1,234 tỷ đồng") == 1_234_000_000
    assert money_reading("366.23 tỉ").guesses == DOT
    for text in ("5 TTHC", "101/119 triệu"):
        with pytest.raises(NumberFault, match="số tiền"):
            read_money(text)


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0"), (1, "01"), (9, "09"), (10, "10"), (1901, "1.901"), (-3, "-3")]
)
def test_counts_in_running_text_have_two_digits(count: int, text: str) -> None:
    assert print_count(count) == text

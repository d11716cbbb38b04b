"""Printed percentages against their parts; the facts are those of published reports."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.engine.figures import MISSING, NONE_AROSE, Figure
from cchc.engine.numbers import round_half_up
from cchc.engine.rules.agreement import Agreement, agreement, agrees, truncated
from cchc.engine.rules.findings import Finding, Said, Severity
from cchc.engine.rules.ratios import RatioAgrees
from cchc.engine.rules.slips import SlipKind

RULE = RatioAgrees("rate", "part", "total")


def check(numerator: int, denominator: int, stated: str) -> Finding | None:
    return RULE.check({"rate": Said.of(stated), "part": Said.of(numerator), "total": Said.of(denominator)})


# Xín Mần 2023, Thanh Hóa first half of 2020, Khánh Hòa quarter III/2021
CONSISTENT = [
    (43, 43, "100"),
    (58, 2055, "2.8"),
    (2475, 2949, "83.94"),
    (1997, 2055, "97.2"),
    (461, 709, "65"),
    (19267, 19312, "99.77"),
    (437, 365, "119"),
    (55469, 51551, "107.6"),
    (4, 88, "4.5"),
    (366230, 403186, "90"),
    (2104, 34348, "6.13"),
    (1454, 3261, "44.59"),
    (250, 559, "44.7"),
    (31972, 32279, "99"),
]
CONTRADICTIONS = [
    (9484, 11047, "94.4"),
    (1118, 2128, "81.8"),
    (1289, 11047, "3.9"),
    (381, 10687, "14.8"),
    (101, 10687, "1.5"),
    (1921, 2055, "93.1"),
    (7, 56, "2.3"),
    (8589, 8632, "98.8"),
    (158, 1421, "11.96"),
    (2950, 19344, "1.53"),
    (2949, 2475, "83.94"),
    (31972, 32279, "99.00"),
    (72, 83, "100"),
    (8, 18, "14.81"),
    (0, 1, "50"),
]


@pytest.mark.parametrize(("numerator", "denominator", "stated"), CONSISTENT)
def test_what_printing_explains_is_not_accused(numerator: int, denominator: int, stated: str) -> None:
    assert check(numerator, denominator, stated) is None


@pytest.mark.parametrize(("numerator", "denominator", "stated"), CONTRADICTIONS)
def test_contradictions_are_found(numerator: int, denominator: int, stated: str) -> None:
    finding = check(numerator, denominator, stated)
    assert finding is not None
    assert finding.severity is Severity.ERROR
    assert finding.stated == Fraction(stated)
    assert finding.computed == Fraction(100 * numerator, denominator)
    assert finding.keys == ("rate", "part", "total")


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 4))
def test_rounded_and_truncated_values_are_never_accused(
    numerator: int, denominator: int, decimals: int
) -> None:
    exact = Fraction(100 * numerator, denominator)
    for printed in (round_half_up(exact, decimals), truncated(exact, decimals)):
        figures = {
            "rate": Said(Figure(amount=printed), decimals),
            "part": Said.of(numerator),
            "total": Said.of(denominator),
        }
        assert RULE.check(figures) is None


@given(st.fractions(0, 100, max_denominator=10**6), st.integers(0, 4), st.integers(3, 1000))
def test_three_units_of_the_last_digit_are_always_accused(exact: Fraction, decimals: int, units: int) -> None:
    stated = round_half_up(exact, decimals) + Fraction(units, 10**decimals)
    assert not agrees(stated, exact, decimals)


def test_degrees_of_agreement() -> None:
    exact = Fraction(100 * 437, 365)
    assert [agreement(Fraction(stated), exact, 0) for stated in (120, 119, 121, 122)] == [
        Agreement.ROUNDED,
        Agreement.TRUNCATED,
        Agreement.LAST_DIGIT,
        Agreement.DIFFERS,
    ]


@pytest.mark.parametrize(
    ("numerator", "denominator", "stated", "kind"),
    [
        (2949, 2475, "83.94", SlipKind.SWAPPED),
        (2950, 19344, "1.53", SlipKind.DIGIT),
        (94, 100, "0.94", SlipKind.COMMA),
        (381, 10687, "96.4", SlipKind.COMPLEMENT),
        (9484, 11047, "94.4", None),
    ],
)
def test_likely_slips(numerator: int, denominator: int, stated: str, kind: SlipKind | None) -> None:
    finding = check(numerator, denominator, stated)
    assert finding is not None
    assert (finding.slip.kind if finding.slip else None) is kind


def test_something_over_zero_is_an_error_and_nothing_over_nothing_has_no_rate() -> None:
    over_zero, of_nothing = check(3, 0, "100"), check(0, 0, "100")
    assert over_zero is not None
    assert over_zero.severity is Severity.ERROR
    assert of_nothing is not None
    assert of_nothing.severity is Severity.WARNING
    assert "không phát sinh" in str(of_nothing)


def test_too_little_is_known_to_accuse() -> None:
    full = {"rate": Said.of("50"), "part": Said.of(1), "total": Said.of(3)}
    for key in full:
        assert RULE.check({other: said for other, said in full.items() if other != key}) is None
        assert RULE.check({**full, key: Said(MISSING)}) is None
    assert RULE.check({**full, "rate": Said(Figure(text="cao"))}) is None


def test_none_arose_over_something_is_zero() -> None:
    figures = {"rate": Said.of("0"), "part": Said(NONE_AROSE), "total": Said.of(3)}
    assert RULE.check(figures) is None

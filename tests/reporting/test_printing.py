"""How a row prints its figures."""

from fractions import Fraction

import pytest

from cchc.engine.figures import MISSING, NONE_AROSE, Figure
from cchc.reporting.queries.printing import print_row, printed_amount
from tests.reporting.loading import row_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]


def printed(form: str, key: str, *figures: Figure) -> str:
    return print_row(row_of(form, key)[0], figures)


def number(amount: str) -> Figure:
    return Figure(amount=Fraction(amount))


@pytest.mark.parametrize(
    ("key", "amount", "text"),
    [
        ("documents_sent", "63466", "63.466"),
        ("documents_sent", "0", "0"),
        ("processes_approved_rate", "1798/18.46", "97,4"),
        ("processes_approved_rate", "91.465", "91,47"),
        ("service_units_reduction", "8.55", "8,6"),
    ],
)
def test_numbers(key: str, amount: str, text: str) -> None:
    above, _, below = amount.partition("/")
    value = Fraction(above) / Fraction(below or 1)
    assert printed("tk-2021-tinh", key, Figure(amount=value)) == text


def test_money_is_printed_in_the_scale_of_the_row() -> None:
    row, _ = row_of("tk-2023-huyen", "investment_planned")
    assert printed_amount(row, Fraction(403_186_000_000)) == 403_186
    assert print_row(row, (number("403186000000"),)) == "403.186"


@pytest.mark.parametrize(
    ("figures", "text"),
    [
        ((number("549"), number("8")), "549/8"),
        ((number("549"), MISSING), "549/–"),
        ((NONE_AROSE, number("8")), "–/8"),
        ((MISSING, MISSING), ""),
    ],
)
def test_pairs(figures: tuple[Figure, ...], text: str) -> None:
    assert printed("tk-2023-huyen", "training", *figures) == text


def test_words_and_blanks() -> None:
    assert printed("tk-2024-so-ht", "portal_quality", Figure(text="Đảm bảo")) == "Đảm bảo"
    assert printed("tk-2021-tinh", "documents_sent", MISSING) == ""

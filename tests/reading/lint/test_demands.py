"""Numbers in the sentences of the linter."""

import pytest

from cchc.reading.lint.demands import decimal, millimetres, points


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (points(26), "13"),
        (points(27), "13,5"),
        (millimetres(30), "30,0"),
        (decimal(2, ".2f"), "2,00"),
        (decimal(0.75), "0,75"),
    ],
)
def test_numbers_have_a_comma_as_in_the_decree(printed: str, expected: str) -> None:
    assert printed == expected

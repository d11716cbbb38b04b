"""Numbers of rows: the way down, and what a slipped one means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.checker.appendix.numbering import decimal_of, standings


def meant(*printed: str) -> list[str]:
    return [
        standing.stt_meant
        for standing in standings([(stt, f"nhãn {index}") for index, stt in enumerate(printed)])
    ]


def paths(*printed: str) -> list[str]:
    return ["/".join(standing.path) for standing in standings([(stt, "x") for stt in printed])]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (["1", "1.1", "1.2", "2", "2.1"], ["", "", "", "", ""]),
        (
            ["1.1.", "1.1.1.", "1.1.2.", "1.2.", "1.1.1.", "1.1.2.", "1.3."],
            ["", "", "", "", "1.2.1", "1.2.2", ""],
        ),
        (["2.1", "2.1.1", "2.1.1", "2.2"], ["", "", "2.1.2", ""]),
        (["1", "2", "2", "3"], ["", "", "3", "4"]),
        (["3.1", "4.1.1", "4.1.2", "3.2"], ["", "3.1.1", "3.1.2", ""]),
        (["4.1.", "4.1.5", "4.2."], ["", "", ""]),
        (["IV", "2", "3"], ["", "", ""]),
        (["I", "1", "2", "II", "1", "2"], ["", "", "", "", "", ""]),
    ],
)
def test_a_slipped_number_is_told_where_it_belongs(printed: list[str], expected: list[str]) -> None:
    assert meant(*printed) == expected


def test_paths_go_through_roman_numerals_letters_and_decimals() -> None:
    assert paths("A", "I", "1", "1.1.", "a)", "", "Trong đó", "II", "1") == [
        "A", "A/I", "A/I/1", "A/I/1.1", "A/I/1.1/a", "A/I/1.1", "A/I/1.1", "A/II", "A/II/1",
    ]  # fmt: skip


def test_headings_are_the_labels_above() -> None:
    rows = [("I", "Phần"), ("1", "Mục"), ("1.1", "Tiểu mục"), ("", "Dòng"), ("II", "Phần hai")]
    assert [standing.headings for standing in standings(rows)] == [
        (),
        ("Phần",),
        ("Phần", "Mục"),
        ("Phần", "Mục", "Tiểu mục"),
        (),
    ]


@given(st.lists(st.integers(1, 9), min_size=1, max_size=30, unique=True))
def test_rising_numbers_never_slip(numbers: list[int]) -> None:
    printed = [f"{number}." for number in sorted(numbers)]
    assert meant(*printed) == [""] * len(printed)


@given(st.lists(st.text(alphabet="0123456789.,)( aIVX", max_size=8), max_size=20))
def test_any_numbers_have_a_standing(printed: list[str]) -> None:
    assert len(standings([(stt, "x") for stt in printed])) == len(printed)


def test_only_dotted_numbers_are_decimals() -> None:
    assert decimal_of("3.04.") == (3, 4)
    assert decimal_of("1,1") == (1, 1)
    assert decimal_of("Trong đó") is None

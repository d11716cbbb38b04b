"""Words as they stand on a page."""

import pytest
import typst

from cchc.reading.pdf.pages import pages_of


def words(source: str) -> list[str]:
    head = '#set page(width: 150mm, height: 60mm, margin: 10mm)\n#set text(font: "Liberation Serif")\n'
    return [word.text for page in pages_of(typst.compile((head + source).encode())) for word in page.words]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("7.2.2.1Việc ban hành", ["7.2.2.1", "Việc", "ban", "hành"]),
        ("ngày 24.01.2026của xã", ["ngày", "24.01.2026", "của", "xã"]),
        ("mục 2.1Việc và 12a", ["mục", "2.1Việc", "và", "12a"]),
        ("1.250.000 và 1.2.3", ["1.250.000", "và", "1.2.3"]),
    ],
)
def test_a_long_item_number_is_cut_off_the_word_that_it_runs_into(told: str, found: list[str]) -> None:
    assert words(told) == found


def test_a_raised_digit_is_the_mark_of_a_note() -> None:
    assert words("Năm 2026#footnote[Theo kế hoạch.] đã đạt")[:2] == ["Năm", "2026¹"]


def test_a_page_without_words_has_none() -> None:
    assert words("#rect()") == []

"""The names of columns of item numbers."""

import pytest

from cchc.reading.pdf.heads import is_number_head


@pytest.mark.parametrize("text", ["STT", "TT", "Mục", "mục"])
def test_names(text: str) -> None:
    assert is_number_head(text)


@pytest.mark.parametrize("text", ["Mức", "MỨC", "1.", "Chỉ", ""])
def test_other_words(text: str) -> None:
    assert not is_number_head(text)

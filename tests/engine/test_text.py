"""Text compares without marks and sorts in Vietnamese order."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from cchc.engine.text import label_key, nfc, search_key, sort_key


def test_search_key_ignores_marks_case_and_spaces() -> None:
    assert search_key(unicodedata.normalize("NFD", " Đơn\u00a0vị  Xín Mần ")) == "don vi xin man"
    assert nfc(unicodedata.normalize("NFD", "quý")) == "quý"


@given(st.text())
def test_search_key_is_the_text_decomposed_without_marks(text: str) -> None:
    parts = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    bare = "".join(letter for letter in parts if not unicodedata.combining(letter))
    assert "".join(search_key(text).split()) == "".join(
        bare.replace("\u200b", "").replace("\ufeff", "").split()
    )


def test_label_key_drops_markup_and_punctuation() -> None:
    assert label_key("<b>Tỷ lệ, %</b> (lũy kế)*") == "ty le % luy ke"


def test_sort_key_is_dictionary_order() -> None:
    words = [
        "an",
        "ăn",
        "ân",
        "ba",
        "bà",
        "bả",
        "bã",
        "bá",
        "bạ",
        "bác",
        "da",
        "đa",
        "e",
        "ê",
        "ô",
        "ơ",
        "u",
        "ư",
    ]
    backwards = list(reversed(words))
    assert sorted(backwards, key=sort_key) == words
    assert sorted(["Hà Tĩnh", "Hà Giang", "Hạ Long", "Hà"], key=sort_key)[0] == "Hà"

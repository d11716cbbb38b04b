"""Sentences with their parameters, in the language of the reader."""

import pytest

from cchc.engine.faults import Fault
from cchc.engine.messages import Message
from cchc.foundation import words

ENGLISH = {
    "Sai: %(why)s.": "Wrong: %(why)s.",
    "thiếu %(n)d": "%(n)d missing",
    "năm": "year",
    "": "head of the file",
}


@pytest.fixture(autouse=True)
def _reads_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "gettext", lambda text: ENGLISH.get(text, text))


@pytest.mark.parametrize("inner", [Fault("thiếu %(n)d", n=2), Message("thiếu %(n)d", {"n": 2})])
def test_a_sentence_inside_a_sentence_is_translated(inner: object) -> None:
    assert words.worded("Sai: %(why)s.", {"why": inner}) == "Wrong: 2 missing."


def test_words_among_the_parameters_are_translated() -> None:
    assert words.worded("Sai: %(why)s.", {"why": "năm"}) == "Wrong: year."
    assert words.worded("Sai: %(why)s.", {"why": "xã Ba"}) == "Wrong: xã Ba."


def test_an_empty_word_stays_empty() -> None:
    assert words.worded("Sai: %(why)s.", {"why": ""}) == "Wrong: ."


def test_a_sentence_without_parameters_keeps_its_percent_signs() -> None:
    assert words.worded("tăng 5%", {}) == "tăng 5%"

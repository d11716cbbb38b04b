"""Vietnamese text made comparable: composed, searchable without marks, in dictionary order."""

import re
import unicodedata
from functools import lru_cache

_ALPHABETIC_MARKS = {"\u0306": "1", "\u0302": "1", "\u031b": "2"}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_SPACES = re.compile(r"[\s\u200b\ufeff]+")
_MARKUP = re.compile(r"</?[a-z][^<>]*>|&[a-z]+;")
_PUNCTUATION = re.compile(r"[^\w%]+|_+")


class _Bare(dict[int, str]):
    """What is left of a letter without case and marks, worked out once for each letter that is met."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFD", chr(code).casefold()).replace("đ", "d")
        self[code] = "".join(part for part in parts if not unicodedata.combining(part))
        return self[code]


_BARE = _Bare()


def nfc(text: str) -> str:
    """Return text composed (NFC), as everything is stored."""
    return unicodedata.normalize("NFC", text)


def search_key(text: str) -> str:
    """Return text without case and marks, đ as d, every run of spaces as one: `Xín  Mần` → `xin man`."""
    return _SPACES.sub(" ", text.translate(_BARE)).strip()


@lru_cache(maxsize=4096)
def label_key(text: str) -> str:
    """Return `search_key` without markup and punctuation (per cent kept), to match labels of rows."""
    return _PUNCTUATION.sub(" ", _MARKUP.sub(" ", search_key(text))).strip()


def sort_key(text: str) -> str:
    """Return a key whose byte order is Vietnamese dictionary order, syllable by syllable.

    Letters come first (a ă â b c d đ e ê …), then the tone: level, huyền, hỏi, ngã, sắc, nặng.
    """
    words = _PUNCTUATION.sub(" ", nfc(text.casefold())).split()
    return " ".join(_syllable(word) for word in words)


def _syllable(word: str) -> str:
    tone, letters = "0", []
    for letter in word:
        base, *marks = list(unicodedata.normalize("NFD", letter))
        tone = next((_TONES[mark] for mark in marks if mark in _TONES), tone)
        letters.append(_letter(base, marks))
    return "".join(letters) + tone


def _letter(base: str, marks: list[str]) -> str:
    if base == "đ":
        return "d1"
    shape = next((_ALPHABETIC_MARKS[mark] for mark in marks if mark in _ALPHABETIC_MARKS), "0")
    return base + ("2" if base == "a" and "\u0302" in marks else shape)

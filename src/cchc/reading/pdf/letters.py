"""The words of a page with their places.

PDFium tells the text with spaces where it sees gaps. Between two spaces the places of the first and the last
letter suffice when they lie on one line and the word is no wider than its letters can be; else every letter
is looked at.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from cchc.engine.faults import N_
from cchc.engine.text import nfc
from cchc.reading.limits import LIMITS, too_many
from cchc.reading.pdf.evening import even
from cchc.reading.pdf.ink import Rule, Word
from cchc.reading.pdf.lookup import Box, Letters
from cchc.reading.pdf.turned import Turned

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TOLD = re.compile(r"[^\s\x00\x01\x03-\x1f\x7f\uffff]+")
# PDFium tells a hyphen at the end of a line by one of these.
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\xad": "-"})
_RUN_ON = re.compile(r"((?:[0-9]+\.)+[0-9]*)([^\W\d_].*)")
_LONG = re.compile(r"[0-9]+(?:\.[0-9]+){2,}")
_DIGIT = re.compile("[0-9]")
_JOINED = 0.22
_BACK = -0.6
_LEVEL = 0.5
_WIDEST_LETTER = 0.95
_RAISED = 0.3
_SMALL = 0.47
_SMALLER = 0.8
_HIGHER = 0.3


class _Letter(NamedTuple):
    """A letter as it is seen."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    number: int


def words_of(page: pypdfium2.PdfPage, turned: Turned, uprights: Sequence[Rule] = ()) -> list[Word]:
    """The words in the order of the file; raised small digits (marks of footnotes) as ¹ ² ³.

    An upright rule between an item number and the word behind it divides them where they touch.
    """
    text = page.get_textpage()
    told = _told(text).translate(_HYPHENS)
    reader = _Reader(Letters(text, len(told)), turned, uprights)
    reader.read([(found[0], found.start()) for found in _TOLD.finditer(told)])
    if not turned.turns:
        even(reader.words, reader.bases)
    text.close()
    return reader.words


def _told(text: pypdfium2.PdfTextPage) -> str:
    """The text, one character for each of PDFium's."""
    count = text.count_chars()
    if count > LIMITS.letters:
        raise too_many(N_("chữ"), LIMITS.letters)
    told = text.get_text_range(0, count) if count else ""
    if len(told) == count:
        return told
    return "".join(chr(pdfium.FPDFText_GetUnicode(text.raw, index)) for index in range(count))


class _Reader:
    """Looks up letters of one page."""

    def __init__(self, letters: Letters, turned: Turned, uprights: Sequence[Rule]) -> None:
        self.words: list[Word] = []
        self._indexes: list[int] = []
        self._letters = letters
        self._turned = turned
        self._uprights = uprights

    def read(self, told: Sequence[tuple[str, int]]) -> None:
        """Add words, each given with the index of its first letter; several where a space was not told."""
        firsts = self._letters.boxes([start for _, start in told])
        lasts = self._letters.boxes([start + len(text) - 1 for text, start in told])
        fonts = self._letters.sizes([start + len(text) // 2 for text, start in told])
        for (text, start), first, last, font in zip(told, firsts, lasts, fonts, strict=True):
            box = self._whole(text, start, first, last)
            if box is None:
                self._read_letters(text, start, font)
                continue
            composed = text if text.isascii() else nfc(text)
            word = Word(composed, *self._turned.box(*box), font)
            if not (text[0].isdigit() and self._read_divided(word, text, start)):
                self.words.append(word)
                self._indexes.append(start)

    def _whole(self, told: str, start: int, first: Box | None, last: Box | None) -> Box | None:
        """The box of a word if its ends vouch for all between; left, bottom, right, top."""
        if first is None or last is None:
            return None
        left, top, right, bottom = first
        if len(told) == 1:
            return left, bottom, right, top
        if told[-1].isdigit() and self._is_raised(start + len(told) - 1, last):
            return None
        return _spanned(first, last, len(told))

    def _read_divided(self, word: Word, told: str, start: int) -> bool:
        """Add an item number and the word that runs on from it, if it is long or an upright rule between."""
        run_on = _RUN_ON.fullmatch(told)
        if not run_on or not (_LONG.fullmatch(run_on[1]) or self._is_divided(word)):
            return False
        self.read([(run_on[1], start), (run_on[2], start + len(run_on[1]))])
        return True

    def _is_divided(self, word: Word) -> bool:
        return any(
            word.left < rule.at < word.right and rule.start <= word.middle <= rule.stop
            for rule in self._uprights
        )

    def _read_letters(self, told: str, start: int, font: float) -> None:
        boxes = self._letters.boxes(range(start, start + len(told)))
        letters = []
        for place, (text, box) in enumerate(zip(told, boxes, strict=True)):
            if box:
                raised = place and text.isdigit() and self._is_raised(start + place, box)
                said = text.translate(_SUPERSCRIPTS) if raised else text
                left, right, top, bottom = self._turned.box(box[0], box[3], box[2], box[1])
                letters.append(_Letter(said, left, right, top, bottom, bottom - top, start + place))
        for part in _cut(letters):
            self.words.append(_word(part, font))
            self._indexes.append(part[0].number)

    def bases(self, numbers: Sequence[int]) -> list[float]:
        """The heights of the lines on which words stand."""
        heights = self._letters.bases([self._indexes[number] for number in numbers])
        return [self._turned.top - height for height in heights]

    def _is_raised(self, index: int, box: Box) -> bool:
        """Whether a letter is drawn small and high in its box."""
        drawn = None if self._turned.turns else self._letters.drawn(index)
        if drawn is None:
            return False
        height = box[1] - box[3]
        return drawn[0] - box[3] > _RAISED * height and drawn[1] - drawn[0] < _SMALL * height


def _spanned(first: Box, last: Box, count: int) -> Box | None:
    """The box from letter to letter: one line, one size, no wider than letters can be; else None."""
    left, top, _, bottom = first
    last_left, last_top, right, last_bottom = last
    if top != last_top or bottom != last_bottom:
        if not _is_level(top, bottom, last_top, last_bottom):
            return None
        top, bottom = max(top, last_top), min(bottom, last_bottom)
    if not left <= last_left or right - left >= _WIDEST_LETTER * (top - bottom) * count:
        return None
    return left, bottom, right, top


def _is_level(top: float, bottom: float, last_top: float, last_bottom: float) -> bool:
    """Whether two letters are of one size and stand on one line."""
    size, last_size = top - bottom, last_top - last_bottom
    large = max(size, last_size)
    return (
        min(size, last_size) >= _SMALLER * large
        and abs(top + bottom - last_top - last_bottom) < _LEVEL * large
    )


def _cut(letters: list[_Letter]) -> Iterator[list[_Letter]]:
    start = 0
    for place in range(1, len(letters) + 1):
        if place == len(letters) or not _follows(letters[place - 1], letters[place]):
            yield letters[start:place]
            start = place


def _follows(one: _Letter, other: _Letter) -> bool:
    _, left, right, top, bottom, size, _ = one
    _, next_left, next_right, next_top, next_bottom, next_size, _ = other
    if left == next_left and right == next_right:
        # Letters drawn as one sign, as ffi may be, all have its place.
        return True
    if not _BACK * size < next_left - right < _JOINED * size:
        return False
    return abs(top + bottom - next_top - next_bottom) < 2 * _LEVEL * max(size, next_size)


def _word(letters: Sequence[_Letter], font: float) -> Word:
    texts, lefts, rights, _, _, sizes, _ = zip(*letters, strict=True)
    tallest = letters[sizes.index(max(sizes))]
    text = "".join(texts)
    if _DIGIT.search(text):
        text = "".join(_lowered(letter, tallest) for letter in letters)
    return Word(nfc(text), min(lefts), max(rights), tallest.top, tallest.bottom, font)


def _lowered(letter: _Letter, tallest: _Letter) -> str:
    """The letter as it reads: a digit set smaller and higher than the word is the mark of a note."""
    smaller = letter.size < _SMALLER * tallest.size
    higher = letter.top + letter.bottom < tallest.top + tallest.bottom - _HIGHER * tallest.size
    return letter.text.translate(_SUPERSCRIPTS) if smaller and higher else letter.text

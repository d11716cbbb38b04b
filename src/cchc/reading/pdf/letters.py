"""The words of a page with their places.

PDFium tells the text with spaces where it sees gaps. Between two spaces the places of the first and the last
letter suffice when they lie on one line and the word is no wider than its letters can be; else every letter
is looked at.
"""

import ctypes
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from cchc.engine.faults import N_
from cchc.engine.text import nfc
from cchc.reading.limits import LIMITS, too_many
from cchc.reading.pdf.evening import evened
from cchc.reading.pdf.ink import Rule, Word
from cchc.reading.pdf.turned import Turned

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TOLD = re.compile(r"[^\s\x00\x01\x03-\x1f\x7f\uffff]+")
# PDFium tells a hyphen at the end of a line by one of these.
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\xad": "-"}
_HYPHEN_TABLE = str.maketrans(_HYPHENS)
_RUN_ON = re.compile(r"((?:[0-9]+\.)+[0-9]*)([^\W\d_].*)")
_LOOK_UP = pdfium.FPDFText_GetLooseCharBox
_FONT_SIZE: Callable[..., float] = pdfium.FPDFText_GetFontSize
_JOINED = 0.22
_BACK = -0.6
_LEVEL = 0.5
_WIDEST_LETTER = 0.95
_RAISED = 0.3
_SMALL = 0.47
_SMALLER = 0.8
_HIGHER = 0.3


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    left: float
    right: float
    top: float
    bottom: float
    index: int

    @property
    def size(self) -> float:
        return self.bottom - self.top


def words_of(page: pypdfium2.PdfPage, turned: Turned, uprights: Sequence[Rule] = ()) -> Iterator[Word]:
    """The words in the order of the file; raised small digits (marks of footnotes) as ¹ ² ³.

    An upright rule between an item number and the word behind it divides them where they touch.
    """
    text = page.get_textpage()
    reader = _Reader(text, turned, uprights)
    for found in _TOLD.finditer(_told(text)):
        reader.read(found[0], found.start())
    yield from evened(reader.words, reader.base) if not turned.turns else reader.words
    text.close()


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

    def __init__(self, text: pypdfium2.PdfTextPage, turned: Turned, uprights: Sequence[Rule]) -> None:
        self.words: list[Word] = []
        self._indexes: list[int] = []
        self._origin = (ctypes.c_double(), ctypes.c_double())
        self._uprights = uprights
        self._text = text.raw
        self._turned = turned
        self._rect = pdfium.FS_RECTF()
        self._reference = ctypes.byref(self._rect)
        self._edges = tuple(ctypes.c_double() for _ in range(4))

    def read(self, told: str, start: int) -> None:
        """Add a word, or several where a space was not told."""
        whole = self._whole(told, start)
        if whole is None:
            self._read_letters(told, start)
            return
        run_on = _RUN_ON.fullmatch(told) if self._uprights and told[0].isdigit() else None
        if run_on and self._is_divided(whole):
            self.read(run_on[1], start)
            self.read(run_on[2], start + len(run_on[1]))
        else:
            self.words.append(whole)
            self._indexes.append(start)

    def _read_letters(self, told: str, start: int) -> None:
        font = _FONT_SIZE(self._text, start + len(told) // 2)
        letters = (self._letter(letter, start + place, place > 0) for place, letter in enumerate(told))
        for part in _cut([letter for letter in letters if letter]):
            self.words.append(_word(part, font))
            self._indexes.append(part[0].index)

    def base(self, number: int) -> float:
        """The height of the line on which a word stands."""
        x, y = self._origin
        pdfium.FPDFText_GetCharOrigin(self._text, self._indexes[number], ctypes.byref(x), ctypes.byref(y))
        return float(self._turned.top - y.value)

    def _is_divided(self, word: Word) -> bool:
        return any(
            word.left < rule.at < word.right and rule.start <= word.middle <= rule.stop
            for rule in self._uprights
        )

    def _whole(self, told: str, start: int) -> Word | None:
        """The word if its ends vouch for all between: one line, one size, no wider than letters can be."""
        text, rect, count = self._text, self._rect, len(told)
        if not _LOOK_UP(text, start, self._reference):
            return None
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        if count > 1:
            last = start + count - 1
            if not _LOOK_UP(text, last, self._reference) or (told[-1].isdigit() and self._is_raised(last)):
                return None
            last_left, last_bottom, right, last_top = rect.left, rect.bottom, rect.right, rect.top
            if (top != last_top or bottom != last_bottom) and not _is_level(
                top, bottom, last_top, last_bottom
            ):
                return None
            top, bottom = max(top, last_top), min(bottom, last_bottom)
            if not left <= last_left or right - left >= _WIDEST_LETTER * (top - bottom) * count:
                return None
        font = _FONT_SIZE(text, start + count // 2)
        return Word(_composed(told), *self._turned.box(left, bottom, right, top), font)

    def _letter(self, told: str, index: int, inside: bool = False) -> _Letter | None:
        rect = self._rect
        if not _LOOK_UP(self._text, index, self._reference):
            return None
        raised = inside and told.isdigit() and self._is_raised(index)
        text = told.translate(_SUPERSCRIPTS) if raised else _HYPHENS.get(told, told)
        return _Letter(text, *self._turned.box(rect.left, rect.bottom, rect.right, rect.top), index)

    def _is_raised(self, index: int) -> bool:
        """Whether the letter just looked up is drawn small and high in its box."""
        left, right, bottom, top = self._edges
        places = (ctypes.byref(edge) for edge in (left, right, bottom, top))
        if self._turned.turns or not pdfium.FPDFText_GetCharBox(self._text, index, *places):
            return False
        height = self._rect.top - self._rect.bottom
        raised = bottom.value - self._rect.bottom > _RAISED * height
        return bool(raised and top.value - bottom.value < _SMALL * height)


def _composed(told: str) -> str:
    if not told.isprintable():
        told = told.translate(_HYPHEN_TABLE)
    return told if told.isascii() else nfc(told)


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
    if one.left == other.left and one.right == other.right:
        # Letters drawn as one sign, as ffi may be, all have its place.
        return True
    if not _BACK * one.size < other.left - one.right < _JOINED * one.size:
        return False
    return abs(one.top + one.bottom - other.top - other.bottom) < 2 * _LEVEL * max(one.size, other.size)


def _word(letters: list[_Letter], font: float) -> Word:
    tallest = max(letters, key=lambda letter: letter.size)
    return Word(
        nfc("".join(_lowered(letter, tallest) for letter in letters)),
        min(letter.left for letter in letters),
        max(letter.right for letter in letters),
        tallest.top,
        tallest.bottom,
        font,
    )


def _lowered(letter: _Letter, tallest: _Letter) -> str:
    """The letter as it reads: a digit set smaller and higher than the word is the mark of a note."""
    smaller = letter.size < _SMALLER * tallest.size
    higher = letter.top + letter.bottom < tallest.top + tallest.bottom - _HIGHER * tallest.size
    return letter.text.translate(_SUPERSCRIPTS) if smaller and higher else letter.text

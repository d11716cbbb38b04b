"""Take words and ruled lines off the pages of a PDF with PDFium; runs in a process of its own (ADR 0010)."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from cchc.engine.faults import N_
from cchc.engine.text import nfc
from cchc.reading.faults import EncryptedFault, NotPdfFault
from cchc.reading.limits import LIMITS, too_many
from cchc.reading.pdf.ink import Page, Rule, Word

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CONTROL = re.compile(r"[\x00\x01\x03-\x1f\x7f\uffff]")
# PDFium tells a hyphen at the end of a line by one of these.
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\xad": "-"}
_THIN = 3.0
_SHORTEST = 4.0
_JOINED = 0.22
_BACK = -0.6
_LEVEL = 0.5
_RAISED = 0.3
_SMALL = 0.47
_OBJECTS = 30_000
_DEEP = 4
_PASSWORD = 4


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    left: float
    right: float
    top: float
    bottom: float


def pages_of(data: bytes) -> Iterator[Page]:
    """The pages in order. Raises NotPdfFault, EncryptedFault or TooBigFault."""
    document = _opened(data)
    if len(document) > LIMITS.pages:
        raise too_many(N_("trang"), LIMITS.pages)
    letters = 0
    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            continue
        found = _Reader(page, index + 1).page()
        letters += sum(len(word.text) for word in found.words)
        if letters > LIMITS.letters:
            raise too_many(N_("chữ"), LIMITS.letters)
        yield found
        page.close()


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            sentence = N_("Tệp được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi thử lại.")
            raise EncryptedFault(sentence) from error
        raise NotPdfFault(
            N_("Tệp PDF bị hỏng hoặc bị cắt cụt nên không mở được. Hãy lấy lại bản gốc hoặc xuất lại PDF.")
        ) from error


class _Reader:
    """Reads one page; everything is turned so that it stands as the page is seen."""

    def __init__(self, page: pypdfium2.PdfPage, number: int) -> None:
        self._page = page
        self._number = number
        self._left, self._bottom, self._right, self._top = page.get_mediabox()
        self._turn = page.get_rotation() // 90
        self._objects = 0

    def page(self) -> Page:
        """The page's words and rules."""
        width, height = self._page.get_size()
        words = tuple(_words(self._letters()))
        return Page(self._number, width, height, words, tuple(self._rules()))

    def _box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Left, right, top, bottom as seen, of a box in the coordinates of the file."""
        if self._turn == 1:
            return bottom - self._bottom, top - self._bottom, left - self._left, right - self._left
        if self._turn == 2:
            return self._right - right, self._right - left, bottom - self._bottom, top - self._bottom
        if self._turn == 3:
            return self._top - top, self._top - bottom, self._right - right, self._right - left
        return left - self._left, right - self._left, self._top - top, self._top - bottom

    def _letters(self) -> Iterator[_Letter | None]:
        """The letters in the order of the file; None where a space or a line break was told."""
        text = self._page.get_textpage()
        count = text.count_chars()
        said = text.get_text_range(0, count) if count else ""
        if len(said) != count:
            said = "".join(chr(pdfium.FPDFText_GetUnicode(text.raw, index)) for index in range(count))
        rect = pdfium.FS_RECTF()
        reference = ctypes.byref(rect)
        joined = False
        for index, seen in enumerate(said):
            letter = _HYPHENS.get(seen, seen)
            if letter.isspace() or _CONTROL.match(letter):
                joined = False
                yield None
            elif pdfium.FPDFText_GetLooseCharBox(text.raw, index, reference):
                if joined and letter.isdigit() and self._is_raised(text, index, rect):
                    letter = letter.translate(_SUPERSCRIPTS)
                joined = True
                yield _Letter(letter, *self._box(rect.left, rect.bottom, rect.right, rect.top))
        text.close()

    def _is_raised(self, text: pypdfium2.PdfTextPage, index: int, loose: object) -> bool:
        """Whether a digit is the small raised mark of a footnote."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        places = (ctypes.byref(place) for place in (left, right, bottom, top))
        if self._turn or not pdfium.FPDFText_GetCharBox(text.raw, index, *places):
            return False
        height = loose.top - loose.bottom  # type: ignore[attr-defined]
        raised = bottom.value - loose.bottom > _RAISED * height + 0.0  # type: ignore[attr-defined]
        return raised and top.value - bottom.value < _SMALL * height

    def _rules(self) -> Iterator[Rule]:
        for item in self._page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=_DEEP):
            self._objects += 1
            if self._objects > _OBJECTS:
                return
            yield from self._path_rules(item)

    def _path_rules(self, item: pypdfium2.PdfObject) -> Iterator[Rule]:
        count = pdfium.FPDFPath_CountSegments(item.raw)
        left, right, top, bottom = self._box(*item.get_bounds())
        if min(right - left, bottom - top) <= _THIN or count <= _DEEP + 1:
            yield from _edges(left, right, top, bottom)
            return
        yield from self._drawn(item, min(count, _OBJECTS))

    def _drawn(self, item: pypdfium2.PdfObject, count: int) -> Iterator[Rule]:
        matrix = item.get_matrix()
        x, y = ctypes.c_float(), ctypes.c_float()
        last: tuple[float, float] | None = None
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(item.raw, index)
            pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            point = matrix.on_point(x.value, y.value)
            if last and pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO:
                box = (
                    min(last[0], point[0]),
                    min(last[1], point[1]),
                    max(last[0], point[0]),
                    max(last[1], point[1]),
                )
                left, right, top, bottom = self._box(*box)
                if min(right - left, bottom - top) <= _THIN:
                    yield from _edges(left, right, top, bottom)
            last = point


def _edges(left: float, right: float, top: float, bottom: float) -> Iterator[Rule]:
    """A thin box is one rule, a wider one has four."""
    flat, upright = right - left >= _SHORTEST, bottom - top >= _SHORTEST
    if bottom - top <= _THIN:
        if flat:
            yield Rule.flat_at((top + bottom) / 2, left, right)
    elif right - left <= _THIN:
        if upright:
            yield Rule.upright_at((left + right) / 2, top, bottom)
    else:
        yield from (Rule.flat_at(top, left, right), Rule.flat_at(bottom, left, right))
        yield from (Rule.upright_at(left, top, bottom), Rule.upright_at(right, top, bottom))


def _words(letters: Iterator[_Letter | None]) -> Iterator[Word]:
    open_letters: list[_Letter] = []
    for letter in letters:
        if open_letters and (letter is None or not _follows(open_letters[-1], letter)):
            yield _word(open_letters)
            open_letters = []
        if letter is not None:
            open_letters.append(letter)
    if open_letters:
        yield _word(open_letters)


def _follows(one: _Letter, other: _Letter) -> bool:
    size = one.bottom - one.top
    gap = other.left - one.right
    if not _BACK * size < gap < _JOINED * size:
        return False
    return abs((one.top + one.bottom) - (other.top + other.bottom)) < 2 * _LEVEL * max(
        size, other.bottom - other.top
    )


def _word(letters: list[_Letter]) -> Word:
    tallest = max(letters, key=lambda letter: letter.bottom - letter.top)
    return Word(
        nfc("".join(letter.text for letter in letters)),
        min(letter.left for letter in letters),
        max(letter.right for letter in letters),
        tallest.top,
        tallest.bottom,
    )

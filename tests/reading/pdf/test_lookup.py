"""Letters looked up many at once stand where PDFium tells them one by one."""

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium
import typst

from cchc.reading.pdf.lookup import Letters


def text_page(source: str) -> pypdfium2.PdfTextPage:
    document = pypdfium2.PdfDocument(typst.compile(source.encode()))
    return document[0].get_textpage()


def test_many_are_told_as_each_alone() -> None:
    text = text_page('#set text(font: "Liberation Serif")\nSố liệu: *12*, #text(size: 7pt)[quý] IV')
    count = text.count_chars()
    letters, indexes = Letters(text, count), [3, 0, count - 1]
    assert letters.boxes(indexes) == [_box(text, index) for index in indexes]
    assert letters.sizes(indexes) == [pdfium.FPDFText_GetFontSize(text.raw, index) for index in indexes]
    assert letters.bases(indexes) == [_base(text, index) for index in indexes]


def test_letters_that_are_not_there_have_no_box_and_spoil_no_other() -> None:
    text = text_page("An")
    letters = Letters(text, 2)
    assert letters.boxes([0, 7]) == [_box(text, 0), None]
    assert letters.drawn(7) is None


def test_a_page_without_letters_has_none_to_tell() -> None:
    assert Letters(text_page("#rect()"), 0).boxes([]) == []


def _box(text: pypdfium2.PdfTextPage, index: int) -> tuple[float, ...]:
    rect = pdfium.FS_RECTF()
    assert pdfium.FPDFText_GetLooseCharBox(text.raw, index, rect)
    return rect.left, rect.top, rect.right, rect.bottom


def _base(text: pypdfium2.PdfTextPage, index: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text.raw, index, ctypes.byref(x), ctypes.byref(y))
    return float(y.value)

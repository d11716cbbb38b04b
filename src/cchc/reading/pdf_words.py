"""The words of a PDF in reading order, and how many signatures it carries."""

import ctypes
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from cchc.engine.faults import N_
from cchc.engine.text import nfc
from cchc.reading.faults import NotPdfFault


@dataclass(frozen=True)
class PdfWords:
    """Words with the page of each (from 1); `signatures` counts signature fields, valid or not."""

    words: tuple[tuple[str, int], ...]
    signatures: int


def pdf_words(content: bytes) -> PdfWords:
    """Return the words of a PDF. Raises NotPdfFault if it is no PDF or is locked."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise NotPdfFault(
            N_("Tệp không phải là PDF đọc được (%(why)s). Hãy xuất lại tệp PDF, không đặt mật khẩu mở."),
            why=str(error),
        ) from error
    try:
        words = tuple(
            (word, number)
            for number, page in enumerate(document, start=1)
            for word in nfc(page.get_textpage().get_text_range()).split()
        )
        return PdfWords(words, _signatures(document.raw))
    finally:
        document.close()


def _signatures(document: "ctypes._Pointer[pdfium.fpdf_document_t__]") -> int:
    return max(0, int(pdfium.FPDF_GetSignatureCount(document)))

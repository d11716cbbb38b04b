"""Take words and ruled lines off the pages of a PDF with PDFium; runs in a process of its own (ADR 0010)."""

from collections.abc import Iterator

import pypdfium2

from cchc.engine.faults import N_
from cchc.reading.faults import EncryptedFault, NotPdfFault
from cchc.reading.limits import LIMITS, too_many
from cchc.reading.pdf.drawn import rules_of
from cchc.reading.pdf.ink import Page
from cchc.reading.pdf.joints import joints_of, uprights_of
from cchc.reading.pdf.letters import words_of
from cchc.reading.pdf.turned import Turned

_PASSWORD = 4


def pages_of(data: bytes) -> Iterator[Page]:
    """The pages in order; one that is broken is passed over. NotPdfFault, EncryptedFault, TooBigFault."""
    document = _opened(data)
    if len(document) > LIMITS.pages:
        raise too_many(N_("trang"), LIMITS.pages)
    letters = 0
    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            continue
        found = _page(page, index + 1)
        letters += sum(len(word.text) for word in found.words)
        if letters > LIMITS.letters:
            raise too_many(N_("chữ"), LIMITS.letters)
        yield found
        page.close()


def _page(page: pypdfium2.PdfPage, number: int) -> Page:
    turned = Turned.of(page)
    width, height = page.get_size()
    drawn = [*rules_of(page, turned)]
    rules = tuple(rule for rule in drawn if not rule.faint)
    edges = tuple(rule for rule in drawn if rule.faint)
    borders = [rule for rule in rules if not rule.flat] or [*uprights_of(joints_of(drawn))]
    return Page(number, width, height, tuple(words_of(page, turned, borders)), rules, edges)


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

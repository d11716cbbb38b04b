"""The one door to reading: says what a file is by its content and hands it to the reader of that format."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from cchc.document.found import FoundBlock, FoundDocument
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.text import nfc
from cchc.reading.faults import NotTextFault, TooBigFault
from cchc.reading.found.joining import finished
from cchc.reading.found.pdf import pdf_blocks
from cchc.reading.found.plain import text_blocks
from cchc.reading.found.web import web_blocks
from cchc.reading.found.word import word_blocks
from cchc.reading.found.workbook import workbook_blocks
from cchc.reading.limits import LIMITS
from cchc.reading.package import first_bytes, open_package

_Read = tuple[Iterable[FoundBlock], tuple[Message, ...]]
_MARKDOWN = re.compile(r"^(?: {0,3}#{1,6} \S| {0,3}```|\|? *:?-{3,}:? *\|)", re.MULTILINE)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|meta|table|div)\b",
    re.I | re.S,
)
_HEAD = 4_000
_SEARCHED = 200_000
_PDF = b"%PDF-"
_PDF_WITHIN = 1_024
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def read_document(source: Path | bytes, name: str = "") -> FoundDocument:
    """Read a file from a path or bytes; `name` is what messages call it.

    Raises a subclass of `cchc.reading.faults.UnreadableFault`, and nothing else; nothing in the file is run
    and nothing it points to is fetched.
    """
    data = source if isinstance(source, bytes) else first_bytes(source, LIMITS.file + 1)
    if len(data) > LIMITS.file:
        raise _too_big(LIMITS.file)
    called = name or (source.name if isinstance(source, Path) else "")
    kind = format_of(data)
    blocks, remarks = _READERS.get(kind, _text)(data)
    return FoundDocument(called, kind, finished(blocks), remarks)


def format_of(data: bytes) -> str:
    """The format by content: docx, xlsx, pdf, html, md or txt; what is nothing known counts as txt."""
    if _PDF in data[:_PDF_WITHIN]:
        return "pdf"
    if data.startswith((b"PK", _OLE)):
        return _office_format(data)
    head = data[:_HEAD].decode("utf-16" if data.startswith(_WIDE) else "utf-8-sig", "ignore")
    if _HTML.match(head):
        return "html"
    return "md" if _MARKDOWN.search(data[:_SEARCHED].decode("utf-8", "ignore")) else "txt"


def _office_format(data: bytes) -> str:
    """docx or xlsx by what the container holds; the reader of Word files says what else is wrong."""
    folders = {part.partition("/")[0] for part in open_package(data).parts}
    return "xlsx" if "xl" in folders and "word" not in folders else "docx"


def _word(data: bytes) -> _Read:
    return word_blocks(data), ()


def _workbook(data: bytes) -> _Read:
    return workbook_blocks(data), ()


def _pdf(data: bytes) -> _Read:
    return pdf_blocks(data)


def _web(data: bytes) -> _Read:
    text, remarks = _decoded(data)
    return web_blocks(text), remarks


def _text(data: bytes) -> _Read:
    if data.startswith(b"{\\rtf"):
        raise NotTextFault(N_("Tệp là định dạng RTF. Hãy mở bằng Word và lưu lại ở dạng .docx rồi thử lại."))
    text, remarks = _decoded(data)
    return text_blocks(text), remarks


def _decoded(data: bytes) -> tuple[str, tuple[Message, ...]]:
    if len(data) > LIMITS.text:
        raise _too_big(LIMITS.text)
    wide = data.startswith(_WIDE)
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotTextFault(
            N_(
                "Tệp không phải Word, Excel, PDF, HTML, cũng không phải văn bản UTF-8 (byte thứ %(byte)d). "
                "Hãy lưu lại tệp ở một trong các dạng đó."
            ),
            byte=error.start + 1,
        ) from error
    if "\x00" in text:
        raise NotTextFault(N_("Tệp là tệp nhị phân không đọc được. Hãy lưu lại dạng Word, Excel hoặc PDF."))
    composed = nfc(text)
    if composed == text:
        return text, ()
    return composed, (Message(N_("Chữ có dấu của tệp viết rời (NFD); trích dẫn dùng dạng dựng sẵn (NFC).")),)


def _too_big(limit: int) -> TooBigFault:
    return TooBigFault(
        N_("Tệp lớn hơn %(limit)d MB nên không đọc. Hãy bỏ ảnh hoặc tách tệp rồi thử lại."),
        limit=limit // 1_000_000,
    )


_READERS: dict[str, Callable[[bytes], _Read]] = {"docx": _word, "xlsx": _workbook, "html": _web, "pdf": _pdf}

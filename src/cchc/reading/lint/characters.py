"""Points 4–6: font, encoding, colour, over every visible letter of the document."""

import unicodedata
from collections.abc import Iterator

from cchc.document.decree30 import FONT
from cchc.engine.faults import N_
from cchc.engine.text import search_key
from cchc.reading.lint.catalogue import Basis, Titles, annex_one, check
from cchc.reading.lint.framework import Flaw, Severity
from cchc.reading.lint.parts import Parts
from cchc.reading.wordprocessing.model import Paragraph, Run, walk

_RELATIVES = ("times", "liberation serif", "tinos", "tex gyre termes", "nimbus roman")
_LEGACY = (".vn", "vni", "vntime", "vnarial", "vk ", "vps ")
_STAMPS = frozenset({"khan", "thuong khan", "hoa toc", "mat", "toi mat", "tuyet mat"})
_BLACK = frozenset({None, "000000"})


def _everywhere(parts: Parts) -> Iterator[tuple[Paragraph, Run]]:
    """Each visible run of body, headers and footers with its paragraph."""
    document = parts.document
    margins = [
        blocks
        for section in document.sections
        for blocks in (*section.headers.values(), *section.footers.values())
    ]
    for blocks in (document.blocks, *margins):
        for paragraph in walk(blocks):
            for run in paragraph.runs:
                if run.text.strip():
                    yield paragraph, run


def _is_legacy(font: str) -> bool:
    return font.lower().startswith(_LEGACY)


@check(
    4,
    Titles(N_("Phông chữ"), "Font"),
    Basis(annex_one("I.4"), N_("dùng phông chữ Times New Roman cho toàn bộ văn bản")),
)
def font(parts: Parts) -> Iterator[Flaw]:
    """Every visible letter resolves to Times New Roman; variants of the name warn only."""
    seen = {FONT}
    for paragraph, run in _everywhere(parts):
        for name in set(run.fonts) - seen:
            seen.add(name)
            if not _is_legacy(name):
                relative = name.lower().startswith(_RELATIVES)
                yield Flaw.at(
                    paragraph,
                    N_("có chữ dùng phông “%(font)s”"),
                    Severity.WARNING if relative else None,
                    font=name,
                )


@check(
    5,
    Titles(N_("Bảng mã"), "Encoding"),
    Basis(
        annex_one("I.4"),
        N_("gõ lại bằng bảng mã Unicode dựng sẵn (TCVN 6909:2001), không dùng phông .Vn hay VNI"),
    ),
)
def encoding(parts: Parts) -> Iterator[Flaw]:
    """No .Vn or VNI fonts (read in the decree); text equals its NFC form (from memory)."""
    seen: set[str] = set()
    for paragraph, run in _everywhere(parts):
        for name in set(run.fonts) - seen:
            seen.add(name)
            if _is_legacy(name):
                yield Flaw.at(paragraph, N_("có chữ dùng phông của bảng mã cũ “%(font)s”"), font=name)
    for paragraph in parts.document.paragraphs:
        if not unicodedata.is_normalized("NFC", paragraph.text):
            yield Flaw.at(paragraph, N_("có chữ Unicode tổ hợp (dấu rời)"))
            return


@check(
    6,
    Titles(N_("Màu chữ"), "Colour of letters"),
    Basis(annex_one("I.4"), N_("để mọi chữ màu đen, bỏ tô nền và màu của liên kết")),
)
def colour(parts: Parts) -> Iterator[Flaw]:
    """Colour automatic or 000000, no highlight; urgency and secrecy stamps exempt."""
    seen: set[tuple[str | None, bool]] = set()
    for paragraph, run in _everywhere(parts):
        look = (run.color, run.highlight)
        if look in seen or search_key(paragraph.text) in _STAMPS:
            continue
        seen.add(look)
        if run.color not in _BLACK:
            yield Flaw.at(paragraph, N_("có chữ màu #%(color)s"), color=run.color)
        if run.highlight:
            yield Flaw.at(paragraph, N_("có chữ bị tô nền"))


CHECKS = (font, encoding, colour)

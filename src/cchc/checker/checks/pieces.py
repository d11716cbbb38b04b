"""Paragraphs that a page or the end of a line cut apart, put together again."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cchc.document.found import FoundBlock, FoundParagraph, FoundTable, Place

SHORTEST, MOST_PIECES = 40, 12
# What only a page has: its number, with or without a word or dashes.
_PAGE = re.compile(r"[\s*_–—-]*(?:trang\s+)?[0-9]{1,3}(?:\s*/\s*[0-9]{1,3})?[\s*_–—-]*", re.IGNORECASE)
_MARK = re.compile(r"\s*(?:[-+*•–#|>]|[0-9a-zđ]{1,2}[.)]|[0-9]{1,2}(?:\.[0-9]{1,2})+\.?|[IVX]+\.)\s")
_ENDS = (".", ";", ":", "!", "?", "…", "./.")
_GOES_ON = re.compile(r"[\s*_]*(?:\(?[a-zà-ỹđ0-9]|[%/])")
_LETTER = re.compile(r"[\s*_]*[a-zà-ỹđ]")
# Words after which a number or a name must follow.
_OPEN = re.compile(
    r"(?:,|\(|/|=|\b(?:là|có|gồm|đạt|chiếm|bằng|giảm|tăng|còn|được|trong|trên|với|và|của|tại|do|từ|đến|cho|số"
    r"|tổng|khoảng|lên|xuống|các|những|theo|về|đó|thành|tỷ lệ))[\s*_]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Piece:
    """A stretch of the source of a passage that stands at a place of its own."""

    start: int
    stop: int
    place: Place


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with all its pieces, joined by blanks; `pieces` is empty where nothing was cut."""

    first: FoundParagraph
    text: str
    pieces: tuple[Piece, ...] = ()

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.first.place


def whole_paragraphs(blocks: Iterable[FoundBlock]) -> Iterator[Paragraph | FoundTable]:
    """The blocks in reading order: cut paragraphs joined, numbers of pages and empty lines left out."""
    held: list[FoundParagraph] = []
    for block in blocks:
        if isinstance(block, FoundParagraph) and (not block.text.strip() or _is_page_number(block)):
            continue
        if (
            isinstance(block, FoundParagraph)
            and held
            and len(held) < MOST_PIECES
            and _goes_on(held[-1], block)
        ):
            held.append(block)
            continue
        if held:
            yield _joined(held)
        held = [block] if isinstance(block, FoundParagraph) else []
        if isinstance(block, FoundTable):
            yield block
    if held:
        yield _joined(held)


def _is_page_number(block: FoundParagraph) -> bool:
    return bool(_PAGE.fullmatch(block.text)) and block.heading is None


def _goes_on(above: FoundParagraph, block: FoundParagraph) -> bool:
    """Whether a paragraph is the rest of the one above: nothing ended there, and nothing begins here."""
    if above.heading is not None or block.heading is not None or above.place.part != block.place.part:
        return False
    text = above.text.rstrip(" *_\n")
    if text.endswith(_ENDS) or block.marker or _MARK.match(block.text) or not _GOES_ON.match(block.text):
        return False
    is_open = bool(_OPEN.search(text)) or text.count("(") > text.count(")")
    return is_open or (len(text) >= SHORTEST and bool(_LETTER.match(block.text)) and not _is_title(above))


def _is_title(block: FoundParagraph) -> bool:
    """Whether a line stands by itself without ending: in capitals, bold, or numbered and short."""
    text = block.text.strip()
    return (
        text.isupper()
        or text.startswith(("**", "#"))
        or (bool(_MARK.match(text)) and len(text) < 2 * SHORTEST)
    )


def _joined(held: list[FoundParagraph]) -> Paragraph:
    if len(held) == 1:
        return Paragraph(held[0], held[0].text)
    pieces: list[Piece] = []
    at = 0
    for one in held:
        pieces.append(Piece(at, at + len(one.text), one.place))
        at += len(one.text) + 1
    return Paragraph(held[0], " ".join(one.text for one in held), tuple(pieces))

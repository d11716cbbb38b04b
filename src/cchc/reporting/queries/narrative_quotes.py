"""How the words of a lower unit are quoted in the report of an upper one."""

from collections.abc import Iterator

from cchc.document.markup import Bound, Cited, Note, Piece, TextBlock, Words, escape_markup
from cchc.reporting.queries.narrative_figures import FigureBook


def quote(name: str, words: str) -> str:
    """Return the item that quotes a unit's words, in the markup: "- Sở Tư pháp: “…”"."""
    return f"- {escape_markup(name)}: “{words}”"


def flat_words(blocks: tuple[TextBlock, ...], book: FigureBook, unit: str) -> str:
    """Return blocks as one line of markup that means the same in another unit's text.

    Bound figures become the digits that the unit's own report prints, for a row key means another figure
    there; documents are named UNIT/KEY.
    """
    return " ".join("".join(_plain(block.pieces, book, unit)).strip() for block in blocks)


def _plain(pieces: tuple[Piece, ...], book: FigureBook, unit: str) -> Iterator[str]:
    for piece in pieces:
        match piece:
            case Words():
                yield escape_markup(piece.text)
            case Bound():
                yield escape_markup(book.print(piece).text)
            case Cited():
                keys = (key if "/" in key else f"{unit}/{key}" for key in piece.keys)
                yield f"[^{', '.join(keys)}]"
            case Note():
                yield f"^[{piece.text}]"

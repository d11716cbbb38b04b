"""Blocks of a report's text written in the markup again: what `parse_markup` reads back."""

from collections.abc import Iterable

from cchc.document.markup import BlockKind, Bound, Cited, Note, Piece, TextBlock, Words, escape_markup

_OPENING = {BlockKind.PARAGRAPH: "", BlockKind.ITEM: "- ", BlockKind.TITLE: "# "}


def write_block(kind: BlockKind, content: str) -> str:
    """Return one block with its opening sign; the content is finished markup."""
    opens = kind is BlockKind.PARAGRAPH and content.startswith(("- ", "# "))
    return _OPENING[kind] + ("\\" if opens else "") + content


def write_pieces(pieces: Iterable[Piece]) -> str:
    """Return pieces of text in the markup."""
    return "".join(map(_written, pieces))


def write_text(blocks: Iterable[TextBlock]) -> str:
    """Return whole blocks in the markup, an empty line between those that are no items of one list."""
    return join_blocks((block.kind, write_block(block.kind, write_pieces(block.pieces))) for block in blocks)


def join_blocks(written: Iterable[tuple[BlockKind, str]]) -> str:
    """Return blocks under each other: items of one list line by line, others with an empty line between."""
    text, before = "", None
    for kind, block in written:
        gap = "\n" if kind is before is BlockKind.ITEM else "\n\n"
        text += (gap if text else "") + block
        before = kind
    return text


def _written(piece: Piece) -> str:
    match piece:
        case Words():
            return _looking(escape_markup(piece.text), bold=piece.bold, italic=piece.italic)
        case Bound():
            return _looking("{" + piece.written + "}", bold=piece.bold, italic=piece.italic)
        case Cited():
            return f"[^{', '.join(piece.keys)}]"
        case Note():
            return f"^[{escape_markup(piece.text)}]"


def _looking(text: str, *, bold: bool, italic: bool) -> str:
    stars = "*" * (bold * 2 + italic)
    return f"{stars}{text}{stars}"

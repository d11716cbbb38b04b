"""The text of a document tree, line by line; cells of a table row are joined by bars."""

from collections.abc import Iterator

from cchc.document.tree import (
    Addressees,
    Block,
    Document,
    DocumentTitle,
    Letterhead,
    NumberedList,
    Paragraph,
    SignatureBlock,
    Table,
    plain,
)


def text_of(document: Document) -> str:
    """Return everything a letter says."""
    return "\n".join(
        line for section in document.sections for block in section.blocks for line in _lines(block)
    )


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Letterhead():
            yield from (block.number_line, block.about_line, block.place_date_line)
        case DocumentTitle():
            yield from (block.kind, block.subject)
        case Addressees(names=(name,)):
            yield f"Kính gửi: {name}"
        case Addressees():
            yield from (f"- {name};" for name in block.names)
        case Paragraph():
            yield plain(block.runs)
        case NumberedList():
            yield from map(plain, block.items)
        case Table():
            yield from (" | ".join(cell.text for cell in row.cells) for row in block.rows)
        case SignatureBlock():
            yield from (*block.lines, block.name)

"""Plain text with tabs between cells, and Markdown."""

from collections.abc import Iterator

from benchmarks.corpus.model import Block, Heading, Paragraph, Report, Row, Table, starred

PAGE = 24
"""Rows after which a page ends and the head of the table comes again."""


def text(report: Report) -> bytes:
    """Paragraphs with a blank line between them; a table broken by pages repeats its head."""
    return ("\n\n".join(_text(block) for block in report.blocks) + "\n").encode()


def markdown(report: Report) -> bytes:
    """Headings with hashes, tables with bars."""
    return ("\n\n".join(_markdown(block) for block in report.blocks) + "\n").encode()


def _text(block: Block) -> str:
    match block:
        case Heading():
            return f"{block.label} {block.text}"
        case Paragraph():
            return starred(f"{block.marker} {block.text}".strip())
        case Table():
            pages = "\n\n".join("\n".join("\t".join(row.cells) for row in page) for page in _pages(block))
            return "\n\n".join([*block.title, pages])


def _pages(table: Table) -> Iterator[list[Row]]:
    head = [row for row in table.rows if row.head]
    rows = [row for row in table.rows if not row.head]
    for start in range(0, len(rows), PAGE):
        yield [*head, *rows[start : start + PAGE]]


def _markdown(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * (block.level + 1)} {block.label} {block.text}"
        case Paragraph():
            return starred(f"{block.marker} {block.text}".strip())
        case Table():
            return "\n\n".join([*(f"**{line}**" for line in block.title), _bars(block.rows)])


def _bars(rows: tuple[Row, ...]) -> str:
    lines = ["| " + " | ".join(row.cells) + " |" for row in rows]
    lines.insert(1, "|" + "---|" * len(rows[0].cells))
    return "\n".join(lines)

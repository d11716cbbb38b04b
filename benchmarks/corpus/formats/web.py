"""HTML as an office program saves it: fonts in attributes, tables with borders, no structure to speak of."""

from html import escape

from benchmarks.corpus.model import BOLD, PLAIN, Block, Heading, Paragraph, Report, Row, Table


def page(report: Report) -> bytes:
    """A whole page."""
    body = "\n".join(_block(block) for block in report.blocks)
    charset = '<meta http-equiv="content-type" content="text/html; charset=utf-8">'
    head = f"{charset}<title>{escape(report.title)}</title>"
    return f"<!DOCTYPE html>\n<html><head>{head}</head><body lang=vi>\n{body}\n</body></html>\n".encode()


def _letters(text: str) -> str:
    return escape(text).replace(BOLD, "<b>").replace(PLAIN, "</b>")


def _block(block: Block) -> str:
    match block:
        case Heading():
            words = escape(f"{block.label} {block.text}")
            return f'<p class="MsoNormal"><b><font size="4">{words}</font></b></p>'
        case Paragraph():
            align = f' align="{block.align}"' if block.align else ""
            return f'<p class="MsoNormal"{align}>{_letters(f"{block.marker} {block.text}".strip())}</p>'
        case Table():
            title = "".join(f'<p align="center"><b>{escape(line)}</b></p>' for line in block.title)
            return title + '<table border="1" cellpadding="4">' + "".join(map(_row, block.rows)) + "</table>"


def _row(row: Row) -> str:
    name = "th" if row.head else "td"
    return "<tr>" + "".join(f"<{name}>{escape(cell)}</{name}>" for cell in row.cells) + "</tr>"

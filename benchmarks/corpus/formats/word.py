"""Word as somebody else makes it: python-docx, its own styles, runs cut in the middle of figures."""

import io
from random import Random

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.text.paragraph import Paragraph as WordParagraph

from benchmarks.corpus.model import BOLD, PLAIN, Heading, Paragraph, Report, Table


def file(report: Report) -> bytes:
    """The bytes of a .docx."""
    made = docx.Document()
    made.core_properties.title = report.title
    chance = Random(report.number)  # noqa: S311 - a corpus, not a secret
    for block in report.blocks:
        match block:
            case Heading():
                made.add_heading(f"{block.label} {block.text}", level=block.level)
            case Paragraph():
                _paragraph(made, block, chance)
            case Table():
                _table(made, block, chance)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _paragraph(made: Document, block: Paragraph, chance: Random) -> None:
    style = "List Bullet" if block.marker == "-" and chance.random() < 0.5 else "Normal"
    marker = "" if style == "List Bullet" else block.marker
    paragraph = made.add_paragraph(style=style)
    if block.align == "center":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _runs(paragraph, f"{marker} {block.text}".strip(), chance)


def _runs(paragraph: WordParagraph, text: str, chance: Random) -> None:
    bold = False
    for piece in text.replace(BOLD, f"\0{BOLD}").replace(PLAIN, f"\0{PLAIN}").split("\0"):
        bold = piece.startswith(BOLD) if piece[:1] in (BOLD, PLAIN) else bold
        letters = piece.lstrip(BOLD + PLAIN)
        cut = chance.randrange(len(letters)) if letters else 0
        for part in (letters[:cut], letters[cut:]):
            if part:
                paragraph.add_run(part).bold = bold


def _table(made: Document, block: Table, chance: Random) -> None:
    for line in block.title:
        paragraph = made.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(line).bold = True
    table = made.add_table(rows=len(block.rows), cols=len(block.rows[0].cells), style="Table Grid")
    for row, given in zip(table.rows, block.rows, strict=True):
        for cell, text in zip(row.cells, given.cells, strict=True):
            if text:
                _runs(cell.paragraphs[0], text, chance)

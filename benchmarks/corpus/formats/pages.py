"""PDF: the Word files printed by LibreOffice in one run; without it, the pages of cchc's own renderer."""

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks.corpus.formats import word
from benchmarks.corpus.model import Block, Heading, Report, Table, bare
from cchc.document.table import Column
from cchc.document.table import Row as TreeRow
from cchc.document.table import Table as TreeTable
from cchc.document.tree import Block as TreeBlock
from cchc.document.tree import Document, Metadata, Section
from cchc.document.tree import Paragraph as TreeParagraph
from cchc.rendering.pdf import render


def files(reports: Mapping[str, Report]) -> dict[str, bytes]:
    """The PDF of each report under its name."""
    if shutil.which("soffice"):
        return _printed(reports)
    return {name: render(_tree(report)) for name, report in reports.items()}


def _printed(reports: Mapping[str, Report]) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name, report in reports.items():
            (place / f"{name}.docx").write_bytes(word.file(report))
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
             "--convert-to", "pdf", "--outdir", folder, *sorted(map(str, place.glob("*.docx")))],
            check=True, capture_output=True,
        )  # fmt: skip
        return {name: (place / f"{name}.pdf").read_bytes() for name in reports}


def _tree(report: Report) -> Document:
    blocks = tuple(made for block in report.blocks for made in _blocks(block))
    return Document(Metadata(report.title), (Section(blocks),))


def _blocks(block: Block) -> list[TreeBlock]:
    if isinstance(block, Table):
        head = tuple(TreeRow.of(*row.cells) for row in block.rows if row.head)
        rows = tuple(TreeRow.of(*row.cells) for row in block.rows if not row.head)
        columns = tuple(Column(width) for width in (12, 75, 30, 25, 20))
        return [*(TreeParagraph.of(line) for line in block.title), TreeTable(columns, head, rows)]
    label = block.label if isinstance(block, Heading) else block.marker
    return [TreeParagraph.of(bare(f"{label} {block.text}".strip()))]

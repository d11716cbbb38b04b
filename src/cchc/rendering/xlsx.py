"""A document tree as a workbook: one sheet for each section that has a table."""

from io import BytesIO

from xlsxwriter import Workbook

from cchc.document.faults import DocumentFault
from cchc.document.letters import printable
from cchc.document.table import Table
from cchc.document.tree import Document, Section
from cchc.engine.faults import N_
from cchc.rendering.workbook.looks import Looks
from cchc.rendering.workbook.measures import workbook_options
from cchc.rendering.workbook.sheets import SheetWriter, sheet_name


def _tabular(section: Section) -> bool:
    return any(isinstance(block, Table) for block in section.blocks)


def render(document: Document) -> bytes:
    """The bytes of an .xlsx, the same for the same tree. DocumentFault if there is no table to write."""
    sections = [section for section in document.sections if _tabular(section)]
    if not sections:
        raise DocumentFault(N_("Văn bản không có bảng nào để xuất ra Excel; hãy xuất ra Word hoặc PDF."))
    buffer = BytesIO()
    book = Workbook(buffer, workbook_options())
    metadata = document.metadata
    book.set_properties(
        {
            "title": printable(metadata.title),
            "author": printable(metadata.author),
            "subject": printable(metadata.subject),
            "keywords": printable(", ".join(metadata.keywords)),
            "created": metadata.created.replace(tzinfo=None),
        }
    )
    looks = Looks(book)
    taken: set[str] = set()
    for number, section in enumerate(sections, 1):
        writer = SheetWriter(book.add_worksheet(sheet_name(section.name, number, taken)), looks, section)
        for block in section.blocks:
            writer.write(block)
    book.close()
    return buffer.getvalue()

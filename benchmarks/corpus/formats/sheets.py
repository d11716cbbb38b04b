"""Excel as an office keeps it: the text in column A of one sheet, each table on a sheet of its own."""

import io

import xlsxwriter
from xlsxwriter.workbook import Workbook

from benchmarks.corpus.model import Heading, Paragraph, Report, Table, bare


def file(report: Report) -> bytes:
    """The bytes of an .xlsx; figures are kept as they are printed, in cells of text."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        _words(book, report)
        tables = [block for block in report.blocks if isinstance(block, Table)]
        for number, table in enumerate(tables, 1):
            _table(book, table, number)
    return buffer.getvalue()


def _words(book: Workbook, report: Report) -> None:
    sheet = book.add_worksheet("Báo cáo")
    sheet.set_column(0, 0, 120, book.add_format({"text_wrap": True}))
    line = 0
    for block in report.blocks:
        match block:
            case Heading():
                sheet.write_string(line, 0, f"{block.label} {block.text}")
            case Paragraph():
                sheet.write_string(line, 0, bare(f"{block.marker} {block.text}".strip()))
            case Table():
                continue
        line += 1


def _table(book: Workbook, table: Table, number: int) -> None:
    sheet = book.add_worksheet(f"PL{number}")
    sheet.set_column(1, 1, 60)
    for line, title in enumerate(table.title):
        sheet.write_string(line, 0, title)
    for line, row in enumerate(table.rows, len(table.title)):
        for column, cell in enumerate(row.cells):
            if cell:
                sheet.write_string(line, column, cell)

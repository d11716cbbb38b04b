"""The whole workbook: a sheet for each table, the help, and the hidden sheet that brings it home."""

from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from cchc.document import decree30 as law
from cchc.document.letters import printable
from cchc.rendering.form_workbook.entry import BLANK_NAME, LIST_NAME
from cchc.rendering.form_workbook.lists import LIST_SHEET, write_lists
from cchc.rendering.form_workbook.looks import FormLooks
from cchc.rendering.form_workbook.model import BLANK_WORDS, KEY_SHEET, EntryKind, FormSheet, FormWorkbook
from cchc.rendering.form_workbook.sheet import FormSheetWriter
from cchc.rendering.workbook.measures import LINE_PT, lines_of, pixels, workbook_options
from cchc.rendering.workbook.sheets import sheet_name

HELP_SHEET = "Hướng dẫn"
_HELP_MM = (52.0, 190.0)
_LISTS_FROM = 8
"""The column of the hidden sheet from which on the lists stand, right of what is written there."""


def render(form: FormWorkbook) -> bytes:
    """Return the bytes of an .xlsx, the same for the same form."""
    buffer = BytesIO()
    book = Workbook(buffer, workbook_options())
    book.set_properties(
        {
            "title": printable(form.title),
            "author": printable(form.author),
            "created": form.created.replace(tzinfo=None),
        }
    )
    looks = FormLooks(book)
    taken = {HELP_SHEET.lower(), LIST_SHEET.lower(), KEY_SHEET}
    sheets = [
        book.add_worksheet(sheet_name(one.name, number, taken)) for number, one in enumerate(form.sheets, 1)
    ]
    listing = book.add_worksheet(LIST_SHEET) if form.lists else None
    help_sheet, hidden = book.add_worksheet(HELP_SHEET), book.add_worksheet(KEY_SHEET)
    lists = _hidden(book, hidden, form)
    for sheet, one in zip(sheets, form.sheets, strict=True):
        FormSheetWriter(sheet, looks, form, one).write(lists)
    if listing is not None:
        write_lists(listing, looks, form)
    _help(help_sheet, looks, form)
    book.close()
    return buffer.getvalue()


def _hidden(book: Workbook, sheet: Worksheet, form: FormWorkbook) -> dict[tuple[str, ...], str]:
    """Write the hidden sheet; return the name of the list of each set of choices."""
    sheet.very_hidden()
    for number, row in enumerate(form.hidden):
        for column, text in enumerate(row):
            sheet.write_string(number, column, printable(text))
    names: dict[tuple[str, ...], str] = {}
    _list(book, sheet, _LISTS_FROM, BLANK_NAME, BLANK_WORDS)
    for one in form.sheets:
        for options in _options(one):
            if options not in names:
                names[options] = LIST_NAME.format(len(names) + 1)
                _list(book, sheet, _LISTS_FROM + len(names), names[options], options)
    return names


def _options(sheet: FormSheet) -> list[tuple[str, ...]]:
    kinds = {EntryKind.CHOICE, EntryKind.YES_NO}
    return [row.options for row in sheet.rows if row.kind in kinds and row.options]


def _list(book: Workbook, sheet: Worksheet, column: int, name: str, items: tuple[str, ...]) -> None:
    for number, item in enumerate(items):
        sheet.write_string(number, column, printable(item))
    letter = chr(65 + column)
    book.define_name(name, f"='{KEY_SHEET}'!${letter}$1:${letter}${len(items)}")


def _help(sheet: Worksheet, looks: FormLooks, form: FormWorkbook) -> None:
    for column, width in enumerate(_HELP_MM):
        sheet.set_column_pixels(column, column, pixels(width))
    sheet.merge_range(0, 0, 0, 1, HELP_SHEET.upper(), looks.line(bold=True, size=law.TITLE_PT))
    sheet.set_row(0, 24)
    for number, (what, words) in enumerate(form.help, 2):
        sheet.write_string(number, 0, printable(what), looks.get(bold=True, border=1, valign="top"))
        sheet.write_string(number, 1, printable(words), looks.get(border=1, valign="top"))
        lines = max(
            lines_of(what, _HELP_MM[0], law.TABLE_PT, bold=True), lines_of(words, _HELP_MM[1], law.TABLE_PT)
        )
        sheet.set_row(number, LINE_PT * lines + 4)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.protect("", {"format_columns": True, "format_rows": True})

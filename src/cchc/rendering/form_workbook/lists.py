"""The sheet of the lists behind counts of distinct members: two columns for each, code and name."""

from collections.abc import Iterator
from itertools import zip_longest

from xlsxwriter.worksheet import Worksheet

from cchc.document import decree30 as law
from cchc.document.letters import printable
from cchc.rendering.form_workbook.looks import FormLooks
from cchc.rendering.form_workbook.model import FormWorkbook, MemberList
from cchc.rendering.workbook.measures import LINE_PT, lines_of, pixels

LIST_SHEET = "Danh sách"
_TITLE = "Danh sách kèm theo các số đếm"
_HELP = (
    "Mỗi dòng một mục: mã ở cột Mã, tên ở cột Tên; mỗi mã ghi một lần. Dán cả danh sách cũng được. "
    "Xóa một dòng là rút mục đó. Số ở biểu phải bằng số mục; để trống thì hệ thống tự đếm."
)
_CODE_MM, _NAME_MM = 34.0, 70.0
_ABREAST = 2
"""Lists on one printed page."""
_KEYS = 2
"""The hidden row with the keys of the rows that the lists belong to."""
FIRST = 5
"""The row of the first members."""


def write_lists(sheet: Worksheet, looks: FormLooks, form: FormWorkbook) -> None:
    """Write a list beside the other; the columns stay open below for as many members as there are."""
    last = 2 * len(form.lists) - 1
    for place, one in enumerate(form.lists):
        for column, width in ((2 * place, _CODE_MM), (2 * place + 1, _NAME_MM)):
            sheet.set_column_pixels(column, column, pixels(width), looks.member(sealed=one.sealed))
    above = min(last, 2 * _ABREAST - 1)
    room = (above + 1) / 2 * (_CODE_MM + _NAME_MM)
    sheet.merge_range(0, 0, 0, above, _TITLE.upper(), looks.line(bold=True, size=law.TITLE_PT))
    sheet.set_row(0, 24, looks.line())
    sheet.merge_range(1, 0, 1, above, _HELP, looks.line(italic=True))
    sheet.set_row(1, LINE_PT * lines_of(_HELP, room, law.TABLE_PT) + 4, looks.line())
    sheet.set_row(_KEYS, None, looks.line(), {"hidden": True})
    sheet.write_string(_KEYS, last + 1, form.lists_identity)
    label_lines = max(
        lines_of(_label(one), _CODE_MM + _NAME_MM, law.TABLE_PT, bold=True) for one in form.lists
    )
    sheet.set_row(_KEYS + 1, LINE_PT * label_lines + 4)
    for place, one in enumerate(form.lists):
        _list(sheet, looks, 2 * place, one)
    for number, lines in enumerate(_lines(form), FIRST):
        sheet.set_row(number, LINE_PT * lines + 3)
    _finish(sheet, form)


def _lines(form: FormWorkbook) -> Iterator[int]:
    """How many lines each row of members takes: as many as its longest name."""
    for beside in zip_longest(*(one.members for one in form.lists), fillvalue=("", "")):
        yield max(
            max(lines_of(code, _CODE_MM, law.TABLE_PT), lines_of(name, _NAME_MM, law.TABLE_PT))
            for code, name in beside
        )


def _label(one: MemberList) -> str:
    return f"{one.stt} {one.label}".strip()


def _list(sheet: Worksheet, looks: FormLooks, column: int, one: MemberList) -> None:
    sheet.write_string(_KEYS, column, one.key)
    sheet.merge_range(_KEYS + 1, column, _KEYS + 1, column + 1, printable(_label(one)), looks.head())
    for beside, head in enumerate(("Mã", "Tên")):
        sheet.write_string(_KEYS + 2, column + beside, head, looks.head())
    for number, (code, name) in enumerate(one.members, FIRST):
        sheet.write_string(number, column, printable(code), looks.member(sealed=one.sealed))
        sheet.write_string(number, column + 1, printable(name), looks.member(sealed=one.sealed))


def _finish(sheet: Worksheet, form: FormWorkbook) -> None:
    sheet.freeze_panes(FIRST, 0)
    sheet.repeat_rows(_KEYS + 1, FIRST - 1)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.set_margins(*(law_mm / 25.4 for law_mm in (20.0, 15.0, 15.0, 15.0)))
    sheet.set_v_pagebreaks(range(2 * _ABREAST, 2 * len(form.lists), 2 * _ABREAST))
    longest = max(len(one.members) for one in form.lists)
    sheet.print_area(0, 0, FIRST + longest, 2 * len(form.lists) - 1)
    sheet.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})

"""Findings as a workbook: one sheet of findings, one of what held, one of what was not understood."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter
from django.utils.translation import gettext
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from cchc.checker.findings import Checked, Held, Quote, Unread
from cchc.checker.outputs.languages import KINDS, SEVERITIES, standing
from cchc.checker.outputs.numbered import Numbered
from cchc.checker.outputs.word.wording import in_english
from cchc.document.letters import printable
from cchc.engine.faults import N_

_LONGEST = 32_000
_SECTION = 60
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
_LINE, _HIGHEST = 14.0, 409.0
_Heads = tuple[tuple[str, int], ...]
_HEADS = (
    (N_("Số"), 4),
    (N_("Tệp"), 11),
    (N_("Mức"), 8),
    (N_("Loại"), 9),
    (N_("Vị trí"), 13),
    (N_("Trích dẫn"), 27),
    (N_("Ghi"), 8),
    (N_("Tính ra"), 8),
    (N_("Giải thích"), 34),
    (N_("Khả năng nhầm"), 12),
    (N_("Đối chiếu"), 24),
    (N_("Mã"), 11),
    (N_("Không phải lỗi vì"), 30),
)
_PRINTED = 11
"""How many columns are printed: what an official reads; the last two are for the program."""
_HELD = ((N_("Tệp"), 16), (N_("Loại"), 14), (N_("Vị trí"), 16), (N_("Trích dẫn"), 60), (N_("Đối chiếu"), 60))
_UNREAD = ((N_("Tệp"), 16), (N_("Vị trí"), 16), (N_("Trích dẫn"), 60), (N_("Lý do"), 60))


class FindingsBook:
    """An .xlsx in the language of the reader, row after row; texts are never formulas or links.

    Rows are on disk as soon as they are written; the file is there after `close`.
    """

    def __init__(self, path: Path) -> None:
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(str(path), options)
        self._book.set_properties({"created": _CREATED})
        self._findings = _Sheet(self._book, gettext("Phát hiện"), _HEADS)
        self._held = _Sheet(self._book, gettext("Đã khớp"), _HELD)
        self._unread = _Sheet(self._book, gettext("Chưa hiểu"), _UNREAD)

    def add(self, checked: Checked, found: Iterable[Numbered]) -> None:
        """Write what was found in a document."""
        english = in_english()
        for one in found:
            self._findings.write(_finding(one, english=english))
        for held in checked.held:
            self._held.write(_held(held))
        for unread in checked.unread:
            self._unread.write(_unread(unread, english=english))

    def close(self) -> None:
        """Put the file together; once is enough."""
        if self._book.fileclosed:
            return
        for sheet in (self._findings, self._held, self._unread):
            sheet.finish()
        self._book.close()


class _Sheet:
    """One sheet with its heads, filled from top to bottom."""

    def __init__(self, book: Workbook, name: str, heads: _Heads) -> None:
        self._heads = heads
        self._line = 0
        self._sheet = book.add_worksheet(name)
        look = {"font_size": 10, "text_wrap": True}
        self._body = book.add_format({**look, "valign": "top", "bottom": 7})
        self._number = book.add_format({**look, "valign": "top", "bottom": 7, "align": "center"})
        for column, (_title, width) in enumerate(heads):
            self._sheet.set_column(column, column, width)
        head = book.add_format({**look, "bold": True, "bottom": 2, "valign": "bottom"})
        self._row([gettext(title) for title, _width in heads], head, head)
        self._sheet.freeze_panes(1, 0)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)
        self._sheet.set_footer("&C&P/&N")

    def write(self, row: Sequence[str | int]) -> None:
        """Write the next row, high enough for its longest cell."""
        self._line += 1
        self._sheet.set_row(self._line, _height(row, self._heads))
        self._row(row, self._body, self._number)

    def finish(self) -> None:
        """Set the filter over all rows."""
        last = max(self._line, 1)
        self._sheet.autofilter(0, 0, last, len(self._heads) - 1)
        self._sheet.print_area(0, 0, last, min(_PRINTED, len(self._heads)) - 1)

    def _row(self, row: Sequence[str | int], look: Format, number: Format) -> None:
        for column, value in enumerate(row):
            if isinstance(value, int):
                self._sheet.write_number(self._line, column, value, number)
            else:
                self._sheet.write_string(self._line, column, printable(value)[:_LONGEST], look)


def _height(row: Sequence[str | int], heads: _Heads) -> float:
    """Points for the longest cell; programs do not all fit rows to their text by themselves."""
    lines = (
        sum(1 + len(part) // width for part in str(value).split("\n"))
        for value, (_, width) in zip(row, heads, strict=True)
    )
    return min(_HIGHEST, _LINE * max(lines))


def _finding(one: Numbered, *, english: bool) -> Sequence[str | int]:
    finding = one.finding
    return (
        one.number,
        finding.file,
        gettext(SEVERITIES[finding.severity]),
        gettext(KINDS[finding.kind]),
        "\n".join(part for part in (one.section[:_SECTION], _where(finding.quote)) if part),
        _said(finding.quote),
        finding.stated,
        finding.computed,
        finding.explanation_en if english else finding.explanation_vi,
        (finding.slip_en or finding.slip) if english else finding.slip,
        _quotes(finding.others),
        finding.id,
        finding.accepted.reason if finding.accepted else "",
    )


def _held(one: Held) -> Sequence[str]:
    return one.file, gettext(KINDS[one.kind]), _where(one.quote), _said(one.quote), _quotes(one.others)


def _unread(one: Unread, *, english: bool) -> Sequence[str]:
    return one.file, _where(one.quote), _said(one.quote), one.reason_en if english else one.reason_vi


def _where(quote: Quote) -> str:
    said = standing(quote.place)
    return said.en if in_english() else said.vi


def _said(quote: Quote) -> str:
    """The words of a quote; the cells of a row stand between bars."""
    return quote.text.replace("\t", " | ")


def _quotes(quotes: Iterable[Quote]) -> str:
    return "\n".join(f"{_said(quote)} ({_where(quote)})" for quote in quotes)

"""Findings as a workbook: one sheet of findings, one of what held, one of what was not understood."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import xlsxwriter
from django.utils.translation import gettext
from xlsxwriter.workbook import Workbook

from cchc.checker.findings import Checked, Quote
from cchc.checker.outputs.languages import KINDS, SEVERITIES
from cchc.checker.outputs.numbered import Numbered, all_numbered
from cchc.checker.outputs.word.wording import in_english
from cchc.document.letters import printable
from cchc.engine.faults import N_
from cchc.foundation.words import spoken

_LONGEST = 32_000
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
_LINE, _HIGHEST = 14.0, 409.0
_HEADS = (
    (N_("Số"), 5),
    (N_("Tệp"), 16),
    (N_("Mức"), 10),
    (N_("Loại"), 14),
    (N_("Vị trí"), 16),
    (N_("Trích dẫn"), 36),
    (N_("Ghi"), 12),
    (N_("Tính ra"), 12),
    (N_("Giải thích"), 44),
    (N_("Khả năng nhầm"), 20),
    (N_("Đối chiếu"), 36),
    (N_("Mã"), 12),
    (N_("Không phải lỗi vì"), 24),
)
_HELD = ((N_("Tệp"), 16), (N_("Loại"), 14), (N_("Vị trí"), 16), (N_("Trích dẫn"), 60), (N_("Đối chiếu"), 60))
_UNREAD = ((N_("Tệp"), 16), (N_("Vị trí"), 16), (N_("Trích dẫn"), 60), (N_("Lý do"), 60))


def workbook(checked: Checked) -> bytes:
    """The bytes of an .xlsx in the language of the reader; texts are never formulas or links."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    english = in_english()
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": _CREATED})
        _sheet(
            book,
            gettext("Phát hiện"),
            _HEADS,
            (_finding(one, english=english) for one in all_numbered(checked)),
        )
        held = (
            (one.file, gettext(KINDS[one.kind]), _where(one.quote), one.quote.text, _quotes(one.others))
            for one in checked.held
        )
        _sheet(book, gettext("Đã khớp"), _HELD, held)
        unread = (
            (one.file, _where(one.quote), one.quote.text, one.reason_en if english else one.reason_vi)
            for one in checked.unread
        )
        _sheet(book, gettext("Chưa hiểu"), _UNREAD, unread)
    return buffer.getvalue()


def _sheet(
    book: Workbook, name: str, heads: Sequence[tuple[str, int]], rows: Iterable[Sequence[str | int]]
) -> None:
    sheet = book.add_worksheet(name)
    look = {"font_size": 10, "text_wrap": True}
    head = book.add_format({**look, "bold": True, "bottom": 2, "valign": "bottom"})
    body = book.add_format({**look, "valign": "top", "bottom": 7})
    for column, (title, width) in enumerate(heads):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, gettext(title), head)
    written = list(rows)
    for line, row in enumerate(written, 1):
        sheet.set_row(line, _height(row, heads))
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(line, column, value, body)
            else:
                sheet.write_string(line, column, printable(value)[:_LONGEST], body)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(written), 1), len(heads) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _height(row: Sequence[str | int], heads: Sequence[tuple[str, int]]) -> float:
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
        _where(finding.quote),
        finding.quote.text,
        finding.stated,
        finding.computed,
        finding.explanation_en if english else finding.explanation_vi,
        (finding.slip_en or finding.slip) if english else finding.slip,
        _quotes(finding.others),
        finding.id,
        finding.accepted.reason if finding.accepted else "",
    )


def _where(quote: Quote) -> str:
    return spoken(quote.place.describe())


def _quotes(quotes: Iterable[Quote]) -> str:
    return "\n".join(f"{quote.text} ({_where(quote)})" for quote in quotes)

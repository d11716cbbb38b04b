"""The appendices of a whole report in Word, PDF, HTML or text as tables to be taken in (reading-cells.md)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from cchc.catalogue.queries.tables import FormTables
from cchc.checker.appendix import AppendixRow, AppendixTable, appendix_rows
from cchc.checker.checks.context import HEAD, context_of
from cchc.checker.checks.passages import passages
from cchc.document.found import FoundDocument, FoundTable, Place
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.periods import Period
from cchc.engine.text import label_key, nfc
from cchc.foundation.words import spoken
from cchc.reading.found import read_document
from cchc.reading.found.documents import format_of
from cchc.reading.grids.model import CellKind, GridCell
from cchc.reporting.workbook.layout import Segment, SheetRow
from cchc.reporting.workbook.reports import NamedCell

_PACKED = (b"PK", bytes.fromhex("d0cf11e0a1b11ae1"))
_WORD, _EXCEL = b"word/", b"xl/"
"""Names of parts stand in a package as they are; the reader of sheets refuses what has neither."""
_DOCUMENTS = {"pdf", "html"}
_TEXTS = {"txt", "md"}
_TABBED = 0.8
_KNOWN = 0.5
_FEW = 2


@dataclass
class ReportTables:
    """The tables of a form found in a report; what is not taken, and what is worth a look."""

    segments: list[Segment] = field(default_factory=list)
    not_understood: list[NamedCell] = field(default_factory=list)
    warnings: list[NamedCell] = field(default_factory=list)


def is_report(content: bytes) -> bool:
    """Whether a file is a document of its own rather than a sheet: by content, not by name.

    A text in which nearly every line has tabs, or none has two, is a sheet. Raises UnreadableFault.
    """
    if content.startswith(_PACKED):
        return _WORD in content and _EXCEL not in content
    kind = format_of(content)
    if kind in _DOCUMENTS:
        return True
    if kind not in _TEXTS:
        return False
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = content.decode("utf-16" if wide else "utf-8-sig", "ignore")
    lines = [line for line in text.splitlines() if line.strip()]
    tabbed = sum(line.count("\t") > 1 for line in lines)
    return kind == "md" or 0 < tabbed < _TABBED * len(lines)


def report_tables(content: bytes, name: str, tables: FormTables, period: Period) -> ReportTables:
    """Find the appendices of a form in a report. Raises UnreadableFault.

    A table of which less than half is known to the form is not taken. A copy of an appendix is left out if it
    says the same, and otherwise stands beside it, so that rows with two values are not taken.
    """
    document = read_document(content, name)
    labels = {label_key(row.label) for row in tables.rows} - {""}
    found = ReportTables()
    found.warnings += (NamedCell("", "", "", remark) for remark in document.remarks)
    found.warnings += _other_period(document, period)
    appendices = appendix_rows(document)
    for number, table in enumerate(appendices):
        _add(found, number, table, appendices, labels)
    read = {row.place.block for table in appendices for line in table.rows for row in line.found}
    for block in document.tables:
        if block.place.block not in read and _shared(_texts(block), labels) >= _FEW:
            unread = Message(N_("Bảng này có chỉ tiêu của biểu nhưng không rõ cột số liệu nên không nhập."))
            found.not_understood.append(_named(block.title, block.place, unread))
    return found


def _other_period(document: FoundDocument, asked: Period) -> Iterator[NamedCell]:
    """The title may speak of another period than the one asked for."""
    context = context_of(passages(document)[:HEAD])
    if context.period is not None and context.period != asked:
        template = N_("Tiêu đề nói về %(said)s, còn đang nhập cho %(asked)s. Hãy xem có đúng tệp không.")
        params = {"said": context.period.phrase(), "asked": asked.phrase()}
        yield NamedCell("", "", "", Message(template, params))


def _add(
    found: ReportTables,
    number: int,
    table: AppendixTable,
    appendices: Sequence[AppendixTable],
    labels: set[str],
) -> None:
    known = _shared((row.label for row in table.rows), labels)
    if not known:
        return
    own = {label_key(row.label) for row in table.rows} - {""}
    if known < _KNOWN * len(own):
        foreign = Message(
            N_("Bảng này chỉ có %(known)d trong %(all)d chỉ tiêu là của biểu nên không nhập."),
            {"known": known, "all": len(own)},
        )
        found.not_understood.append(_named(table.title, table.place, foreign))
    elif any(_has_digits(other) for row in table.rows for _head, other in row.others):
        several = Message(
            N_("Bảng này có nhiều cột số liệu, không biết lấy cột nào. Hãy để lại cột số liệu của kỳ này.")
        )
        found.not_understood.append(_named(table.title, table.place, several))
    elif table.copy_of is None or _said(table) != _said(appendices[table.copy_of]):
        found.segments.append(Segment(_table_name(number, table), tuple(_rows(number, table))))
    else:
        copy = Message(N_("Bảng này chép lại một phụ lục ở trên, cùng số liệu nên chỉ nhập một lần."))
        found.warnings.append(_named(table.title, table.place, copy))


def _shared(texts: Iterable[str], labels: set[str]) -> int:
    return len({label_key(text) for text in texts} & labels)


def _texts(table: FoundTable) -> Iterator[str]:
    return (cell.text for row in table.rows for cell in row.cells)


def _said(table: AppendixTable) -> list[tuple[str, str]]:
    return [(label_key(row.label), row.raw) for row in table.rows]


def _has_digits(text: str) -> bool:
    return any(letter.isdigit() for letter in text)


def _rows(number: int, table: AppendixTable) -> Iterator[SheetRow]:
    name = _table_name(number, table)
    for row in table.rows:
        yield SheetRow(
            sheet=name,
            cell=_where(row.place),
            stt=nfc(row.stt),
            label=nfc(row.label),
            unit=nfc(row.unit),
            note=nfc(row.note),
            value=_value(row),
            spread=_is_spread(row),
        )


def _value(row: AppendixRow) -> GridCell | None:
    """The value as printed; where it ran together with the unit, both."""
    text = nfc(row.unit if _is_run_together(row) else row.raw)
    return GridCell(CellKind.TEXT, text) if text.strip() else None


def _is_run_together(row: AppendixRow) -> bool:
    """Whether the value hides in the unit, as where columns of a PDF touch."""
    return not row.raw and not row.choices and _has_digits(row.unit)


def _is_spread(row: AppendixRow) -> bool:
    """Whether the value's cell is merged over several rows or with the unit."""
    cells = (cell for line in row.found for cell in line.cells if cell.row_span > 1)
    merged = any(" ".join(cell.text.split()) == row.raw for cell in cells) if row.raw else False
    return merged or _is_run_together(row)


def _table_name(number: int, table: AppendixTable) -> str:
    """What a person would call the table: its caption, else which one of the file it is."""
    caption = table.title.partition("\n")[0].strip()
    return caption or spoken(Message(N_("Bảng %(number)d"), {"number": number + 1}))


def _where(place: Place) -> str:
    """Page and row, or the line of a text."""
    return spoken(Place(line=place.line, page=place.page, row=None if place.line else place.row).describe())


def _named(title: str, place: Place, why: Message) -> NamedCell:
    return NamedCell(title.partition("\n")[0], _where(place), "", why)

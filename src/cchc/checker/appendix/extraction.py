"""Appendices out of a found document: tables recognised, rows assembled, numbered, valued, copies named."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cchc.checker.appendix.assembly import assembled
from cchc.checker.appendix.columns import Columns, Head, head_of
from cchc.checker.appendix.copies import copy_index
from cchc.checker.appendix.drafts import Draft
from cchc.checker.appendix.matrix import Line, matrix_of
from cchc.checker.appendix.model import AppendixFlag, AppendixRow, AppendixTable, Extraction
from cchc.checker.appendix.numbering import Standing, decimal_of, standings
from cchc.checker.appendix.values import choices_of, is_nothing, is_unit, parsed
from cchc.document.found import FoundBlock, FoundDocument, FoundParagraph, FoundTable, Place
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.text import nfc
from cchc.reading.found.joining import continuation
from cchc.reading.markup import is_caption, without_markup

_BETWEEN = 4
_LONGEST_BETWEEN = 200
_MOSTLY = 0.8
_FEW = 2
_LISTED = re.compile(r"\(([^()]*[=:] ?[0-9][^()]*)\)\s*$")


@dataclass
class _Printed:
    """An appendix as printed: its pieces, and after each the lines of text that stood outside the table."""

    first: FoundTable
    last: FoundTable
    last_block: int
    head: Head
    pieces: list[list[Line]]
    outside: list[str] = field(default_factory=list)

    @property
    def width(self) -> int:
        return self.first.width


def appendix_rows(document: FoundDocument) -> tuple[AppendixTable, ...]:
    """The appendices of a document with their rows; see `extract` for what was not understood."""
    return extract(document).tables


def extract(document: FoundDocument) -> Extraction:
    """The appendices of a document, and remarks on tables and cells that were not understood."""
    printed: list[_Printed] = []
    remarks: list[Message] = []
    for index, block in enumerate(document.blocks):
        if not isinstance(block, FoundTable):
            continue
        if printed and _goes_on(printed[-1], block, document.blocks[printed[-1].last_block + 1 : index]):
            printed[-1].last_block = index
            continue
        found = _printed(block, index)
        if found:
            printed.append(found)
        elif printed and _is_rest(printed[-1], block):
            printed[-1].last_block = index
        else:
            remarks.append(_not_understood(block))
    tables: list[AppendixTable] = []
    for one in printed:
        table = _table(one)
        tables.append(replace(table, copy_of=copy_index(table, tables)))
    return Extraction(tuple(tables), (*remarks, *_unread(tables)))


def _printed(table: FoundTable, index: int) -> _Printed | None:
    lines = matrix_of(table)
    head = head_of(lines)
    return _Printed(table, table, index, head, [lines]) if head else None


def _goes_on(printed: _Printed, table: FoundTable, between: Sequence[FoundBlock]) -> bool:
    """Take a table for the next piece of the one above if only a few short lines stand between."""
    texts = [block.text for block in between if isinstance(block, FoundParagraph)]
    if table.title or len(texts) > _BETWEEN or len(texts) < len(between):
        return False
    if any(len(text) > _LONGEST_BETWEEN or is_caption(text) for text in texts):
        return False
    rest = continuation(printed.last, table)
    if rest is None:
        return False
    lines = matrix_of(replace(table, rows=rest), printed.width)
    if not lines or _restarts(printed, lines):
        return False
    printed.outside.append(
        " ".join(without_markup(text) for text in texts if not text.strip(" -–").isdigit())
    )
    printed.pieces.append([replace(lines[0], breaks=True), *lines[1:]])
    printed.last = table
    return True


def _is_rest(printed: _Printed, table: FoundTable) -> bool:
    """Take a table without a header for the rest of the one above if units stand where it has its units."""
    unit = printed.head.columns.unit
    lines = matrix_of(table, printed.width)
    if unit is None or table.title or table.width > printed.width or not lines:
        return False
    said = [line.texts[unit] for line in lines if line.texts[unit]]
    if sum(map(is_unit, said)) < max(_MOSTLY * len(said), min(_FEW, len(lines))):
        return False
    printed.outside.append("")
    printed.pieces.append([replace(lines[0], breaks=True), *lines[1:]])
    printed.last = table
    return True


def _restarts(printed: _Printed, lines: Sequence[Line]) -> bool:
    """Whether the numbers begin again, as in a table of its own."""
    column = printed.head.columns.number
    if column is None:
        return False
    numbers = [decimal_of(line.texts[column]) for piece in printed.pieces for line in piece]
    before = [number for number in numbers if number]
    after = next((number for number in (decimal_of(line.texts[column]) for line in lines) if number), None)
    return bool(before) and after is not None and after == before[0]


def _table(printed: _Printed) -> AppendixTable:
    head = printed.head
    header = printed.pieces[0][head.start : head.stop]
    lines = [printed.pieces[0][head.stop :], *printed.pieces[1:]]
    drafts: list[Draft] = []
    for number, piece in enumerate(lines):
        if number and printed.outside[number - 1] and drafts:
            drafts[-1].note = f"{drafts[-1].note} {printed.outside[number - 1]}".strip()
            drafts[-1].flags |= {AppendixFlag.NOTE_OUTSIDE}
        drafts = assembled(piece, head.columns, header, drafts)
    places = standings([(draft.stt, draft.label) for draft in drafts])
    rows = tuple(_row(draft, place, head.columns) for draft, place in zip(drafts, places, strict=True))
    return AppendixTable(printed.first.title or _inner_title(printed), printed.first.place, rows)


def _inner_title(printed: _Printed) -> str:
    """The lines above the header inside the table itself."""
    lines = printed.pieces[0][: printed.head.start]
    return "\n".join(" ".join(line.texts[column] for column in line.said) for line in lines)


def _row(draft: Draft, standing: Standing, columns: Columns) -> AppendixRow:
    value, oddities = parsed(draft.raw, draft.unit, draft.label)
    if AppendixFlag.UNIT_VALUE_SWAPPED in draft.flags:
        value = None
    choices = choices_of(draft.unit) or _choices_named(draft.label)
    flags = [*standing.flags, *oddities, *sorted(draft.flags), *_general(draft, choices)]
    flags += [AppendixFlag.COLUMNS_SWAPPED] if columns.swapped else []
    return AppendixRow(
        stt=draft.stt,
        label=draft.label,
        unit=draft.unit,
        raw=draft.raw,
        value=value,
        note=draft.note,
        path=standing.path,
        stt_meant=standing.stt_meant,
        place=draft.found[0].place,
        flags=tuple(str(flag) for flag in dict.fromkeys(flags)),
        headings=(*standing.headings, draft.group) if draft.group else standing.headings,
        choices=choices,
        others=tuple(zip(columns.header[1:], draft.others, strict=False)),
        found=tuple(draft.found),
    )


def _choices_named(label: str) -> tuple[tuple[str, str], ...]:
    """Codes of a choice in brackets at the end of a label: “… (yes = 1; no = 0)”."""
    found = _LISTED.search(label)
    choices = choices_of(found[1]) if found else ()
    return choices if len(choices) > 1 else ()


def _general(draft: Draft, choices: Sequence[tuple[str, str]]) -> list[str]:
    flags: list[str] = []
    if is_nothing(draft.raw):
        flags.append(AppendixFlag.BLANK if draft.unit else AppendixFlag.HEADING)
    if choices:
        flags.append(AppendixFlag.CHOICE)
    if len({code for code, _ in choices}) < len(choices):
        flags.append(AppendixFlag.SAME_CODES)
    return flags


def _not_understood(table: FoundTable) -> Message:
    first = " | ".join(nfc(cell.text)[:40] for cell in table.rows[0].cells)
    return Message(
        N_(
            "Bảng tại %(place)s (“%(first)s”) không có cột chỉ tiêu và cột số liệu nên không đọc "
            "thành phụ lục."
        ),
        {"place": table.place.describe(), "first": first[:160]},
    )


def _unread(tables: Sequence[AppendixTable]) -> list[Message]:
    return [
        Message(
            N_("%(place)s: không đọc được số “%(raw)s” của chỉ tiêu “%(label)s”."),
            {"place": _place(row.place), "raw": row.raw, "label": row.label},
        )
        for table in tables
        for row in table.rows
        if AppendixFlag.UNREAD in row.flags
    ]


def _place(place: Place) -> Message:
    return place.describe()

"""`cchc read`: the appendices of reports written elsewhere, row by row, and what could not be read."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import DatabaseError
from django.utils.translation import gettext as _

from cchc.catalogue.queries.tables import FormTables, every_form
from cchc.checker.appendix import AppendixRow, AppendixTable, extract
from cchc.checker.appendix.forms import FormMatch, form_of, renumbered
from cchc.document.found import FoundDocument, Place
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.foundation.console import ConsoleCommand, add_json
from cchc.foundation.faults import said
from cchc.foundation.words import spoken
from cchc.reading.faults import UnreadableFault
from cchc.reading.found import read_document
from cchc.reading.outline import sections

_UNREADABLE = 2


@dataclass(frozen=True)
class _Read:
    """One file: its document with its tables, or the fault that kept it from being read."""

    path: Path
    fault: UnreadableFault | None = None
    document: FoundDocument | None = None
    tables: Sequence[tuple[AppendixTable, FormMatch | None]] = ()
    remarks: Sequence[Message] = ()


class Command(ConsoleCommand):
    """Exit status 0: all files were read; 2: at least one was not."""

    help = N_(
        "Đọc báo cáo (Word, Excel, PDF có chữ, HTML, Markdown, văn bản) và lấy ra từng dòng của các phụ lục"
    )
    example = "cchc read bao-cao.docx phu-luc.xlsx --json"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Files, and `--json`."""
        parser.add_argument("files", type=Path, nargs="+", metavar=_("TỆP"), help=_("báo cáo cần đọc"))
        add_json(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read every file, print what was found, name the files that could not be read."""
        forms = _forms()
        files = [_read(path, forms) for path in options["files"]]
        self.answer(options, as_json(files), _lines(files))
        if any(file.fault for file in files):
            for file in files:
                if file.fault and not options["json"]:
                    self.stderr.write(f"{file.path}: {said(file.fault)}")
            sys.exit(_UNREADABLE)


def _forms() -> list[FormTables]:
    """The forms of the catalogue; none where no database is prepared, for reading needs none."""
    try:
        return every_form()
    except DatabaseError:
        return []


def _read(path: Path, forms: Sequence[FormTables]) -> _Read:
    try:
        document = read_document(path)
    except UnreadableFault as fault:
        return _Read(path, fault)
    found = extract(document)
    tables = [(table, form_of(table, forms)) for table in found.tables]
    settled = [(renumbered(table, match) if match else table, match) for table, match in tables]
    return _Read(path, None, document, settled, (*document.remarks, *found.remarks))


def as_json(files: Sequence[_Read]) -> dict[str, object]:
    """The answer as plain data, as docs/commands/read.md describes it."""
    return {
        "tables": [_table(file, *found) for file in files for found in file.tables],
        "files": [_file(file) for file in files],
    }


def _file(file: _Read) -> dict[str, object]:
    if file.document is None:
        return {"file": str(file.path), "faults": [{"message": said(file.fault)}] if file.fault else []}
    document = file.document
    return {
        "file": str(file.path),
        "format": document.format,
        "paragraphs": len(document.paragraphs),
        "sections": [
            {"title": section.title, "level": section.level, "where": _where(section.place)}
            for section in sections(document)
        ],
        "tables": len(document.tables),
        "appendices": len(file.tables),
        "remarks": [spoken(remark) for remark in file.remarks],
    }


def _table(file: _Read, table: AppendixTable, match: FormMatch | None) -> dict[str, object]:
    keys = (
        [found.row.key if found.row else None for found in match.matches]
        if match
        else [None] * len(table.rows)
    )
    return {
        "file": str(file.path),
        "title": table.title,
        "where": _where(table.place),
        "copy_of": table.copy_of,
        "form": match.form.code if match else None,
        "rows": [_row(row, key) for row, key in zip(table.rows, keys, strict=True)],
    }


def _row(row: AppendixRow, key: str | None) -> dict[str, object]:
    return {
        "stt": row.stt,
        "label": row.label,
        "unit": row.unit,
        "raw": row.raw,
        "value": _number(row),
        "note": row.note,
        "path": "/".join(row.path),
        "headings": list(row.headings),
        "stt_meant": row.stt_meant,
        "flags": list(row.flags),
        "choices": dict(row.choices),
        "others": [{"column": column, "raw": raw} for column, raw in row.others],
        "key": key,
        "line": row.place.line,
        "lines": list(row.lines),
        "where": _where(row.place),
    }


def _number(row: AppendixRow) -> int | float | None:
    if row.value is None:
        return None
    return int(row.value) if row.value.denominator == 1 else float(row.value)


def _where(place: Place) -> dict[str, object]:
    names = ("line", "page", "part", "block", "row", "cell")
    known = {name: getattr(place, name) for name in names}
    return {name: value for name, value in known.items() if value not in (None, "")}


def _lines(files: Sequence[_Read]) -> Iterator[str]:
    for file in files:
        if file.document is None:
            continue
        yield _("%(file)s (%(format)s): %(paragraphs)d đoạn, %(tables)d phụ lục") % {
            "file": file.path,
            "format": file.document.format,
            "paragraphs": len(file.document.paragraphs),
            "tables": len(file.tables),
        }
        for table, _match in file.tables:
            yield f"\n  {' '.join(table.title.split())}"
            yield from (f"  {_line(row)}" for row in table.rows)
        yield from (f"  ! {spoken(remark)}" for remark in file.remarks)


def _line(row: AppendixRow) -> str:
    slipped = f" (→ {row.stt_meant})" if row.stt_meant else ""
    return f"{row.stt}{slipped} | {row.label} | {row.unit} | {row.raw} | {row.note}"

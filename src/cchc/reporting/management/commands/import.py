# ruff: noqa: N999 - the command is called import
"""`cchc import`: filled-in forms and whole reports in, with every cell that was not understood named."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from cchc.engine.faults import N_
from cchc.engine.periods import read_period
from cchc.foundation.console import ConsoleCommand, Options, add_actor, add_json
from cchc.foundation.words import spoken
from cchc.reading.faults import UnreadableFault
from cchc.reading.grids.opening import file_bytes
from cchc.reporting.management.lists import check_lists_asked, lists_json, lists_lines
from cchc.reporting.services.import_members import import_members
from cchc.reporting.services.import_workbooks import Asked, GivenFile, import_workbooks
from cchc.reporting.workbook.intake import Leave
from cchc.reporting.workbook.reports import ConflictingCell, FileReport, NamedCell, TakenCell


class Command(ConsoleCommand):
    help = N_(
        "Nhập biểu đã điền (Excel, CSV) hoặc phụ lục của báo cáo (Word, PDF, HTML, văn bản); "
        "nêu tên từng ô không hiểu, không ghi đè số người khác vừa sửa."
    )
    example = (
        "cchc import bieu/*.xlsx --dry-run\n"
        "cchc import xa-a.csv --form tk-2026-xa --unit ah-tayson --period 2026-Q3 --json\n"
        "cchc import --members tthc.csv --form tk-2026-xa --unit ah-tayson --period 2026-Q3\n"
        "cchc import bao-cao.docx --form tk-2026-xa --unit ah-tayson --period 2026-Q3 --dry-run"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", nargs="+", type=Path, help=_("biểu .xlsx, .csv hoặc báo cáo .docx, .pdf, .html, .txt")
        )
        parser.add_argument("--form", default="", help=_("mã biểu mẫu; cần cho tệp không có khóa ẩn"))
        parser.add_argument("--unit", default="", help=_("mã đơn vị; cần cho tệp không có khóa ẩn"))
        parser.add_argument("--period", default="", help=_("kỳ; cần cho tệp không có khóa ẩn"))
        parser.add_argument("--dry-run", action="store_true", help=_("chỉ xem, không ghi gì"))
        parser.add_argument(
            "--members",
            action="store_true",
            help=_("tệp là danh sách (dòng, mã, tên) kèm theo các số đếm theo danh sách"),
        )
        parser.add_argument("--accept-doubts", action="store_true", help=_("nhận cả các ô đáng ngờ"))
        parser.add_argument(
            "--prefer-file", action="store_true", help=_("ô hai bên cùng sửa thì lấy giá trị trong tệp")
        )
        add_actor(parser)
        add_json(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Take in files of forms, or with `--members` lists; end with 1 where anything was not taken."""
        is_whole = _take_lists(self, options) if options["members"] else self._take_forms(options)
        if not is_whole:
            sys.exit(1)

    def _take_forms(self, options: Options) -> bool:
        period = str(read_period(options["period"])) if options["period"] else ""
        reports = import_workbooks(
            [_given(path) for path in options["file"]],
            Asked(options["form"], options["unit"], period),
            Leave(options["accept_doubts"], options["prefer_file"]),
            actor=options["actor"],
            dry_run=options["dry_run"],
        )
        answer = {"dry_run": options["dry_run"], "files": [report_json(report) for report in reports]}
        self.answer(options, answer, (line for report in reports for line in _lines(report)))
        return all(report.whole for report in reports)


def _take_lists(command: ConsoleCommand, options: Options) -> bool:
    """Take in lists of members; tell whether all of them were."""
    check_lists_asked(options)
    reports = import_members(
        [_given(path) for path in options["file"]],
        options["form"],
        read_period(options["period"]),
        options["unit"],
        actor=options["actor"],
        dry_run=options["dry_run"],
    )
    answer = {"dry_run": options["dry_run"], "files": [lists_json(report) for report in reports]}
    command.answer(options, answer, (line for report in reports for line in lists_lines(report)))
    return not any(report.not_understood for report in reports)


def _given(path: Path) -> GivenFile:
    try:
        return GivenFile(str(path), file_bytes(path))
    except UnreadableFault as fault:
        return GivenFile(str(path), fault)


def report_json(report: FileReport) -> dict[str, object]:
    """Return what became of a file as it is documented in docs/commands/import.md."""
    return {
        "file": report.file,
        "unit": report.unit,
        "form": report.form,
        "period": report.period,
        "taken": [vars(one) for one in report.taken],
        "lists": [vars(one) for one in report.lists],
        "unchanged": report.unchanged,
        "conflicts": [vars(one) for one in report.conflicts],
        "not_understood": [_named(one) for one in report.not_understood],
        "doubts": [{**_named(one), "after": one.after} for one in report.doubts],
        "warnings": [_named(one) for one in report.warnings],
    }


def _named(one: NamedCell) -> dict[str, object]:
    return {
        "sheet": one.sheet,
        "cell": one.cell,
        "text": one.text,
        "row": one.row,
        "why": spoken(one.why),
    }


def _lines(report: FileReport) -> Iterator[str]:
    yield _("%(file)s: nhận %(taken)d ô, %(same)d ô không đổi") % {
        "file": report.file,
        "taken": len(report.taken),
        "same": report.unchanged,
    }
    for listed in report.lists:
        yield "  ≡ " + _("danh sách “%(label)s”: %(members)d mục, thêm %(added)d, bớt %(removed)d") % vars(
            listed
        )
    for conflict in report.conflicts:
        yield "  ≠ " + _conflict_line(conflict)
    for mark, named in (("✗", report.not_understood), ("?", report.doubts), ("!", report.warnings)):
        for one in named:
            yield f"  {mark} {_place(one)}{spoken(one.why)}"


def _place(one: NamedCell | TakenCell | ConflictingCell) -> str:
    if not one.cell:
        return ""
    return f"{one.sheet}, {one.cell}: " if " " in one.cell else f"{one.sheet}!{one.cell}: "


def _conflict_line(one: ConflictingCell) -> str:
    return _place(one) + _(
        "“%(label)s” hai bên cùng sửa: xuất ra “%(base)s”, tệp ghi “%(theirs)s”, hệ thống đang có “%(ours)s”."
    ) % {"label": one.label, "base": one.base, "theirs": one.theirs, "ours": one.ours}

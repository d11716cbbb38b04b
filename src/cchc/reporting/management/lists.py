"""What `cchc import --members` prints (docs/commands/import.md)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cchc.engine.faults import N_, Fault
from cchc.foundation.console import Options
from cchc.foundation.words import spoken
from cchc.reporting.queries.plain import Plain
from cchc.reporting.services.import_members import ListReport


class ListOptionFault(Fault):
    """Lists without the form or the period that they belong to."""


def check_lists_asked(options: Options) -> None:
    """Raise ListOptionFault where form or period are not named: a list has no hidden keys."""
    if not options["form"] or not options["period"]:
        raise ListOptionFault(N_("Danh sách không có khóa ẩn. Hãy thêm --form và --period."))


def lists_json(report: ListReport) -> Plain:
    """Return what became of a file of lists."""
    return {
        "file": report.file,
        "lists": [vars(one) for one in report.taken],
        "unchanged": report.unchanged,
        "not_understood": [
            {"sheet": one.sheet, "cell": one.cell, "text": one.text, "row": one.row, "why": spoken(one.why)}
            for one in report.not_understood
        ],
    }


def lists_lines(report: ListReport) -> Iterator[str]:
    """Yield what became of a file of lists, for people."""
    yield _("%(file)s: nhận %(taken)d danh sách, %(same)d danh sách không đổi") % {
        "file": report.file,
        "taken": len(report.taken),
        "same": report.unchanged,
    }
    for one in report.taken:
        yield _("  %(unit)s, %(row)s: %(members)d mục (thêm %(added)d, bỏ %(removed)d)") % vars(one)
    for cell in report.not_understood:
        place = f"{cell.sheet}!{cell.cell} “{cell.text}”: " if cell.cell else ""
        yield f"  ✗ {place}{spoken(cell.why)}"

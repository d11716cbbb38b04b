"""`cchc history`: every save of a report's draft, with what stood before and after; takes one back."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.engine.faults import N_, Fault
from cchc.engine.periods import Period, read_period
from cchc.foundation.console import ConsoleCommand, Options, add_actor, add_json
from cchc.reporting.models import Submission, SubmissionChange
from cchc.reporting.services.restore_cells import restore_cells
from cchc.reporting.services.save_cells import SaveResult


class NoDraftFault(Fault):
    """Nobody has written into this form of the unit for the period yet."""


class Command(ConsoleCommand):
    help = N_("Liệt kê các lần lưu số liệu của một báo cáo, trước và sau; có thể trả lại một lần.")
    example = (
        "cchc history --form tk-2026-xa --unit ah-mykhe --period 2026-Q3\n"
        "cchc history --form tk-2026-xa --unit ah-mykhe --period 2026-Q3 --restore 1"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--form", required=True, help=_("mã biểu mẫu"))
        parser.add_argument("--unit", required=True, help=_("mã đơn vị"))
        parser.add_argument("--period", required=True, help=_("kỳ"))
        parser.add_argument("--restore", type=int, help=_("trả lại các ô như trước lần lưu này"))
        add_actor(parser)
        add_json(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        submission = _submission(options, read_period(options["period"]))
        restored = None
        if options["restore"] is not None:
            restored = restore_cells(submission, options["restore"], actor=options["actor"])
        saves = [_save_json(change) for change in submission.changes.all()]
        answer: dict[str, object] = {"submission": str(submission), "saves": saves}
        if restored is not None:
            answer["restored"] = _restored_json(restored)
        self.answer(options, answer, [line for save in saves for line in _lines(save)])


def _submission(options: Options, period: Period) -> Submission:
    found = Submission.objects.filter(
        form__code=options["form"], unit__code=options["unit"], period=str(period)
    ).select_related("unit", "form")
    submission = found.first()
    if submission is None:
        raise NoDraftFault(
            N_("Chưa có số liệu biểu %(form)s của “%(unit)s” kỳ %(period)s. Hãy kiểm tra lại các mã."),
            form=options["form"],
            unit=options["unit"],
            period=str(period),
        )
    return submission


def _save_json(change: SubmissionChange) -> dict[str, Any]:
    return {
        "version": change.version,
        "at": change.at.isoformat(timespec="seconds"),
        "actor": change.actor,
        "source": change.source,
        "file": change.file,
        "changes": change.changes,
    }


def _restored_json(result: SaveResult) -> dict[str, object]:
    return {"saved": result.saved, "conflicts": [one.row_key for one in result.conflicts]}


def _lines(save: dict[str, Any]) -> Iterator[str]:
    at = timezone.localtime(datetime.fromisoformat(save["at"]))
    yield _("Lần %(version)d, %(at)s, %(actor)s, %(source)s") % {**save, "at": f"{at:%H:%M %d/%m/%Y}"}
    for key, step in save["changes"].items():
        before, after = (" ".join(part for part in step[side] if part) or "∅" for side in ("before", "after"))
        yield f"  {key}: {before} → {after}"
        if "members" in step:
            yield from _list_lines(step["members"])


def _list_lines(step: dict[str, list[list[str]]]) -> Iterator[str]:
    """Who came into the list beside a count, and who went."""
    for side, mark in (("added", "+"), ("removed", "−")):
        for code, name in step[side]:
            yield f"    {mark} {code} {name}".rstrip()

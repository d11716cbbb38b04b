"""`cchc consolidate`: the forms of units from those below them."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from cchc.engine.faults import N_
from cchc.engine.kinds import Lane
from cchc.foundation.console import ConsoleCommand, Options
from cchc.reporting.management.consolidated import consolidate_json, consolidated_lines
from cchc.reporting.management.selecting import add_selection, period_of, units_of
from cchc.reporting.queries.sections import consolidating
from cchc.reporting.services.consolidate import consolidate
from cchc.statistics.queries.reporting_windows import windows_for
from cchc.units.queries import territory


class Command(ConsoleCommand):
    """Its JSON is described in docs/commands/consolidate.md."""

    help = N_("Tổng hợp biểu của đơn vị từ các đơn vị bên dưới và ghi vào bản đang lập.")
    example = (
        "cchc consolidate --form tk-2026-tinh --period 2026-Q3 --unit ah\n"
        "cchc consolidate --form tk-2023-huyen --period 2024 --all-under ah --lane submitted --json"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        add_selection(parser)
        parser.add_argument(
            "--lane",
            choices=[str(Lane.APPROVED), str(Lane.SUBMITTED)],
            default=str(Lane.APPROVED),
            help=_("cộng số đã duyệt, hay cả số mới gửi"),
        )
        parser.add_argument("--reason", default="", help=_("ghi chú vào nhật ký"))

    def handle(self, *_args: Any, **options: Any) -> None:
        done = [
            consolidate(
                options["form"],
                unit,
                period_of(options),
                actor=options["actor"],
                lane=Lane(options["lane"]),
                reason=options["reason"],
            )
            for unit in _upper(options)
        ]
        answer = {
            "form": options["form"],
            "period": str(period_of(options)),
            "units": [consolidate_json(one) for one in done],
        }
        self.answer(options, answer, (line for one in done for line in consolidated_lines(one)))


def _upper(options: Options) -> list[str]:
    """Return the units named; of all below one, those that have units below themselves."""
    units = units_of(options)
    if not options["all_under"]:
        return list(units)
    land = territory()
    windows = windows_for(units, period_of(options), land)
    days = {unit: day for unit in units if (day := land.position(unit, windows[unit])) is not None}
    return sorted(consolidating(days, land))

"""Which submissions a command is about: form, period, units or all below one."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from cchc.catalogue.queries.tables import form_tables
from cchc.engine.faults import N_, Fault
from cchc.engine.periods import Period, read_period
from cchc.foundation.console import Options, add_actor, add_json
from cchc.reporting.models import Submission
from cchc.statistics.queries.reporting_windows import window_for
from cchc.units.queries import territory


class NobodyFault(Fault):
    """Nobody below a unit fills in the form."""


def add_selection(parser: CommandParser, **settings: Any) -> None:
    """Add form, period, units, actor and JSON; `settings` are those of `--unit`."""
    parser.add_argument("--form", required=True, help=_("mã biểu mẫu"))
    parser.add_argument("--period", required=True, help=_("kỳ, ví dụ 2026-Q3, “quý III/2026”, 2025"))
    who = parser.add_mutually_exclusive_group(required=True)
    who.add_argument("--unit", action="append", default=[], help=_("mã đơn vị; có thể lặp lại"), **settings)
    who.add_argument("--all-under", help=_("mọi đơn vị dùng biểu này ở dưới đơn vị này"))
    add_actor(parser)
    add_json(parser)


def period_of(options: Options) -> Period:
    """Return the period; raises PeriodFault."""
    return read_period(options["period"])


def units_of(options: Options) -> tuple[str, ...]:
    """Return the units, each once: those named, or all below one in tree order.

    Below are units of the form's levels on the last day, and whoever ended within the window with the form.
    Raises UnknownFormFault, UnknownUnit, NobodyFault.
    """
    if not options["all_under"]:
        return tuple(dict.fromkeys(options["unit"]))
    top, period = options["all_under"], period_of(options)
    tables, land = form_tables(options["form"]), territory()
    window = window_for(top, period, land)
    levels = {code for code in land.subtree(top, window.last_day) if land.life(code).level in tables.levels}
    stored = Submission.objects.filter(form__code=tables.code, period=str(period))
    opened = set(stored.values_list("unit__code", flat=True)) & land.members(top, window)
    found = tuple(sorted((levels | opened) - {top}))
    if not found:
        raise NobodyFault(
            N_("Dưới “%(unit)s” không có đơn vị nào dùng biểu %(form)s trong kỳ %(period)s."),
            unit=top,
            form=tables.code,
            period=str(period),
        )
    return found

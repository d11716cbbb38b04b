"""Finding a round, its template and its plan."""

from datetime import date

from cchc.engine.faults import N_, Fault
from cchc.engine.periods import Period
from cchc.reporting.models import Round, RoundTemplate
from cchc.reporting.round_plan import RoundPlan
from cchc.units.queries.listing import UnitOn, units_on


class RoundFault(Fault):
    """A round, a template or a submission of a round that is not there, or not as asked."""


def find_round(period: Period, host: str | None = None) -> Round:
    """Return the round of a period; the host may be left out where only one unit collects it.

    Raises RoundFault.
    """
    rounds = Round.objects.select_related("host", "template").filter(period=str(period))
    found = list(rounds.filter(host__code=host) if host else rounds)
    if len(found) == 1:
        return found[0]
    if not found:
        raise RoundFault(
            N_("Chưa mở đợt báo cáo %(period)s%(host)s. Hãy mở bằng lệnh “cchc round open”."),
            period=period.phrase(),
            host=f" ({host})" if host else "",
        )
    raise RoundFault(
        N_("Có nhiều đợt báo cáo %(period)s: %(hosts)s. Hãy chọn một bằng --host."),
        period=period.phrase(),
        hosts=", ".join(one.host.code for one in found),
    )


def find_template(code: str, host: str | None = None) -> RoundTemplate | None:
    """Return the template with a code, or with the code of its plan and host; None if there is none."""
    codes = [code, f"{host}-{code}"] if host else [code]
    return RoundTemplate.objects.select_related("host").filter(code__in=codes).first()


def plan_of(one: Round) -> RoundPlan | None:
    """Return the plan that the round was opened from, as it is now; None without a template."""
    return RoundPlan.of(one.template.plan) if one.template else None


def units_of(host: str, day: date) -> list[UnitOn]:
    """Return the host and all below it that are alive at the end of a day, in tree order."""
    return units_on(day, under=host)

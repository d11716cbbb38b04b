"""Who must report in a round, on which form; which units ended in its window, and who answers for them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from cchc.reporting.models import Round, RoundForm
from cchc.reporting.queries.round_listing import units_of
from cchc.units.enums import Role
from cchc.units.models import SuccessionMember, Unit
from cchc.units.queries.listing import UnitOn, names_on


@dataclass(frozen=True)
class Expected:
    """The units expected at the cut-off in tree order, and for each the deadline of each of its forms."""

    units: Mapping[str, UnitOn]
    due: Mapping[str, Mapping[str, datetime]]

    def forms(self) -> dict[str, dict[str, datetime]]:
        """Return the deadline of each unit by form."""
        turned: dict[str, dict[str, datetime]] = defaultdict(dict)
        for unit, forms in self.due.items():
            for form, due_at in forms.items():
                turned[form][unit] = due_at
        return dict(turned)


@dataclass(frozen=True)
class Ended:
    """A unit that ended within the window of a round, the first day without it, and who succeeded it."""

    unit: str
    name: str
    ended_on: date
    successors: tuple[str, ...]


def expected_in(one: Round, lines: Iterable[RoundForm]) -> Expected:
    """Return who is expected: host and all below it at the end of the cut-off for whom there is a line.

    A unit that began after the window closed has nothing to report.
    """
    given = list(lines)
    listed = {unit.code: unit for unit in units_of(one.host.code, one.cut_off)}
    due = {
        code: forms
        for code, unit in listed.items()
        if unit.valid_from < one.window_to and (forms := _forms(unit, given))
    }
    return Expected({code: listed[code] for code in due}, due)


def _forms(unit: UnitOn, lines: list[RoundForm]) -> dict[str, datetime]:
    """The deadline of each form of a unit; a line with a kind goes before the one without."""
    mine = [line for line in lines if line.level == unit.level and line.kind in {"", unit.kind}]
    return {line.form.code: line.due_at for line in sorted(mine, key=lambda line: bool(line.kind))}


def ended_in(one: Round) -> tuple[Ended, ...]:
    """Return the units below the host that ended after the window began and by the cut-off, by code."""
    ending = (
        Unit.objects.filter(above__ancestor=one.host, valid_to__gt=one.window_from)
        .filter(valid_to__lte=one.cut_off)
        .distinct()
    )
    ends = {unit.code: (unit.pk, unit.valid_to) for unit in ending if unit.valid_to}
    successors = _successors([pk for pk, _ in ends.values()])
    names = names_on(one.window_from, list(ends))
    return tuple(
        Ended(code, names.get(code, code), day, successors.get((pk, day), ()))
        for code, (pk, day) in sorted(ends.items())
    )


def _successors(units: list[int]) -> dict[tuple[int, date], tuple[str, ...]]:
    """The successors of predecessors, by predecessor and the day of the act."""
    gave = SuccessionMember.objects.filter(unit__in=units, role=Role.PREDECESSOR)
    acts = list(gave.values_list("succession_id", "unit_id", "succession__effective_on"))
    got = SuccessionMember.objects.filter(succession__in={act for act, _, _ in acts}, role=Role.SUCCESSOR)
    names: dict[int, list[str]] = defaultdict(list)
    for act, code in got.order_by("sort_order").values_list("succession_id", "unit__code"):
        names[act].append(code)
    found: dict[tuple[int, date], tuple[str, ...]] = {}
    for act, unit, day in acts:
        found[unit, day] = (*found.get((unit, day), ()), *names[act])
    return found

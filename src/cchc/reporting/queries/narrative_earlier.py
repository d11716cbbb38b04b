"""What figures were at an earlier time: the unit's own, or those of the units it was merged from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cchc.engine.bindings.refs import Ref
from cchc.engine.figures import Figure
from cchc.engine.kinds import Lane
from cchc.engine.periods import Period
from cchc.engine.territory import Territory
from cchc.engine.windows import Window
from cchc.reporting.models import Submission
from cchc.reporting.queries.fill import FilledForm
from cchc.statistics.enums import View
from cchc.statistics.queries.framing import standing_in
from cchc.statistics.resolve import Question, figures, readings, window_for
from cchc.units.queries import territory
from cchc.units.queries.listing import names_on


@dataclass(frozen=True)
class Before:
    """Figures of an earlier period; `merged` names the units that they were put together from, if several."""

    figures: Mapping[Ref, Figure] = field(default_factory=dict)
    merged: tuple[str, ...] = ()


NOTHING = Before()


def before(
    filled: FilledForm, period: Period, refs: Iterable[Ref], lane: Lane, as_of: int | None = None
) -> Before:
    """Return what was known of figures in an earlier period.

    A unit that others were merged into since is compared with all of them, in the crosswalk view of its day;
    a figure that one of them did not report is left out. Nothing where the unit neither lived nor reported,
    or where a part of it, or of one of the others, went elsewhere.
    """
    land, window = territory(), window_for(filled.unit, period)
    asked = Question(filled.unit, window, tuple(sorted(refs, key=str)), lane, filled.view, as_of)
    earlier = origins(filled.unit, window, filled.day, land) if filled.view is View.AS_REPORTED else ()
    if earlier:
        counted = standing_in(window, View.CROSSWALK, filled.day).at(filled.unit)
        if any(counted.weights.get(code) != 1 for code in earlier):
            return NOTHING
        if counted.exactly.keys() != {filled.unit}:
            return _merged(asked, sorted(counted.exactly), filled.day)
    if not Submission.objects.filter(unit__code=filled.unit, period=str(period)).exists():
        return NOTHING
    life = land.life(filled.unit)
    lived = window.clip(life.valid_from, life.valid_to) is not None
    return Before(figures(asked)) if lived else NOTHING


def origins(unit: str, window: Window, day: date, land: Territory) -> tuple[str, ...]:
    """Return the units of a window that a unit of a later day came out of by some act, by code."""
    found: set[str] = set()
    for act in reversed(land.successions):
        if window.start < act.effective_on <= day and not {unit, *found}.isdisjoint(act.successors):
            found.update(act.predecessors)
    lived = land.tree(window).keys()
    return tuple(sorted((found | {unit}) & lived)) if found else ()


def _merged(asked: Question, units: Sequence[str], day: date) -> Before:
    """Return the figures of the units that stand at one unit on a day, where all of them are heard."""
    question = Question(
        asked.unit, asked.window, asked.refs, asked.lane, View.CROSSWALK, asked.as_of, today=day
    )
    found = {ref: one.figure for ref, one in readings(question).items() if not one.missing}
    named: dict[str, str] = {}
    for code in units:
        named |= names_on(last_day_of(code, asked.window), [code])
    return Before(found, tuple(named.get(code, code) for code in units))


def last_day_of(unit: str, window: Window) -> date:
    """Return the last day of a window on which a unit lived."""
    return territory().position(unit, window) or window.last_day

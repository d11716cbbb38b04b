"""The answer of a unit with nothing below it, from one official amount of its own.

Most answers of a whole round are of this kind; the rules of resolve.md give them by a shorter way.
"""

from functools import lru_cache

from cchc.engine.aggregation import REFUSALS
from cchc.engine.figures import Figure
from cchc.engine.kinds import Lane, OverUnits, Quality
from cchc.statistics.enums import Basis
from cchc.statistics.resolution.answer import Alternatives, Answer, Coverage
from cchc.statistics.resolution.facts import PLAIN, Fact, scaled
from cchc.statistics.resolution.plan import Plan
from cchc.statistics.resolution.standing import Counted


def lone_answer(plan: Plan, counted: Counted, expected: frozenset[str] | None) -> Answer | None:
    """Return the answer on the basis AUTO; None where the figure has to be put together in full."""
    unit = counted.stands_for
    if unit is None or not counted.is_alone or not plan.is_simple:
        return None
    columns = plan.columns
    fact = columns.own.get(unit)
    if fact is None or not _is_official_amount(fact) or columns.whole_deltas or unit in columns.whole:
        return None
    figure = Figure(amount=scaled(fact.amount or 0, plan.definition.decimals))
    return Answer(
        figure=figure,
        basis=Basis.PARTS,
        lane=Lane(plan.origins.lane(fact)),
        quality=Quality.OFFICIAL,
        coverage=_coverage(unit, None if expected is None else unit in expected),
        alternatives=Alternatives(parts=figure),
        revision=fact.revision,
        entries=fact.entries,
    )


def unreported_ratio(plan: Plan, expected: frozenset[str] | None) -> Answer | None:
    """Return the reported figure of a ratio that nobody reported near the window; None for any other."""
    return _UNREPORTED if expected is None and plan.is_unreported_ratio else None


_UNREPORTED = Answer(reason=REFUSALS.get(OverUnits.RATIO, ""))


def _is_official_amount(fact: Fact) -> bool:
    details = fact.details
    return fact.amount is not None and (details is None or details == PLAIN._replace(entries=details.entries))


@lru_cache(maxsize=65_536)
def _coverage(unit: str, is_expected: bool | None) -> Coverage:
    expected = None if is_expected is None else (unit,) if is_expected else ()
    return Coverage(expected=expected, present=(unit,))

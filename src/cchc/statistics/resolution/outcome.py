"""From a chosen result to an answer: figures at the indicator's scale, provenance, coverage."""

from collections.abc import Iterable
from dataclasses import dataclass

from cchc.engine.figures import Blank, Figure
from cchc.engine.kinds import Lane, Quality, Reach
from cchc.statistics.enums import Basis
from cchc.statistics.resolution.answer import Alternatives, Answer, Coverage
from cchc.statistics.resolution.facts import scaled
from cchc.statistics.resolution.folds import Result, provenance
from cchc.statistics.resolution.plan import Plan
from cchc.statistics.resolution.standing import Counted


@dataclass(frozen=True)
class Chosen:
    """The result that answers, on which basis, and who is known to be absent from it.

    `unlisted` are units whose number cannot enter a count of distinct members, as they gave no list.
    """

    result: Result
    basis: Basis
    not_yet_due: frozenset[str] = frozenset()
    shadowed: frozenset[str] = frozenset()
    reason: str = ""
    unlisted: frozenset[str] = frozenset()


def figure_of(result: Result, decimals: int) -> Figure:
    """Return the exact figure of a result."""
    if result.amount is not None:
        return Figure(amount=scaled(result.amount, decimals))
    if result.text:
        return Figure(text=result.text)
    return Figure(blank=Blank(result.blank))


def alternative_of(result: Result, decimals: int) -> Figure | None:
    """Return the figure of a result, or None if nothing is known."""
    return None if result.is_missing else figure_of(result, decimals)


@dataclass(frozen=True)
class Awaited:
    """Who was said to report (None: nobody said so), or else the units merged into the one asked about."""

    expected: frozenset[str] | None
    merged: frozenset[str] = frozenset()


def answer_of(
    plan: Plan,
    counted: Counted,
    chosen: Chosen,
    alternatives: Alternatives,
    awaited: Awaited,
) -> Answer:
    """Return the answer that states a chosen result."""
    decimals = plan.definition.decimals
    result = chosen.result
    origin = provenance(result, plan.origins)
    own_deltas = [delta.amount for delta in result.deltas if delta.unit == counted.stands_for]
    coverage = coverage_of(plan, counted, chosen, awaited)
    if origin is None:
        return Answer(
            figure=figure_of(result, decimals),
            coverage=coverage,
            alternatives=alternatives,
            reason=chosen.reason,
        )
    return Answer(
        figure=figure_of(result, decimals),
        basis=chosen.basis,
        lane=Lane(origin.lane),
        quality=Quality(origin.quality),
        coverage=coverage,
        alternatives=alternatives,
        delta=scaled(sum(own_deltas), decimals) if own_deltas else None,
        revision=origin.revision,
        entries=origin.entries,
        adjustments=origin.adjustments,
    )


def coverage_of(plan: Plan, counted: Counted, chosen: Chosen, awaited: Awaited) -> Coverage:
    """Return who is in a figure, who is missing, and whose facts stand elsewhere."""
    used = chosen.result.facts
    ended = used.values() if plan.has_ended else ()
    expected = _expected(plan, counted, awaited)
    return Coverage(
        expected=None if expected is None else tuple(sorted(expected)),
        present=() if chosen.result.is_waiting else tuple(sorted(used)),
        missing=tuple(
            sorted(chosen.not_yet_due | chosen.unlisted | _silent(plan, chosen, expected, awaited))
        ),
        not_yet_due=tuple(sorted(chosen.not_yet_due)),
        not_allocated=tuple(sorted(one for one in counted.not_allocated if one.unit in used)),
        not_comparable=_with_facts(plan, counted.not_comparable),
        past_end=tuple(sorted({one for fact in ended for one in fact.known.past_end})),
        left_off=tuple(sorted({one for fact in ended for one in fact.known.left_off})),
    )


def _expected(plan: Plan, counted: Counted, awaited: Awaited) -> frozenset[str] | None:
    if awaited.expected is None:
        return awaited.merged or None
    universe = counted.exactly if plan.ref.reach is Reach.OWN else counted.weights
    return awaited.expected & universe.keys()


def _silent(plan: Plan, chosen: Chosen, expected: frozenset[str] | None, awaited: Awaited) -> frozenset[str]:
    """Return the expected units that are not heard of; one that was merged may speak through those below."""
    counts = plan.ref.reach is Reach.OWN or chosen.basis in {Basis.PARTS, Basis.NONE}
    if expected is None or not counts:
        return frozenset()
    heard = set(chosen.result.facts)
    if awaited.merged:
        heard.update(*map(plan.standing.above, chosen.result.facts))
    return expected - heard - chosen.shadowed


def _with_facts(plan: Plan, units: Iterable[str]) -> tuple[str, ...]:
    columns = plan.columns
    return tuple(sorted(unit for unit in units if unit in columns.own or unit in columns.whole))

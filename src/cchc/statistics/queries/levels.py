"""Totals by level: what the provinces, the communes and so on at or below a unit come to."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from cchc.engine.aggregation import REFUSALS, summed
from cchc.engine.bindings.refs import Ref
from cchc.engine.faults import N_
from cchc.engine.figures import MISSING
from cchc.engine.kinds import Level, OverUnits, Reach
from cchc.statistics.enums import Basis, View
from cchc.statistics.queries.preparing import Prepared, prepare
from cchc.statistics.resolution.answer import Answer
from cchc.statistics.resolution.joining import joined
from cchc.statistics.resolution.plan import Plan
from cchc.statistics.resolution.question import Question

LevelTotals = dict[Level, dict[Ref, Answer]]

REFUSAL = N_("Chỉ tiêu này không cộng được nên không có số cộng theo cấp. Hãy xem số của từng đơn vị.")


def level_totals(question: Question) -> LevelTotals:
    """Return by level the sum of the answers of the units of that level at or below a question's unit.

    Units stand as reported, whichever view is asked for; see docs/algorithms/resolve.md, "Totals by level".
    Only sums over units are added; other kinds are missing with a reason. Raises what resolve() raises.
    """
    prepared = prepare(replace(question, view=View.AS_REPORTED))
    totals: LevelTotals = defaultdict(dict)
    for ref in question.refs:
        plan = prepared.resolver.plans[ref]
        for level, units in _by_level(prepared, plan, question.unit).items():
            totals[level][ref] = _total(prepared, plan, units)
    return {level: totals[level] for level in Level if level in totals}


def _by_level(prepared: Prepared, plan: Plan, unit: str) -> Mapping[Level, list[str]]:
    """Return the units that count at a unit by level; a whole of a level already has those of it below."""
    units: dict[Level, list[str]] = defaultdict(list)
    lives, above = prepared.territory.lives, plan.standing.above
    counted = plan.standing.at(unit).weights
    for code in sorted(counted):
        level = lives[code].level
        over = {lives[one].level for one in above(code) if one in counted}
        if plan.ref.reach is Reach.OWN or level not in over:
            units[level].append(code)
    return units


def _total(prepared: Prepared, plan: Plan, units: list[str]) -> Answer:
    kind = plan.definition.over_units
    if kind is not OverUnits.SUM:
        return Answer(reason=REFUSALS.get(kind, REFUSAL))
    answers = {unit: prepared.resolver.answer(plan.ref, unit) for unit in units}
    figure = summed(answer.figure for answer in answers.values() if answer.figure.text is None)
    return joined(figure, Basis.NONE if figure == MISSING else Basis.PARTS, list(answers.values()))

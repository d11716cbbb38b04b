"""Answers for any unit and ref from what was read."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cchc.engine.bindings.refs import Ref
from cchc.engine.kinds import OverUnits
from cchc.statistics.enums import BasisChoice
from cchc.statistics.resolution.answer import Alternatives, Answer
from cchc.statistics.resolution.elsewhere import Elsewhere
from cchc.statistics.resolution.kinds import Asked, Found, found_for
from cchc.statistics.resolution.lone import lone_answer, unreported_ratio
from cchc.statistics.resolution.outcome import Awaited, alternative_of, answer_of
from cchc.statistics.resolution.owners import Owners
from cchc.statistics.resolution.plan import Plan
from cchc.statistics.resolution.ratios import ratio_answer


@dataclass(frozen=True)
class Resolver:
    """Plans by ref (with the parts of ratios), who owns indicators, and who is expected to report."""

    plans: Mapping[Ref, Plan]
    owners: Owners
    elsewhere: Elsewhere
    basis: BasisChoice
    expected: Mapping[str, frozenset[str]] | None

    def answer(self, ref: Ref, unit: str) -> Answer:
        """Return the answer for a ref and a unit."""
        plan = self.plans[ref]
        if plan.definition.over_units is not OverUnits.RATIO:
            return self._plain(plan, unit, self.basis)
        return ratio_answer(
            plan.target,
            self.basis,
            lambda basis: self._plain(plan, unit, basis),
            lambda part: self._part(self.plans[part], unit),
        )

    def _part(self, plan: Plan, unit: str) -> Answer:
        """Return the answer for a part of a ratio; a ratio of a ratio takes it as reported."""
        is_ratio = plan.definition.over_units is OverUnits.RATIO
        return self._plain(plan, unit, BasisChoice.REPORTED if is_ratio else self.basis)

    def _plain(self, plan: Plan, unit: str, basis: BasisChoice) -> Answer:
        """Return the answer from the indicator's own facts; for a ratio the reported figure."""
        expected = None if self.expected is None else self.expected.get(plan.definition.code)
        counted = plan.standing.at(unit)
        if basis is BasisChoice.AUTO and (lone := lone_answer(plan, counted, expected)):
            return lone
        if basis is BasisChoice.REPORTED and (silent := unreported_ratio(plan, expected)):
            return silent
        asked = Asked(plan, counted, basis, self.owners, expected)
        found = found_for(asked)
        alternatives = _alternatives(found, plan.definition.decimals)
        answer = answer_of(plan, asked.counted, found.chosen, alternatives, Awaited(expected, asked.merged))
        others = self.elsewhere.of(asked, found.chosen)
        return replace(answer, coverage=replace(answer.coverage, other_window=others)) if others else answer


def _alternatives(found: Found, decimals: int) -> Alternatives:
    return Alternatives(
        reported=alternative_of(found.reported, decimals),
        parts=alternative_of(found.parts, decimals),
        owner=alternative_of(found.owner, decimals),
    )

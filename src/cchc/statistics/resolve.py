"""The one door to figures: resolve(), figures(), totals(), level_totals(), facts(), explain()."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cchc.engine.bindings.refs import Ref
from cchc.engine.figures import Figure
from cchc.statistics.enums import Basis, BasisChoice, View
from cchc.statistics.queries.computable import computed_from
from cchc.statistics.queries.explaining import Explanation, explain, facts, resolve
from cchc.statistics.queries.known import known_refs
from cchc.statistics.queries.levels import LevelTotals, level_totals
from cchc.statistics.queries.preparing import prepare
from cchc.statistics.queries.readings import readings, readings_of
from cchc.statistics.queries.reporting_windows import window_for
from cchc.statistics.queries.suspended import Suspended, suspended_adjustments
from cchc.statistics.resolution.answer import (
    Alternatives,
    Answer,
    Coverage,
    LeftOff,
    NotAllocated,
    OtherWindow,
    PastEnd,
)
from cchc.statistics.resolution.plainly import Reading
from cchc.statistics.resolution.question import Question
from cchc.statistics.resolution.reader import Expected
from cchc.statistics.resolution.resolver import Resolver
from cchc.statistics.resolution.windows import answered, window_of, year_start_of

__all__ = [
    "Alternatives",
    "Answer",
    "Basis",
    "BasisChoice",
    "Coverage",
    "Expected",
    "Explanation",
    "LeftOff",
    "LevelTotals",
    "NotAllocated",
    "OtherWindow",
    "PastEnd",
    "Question",
    "Reading",
    "Suspended",
    "Totals",
    "View",
    "answered",
    "computed_from",
    "explain",
    "facts",
    "figures",
    "known_refs",
    "level_totals",
    "readings",
    "readings_of",
    "resolve",
    "suspended_adjustments",
    "totals",
    "window_for",
    "window_of",
    "year_start_of",
]


def figures(question: Question) -> dict[Ref, Figure]:
    """Answer with figures alone, those that resolve() gives; the database does much of the adding."""
    return {ref: one.figure for ref, one in readings(question).items()}


@dataclass
class UnitTotals(Mapping[Ref, Answer]):
    """The answers of one unit; each is formed when it is first looked at."""

    unit: str
    refs: tuple[Ref, ...]
    resolver: Resolver
    _known: dict[Ref, Answer] = field(default_factory=dict)

    def __getitem__(self, ref: Ref) -> Answer:
        if ref not in self._known:
            self._known[ref] = self.resolver.answer(ref, self.unit)
        return self._known[ref]

    def __iter__(self) -> Iterator[Ref]:
        return iter(self.refs)

    def __len__(self) -> int:
        return len(self.refs)


Totals = dict[str, UnitTotals]


def totals(question: Question) -> Totals:
    """Answer the refs of a question for every unit of the tree; the question's own unit does not matter."""
    prepared = prepare(question, every_unit=True)
    return {unit: UnitTotals(unit, question.refs, prepared.resolver) for unit in prepared.units}

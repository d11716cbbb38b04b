"""What the ledger answers to the refs of a form, with who was to report them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from cchc.catalogue.queries.definitions import Definition
from cchc.engine.bindings.breakdown import Breakdown
from cchc.engine.bindings.refs import Ref
from cchc.engine.kinds import Level, OverUnits
from cchc.engine.periods import Period
from cchc.reporting.models import Submission
from cchc.statistics.resolve import Answer, Question, resolve

_ADDED = {OverUnits.SUM, OverUnits.SHARE}
_ASKED = {
    ("receiver_level", "province"): {Level.PROVINCE, Level.DEPARTMENT},
    ("receiver_level", "district"): {Level.DISTRICT},
    ("receiver_level", "commune"): {Level.COMMUNE},
    ("unit_level", "department"): {Level.DEPARTMENT},
    ("unit_level", "district"): {Level.DISTRICT},
    ("unit_level", "commune"): {Level.COMMUNE},
}
"""Who is asked about a value of an axis: a commune has no dossiers that a department received."""


@dataclass(frozen=True)
class Expected:
    """Units that are to report what is added up, with their levels; and the indicators that are added up."""

    levels: Mapping[str, str]
    indicators: frozenset[str]
    _units: dict[frozenset[Level], frozenset[str]] = field(default_factory=dict)

    def units(self, ref: Ref) -> frozenset[str]:
        """Return who is to report what a ref speaks of."""
        asked = levels_asked(ref.breakdown)
        if asked not in self._units:
            self._units[asked] = frozenset(unit for unit, level in self.levels.items() if level in asked)
        return self._units[asked]

    def of(self, ref: Ref, indicator: str) -> frozenset[str] | None:
        """Return who is to report an indicator for a ref; None where nobody is waited for."""
        return self.units(ref) if indicator in self.indicators else None


@lru_cache(maxsize=4096)
def levels_asked(breakdown: Breakdown) -> frozenset[Level]:
    """Return the levels of the units that a breakdown speaks of."""
    asked = set(Level)
    for axis, values in breakdown.axes:
        asked &= set[Level]().union(*(_ASKED.get((axis, value), set(Level)) for value in values))
    return frozenset(asked)


def expected_of(form: str, unit: str, period: Period, known: Mapping[str, Definition]) -> Expected | None:
    """Return who must report: every other unit with this form for the period; None if there is none."""
    others = Submission.objects.filter(form__code=form, period=str(period)).exclude(unit__code=unit)
    levels = dict(others.values_list("unit__code", "unit__level"))
    added = frozenset(code for code, definition in known.items() if definition.over_units in _ADDED)
    return Expected(levels, added) if levels else None


def answers_of(question: Question, refs: tuple[Ref, ...], expected: Expected | None) -> dict[Ref, Answer]:
    """Answer all refs; those that speak of one level expect the units of that level only.

    The ledger is asked once for each set of units, so at most once more than there are levels.
    """
    if expected is None:
        return resolve(question.asking(*refs))
    groups: dict[frozenset[str], list[Ref]] = defaultdict(list)
    for ref in refs:
        groups[expected.units(ref)].append(ref)
    answers: dict[Ref, Answer] = {}
    for units, group in groups.items():
        who = dict.fromkeys(expected.indicators, units)
        answers |= resolve(replace(question, refs=tuple(group), expected=who))
    return answers


@dataclass(frozen=True)
class Answers(Mapping[Ref, Answer]):
    """The full answers to the refs of a form, with coverage and entries; asked for when first looked at."""

    question: Question
    expected: Expected | None

    def __getitem__(self, ref: Ref) -> Answer:
        return self._given[ref]

    def __iter__(self) -> Iterator[Ref]:
        return iter(self.question.refs)

    def __len__(self) -> int:
        return len(self.question.refs)

    @cached_property
    def _given(self) -> dict[Ref, Answer]:
        return answers_of(self.question, self.question.refs, self.expected)

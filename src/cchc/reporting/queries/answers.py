"""What the ledger answers to the refs of a form, with who was to report them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from cchc.engine.bindings.refs import Ref
from cchc.engine.kinds import OverUnits, Reach
from cchc.reporting.queries.expecting import Expecting
from cchc.statistics.resolve import Answer, Question, resolve

ADDED = frozenset({OverUnits.SUM, OverUnits.MAX, OverUnits.LATEST, OverUnits.SHARE, OverUnits.RATIO})
"""Kinds that have a figure from those below."""


@dataclass(frozen=True)
class Awaited:
    """Who is waited for where figures are added up: those who are asked for them, and for wholes only."""

    expecting: Expecting

    def units(self, ref: Ref) -> frozenset[str] | None:
        """Return who is to report what a ref speaks of; None where nobody is waited for."""
        known = self.expecting.known.get(ref.indicator)
        is_added = known is not None and known.over_units in ADDED and ref.reach is Reach.WHOLE
        return self.expecting.named(ref) if is_added else None

    def of(self, ref: Ref, _indicator: str) -> frozenset[str] | None:
        """Return who is to report an indicator for a ref; None where nobody is waited for."""
        return self.units(ref)


def answers_of(question: Question, refs: Iterable[Ref], awaited: Awaited | None) -> dict[Ref, Answer]:
    """Answer all refs, each with those who are asked for it expected.

    The ledger is asked once for each set of units, so at most once more than there are forms and levels.
    """
    if awaited is None:
        return resolve(question.asking(*refs))
    groups: dict[frozenset[str] | None, list[Ref]] = defaultdict(list)
    for ref in refs:
        groups[awaited.units(ref)].append(ref)
    answers: dict[Ref, Answer] = {}
    for units, group in groups.items():
        indicators = {part.indicator for ref in group for part in (ref, *awaited.expecting.parts(ref))}
        who = None if units is None else dict.fromkeys(indicators, units)
        answers |= resolve(replace(question, refs=tuple(group), expected=who))
    return answers


@dataclass(frozen=True)
class Answers(Mapping[Ref, Answer]):
    """The full answers to the refs of a form, with coverage and entries; asked for when first looked at."""

    question: Question
    awaited: Awaited | None

    def __getitem__(self, ref: Ref) -> Answer:
        return self._given[ref]

    def __iter__(self) -> Iterator[Ref]:
        return iter(self.question.refs)

    def __len__(self) -> int:
        return len(self.question.refs)

    @cached_property
    def _given(self) -> dict[Ref, Answer]:
        return answers_of(self.question, self.question.refs, self.awaited)

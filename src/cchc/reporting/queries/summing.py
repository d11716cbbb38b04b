"""The sums of a form from those below, and who is missing from them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from cchc.catalogue.queries.definitions import Definition
from cchc.catalogue.queries.tables import FormTables
from cchc.engine.bindings.ast import refs_of
from cchc.engine.bindings.refs import Ref
from cchc.engine.figures import MISSING, Figure
from cchc.engine.kinds import OverUnits, Reach
from cchc.reporting.queries.answers import ADDED
from cchc.reporting.queries.expecting import Expecting
from cchc.statistics.queries.stated import stated_places
from cchc.statistics.resolve import Answer, BasisChoice, Question, readings, resolve, window_of

COUNTED = ADDED | {OverUnits.DISTINCT}
"""Kinds that have a figure from those below, distinct members where these give their lists."""


@dataclass(frozen=True)
class Sums:
    """What those below come to, ref by ref, and who is missing; `answers` also have what was stated whole."""

    figures: Mapping[Ref, Figure]
    lacking: Mapping[Ref, tuple[str, ...]]
    answers: Mapping[Ref, Answer] = field(default_factory=dict)

    def figure(self, ref: Ref) -> Figure:
        """Return the sum; missing where nobody answered."""
        return self.figures.get(ref, MISSING)

    def missing(self, ref: Ref) -> tuple[str, ...]:
        """Return the units that the sum lacks."""
        return self.lacking.get(ref, ())


def sums_of(
    tables: FormTables,
    question: Question,
    known: Mapping[str, Definition],
    expected: Expecting,
    *,
    drafted: bool,
) -> Sums:
    """Return the sums of a form's refs for the question's unit.

    Of a form that was never drafted also what the ledger has as reported and owner's figures.
    """
    added = [
        ref
        for ref in tables.ordered_refs
        if known[ref.indicator].over_units in COUNTED and ref.reach is Reach.WHOLE
    ]
    answers = {} if drafted else _resolved(_stated(tables, question, known), question, expected)
    asked = replace(question, refs=tuple(ref for ref in added if ref not in answers), basis=BasisChoice.PARTS)
    summed = readings(asked, lambda ref, _indicator: expected.named(ref))
    lone = _alone(tables, added)
    alone = readings(question.asking(*lone)) if lone else {}
    return Sums(
        {
            **{ref: answer.figure for ref, answer in answers.items()},
            **{ref: one.figure for ref, one in (summed | alone).items()},
        },
        {
            **{ref: answer.coverage.missing for ref, answer in answers.items()},
            **{ref: one.missing for ref, one in summed.items()},
        },
        answers,
    )


def _stated(tables: FormTables, question: Question, known: Mapping[str, Definition]) -> list[Ref]:
    """Return the refs of which anybody ever stated something about the question's unit."""
    windows = {
        ref: window_of(ref, known[ref.indicator].over_time, question.window) for ref in tables.ordered_refs
    }
    stated = stated_places(question.unit, question.lane, set(windows.values()))
    about = {(one.indicator, one.window) for one in stated}
    return [ref for ref, window in windows.items() if (ref.indicator, window) in about]


def _alone(tables: FormTables, added: Collection[Ref]) -> list[Ref]:
    """Return what rows compute with and no row states, of kinds that are not added up."""
    stated = {ref for row in tables.rows for ref in row.reported if not row.is_computed}
    used = {ref for row in tables.rows if row.is_computed for value in row.values for ref in refs_of(value)}
    return sorted(used - stated - set(added), key=str)


def _resolved(refs: Iterable[Ref], question: Question, expected: Expecting) -> dict[Ref, Answer]:
    """Ask the ledger on the basis of parts, once for each set of units that are expected."""
    groups: dict[frozenset[str] | None, list[Ref]] = defaultdict(list)
    for ref in refs:
        groups[expected.named(ref)].append(ref)
    answers: dict[Ref, Answer] = {}
    for units, group in groups.items():
        indicators = {part.indicator for ref in group for part in (ref, *expected.parts(ref))}
        who = None if units is None else dict.fromkeys(indicators, units)
        asked = Question(
            question.unit, question.window, tuple(group), question.lane, basis=BasisChoice.PARTS, expected=who
        )
        answers |= resolve(asked)
    return answers

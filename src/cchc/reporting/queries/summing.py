"""The sums of a form from those below: by the database where all answered, by resolve() for the rest."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from cchc.catalogue.queries.definitions import Definition
from cchc.catalogue.queries.tables import FormTables
from cchc.engine.bindings.ast import refs_of
from cchc.engine.bindings.refs import Ref
from cchc.engine.figures import MISSING, Figure
from cchc.engine.kinds import OverUnits, Reach
from cchc.engine.windows import Window
from cchc.reporting.queries.answered import Answered, answered_by
from cchc.reporting.queries.expecting import Expecting
from cchc.statistics.queries.stated import stated_places
from cchc.statistics.resolve import Answer, BasisChoice, Question, figures, resolve, window_of

ADDED = frozenset({OverUnits.SUM, OverUnits.MAX, OverUnits.LATEST, OverUnits.SHARE, OverUnits.RATIO})
"""Kinds that have a figure from those below."""


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
    refs = sorted(tables.refs, key=str)
    added = [ref for ref in refs if known[ref.indicator].over_units in ADDED and ref.reach is Reach.WHOLE]
    answered = answered_by(added, expected, question.lane)
    windows = {ref: window_of(ref, known[ref.indicator].over_time, question.window) for ref in refs}
    stated = stated_places(question.unit, question.lane, set(windows.values()))
    about = {(one.indicator, one.window) for one in stated if one.reach is Reach.WHOLE or not drafted}
    quick = {ref for ref in added if _is_quick(ref, answered, windows, about)}
    summed = figures(question.asking(*sorted(quick, key=str))) if quick else {}
    slow = set(added) - quick
    if not drafted:
        slow |= {ref for ref in refs if (ref.indicator, windows[ref]) in about}
    answers = _resolved(sorted(slow, key=str), question, expected)
    lone = _alone(tables, added)
    alone = resolve(question.asking(*lone)) if lone else {}
    return Sums(
        {
            **{ref: answer.figure for ref, answer in alone.items()},
            **summed,
            **{ref: answer.figure for ref, answer in answers.items() if ref not in alone},
        },
        {
            **{ref: answered.missing(ref) for ref in quick},
            **{ref: answer.coverage.missing for ref, answer in answers.items()},
        },
        answers,
    )


def _alone(tables: FormTables, added: Collection[Ref]) -> list[Ref]:
    """Return what rows compute with and no row states, of kinds that are not added up."""
    stated = {ref for row in tables.rows for ref in row.reported if not row.is_computed}
    used = {ref for row in tables.rows if row.is_computed for value in row.values for ref in refs_of(value)}
    return sorted(used - stated - set(added), key=str)


def _is_quick(
    ref: Ref, answered: Answered, windows: Mapping[Ref, Window], about: Collection[tuple[str, Window]]
) -> bool:
    """Tell whether the figure alone is enough: it is known who answered, and no whole was stated.

    A share that somebody is missing from is of all who are expected: that one is for resolve().
    """
    if not answered.is_known(ref):
        return False
    expected = answered.expected
    if answered.missing(ref) and expected.known[ref.indicator].over_units is OverUnits.SHARE:
        return False
    parts = (ref, *expected.parts(ref))
    return not any((part.indicator, windows.get(part, windows[ref])) in about for part in parts)


def _resolved(refs: Iterable[Ref], question: Question, expected: Expecting) -> dict[Ref, Answer]:
    """Ask the ledger on the basis of parts, once for each set of units that are expected."""
    groups: dict[frozenset[str], list[Ref]] = defaultdict(list)
    for ref in refs:
        groups[expected.units(ref)].append(ref)
    answers: dict[Ref, Answer] = {}
    for units, group in groups.items():
        indicators = {part.indicator for ref in group for part in (ref, *expected.parts(ref))}
        who = dict.fromkeys(indicators, units) if units else None
        asked = Question(
            question.unit, question.window, tuple(group), question.lane, basis=BasisChoice.PARTS, expected=who
        )
        answers |= resolve(asked)
    return answers

"""Figures with who is missing from them, the short way where it holds and in full where it does not.

docs/algorithms/resolve.md, rule 10, says when the short way holds and why its figures are the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import compress

from cchc.engine.bindings.refs import Ref
from cchc.foundation.stamps import one_look
from cchc.statistics.enums import BasisChoice, View
from cchc.statistics.queries.framing import Frame, frame_of
from cchc.statistics.queries.preparing import prepare
from cchc.statistics.queries.sights import sight, unit_keys
from cchc.statistics.queries.stating import listed, stated_by, subjects_of, sums_of
from cchc.statistics.resolution.facts import NOT_YET_DUE
from cchc.statistics.resolution.ground import Ground, Sight, Sum, incomplete
from cchc.statistics.resolution.plainly import Reading, Value
from cchc.statistics.resolution.program import Program, Span
from cchc.statistics.resolution.question import Question
from cchc.statistics.resolution.ratios import parts_of_ratio
from cchc.statistics.resolution.reader import Awaited, Expected, Reader
from cchc.statistics.resolution.resolver import Resolver

Readings = dict[Ref, Reading]
SHORT = {BasisChoice.AUTO, BasisChoice.PARTS}
UNFIT = {"", NOT_YET_DUE}
"""Words have neither an amount nor a blank."""


def readings(question: Question, expected: Expected | None = None) -> Readings:
    """Answer every ref with its figure, basis and who is missing, as resolve() does and nothing else.

    `expected` stands in for that of the question. Raises what resolve() raises.
    """
    return readings_of([question.unit], question, expected)[question.unit]


def readings_of(
    units: Iterable[str], question: Question, expected: Expected | None = None
) -> dict[str, Readings]:
    """Answer for many units at once, in as many queries as for one (and one more for each hundred places)."""
    asked = tuple(dict.fromkeys(units))
    with one_look():
        frame = frame_of(question)
        for unit in asked:
            frame.territory.life(unit)
        awaited = expected or _awaited(question)
        if question.view is View.AS_REPORTED and question.basis in SHORT:
            short = _short(asked, question, frame, awaited)
        else:
            short = dict.fromkeys(asked, [None] * len(question.refs))
        return _completed(short, question, awaited)


def _awaited(question: Question) -> Expected | None:
    given = question.expected
    return None if given is None else lambda _ref, code: given.get(code)


def _short(
    units: Sequence[str], question: Question, frame: Frame, expected: Expected | None
) -> dict[str, Sequence[Reading | None]]:
    program = frame.program
    spans = {spot.span for spot in program.spots}
    seen = {unit: {span: sight(span, unit) for span in spans} for unit in units}
    ground = _ground(program, seen.values(), question.as_of)
    awaited = Awaited(expected, frame.codes.units, unit_keys())
    is_auto = question.basis is BasisChoice.AUTO
    return {
        unit: Reader(program, ground, sights, awaited, is_auto=is_auto).read(question.refs)
        for unit, sights in seen.items()
    }


def _completed(
    short: Mapping[str, Sequence[Reading | None]], question: Question, expected: Expected | None
) -> dict[str, Readings]:
    """Put together in full what the short way left open."""
    gaps = {unit: [one is None for one in found] for unit, found in short.items()}
    open_refs = [any(column) for column in zip(*gaps.values(), strict=True)]
    if not any(open_refs):
        return {unit: dict(zip(question.refs, found, strict=True)) for unit, found in short.items()}  # type: ignore[arg-type]
    rest = question.asking(*compress(question.refs, open_refs))
    several = len(short) > 1
    resolver = prepare(rest, every_unit=several).resolver
    return {
        unit: {
            ref: one or _in_full(resolver, ref, unit, expected)
            for ref, one in zip(question.refs, found, strict=True)
        }
        for unit, found in short.items()
    }


def _in_full(resolver: Resolver, ref: Ref, unit: str, expected: Expected | None) -> Reading:
    if expected is not None:
        codes = [ref.indicator, *(one.indicator for one in parts_of_ratio(resolver.plans[ref].target) or ())]
        named = {code: units for code in codes if (units := expected(ref, code)) is not None}
        resolver = replace(resolver, expected=named)
    answer = resolver.answer(ref, unit)
    return Reading(
        answer.figure,
        answer.basis,
        answer.coverage.missing,
        answer.revision,
        answer.alternatives.computed,
    )


def _ground(program: Program, seen: Iterable[Mapping[Span, Sight]], as_of: int | None) -> Ground:
    """Read the facts of the units asked and of those between one by one, and the sums of all leaves."""
    sights = [(span, one) for by_span in seen for span, one in by_span.items() if one.is_plain]
    alone = {pk for _span, one in sights for pk in (one.below.unit, *one.below.inner)}
    own: dict[tuple[int, int, str], dict[str, Value | None]] = defaultdict(dict)
    for pk, unit, reach, key, amount, blank, revision in stated_by(program.listed, alone, as_of):
        value = blank if amount is None else amount
        own[pk, unit, reach][key] = None if value in UNFIT else (value, revision)
    sums: dict[tuple[int, int], list[Sum]] = defaultdict(list)
    gone: set[int] = set()
    known: dict[int, set[int]] = {}
    for spans, leaves in _by_tree(sights):
        slices = [pk for spot in program.spots if spot.span in spans for pk in spot.slices]
        found: dict[tuple[int, int], list[Sum]] = defaultdict(list)
        for one in sums_of(listed(slices), leaves, as_of):
            found[one.slice, one.place].append(one)
        gone = incomplete(found, leaves)
        known |= subjects_of(gone, {pk for units in leaves.values() for pk in units})
        sums |= found
    return Ground(own, sums, known)


def _by_tree(
    sights: Iterable[tuple[Span, Sight]],
) -> list[tuple[set[Span], dict[int, frozenset[int]]]]:
    """Return the leaves by place; spans in which all stand alike go together."""
    leaves: dict[Span, dict[int, frozenset[int]]] = defaultdict(dict)
    for span, one in sights:
        leaves[span] |= {place: units for place, units in one.below.leaves.items() if units}
    alike: dict[frozenset[tuple[int, frozenset[int]]], set[Span]] = defaultdict(set)
    for span, places in leaves.items():
        alike[frozenset(places.items())].add(span)
    return [(spans, dict(places)) for places, spans in alike.items() if places]

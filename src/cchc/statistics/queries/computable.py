"""Ratios that nobody stated, asked for where something is known of their parts."""

from collections.abc import Collection, Iterator
from datetime import date

from cchc.catalogue.queries.definitions import Definition, every_version
from cchc.engine.bindings.breakdown import TOTAL, Breakdown
from cchc.engine.bindings.refs import AT_END, Moment, Ref
from cchc.engine.kinds import OverTime, OverUnits
from cchc.statistics.queries.targets import targets_of
from cchc.statistics.resolution.question import Question
from cchc.statistics.resolution.ratios import parts_of_ratio


def computable_refs(question: Question, known: Collection[Ref]) -> tuple[Ref, ...]:
    """Return the ratios of which a part is among the known refs and that are not known themselves.

    Each is asked in total, and in every breakdown of its own in which a part is known, with the moments and
    reaches of that part. Whether it can be computed is for resolve() to say. At most one query.
    """
    ratios = _ratios(question.window.last_day)
    found = {ref for ratio in ratios for part in known for ref in _asked(ratio, part)}
    return tuple(sorted(found - set(known), key=str))


def parts_of_indicator(code: str, day: date) -> frozenset[str]:
    """Return the indicators that a ratio is computed from; empty for any other indicator."""
    found = (one for one in _ratios(day) if one.code == code)
    return frozenset(part.indicator for one in found for part in _parts(one))


def computed_from(question: Question) -> dict[Ref, tuple[Ref, Ref]]:
    """Return numerator and denominator of each ratio that a question asks for."""
    pairs = {ref: parts_of_ratio(target) for ref, target in targets_of(question).items()}
    return {ref: pair for ref, pair in pairs.items() if pair is not None}


def _ratios(day: date) -> list[Definition]:
    """Return the definitions of ratios that hold on a day, with both their parts."""
    found = []
    for versions in every_version().values():
        begun = [one for one in versions if one.valid_from <= day] or [versions[0]]
        if begun[-1].over_units is OverUnits.RATIO and len(_parts(begun[-1])) == 2:
            found.append(begun[-1])
    return found


def _parts(ratio: Definition) -> tuple[Ref, ...]:
    return tuple(part for part in (ratio.numerator, ratio.denominator) if part is not None)


def _asked(ratio: Definition, known: Ref) -> Iterator[Ref]:
    """Yield the refs of a ratio that a known ref is, or may be a piece of, a part of."""
    for part in _parts(ratio):
        if part.indicator == known.indicator and (moment := _moment(ratio, part, known)) is not None:
            kept = tuple(axis for axis in known.breakdown.axes if axis[0] in ratio.axes)
            for breakdown in {Breakdown(kept), TOTAL}:
                yield Ref(ratio.code, breakdown, moment, known.reach)


def _moment(ratio: Definition, part: Ref, known: Ref) -> Moment | None:
    """The moment of a ratio whose part is known at one; none where a stock only stands below a flow."""
    if part.moment == AT_END and ratio.over_time is not OverTime.STOCK:
        return None
    return known.moment

"""From parts to one fact: sum, greatest, latest (resolve.md, rules 7 and 8)."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from cchc.engine.figures import Blank
from cchc.engine.kinds import OverUnits
from cchc.statistics.resolution.facts import NOT_YET_DUE, Delta, Fact, blank_of, least_certain, least_final
from cchc.statistics.resolution.lanes import Column
from cchc.statistics.resolution.parts import Parts

MISSING = Blank.MISSING.value


class Result(NamedTuple):
    """A figure in the making: scaled amount (a fraction when weighted), text or blank, and what it used."""

    amount: int | Fraction | None
    text: str
    blank: str
    facts: Column
    deltas: tuple[Delta, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it is an amount or none arose."""
        return self.amount is not None or self.blank == Blank.NONE_AROSE.value

    @property
    def is_missing(self) -> bool:
        """Whether nothing is known at all."""
        return self.blank == MISSING

    @property
    def is_waiting(self) -> bool:
        """Whether it is not yet due."""
        return self.blank == Blank.NOT_YET_DUE.value


NOTHING = Result(None, "", MISSING, {})


def single(unit: str, fact: Fact | None) -> Result:
    """Return one fact as a result."""
    return NOTHING if fact is None else Result(fact.amount, fact.text, fact.blank, {unit: fact})


def summed(parts: Parts, weights: Mapping[str, Fraction] | None) -> Result:
    """Add amounts, each with its weight if weights are given; words are not added."""
    facts = parts.facts
    deltas = parts.deltas
    terms: list[int | Fraction]
    if weights is None:
        terms = [fact.amount for fact in facts.values() if fact.amount is not None]
        terms += [delta.amount for delta in deltas]
    else:
        terms = [fact.amount * weights[unit] for unit, fact in facts.items() if fact.amount is not None]
        terms += [delta.amount * weights[delta.unit] for delta in deltas]
    if terms:
        return Result(sum(terms), "", "", _numbers(facts), deltas)
    return Result(None, "", _blank(parts), _numbers(facts))


def greatest(parts: Parts, _weights: Mapping[str, Fraction] | None) -> Result:
    """Return the greatest amount."""
    amounts = [fact.amount for fact in parts.facts.values() if fact.amount is not None]
    if amounts:
        return Result(max(amounts), "", "", _numbers(parts.facts))
    return Result(None, "", _blank(parts), _numbers(parts.facts))


def latest(parts: Parts, _weights: Mapping[str, Fraction] | None) -> Result:
    """Return the amount or words of the part with the latest day, then revision, then unit code."""
    said = [(fact.day, fact.revision, unit) for unit, fact in parts.facts.items() if not fact.blank]
    if not said:
        return Result(None, "", _blank(parts), parts.facts)
    unit = max(said)[2]
    fact = parts.facts[unit]
    return Result(fact.amount, fact.text, "", parts.facts)


FOLDS: Mapping[OverUnits, Callable[[Parts, Mapping[str, Fraction] | None], Result]] = {
    OverUnits.SUM: summed,
    OverUnits.OWNER: summed,
    OverUnits.MAX: greatest,
    OverUnits.LATEST: latest,
}


def with_deltas(result: Result, deltas: Iterable[Delta]) -> Result:
    """Add the deltas of the unit itself to a figure that counts."""
    acting = tuple(deltas)
    if not acting or not result.counts:
        return result
    amount = (result.amount or 0) + sum(delta.amount for delta in acting)
    return result._replace(amount=amount, blank="", deltas=(*result.deltas, *acting))


def _blank(parts: Parts) -> str:
    blanks = {fact.blank for fact in parts.facts.values()}
    return blank_of(blanks | {NOT_YET_DUE} if parts.not_yet_due else blanks)


def _numbers(facts: Column) -> Column:
    """Leave out words, which neither add nor compare."""
    if any(fact.text for fact in facts.values()):
        return {unit: fact for unit, fact in facts.items() if not fact.text}
    return facts


class Provenance(NamedTuple):
    """The weakest lane and quality, the newest revision, and the entries and adjustments used."""

    lane: str
    quality: str
    revision: int
    day: date
    entries: tuple[int, ...]
    adjustments: tuple[int, ...]
    as_written: str


def provenance(result: Result) -> Provenance | None:
    """Return where a result came from; None when it used no fact."""
    facts = [result.facts[unit] for unit in sorted(result.facts)]
    if not facts:
        return None
    adjustments = {one for fact in facts for one in fact.adjustments} | {d.adjustment for d in result.deltas}
    return Provenance(
        lane=least_final([fact.lane for fact in facts]),
        quality=least_certain([fact.quality for fact in facts]),
        revision=max(fact.revision for fact in facts),
        day=max(fact.day for fact in facts),
        entries=tuple(entry for fact in facts for entry in fact.entries),
        adjustments=tuple(sorted(adjustments)),
        as_written=facts[0].as_written if len(facts) == 1 and not result.deltas else "",
    )

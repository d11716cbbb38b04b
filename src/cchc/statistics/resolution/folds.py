"""From parts to one fact: sum, greatest, latest (resolve.md, rules 7 and 8)."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from cchc.engine.figures import Blank
from cchc.engine.kinds import OverUnits
from cchc.statistics.resolution.facts import (
    NOT_YET_DUE,
    OFFICIAL,
    Delta,
    Fact,
    Origins,
    amount_of,
    blank_of,
    entry_of,
    least_certain,
    least_final,
    revision_of,
)
from cchc.statistics.resolution.lanes import Column
from cchc.statistics.resolution.parts import Parts

MISSING = Blank.MISSING.value
Weights = Mapping[str, Fraction] | None


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
    if fact is None:
        return NOTHING
    return Result(fact.amount, fact.known.text, fact.known.blank, {unit: fact})


def summed(parts: Parts, weights: Weights, _origins: Origins) -> Result:
    """Add amounts, each with its weight if weights are given; words are not added."""
    facts = parts.facts
    terms: list[int | Fraction | None] = list(map(amount_of, facts.values()))
    if None in terms:
        facts = _numbers(facts)
        terms = [fact.amount for fact in facts.values()]
    if weights is not None:
        terms = [
            None if amount is None else amount * weights[unit]
            for unit, amount in zip(facts, terms, strict=True)
        ]
    amounts = [amount for amount in terms if amount is not None]
    amounts += [delta.amount * (weights[delta.unit] if weights else 1) for delta in parts.deltas]
    if amounts:
        return Result(sum(amounts), "", "", facts, parts.deltas)
    return Result(None, "", _blank(parts), facts)


def greatest(parts: Parts, _weights: Weights, _origins: Origins) -> Result:
    """Return the greatest amount."""
    facts = _numbers(parts.facts)
    amounts = [fact.amount for fact in facts.values() if fact.amount is not None]
    if amounts:
        return Result(max(amounts), "", "", facts)
    return Result(None, "", _blank(parts), facts)


def latest(parts: Parts, _weights: Weights, origins: Origins) -> Result:
    """Return the amount or words of the part with the latest day, then revision, then unit code."""
    said = [
        (origins.day(fact), fact.revision, unit) for unit, fact in parts.facts.items() if not fact.known.blank
    ]
    if not said:
        return Result(None, "", _blank(parts), parts.facts)
    fact = parts.facts[max(said)[2]]
    return Result(fact.amount, fact.known.text, "", parts.facts)


FOLDS: Mapping[OverUnits, Callable[[Parts, Weights, Origins], Result]] = {
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
    blanks = {fact.known.blank for fact in parts.facts.values()}
    return blank_of(blanks | {NOT_YET_DUE} if parts.not_yet_due else blanks)


def _numbers(facts: Column) -> Column:
    """Leave out words, which neither add nor compare."""
    if any(fact.known.text for fact in facts.values()):
        return {unit: fact for unit, fact in facts.items() if not fact.known.text}
    return facts


class Provenance(NamedTuple):
    """The weakest lane and quality, the newest revision, and the entries and adjustments used."""

    lane: str
    quality: str
    revision: int
    entries: tuple[int, ...]
    adjustments: tuple[int, ...]


def provenance(result: Result, origins: Origins) -> Provenance | None:
    """Return where a result came from; None when it used no fact."""
    facts = list(result.facts.values())
    if not facts:
        return None
    special = [fact for fact in facts if fact.details is not None]
    lanes = origins.lanes(facts) | {fact.known.lane for fact in special if fact.known.lane}
    qualities = {fact.known.quality for fact in special}
    adjustments = {one for fact in special for one in fact.known.adjustments}
    adjustments |= {delta.adjustment for delta in result.deltas}
    return Provenance(
        lane=least_final(lanes),
        quality=least_certain(qualities or {OFFICIAL}),
        revision=max(map(revision_of, facts)),
        entries=tuple(sorted(_entries(facts) if special else map(entry_of, facts))),
        adjustments=tuple(sorted(adjustments)),
    )


def _entries(facts: Iterable[Fact]) -> tuple[int, ...]:
    return tuple(entry for fact in facts for entry in fact.entries)

"""Facts as compact tuples, and how facts of one unit are added (resolve.md, rule 3)."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from cchc.engine.figures import Blank
from cchc.engine.kinds import Lane, Quality

NONE_AROSE = Blank.NONE_AROSE.value
NOT_APPLICABLE = Blank.NOT_APPLICABLE.value
NOT_YET_DUE = Blank.NOT_YET_DUE.value

FINALITY = {lane.value: rank for rank, lane in enumerate(Lane)}
CERTAINTY = {quality.value: rank for rank, quality in enumerate(Quality)}


class Fact(NamedTuple):
    """What one unit states: exactly one of amount (scaled integer), text and blank is given.

    `day` is the fact's own date, or else the last day of its window.
    """

    amount: int | None
    text: str
    blank: str
    quality: str
    lane: str
    revision: int
    day: date
    as_written: str
    entries: tuple[int, ...]
    adjustments: tuple[int, ...] = ()
    delta: int = 0

    @property
    def counts(self) -> bool:
        """Whether the fact is an amount or none arose, which counts 0."""
        return self.amount is not None or self.blank == NONE_AROSE


class Delta(NamedTuple):
    """An adjustment in force: a signed scaled integer at a unit, in a breakdown."""

    adjustment: int
    unit: str
    breakdown: str
    amount: int


def least_final(lanes: Sequence[str]) -> str:
    """Return the least final of some lanes."""
    return min(lanes, key=FINALITY.__getitem__)


def least_certain(qualities: Sequence[str]) -> str:
    """Return the least certain of some qualities."""
    return min(qualities, key=CERTAINTY.__getitem__)


def blank_of(blanks: set[str]) -> str:
    """Return the blank that a sum without any amount has."""
    for blank in (NONE_AROSE, NOT_APPLICABLE, NOT_YET_DUE):
        if blank in blanks:
            return blank
    return Blank.MISSING.value


def added(facts: Sequence[Fact]) -> Fact:
    """Add facts of one unit; one that is not yet due makes the sum not yet due."""
    if len(facts) == 1:
        return facts[0]
    blanks = {fact.blank for fact in facts}
    amounts = [fact.amount for fact in facts if fact.amount is not None]
    waiting = NOT_YET_DUE in blanks
    has_amount = bool(amounts) and not waiting
    return Fact(
        amount=sum(amounts) if has_amount else None,
        text="",
        blank="" if has_amount else NOT_YET_DUE if waiting else blank_of(blanks),
        quality=least_certain([fact.quality for fact in facts]),
        lane=least_final([fact.lane for fact in facts]),
        revision=max(fact.revision for fact in facts),
        day=max(fact.day for fact in facts),
        as_written="",
        entries=tuple(entry for fact in facts for entry in fact.entries),
        adjustments=tuple(one for fact in facts for one in fact.adjustments),
        delta=sum(fact.delta for fact in facts),
    )


def adjusted(fact: Fact, deltas: Sequence[Delta]) -> Fact:
    """Add deltas to a fact that counts; any other fact stays as it is."""
    if not deltas or not fact.counts:
        return fact
    delta = sum(one.amount for one in deltas)
    return fact._replace(
        amount=(fact.amount or 0) + delta,
        blank="",
        as_written="",
        adjustments=(*fact.adjustments, *(one.adjustment for one in deltas)),
        delta=fact.delta + delta,
    )


def scaled(amount: int | Fraction, decimals: int) -> Fraction:
    """Return the exact value of a stored integer."""
    return Fraction(amount) / Fraction(10**decimals)

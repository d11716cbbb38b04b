"""Facts as compact tuples, and how facts of one unit are added (resolve.md, rule 3)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from operator import itemgetter
from typing import NamedTuple

from cchc.engine.figures import Blank
from cchc.engine.kinds import Lane, Quality
from cchc.statistics.resolution.answer import LeftOff, PastEnd

NONE_AROSE = Blank.NONE_AROSE.value
NOT_APPLICABLE = Blank.NOT_APPLICABLE.value
NOT_YET_DUE = Blank.NOT_YET_DUE.value
OFFICIAL = Quality.OFFICIAL.value

FINALITY = {lane.value: rank for rank, lane in enumerate(Lane)}
CERTAINTY = {quality.value: rank for rank, quality in enumerate(Quality)}


class Details(NamedTuple):
    """What a fact has beyond an official amount; `entries`, adjustments and delta if it was put together.

    `past_end` tells where it was stated over a window that goes on after the end of its unit, `left_off` of
    which last days of its unit it says nothing.
    """

    text: str = ""
    blank: str = ""
    quality: str = OFFICIAL
    lane: str = ""
    day: date | None = None
    entries: tuple[int, ...] = ()
    adjustments: tuple[int, ...] = ()
    delta: int = 0
    past_end: tuple[PastEnd, ...] = ()
    left_off: tuple[LeftOff, ...] = ()


PLAIN = Details()


class Fact(NamedTuple):
    """What one unit states, in the shape in which a row is read.

    Exactly one of amount (scaled integer), text and blank is given. Most facts are official amounts and have
    no `details`. Sixty thousand of these are read for one form of a province.
    """

    slice: int
    subject: int
    reporter: int
    reach: str
    breakdown: str
    entry: int
    revision: int
    amount: int | None
    details: Details | None

    @property
    def known(self) -> Details:
        """The details, those of an official amount if there are none."""
        return self.details or PLAIN

    @property
    def counts(self) -> bool:
        """Whether the fact is an amount or none arose, which counts 0."""
        return self.amount is not None or self.known.blank == NONE_AROSE

    @property
    def entries(self) -> tuple[int, ...]:
        """The entries it was put together from, or the one it is."""
        return self.known.entries or (self.entry,)


slice_of = itemgetter(Fact._fields.index("slice"))
entry_of = itemgetter(Fact._fields.index("entry"))
revision_of = itemgetter(Fact._fields.index("revision"))
amount_of = itemgetter(Fact._fields.index("amount"))
details_of = itemgetter(Fact._fields.index("details"))


class Delta(NamedTuple):
    """An adjustment in force: a signed scaled integer at a unit, in a breakdown."""

    adjustment: int
    unit: str
    breakdown: str
    amount: int


def least_final(lanes: Iterable[str]) -> str:
    """Return the least final of some lanes."""
    return min(lanes, key=FINALITY.__getitem__)


def least_certain(qualities: Iterable[str]) -> str:
    """Return the least certain of some qualities."""
    return min(qualities, key=CERTAINTY.__getitem__)


def blank_of(blanks: Collection[str]) -> str:
    """Return the blank that a sum without any amount has."""
    for blank in (NONE_AROSE, NOT_APPLICABLE, NOT_YET_DUE):
        if blank in blanks:
            return blank
    return Blank.MISSING.value


class Origins:
    """Lane and last day of the slices that facts were read from."""

    def __init__(self, lanes: Mapping[int, str], last_days: Mapping[int, date]) -> None:
        self._lanes = lanes
        self._last_days = last_days

    def with_those_of(self, other: "Origins") -> "Origins":
        """Return the origins of both."""
        return Origins({**self._lanes, **other._lanes}, {**self._last_days, **other._last_days})

    def lane(self, fact: Fact) -> str:
        """Return the lane of a fact."""
        return fact.known.lane or self._lanes[fact.slice]

    def lanes(self, facts: Iterable[Fact]) -> set[str]:
        """Return the lanes of facts as they were read."""
        return {self._lanes[pk] for pk in set(map(slice_of, facts))}

    def day(self, fact: Fact) -> date:
        """Return a fact's own date, or else the last day of its window."""
        return fact.known.day or self._last_days[fact.slice]

    def added(self, facts: Sequence[Fact]) -> Fact:
        """Add facts of one unit; one that is not yet due makes the sum not yet due."""
        if len(facts) == 1:
            return facts[0]
        if not any(map(details_of, facts)) and len(set(map(slice_of, facts))) == 1:
            return _added_plainly(facts)
        blanks = {fact.known.blank for fact in facts}
        amounts = [fact.amount for fact in facts if fact.amount is not None]
        waiting = NOT_YET_DUE in blanks
        has_amount = bool(amounts) and not waiting
        details = Details(
            blank="" if has_amount else NOT_YET_DUE if waiting else blank_of(blanks),
            quality=least_certain([fact.known.quality for fact in facts]),
            lane=least_final([self.lane(fact) for fact in facts]),
            day=max(self.day(fact) for fact in facts),
            entries=tuple(entry for fact in facts for entry in fact.entries),
            adjustments=tuple(one for fact in facts for one in fact.known.adjustments),
            delta=sum(fact.known.delta for fact in facts),
            past_end=tuple(one for fact in facts for one in fact.known.past_end),
        )
        newest = max(facts, key=revision_of)
        return newest._replace(amount=sum(amounts) if has_amount else None, details=details)


def _added_plainly(facts: Sequence[Fact]) -> Fact:
    """Add official amounts of one slice, as nearly all are; lane and day stay those of the slice."""
    entries = tuple(map(entry_of, facts))
    details = Details(entries=entries)
    newest = max(facts, key=revision_of)
    return newest._replace(amount=sum(fact.amount or 0 for fact in facts), details=details)


def adjusted(fact: Fact, deltas: Sequence[Delta]) -> Fact:
    """Add deltas to a fact that counts; any other fact stays as it is."""
    if not deltas or not fact.counts:
        return fact
    delta = sum(one.amount for one in deltas)
    known = fact.known
    details = known._replace(
        blank="",
        adjustments=(*known.adjustments, *(one.adjustment for one in deltas)),
        delta=known.delta + delta,
    )
    return fact._replace(amount=(fact.amount or 0) + delta, details=details)


def scaled(amount: int | Fraction, decimals: int) -> Fraction:
    """Return the exact value of a stored integer."""
    return Fraction(amount, 10**decimals) if isinstance(amount, int) else amount / 10**decimals

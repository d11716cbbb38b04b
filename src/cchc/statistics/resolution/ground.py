"""What is known of a unit where the short way holds: what it reported, and what its parts come to."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast

from cchc.engine.kinds import Reach
from cchc.statistics.resolution.facts import NONE_AROSE, NOT_APPLICABLE
from cchc.statistics.resolution.plainly import Held, Value, added

OWN, WHOLE = Reach.OWN.value, Reach.WHOLE.value
NOBODY: frozenset[int] = frozenset()
Slices = Sequence[int]
"""The slices of one indicator, version and window, the lane that is read first in front."""


class Sum(NamedTuple):
    """What the leaves of a place state in one breakdown of one slice; `unfit`: words, or not yet due."""

    slice: int
    place: int
    reach: str
    breakdown: str
    stated: int
    amounts: int
    total: int | None
    none_arose: int
    unfit: int
    newest: int

    @property
    def value(self) -> Value:
        """The amounts added, or the blank in their place."""
        if self.amounts:
            return int(self.total or 0), self.newest
        return NONE_AROSE if self.none_arose else NOT_APPLICABLE, self.newest


class Below(NamedTuple):
    """A unit, those with units below that count at it (itself first), and the leaves below each of these."""

    unit: int
    inner: tuple[int, ...]
    leaves: Mapping[int, frozenset[int]]


class Sight(NamedTuple):
    """A unit with all that count at it; `is_plain`: it stands for itself and all lived the whole window."""

    below: Below
    counted: frozenset[int]
    is_plain: bool


class Stock(NamedTuple):
    """Values by breakdown key; `present` are the units whose facts are in the parts."""

    whole: Held
    parts: Held
    present: frozenset[int]


class Column(NamedTuple):
    """Values by breakdown key that each of some units states."""

    values: Held
    present: frozenset[int]


NO_COLUMN = Column({}, NOBODY)


class NotPlainError(Exception):
    """The short way does not hold for some slices."""


@dataclass
class Ground:
    """Facts of units one by one, and sums of leaves, as read.

    `own` has values by slice, unit and reach, and breakdown key: None for words and what is not yet due.
    `stating` tells by slice who ever stated anything, where not every leaf states everything.
    """

    own: Mapping[tuple[int, int, str], Mapping[str, Value | None]]
    sums: Mapping[tuple[int, int], list[Sum]]
    stating: Mapping[int, Collection[int]]

    def stock(self, slices: Slices, below: Below) -> Stock | None:
        """Return what is known in some slices; None where the short way does not hold."""
        if not below.inner and len(slices) == 1:
            return self._alone(slices[0], below.unit)
        try:
            whole = self._held(slices, below.unit, WHOLE)
            own = self._held(slices, below.unit, OWN)
            present = frozenset((below.unit,)) if own else NOBODY
            if not below.inner:
                return Stock(whole, own, present)
            mine = Column(own, present)
            return Stock(whole, *_joined([mine, *self._inner(slices, below), *self._leaves(slices, below)]))
        except NotPlainError:
            return None

    def _alone(self, pk: int, unit: int) -> Stock | None:
        """Return what a unit with nothing below it states in one slice, as most forms are read."""
        whole, own = self.own.get((pk, unit, WHOLE), {}), self.own.get((pk, unit, OWN), {})
        if None in whole.values() or None in own.values():
            return None
        return Stock(cast(Held, whole), cast(Held, own), frozenset((unit,)) if own else NOBODY)

    def _held(self, slices: Slices, unit: int, reach: str) -> Held:
        stated = [one for pk in reversed(slices) if (one := self.own.get((pk, unit, reach)))]
        for one in stated:
            if None in one.values():
                raise NotPlainError
        if len(stated) == 1:
            return cast(Held, stated[0])
        return cast(Held, {key: one[key] for one in stated for key in one})

    def _inner(self, slices: Slices, below: Below) -> Iterator[Column]:
        """Yield what the units between state of themselves; a whole that one reports would shadow others."""
        for unit in below.inner[1:]:
            if self._held(slices, unit, WHOLE):
                raise NotPlainError
            yield Column(self._held(slices, unit, OWN), frozenset((unit,)))

    def _leaves(self, slices: Slices, below: Below) -> Iterator[Column]:
        """Yield the sums of leaves by place; they must be of one reach, and in one lane."""
        kinds = set()
        for place in below.inner:
            for pk in slices:
                sums = self.sums.get((pk, place), [])
                kinds |= {(pk, one.reach) for one in sums}
                if len(kinds) > 1:
                    raise NotPlainError
                yield self._even(sums, below.leaves[place])

    def _even(self, sums: Sequence[Sum], leaves: frozenset[int]) -> Column:
        """Return sums as a column if each unit that states anything there states every key."""
        if not sums:
            return NO_COLUMN
        stated = sums[0].stated
        present = leaves if stated == len(leaves) else leaves & frozenset(self.stating[sums[0].slice])
        if len(present) != stated or any(one.stated != stated or one.unfit for one in sums):
            raise NotPlainError
        return Column({one.breakdown: one.value for one in sums}, present)


def _joined(columns: Sequence[Column]) -> Column:
    """Add up columns that have the same keys."""
    given = [column for column in columns if column.values]
    if len(given) <= 1:
        return given[0] if given else NO_COLUMN
    keys = given[0].values.keys()
    if any(column.values.keys() != keys for column in given):
        raise NotPlainError
    values = {key: added(column.values[key] for column in given) for key in keys}
    return Column(values, NOBODY.union(*(column.present for column in given)))


def incomplete(sums: Mapping[tuple[int, int], list[Sum]], leaves: Mapping[int, frozenset[int]]) -> set[int]:
    """Return the slices in which not every leaf of a place states every key that is stated there."""
    return {
        pk for (pk, place), found in sums.items() if any(one.stated != len(leaves[place]) for one in found)
    }

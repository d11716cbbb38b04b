"""Figures that changed beyond belief against the period before (docs/algorithms/jumps.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

SLIPS = (10**3, 10**6)
"""Factors by which a figure is off that was written in another unit of measure."""
_ABOUT = 3
_JUMP = 100
_BIG = 1000
_TELLING = 100
_STEADY = 2
_FIFTH = 5


class Jump(StrEnum):
    """What a change looks like: a jump that may well be true, or a slip in the unit of measure."""

    JUMP = "jump"
    SLIP = "slip"


@dataclass(frozen=True)
class Change:
    """A figure now and in the period before, in the unit in which its row is written."""

    now: Fraction
    before: Fraction

    @property
    def larger(self) -> Fraction:
        """Return the larger of both amounts."""
        return max(abs(self.now), abs(self.before))

    @property
    def factor(self) -> Fraction:
        """Return how many times the larger is the smaller; 1 where one of both is 0."""
        smaller = min(abs(self.now), abs(self.before))
        return self.larger / smaller if smaller else Fraction(1)

    @property
    def slip(self) -> int:
        """Return the factor of a slip that the change is about, from a third to three times of it; else 0."""
        return next((slip for slip in SLIPS if Fraction(slip, _ABOUT) <= self.factor <= slip * _ABOUT), 0)

    @property
    def is_jump(self) -> bool:
        """Whether it is beyond what a quarter or a year brings, in figures that are not small."""
        return self.larger >= _BIG and self.factor >= _JUMP

    @property
    def is_telling(self) -> bool:
        """Whether it can speak for or against others: small figures change by any factor."""
        return self.larger >= _TELLING and bool(self.now and self.before)

    @property
    def is_steady(self) -> bool:
        """Whether nothing changed much, apart from a whole slip."""
        apart = [self.factor, *(self.factor / slip for slip in SLIPS)]
        return any(Fraction(1, _STEADY) < one < _STEADY for one in apart)


@dataclass(frozen=True)
class _Others:
    """What the telling changes beside one come to."""

    count: int
    unsteady: int
    jumps: int

    def speak_for_slip(self, change: Change) -> bool:
        steady = self.unsteady * _FIFTH <= self.count
        alone = self.jumps * _FIFTH < max(self.count, 1)
        return steady or (alone and change.larger % change.slip == 0)


def jumps(changes: Mapping[str, Change]) -> dict[str, Jump]:
    """Return the changes of one unit that are beyond belief, in the order given."""
    telling = {key: change for key, change in changes.items() if change.is_telling}
    unsteady = {key for key, change in telling.items() if not change.is_steady}
    far = {key for key, change in changes.items() if change.is_jump}

    def judged(key: str, change: Change) -> Jump:
        others = _Others(len(telling) - 1, len(unsteady - {key}), len((far & telling.keys()) - {key}))
        return Jump.SLIP if change.slip and others.speak_for_slip(change) else Jump.JUMP

    return {key: judged(key, changes[key]) for key in changes if key in far}

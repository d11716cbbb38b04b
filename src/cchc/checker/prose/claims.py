"""What a sentence claims of its numbers; spans are of the plain text it was read from."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from cchc.checker.prose.quantities import Quantity, Unit


@dataclass(frozen=True)
class Side:
    """One side of a division: an amount with its further readings and the words for it."""

    amount: Fraction
    others: tuple[Fraction, ...] = ()
    name: str = ""
    unit: Unit = Unit.COUNT

    @property
    def readings(self) -> tuple[Fraction, ...]:
        """All amounts that the digits allow, the likeliest first."""
        return (self.amount, *self.others)


@dataclass(frozen=True)
class RatioClaim:
    """“`part` of `wholes[0]` is `stated` per cent”; further `wholes` are what else may be meant, nearest "
    "first.

    `sure` when the sentence itself puts the three together; `only_holds` when it does so too loosely for
    anything to be accused.
    """

    part: Side
    wholes: tuple[Side, ...]
    stated: Quantity
    start: int
    stop: int
    sure: bool = True
    only_holds: bool = False


class Link(StrEnum):
    """How a sentence ties parts to their whole."""

    BRACKET = "bracket"
    CONSISTS = "consists"
    AMONG = "among"
    COLON = "colon"
    IMPLIED = "implied"
    REMAINDER = "remainder"
    OUTCOME = "outcome"


@dataclass(frozen=True)
class BreakdownClaim:
    """“`wholes[0]` …: `parts`”; further `wholes` are what the words may refer to instead, nearest first."""

    wholes: tuple[Quantity, ...]
    parts: tuple[Quantity, ...]
    link: Link
    start: int
    stop: int


@dataclass(frozen=True)
class ChangeClaim:
    """“from `before` to `after`”, perhaps “by `difference`” and “by `rate` per cent”.

    `sure` is false where `difference` may be a rate instead; `rises`: what the words say, None if nothing.
    """

    before: Quantity
    after: Quantity
    difference: Quantity | None
    rate: Quantity | None
    start: int
    stop: int
    sure: bool = True
    rises: bool | None = None

"""Whether one slip of the pen lies between two figures; of figures that should make one relation, which.

A contradiction that one changed, dropped, added or exchanged digit explains is likely to be one, also where
words tie the figures together only loosely. The fewer digits there are, the less that says.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil, floor

from cchc.checker.prose.quantities import Quantity
from cchc.engine.numbers import round_half_up

LEAST, TELLING, LONG, MOST, TRIED = 2, 3, 6, 15, 12
_SCALES = tuple(10**digits for digits in range(7))


def misprinted(one: Fraction, other: Fraction, least: int = LEAST) -> bool:
    """Whether two amounts are one digit apart, or two exchanged; the longer must have `least` digits."""
    short, long = sorted(_digits(one, other), key=len)
    if short == long or not least <= len(long) <= MOST:
        return False
    if len(short) == len(long):
        at = [index for index, digit in enumerate(long) if digit != short[index]]
        exchanged = len(at) == 2 and long[at[0]] == short[at[1]] and long[at[1]] == short[at[0]]
        return len(at) == 1 or (exchanged and at[1] == at[0] + 1)
    return any(long[:index] + long[index + 1 :] == short for index in range(len(long)))


def _digits(one: Fraction, other: Fraction) -> tuple[str, str]:
    """Both as whole numbers of one scale; long ones without the noughts that both end with."""
    if one < 0 or other < 0:
        return "", ""
    first, second = _whole(one, other)
    ended = min(len(first) - len(first.rstrip("0")), len(second) - len(second.rstrip("0")))
    return (first[:-ended], second[:-ended]) if ended and len(first) > LONG else (first, second)


def _whole(one: Fraction, other: Fraction) -> tuple[str, str]:
    if one.denominator == other.denominator == 1:
        return str(one.numerator), str(other.numerator)
    scale = next((step for step in _SCALES if _is_whole(one, step) and _is_whole(other, step)), 1)
    return (
        str(one.numerator * scale // one.denominator),
        str(other.numerator * scale // other.denominator),
    )


def _is_whole(amount: Fraction, scale: int) -> bool:
    return scale % amount.denominator == 0


def misprint_in_sum(total: Fraction, parts: Sequence[Fraction], least: int = LEAST) -> bool:
    """Whether parts would add up to a total if one of the figures had one slip less."""
    added = sum(parts, Fraction(0))
    return misprinted(total, added, least) or any(
        misprinted(part, total - added + part, least) for part in parts if total - added + part >= 0
    )


def misprint_in_ratio(stated: Quantity, part: Fraction, whole: Fraction, least: int = TELLING) -> bool:
    """Whether a percentage would be a part of a whole if one of the three had one slip less."""
    step = Fraction(1, 10**stated.decimals)
    low, high = stated.amount - step, stated.amount + step
    if low <= 0 or not part or not whole:
        return False
    return (
        misprinted(stated.amount, round_half_up(100 * part / whole, stated.decimals), TELLING)
        or any(misprinted(part, one, least) for one in _between(low * whole / 100, high * whole / 100))
        or any(misprinted(whole, one, least) for one in _between(100 * part / high, 100 * part / low))
    )


def _between(low: Fraction, high: Fraction) -> Iterator[Fraction]:
    """The whole numbers from one number to another; none where there are too many to tell anything."""
    first, last = ceil(low), floor(high)
    if last - first < TRIED:
        yield from (Fraction(one) for one in range(first, last + 1))

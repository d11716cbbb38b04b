"""When does a printed percentage agree with its numerator and denominator?"""

from enum import StrEnum
from fractions import Fraction

from cchc.engine.numbers import round_half_up


class Agreement(StrEnum):
    """How a printed value agrees with the exact one; all but DIFFERS are agreement."""

    ROUNDED = "rounded"
    TRUNCATED = "truncated"
    LAST_DIGIT = "last_digit"
    DIFFERS = "differs"


def agreement(stated: Fraction, exact: Fraction, decimals: int) -> Agreement:
    """Compare a value printed with `decimals` digits with the exact one.

    Rounded half-up and truncated values agree, and so does one unit of the last printed digit
    beside the rounded one: reports are often rounded twice on their way.
    """
    unit = Fraction(1, 10**decimals)
    rounded = round_half_up(exact, decimals)
    if stated == rounded:
        return Agreement.ROUNDED
    if stated == truncated(exact, decimals):
        return Agreement.TRUNCATED
    return Agreement.LAST_DIGIT if abs(stated - rounded) <= unit else Agreement.DIFFERS


def truncated(value: Fraction, decimals: int) -> Fraction:
    """The value with later digits cut off, towards zero."""
    scaled = abs(value) * 10**decimals
    cut = Fraction(scaled.numerator // scaled.denominator, 10**decimals)
    return cut if value >= 0 else -cut


def agrees(stated: Fraction, exact: Fraction, decimals: int) -> bool:
    """Whether printing explains the difference, if there is one."""
    return agreement(stated, exact, decimals) is not Agreement.DIFFERS

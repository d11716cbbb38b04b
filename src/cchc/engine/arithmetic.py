"""Exact arithmetic of figures that may be blank: what a blank does to a sum, a difference and a ratio."""

from collections.abc import Iterable
from fractions import Fraction
from functools import reduce

from cchc.engine.faults import N_, Fault
from cchc.engine.figures import MISSING, NONE_AROSE, NOT_APPLICABLE, Blank, Figure
from cchc.engine.numbers import print_number

NOT_YET_DUE = Figure(blank=Blank.NOT_YET_DUE)
WITHOUT_A_VALUE = (MISSING, NOT_YET_DUE)
HUNDRED = Fraction(100)


class NotANumber(Fault):
    """Words stand where a number is computed with."""

    def __init__(self, text: str) -> None:
        super().__init__(
            N_("“%(text)s” là chữ, không tính được. Hãy nhập số hoặc bỏ dòng này khỏi công thức."), text=text
        )


class DivisionByZero(Fault):
    """Something divided by zero; 0/0 is not a fault but none arose."""

    def __init__(self, numerator: Fraction) -> None:
        super().__init__(
            N_(
                "Mẫu số bằng 0 trong khi tử số là %(numerator)s nên không tính được tỷ lệ. "
                "Hãy kiểm tra lại hai số liệu này."
            ),
            numerator=print_number(numerator),
        )


def without_value(figures: Iterable[Figure]) -> Figure | None:
    """The blank that leaves a computation without a value, missing before not yet due; or None."""
    given = set(figures)
    return next((blank for blank in WITHOUT_A_VALUE if blank in given), None)


def amount_of(figure: Figure) -> Fraction:
    """The amount, 0 for none arose. Raises NotANumber for words; other blanks have no amount."""
    if figure.text is not None:
        raise NotANumber(figure.text)
    return figure.amount if figure.amount is not None else Fraction(0)


def added(figures: Iterable[Figure]) -> Figure:
    """The sum: none arose adds as 0, not applicable is skipped, missing and not yet due leave no value.

    Nothing to add, or only what is not applicable, is not applicable; only none arose is none arose.
    """
    return reduce(plus, figures, NOT_APPLICABLE)


def plus(left: Figure, right: Figure) -> Figure:
    """Left plus right."""
    return _combined(left, right, 1)


def minus(left: Figure, right: Figure) -> Figure:
    """Left minus right; nothing can be taken from what is not applicable."""
    if left == NOT_APPLICABLE:
        return without_value((right,)) or NOT_APPLICABLE
    return _combined(left, right, -1)


def percent(numerator: Figure, denominator: Figure) -> Figure:
    """100 × numerator ÷ denominator, exact. 0/0 is none arose; raises DivisionByZero for others over 0."""
    pair = (numerator, denominator)
    blank = without_value(pair)
    if blank is not None:
        return blank
    if NOT_APPLICABLE in pair:
        return NOT_APPLICABLE
    above, below = amount_of(numerator), amount_of(denominator)
    if below:
        return Figure(amount=HUNDRED * above / below)
    if above:
        raise DivisionByZero(above)
    return NONE_AROSE


def percent_cut(now: Figure, before: Figure) -> Figure:
    """100 × (before − now) ÷ before: by how many per cent a number was cut; negative when it grew."""
    if NOT_APPLICABLE in (now, before):
        return without_value((now, before)) or NOT_APPLICABLE
    return percent(minus(before, now), before) if amount_of(before) else percent(now, before)


def _combined(left: Figure, right: Figure, sign: int) -> Figure:
    blank = without_value((left, right))
    if blank is not None:
        return blank
    if NOT_APPLICABLE in (left, right):
        return left if right == NOT_APPLICABLE else right
    if left == right == NONE_AROSE:
        return NONE_AROSE
    return Figure(amount=amount_of(left) + sign * amount_of(right))

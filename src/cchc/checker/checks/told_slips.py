"""Figures that are one slip of the pen apart: a digit dropped or added, two digits exchanged."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from cchc.checker.checks.meaning import alike, size
from cchc.checker.checks.mentions import Mention
from cchc.checker.checks.told_rows import NARROW, told_otherwise
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.prose.families import Family
from cchc.checker.prose.quantities import Unit

LEAST_DIGITS, MOST_DIGITS = 3, 9
SMALLEST, LIKELY, CLEARLY, ENOUGH = 10, 0.4, 0.6, 3
MEASURED = frozenset({Unit.COUNT, Unit.MONEY})


def slips_of(amount: Fraction) -> Iterator[Fraction]:
    """The whole numbers from which a number is one slip away; of two digits only these exchanged."""
    digits = str(amount)
    if amount.denominator == 1 and len(digits) == 2 and digits[1] != "0":
        yield Fraction(digits[::-1])
    if amount.denominator != 1 or not LEAST_DIGITS <= len(digits) <= MOST_DIGITS:
        return
    for index in range(len(digits)):
        yield Fraction(int(digits[:index] + digits[index + 1 :]))
        yield Fraction(int(digits[:index] + digits[index : index + 2][::-1] + digits[index + 2 :]))
        for digit in "0123456789":
            yield Fraction(int(digits[: index + 1] + digit + digits[index + 1 :]))


def one_slip(one: Fraction, other: Fraction) -> bool:
    """Whether two whole numbers differ by one digit dropped, or by two digits exchanged."""
    if one.denominator != 1 or other.denominator != 1 or min(one, other) < 1:
        return False
    short, long = sorted((str(one), str(other)), key=len)
    if len(long) == len(short):
        at = [index for index in range(len(long)) if long[index] != short[index]]
        return len(at) == 2 and at[1] == at[0] + 1 and [long[i] for i in at] == [short[i] for i in at[::-1]]
    dropped = {long[:index] + long[index + 1 :] for index in range(len(long))}
    return short in dropped


def slipped_texts(told: Sequence[Mention]) -> Iterator[Verdict]:
    """Two sentences that count the same noun in like words, one slip apart."""
    by_noun: dict[tuple[str, Unit], list[Mention]] = defaultdict(list)
    repeated: dict[Fraction, int] = defaultdict(int)
    for mention in told:
        quantity = mention.quantity
        repeated[mention.amount] += 1
        if (
            quantity.unit in MEASURED
            and not mention.is_whole
            and (quantity.noun or quantity.unit is Unit.MONEY)
        ):
            by_noun[quantity.noun.split()[0] if quantity.noun else "", quantity.unit].append(mention)
    for listed in by_noun.values():
        for index, first in enumerate(listed):
            others = [one for one in listed[index + 1 :] if _same_told_otherwise(first, one)]
            if others:
                amounts = (others[0].amount, first.amount, first.quantity.unit)
                yield told_otherwise(others[0].spot, first.spot, amounts)


def _same_told_otherwise(first: Mention, second: Mention) -> bool:
    if not _slipped(first, second) or _one_sentence(first, second) or first.years != second.years:
        return False
    if not all(_agree(first, second, family) for family in Family):
        return False
    common = max(alike(one, other) for one in first.ways for other in second.ways)
    named = any(
        first.families.get(one) and first.families.get(one) == second.families.get(one) for one in NARROW
    )
    least = max(size(first.own & second.own), size(first.words & second.words))
    return least >= ENOUGH and common >= (LIKELY if named else CLEARLY)


def _slipped(first: Mention, second: Mention) -> bool:
    """One slip apart; of small figures only two digits exchanged, as in 07 and 70."""
    if first.quantity.below != second.quantity.below:
        return False
    if min(first.amount, second.amount) >= SMALLEST:
        return one_slip(*_digits(first, second))
    printed = [one.passage.text[one.quantity.start : one.quantity.stop] for one in (first, second)]
    return len(printed[0]) > 1 and printed[0] == printed[1][::-1] != printed[1]


def _digits(first: Mention, second: Mention) -> tuple[Fraction, Fraction]:
    """The printed digits: of money without the noughts of its scale."""
    if first.quantity.unit is not Unit.MONEY:
        return first.amount, second.amount
    scale = max(
        factor for factor in (1, 10**3, 10**6) if not (first.amount % factor or second.amount % factor)
    )
    while first.amount % (10 * scale) == 0 and second.amount % (10 * scale) == 0 and first.amount:
        scale *= 10
    return first.amount / scale, second.amount / scale


def _one_sentence(first: Mention, second: Mention) -> bool:
    if first.passage is not second.passage:
        return False
    reading = first.passage.reading
    return reading.sentence(first.quantity.start) == reading.sentence(second.quantity.start)


def _agree(first: Mention, second: Mention, family: Family) -> bool:
    """Whether both name the same member of a division; what only surroundings name may be missing."""
    one, other = first.scope.get(family), second.scope.get(family)
    if family not in NARROW and (one is None or other is None):
        return True
    named = family in first.families or family in second.families
    return one == other or (not named and (one is None or other is None))

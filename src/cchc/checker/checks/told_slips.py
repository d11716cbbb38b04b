"""Figures that are one slip of the pen apart: a digit dropped or added, two digits exchanged."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from cchc.checker.checks.meaning import alike, size
from cchc.checker.checks.mentions import Mention
from cchc.checker.checks.told_rows import NARROW, named_alike, told_otherwise
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.prose.families import Family
from cchc.checker.prose.quantities import Unit

LEAST_DIGITS, MOST_DIGITS = 3, 9
SMALLEST, LIKELY, CLEARLY, ENOUGH, MAGNITUDE, MOST_KNOWN = 10, 0.4, 0.6, 3, 20, 20
MEASURED = frozenset({Unit.COUNT, Unit.MONEY})


def slips_of(amount: Fraction) -> Iterator[Fraction]:
    """The whole numbers from which a number is one slip away; of two digits only these exchanged."""
    return (Fraction(int(digits or "0")) for digits in _slipped_digits(str(amount)))


def _slipped_digits(digits: str) -> Iterator[str]:
    """The same for printed digits, without noughts in front."""
    if len(digits) == 2 and digits.isdecimal() and digits[1] != "0":
        yield digits[::-1]
    if not LEAST_DIGITS <= len(digits) <= MOST_DIGITS or not digits.isdecimal():
        return
    for index in range(len(digits)):
        ahead, rest = digits[:index], digits[index + 1 :]
        yield (ahead + rest).lstrip("0")
        yield (ahead + digits[index : index + 2][::-1] + digits[index + 2 :]).lstrip("0")
        yield from (digits[: index + 1] + digit + rest for digit in "0123456789")


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
    """Two sentences that count the same noun in like words, one slip apart; the later against the earlier."""
    known: dict[tuple[str, Unit], dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for mention in told:
        quantity = mention.quantity
        if (
            quantity.unit not in MEASURED
            or mention.is_whole
            or not (quantity.noun or quantity.unit is Unit.MONEY)
        ):
            continue
        noun = quantity.noun.split()[0] if quantity.noun else ""
        listed, digits = known[noun, quantity.unit], str(_digits(mention))
        apart = dict.fromkeys((*_slipped_digits(digits), *(str(one) for one in _turned(mention))))
        earlier = [one for other in apart if other in listed for one in listed[other]]
        first = next((one for one in earlier if _same_told_otherwise(one, mention)), None)
        if first is not None:
            yield told_otherwise(mention.spot, first.spot, (mention.amount, first.amount, quantity.unit))
        if len(listed[digits]) < MOST_KNOWN:
            listed[digits].append(mention)


def _same_told_otherwise(first: Mention, second: Mention) -> bool:
    if not _slipped(first, second) or _one_sentence(first, second) or first.years != second.years:
        return False
    if not all(_agree(first, second, family) for family in Family):
        return False
    common = max(alike(one, other) for one in first.ways for other in second.ways)
    named = named_alike(first.families, second.families)
    least = max(size(first.own & second.own), size(first.words & second.words))
    return least >= ENOUGH and common >= (LIKELY if named else CLEARLY)


def _slipped(first: Mention, second: Mention) -> bool:
    """Of one magnitude; of small figures only two digits exchanged, as in 07 and 70."""
    if first.quantity.below != second.quantity.below or first.amount == second.amount:
        return False
    low, high = sorted((first.amount, second.amount))
    return low > 0 and high < MAGNITUDE * low if low >= SMALLEST else _digits(second) in _turned(first)


def _digits(mention: Mention) -> Fraction:
    """The printed digits: of money without the noughts of its scale."""
    amount = mention.amount
    if mention.quantity.unit is Unit.MONEY and amount.denominator == 1 and amount:
        return Fraction(str(amount).rstrip("0").rstrip("-") or "0")
    return amount


def _turned(mention: Mention) -> tuple[Fraction, ...]:
    """The figure with its two printed digits exchanged."""
    printed = mention.passage.text[mention.quantity.start : mention.quantity.stop]
    return (Fraction(printed[::-1]),) if len(printed) == 2 and printed.isdecimal() else ()


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
    if family is Family.STATE and {one, other} == {"done", None}:
        return True
    named = family in first.families or family in second.families
    return one == other or (not named and (one is None or other is None))

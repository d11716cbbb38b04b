"""Figures of two sentences that speak of one thing in other words, with digits exchanged or one changed.

Two exchanged digits of a figure of four or more seldom come by chance: one telling word, or one member of a
division, in common is enough. One changed digit needs a longer figure and more in common.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cchc.checker.checks.meaning import size
from cchc.checker.checks.mentions import Mention
from cchc.checker.checks.told_rows import apart_by_name, named_alike, told_otherwise
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.prose.quantities import Unit

LONG, LONGER, CHANGED, MOST = 4, 5, 2, 12
_EVERYWHERE = frozenset({"ho", "tiep", "nhan"})


def told_again(told: Sequence[Mention]) -> Iterator[Verdict]:
    """Judge figures of different texts; the later against the earlier."""
    by_digits: dict[str, list[Mention]] = defaultdict(list)
    for mention in filter(_is_plain, told):
        digits = str(mention.amount)
        earlier = (one for other in _slipped(digits) for one in by_digits.get(other, ()))
        first = next((one for one in earlier if _is_one(one, mention)), None)
        if first is not None:
            yield told_otherwise(mention.spot, first.spot, (mention.amount, first.amount, Unit.COUNT))
        if len(by_digits[digits]) < MOST:
            by_digits[digits].append(mention)


def _slipped(digits: str) -> Iterator[str]:
    """The digits with two neighbours exchanged; of longer figures also with one digit changed."""
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1]:
            yield digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    if len(digits) >= LONGER:
        for at, digit in enumerate(digits):
            yield from (digits[:at] + other + digits[at + 1 :] for other in "0123456789" if other != digit)


def _is_plain(mention: Mention) -> bool:
    quantity = mention.quantity
    whole = mention.amount.denominator == 1 and mention.amount > 0
    whole = whole and len(str(mention.amount)) >= LONG
    return whole and quantity.unit is Unit.COUNT and quantity.below is None and not mention.is_whole


def _is_one(first: Mention, second: Mention) -> bool:
    """Whether words in common, and none against it, tell that two figures are of one thing."""
    exchanged = sorted(str(first.amount)) == sorted(str(second.amount))
    common = size((first.words & second.words) - _EVERYWHERE) + named_alike(first.families, second.families)
    return common >= (1 if exchanged else CHANGED) and _may_be_one(first, second)


def _may_be_one(first: Mention, second: Mention) -> bool:
    """Whether nothing tells two figures apart: no one text, no noun, year or member of a division."""
    if first.passage is second.passage or first.years != second.years:
        return False
    nouns = {one.quantity.noun.split()[0] for one in (first, second) if one.quantity.noun}
    return len(nouns) < 2 and not apart_by_name(first.scope, second.scope)

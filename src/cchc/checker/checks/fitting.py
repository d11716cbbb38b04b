"""What fits although no word ties it together: sums and percentages of figures that stand near each other.

Nothing is accused here. A percentage that fits two figures of its paragraph, or an amount that is the sum of
its neighbours of the same noun, is listed as held.
"""

from collections.abc import Container, Iterator, Sequence
from fractions import Fraction

from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.ratios import fits
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind
from cchc.checker.prose.quantities import Quantity, Unit

SMALLEST, NEAR, FAR, LONGEST_RUN = 10, 4, 12, 8


def fitting_verdicts(
    passage: Passage, before: Sequence[Quantity], judged: Container[int]
) -> Iterator[Verdict]:
    """List what fits in one text; `before`: the amounts of the text right before it.

    `judged`: where percentages start that were judged already, and the clauses of wholes that were judged.
    """
    counted = [one for one in passage.reading.quantities if adds(one)]
    yield from _sums(passage, counted, judged)
    for stated in passage.reading.quantities:
        if stated.unit is Unit.PERCENT and stated.is_exact and stated.start not in judged:
            found = rate_of(stated, counted, before)
            if found is not None:
                start, stop = min(found.label_start, stated.label_start), max(found.end, stated.end)
                yield Verdict(Kind.RATIO, Spot(passage, start, stop))


def adds(one: Quantity) -> bool:
    """Whether it is an amount that can be added to others."""
    return one.unit in {Unit.COUNT, Unit.MONEY, Unit.POINTS} and one.is_exact and one.amount > 0


def _sums(passage: Passage, counted: Sequence[Quantity], judged: Container[int]) -> Iterator[Verdict]:
    for index, total in enumerate(counted):
        small = total.amount < SMALLEST and total.unit is not Unit.POINTS
        if small or total.label_start in judged:
            continue
        parts = _run(total, counted[index + 1 : index + 1 + FAR]) or _run(
            total, counted[max(index - FAR, 0) : index][::-1]
        )
        parts = parts or _apart(
            total, [*counted[max(index - NEAR, 0) : index], *counted[index + 1 : index + NEAR]]
        )
        if parts:
            spots = tuple(Spot(passage, one.label_start, one.end) for one in parts)
            yield Verdict(Kind.SUM, Spot(passage, total.label_start, total.end), spots)
            last = max(parts, key=lambda one: one.start)
            yield Verdict(Kind.SUM, Spot(passage, last.label_start, last.end), spots[:1])


def _run(total: Quantity, others: Sequence[Quantity]) -> list[Quantity]:
    """The first run of neighbours that add up to an amount."""
    for start in range(min(len(others), NEAR)):
        added = Fraction(0)
        for length, one in enumerate(others[start : start + LONGEST_RUN], start=1):
            added += one.amount
            if one.unit is not total.unit or added > total.amount:
                break
            if added == total.amount and length > 1:
                return list(others[start : start + length])
    return []


def _apart(total: Quantity, others: Sequence[Quantity]) -> list[Quantity]:
    """Two amounts of the same noun, not side by side, that add up to an amount of it."""
    alike = [one for one in others if one.unit is total.unit and same_noun(one, total)]
    for index, first in enumerate(alike):
        for second in alike[index + 1 :]:
            if first.amount + second.amount == total.amount:
                return [first, second]
    return []


def same_noun(one: Quantity, other: Quantity) -> bool:
    """Whether both name what they count, and by the same word."""
    return bool(one.noun and other.noun) and one.noun.split()[0] == other.noun.split()[0]


def rate_of(stated: Quantity, counted: Sequence[Quantity], before: Sequence[Quantity]) -> Quantity | None:
    """The part that, of some figure near, is the stated share of it, or its rise or fall."""
    earlier = [one for one in counted if one.start < stated.start][-FAR:]
    later = [one for one in counted if one.start > stated.start][:NEAR]
    parts = [*reversed(earlier[-2:]), *later[:1]] if stated.decimals else earlier[-1:]
    wholes = [*reversed(earlier), *later]
    if stated.decimals:
        wholes += reversed(before[-NEAR:])
    for part in parts:
        for whole in wholes:
            if whole is not part and _makes(stated, part, whole):
                return part
    return None


def _makes(stated: Quantity, part: Quantity, whole: Quantity) -> bool:
    alike = part.unit is whole.unit and (stated.decimals > 0 or same_noun(part, whole))
    bases = [base for base in (whole.amount, whole.below) if base and base >= SMALLEST]
    return alike and any(
        fits(stated.amount, stated.decimals, share, base)
        for base in bases
        for share in (part.amount, abs(part.amount - base))
        if share != base
    )

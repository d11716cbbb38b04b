"""What fits although no word ties it together: sums and percentages of figures that stand near each other.

Nothing is accused here. A percentage that fits two figures of its paragraph, or an amount that is the sum of
its neighbours, of a sentence after it or what is left of a pair before it, is listed as held.
"""

from collections.abc import Container, Iterator, Sequence
from fractions import Fraction
from itertools import groupby, pairwise

from cchc.checker.checks.meaning import meaning
from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.ratios import fits
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind
from cchc.checker.prose.quantities import Quantity, Unit

SMALLEST, TELLING, NEAR, FAR, LONGEST_RUN, FEWEST = 10, 100, 4, 12, 8, 3
HUNDRED = 100


def fitting_verdicts(
    passage: Passage,
    before: Sequence[Quantity],
    judged: Container[int],
    told: Container[tuple[int, int]] = frozenset(),
) -> Iterator[Verdict]:
    """List what fits in one text; `before`: the amounts of the text right before it.

    `judged`: where percentages start that were judged already; `told`: where the clauses of wholes and of
    their first parts begin that were judged.
    """
    counted = [one for one in passage.reading.quantities if adds(one)]
    for total, parts in (*_sums(counted), *_together(passage, counted), *_left(counted)):
        if (total.label_start, parts[0].label_start) not in told:
            yield from _held(passage, total, parts)
    for stated in passage.reading.quantities:
        if stated.unit is Unit.PERCENT and stated.is_exact and stated.start not in judged:
            found = rate_of(stated, counted, before)
            if found is not None:
                start, stop = min(found.label_start, stated.label_start), max(found.end, stated.end)
                yield Verdict(Kind.RATIO, Spot(passage, start, stop), loose=True)


def adds(one: Quantity) -> bool:
    """Whether it is an amount that can be added to others."""
    return one.unit in {Unit.COUNT, Unit.MONEY, Unit.POINTS} and one.is_exact and one.amount > 0


def _held(passage: Passage, total: Quantity, parts: Sequence[Quantity]) -> Iterator[Verdict]:
    spots = tuple(Spot(passage, one.label_start, one.end) for one in parts)
    yield Verdict(Kind.SUM, Spot(passage, total.label_start, total.end), spots)
    last = max(parts, key=lambda one: one.start)
    yield Verdict(Kind.SUM, Spot(passage, last.label_start, last.end), spots[:1])


def _sums(counted: Sequence[Quantity]) -> Iterator[tuple[Quantity, Sequence[Quantity]]]:
    """Each amount with the runs of neighbours that add up to it."""
    for index, total in enumerate(counted):
        if total.amount < SMALLEST and total.unit is not Unit.POINTS:
            continue
        after, ahead = counted[index + 1 : index + 1 + FAR], counted[max(index - FAR, 0) : index]
        found = [*_runs(total, after), *_runs(total, ahead[::-1])]
        if not found:
            apart = _apart(total, [*ahead[-NEAR:], *after[: NEAR - 1]])
            found = [apart] if apart else []
        yield from ((total, parts) for parts in found)


def _runs(total: Quantity, others: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """The runs of neighbours that add up to an amount."""
    for start in range(min(len(others), NEAR)):
        added = Fraction(0)
        for length, one in enumerate(others[start : start + LONGEST_RUN], start=1):
            added += one.amount
            if one.unit is not total.unit or added > total.amount:
                break
            if added == total.amount and length > 1:
                yield list(others[start : start + length])


def _apart(total: Quantity, others: Sequence[Quantity]) -> list[Quantity]:
    """Two amounts of the same noun, not side by side, that add up to an amount of it."""
    alike = [one for one in others if one.unit is total.unit and same_noun(one, total)]
    for index, first in enumerate(alike):
        for second in alike[index + 1 :]:
            if first.amount + second.amount == total.amount:
                return [first, second]
    return []


def _together(passage: Passage, counted: Sequence[Quantity]) -> Iterator[tuple[Quantity, Sequence[Quantity]]]:
    """The figures of a sentence that add up to one told before it."""
    earlier: dict[tuple[Unit, Fraction], Quantity] = {}
    for _span, listed in groupby(counted, lambda one: passage.reading.sentence(one.start)):
        parts = list(listed)
        total = earlier.get((parts[0].unit, sum((one.amount for one in parts), Fraction(0))))
        if total is not None and len(parts) >= FEWEST and len({one.unit for one in parts}) == 1:
            yield total, parts
        earlier |= {(one.unit, one.amount): one for one in parts}


def _left(counted: Sequence[Quantity]) -> Iterator[tuple[Quantity, Sequence[Quantity]]]:
    """An amount that is what “x/W” leaves of W, or what an amount leaves of the one before it."""
    for index, one in enumerate(counted):
        near = counted[max(index - NEAR, 0) : index]
        pairs = [pair for pair in near if pair.below is not None and pair.below - pair.amount == one.amount]
        if pairs and one.below is None:
            yield pairs[-1], [one]
        elif one.amount >= TELLING:
            for first, second in pairwise(near):
                whole, part = (first, second) if first.amount > second.amount else (second, first)
                if whole.unit is one.unit is part.unit and whole.amount - part.amount == one.amount:
                    yield whole, [part, one]


def same_noun(one: Quantity, other: Quantity) -> bool:
    """Whether both name what they count, and by the same word."""
    return bool(one.noun and other.noun) and one.noun.split()[0] == other.noun.split()[0]


def rate_of(stated: Quantity, counted: Sequence[Quantity], before: Sequence[Quantity]) -> Quantity | None:
    """The part that, of some figure near, is the stated share of it, or its rise or fall."""
    earlier = [one for one in counted if one.start < stated.start][-FAR:]
    later = [one for one in counted if one.start > stated.start][:NEAR]
    parts = (
        [*reversed(earlier[-2:]), *later[:1], *_named(stated, earlier)] if stated.decimals else earlier[-2:]
    )
    wholes = [*reversed(earlier), *later]
    if stated.decimals:
        wholes += reversed(before[-NEAR:])
    for part in parts:
        for whole in wholes:
            if whole is not part and _makes(stated, part, whole):
                return part
    return None


def _named(stated: Quantity, earlier: Sequence[Quantity]) -> list[Quantity]:
    """The counts whose words the words before a percentage say, too: “online 89 %” of “online 6,589”."""
    words = meaning(stated.label)
    return (
        [one for one in reversed(earlier) if words & meaning(f"{one.label} {one.noun}")][:NEAR]
        if words
        else []
    )


def _is_apart(stated: Quantity, part: Quantity, whole: Quantity) -> bool:
    """Whether both count different things, and the percentage does not name the whole (“of the plan”)."""
    named = bool(part.noun and whole.noun) and not same_noun(part, whole)
    return named and not meaning(stated.label) & meaning(whole.label)


def _makes(stated: Quantity, part: Quantity, whole: Quantity) -> bool:
    bases = [base for base in (whole.amount, whole.below) if base and base >= SMALLEST]
    if part.unit is not whole.unit or (stated.decimals == 1 and _is_apart(stated, part, whole)):
        return False
    if not stated.decimals and not same_noun(part, whole):
        return part.below is None and any(HUNDRED * part.amount == stated.amount * base for base in bases)
    return any(
        fits(stated.amount, stated.decimals, share, base)
        for base in bases
        for share in (part.amount, abs(part.amount - base))
        if share != base
    )

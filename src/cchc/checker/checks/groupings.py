"""Which of the parts that a sentence lists make its whole: all of them, some, or those of one division."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from cchc.checker.prose.claims import BreakdownClaim, Link
from cchc.checker.prose.families import Family, dividing_family, memberships
from cchc.checker.prose.quantities import Quantity, Unit

MOST_LOOSE, SMALLEST, LARGE = 10, 10, 100
_HEADS = re.compile(r"(?:số|tổng|có|đã|đang|còn)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Column:
    """Amounts that may add up: of the numbers themselves, or of what they are out of."""

    total: Fraction
    parts: tuple[Fraction, ...]
    tolerance: Fraction = Fraction(0)

    def holds(self, chosen: Sequence[int]) -> bool:
        """Whether the chosen parts are the total."""
        return abs(sum((self.parts[index] for index in chosen), Fraction(0)) - self.total) <= self.tolerance


def makes_whole(text: str, claim: BreakdownClaim, whole: Quantity) -> tuple[int, ...] | None:
    """Which of the parts of a breakdown add up to a whole, by their places; None if no grouping does."""
    parts = claim.parts
    return (
        grouping(amounts(whole, parts), loose(claim, parts))
        or _first_ones(text, whole, parts)
        or _divided_again(text, whole, parts)
        or _closed_list(text, whole, parts)
    )


def _closed_list(text: str, whole: Quantity, parts: Sequence[Quantity]) -> tuple[int, ...] | None:
    """The first parts that make the whole, where “and” closes their list or the whole is large."""
    for count in range(len(parts) - 1, 1, -1):
        closed = " và " in text[parts[count - 2].end : parts[count - 1].start]
        if (closed or whole.amount >= LARGE) and amounts(whole, parts[:count]).holds(range(count)):
            return tuple(range(count))
    return None


def divisions(text: str, whole: Quantity, parts: Sequence[Quantity]) -> list[list[int]]:
    """The places of the parts between semicolons, where they are several; without the whole told again."""
    listed: list[list[int]] = [[]]
    for index, part in enumerate(parts):
        if index and ";" in text[parts[index - 1].end : part.start]:
            listed.append([])
        if part.amount != whole.amount:
            listed[-1].append(index)
    return [chosen for chosen in listed if len(chosen) > 1]


def _divided_again(text: str, whole: Quantity, parts: Sequence[Quantity]) -> tuple[int, ...] | None:
    """The parts between two semicolons that make the whole."""
    for chosen in divisions(text, whole, parts):
        if amounts(whole, [parts[index] for index in chosen]).holds(range(len(chosen))):
            return tuple(chosen)
    return None


def told_once(claim: BreakdownClaim) -> BreakdownClaim:
    """Without what follows where a sentence tells the whole again: another division of it."""
    whole = claim.wholes[0]
    again = [index for index, part in enumerate(claim.parts) if part.amount == whole.amount]
    if whole.amount < SMALLEST or not again:
        return claim
    first = 1 if again[0] == 0 else 0
    stop = next((index for index in again if index > first), len(claim.parts))
    return replace(claim, parts=claim.parts[first:stop]) if stop - first > 1 else claim


def _first_ones(text: str, whole: Quantity, parts: Sequence[Quantity]) -> tuple[int, ...] | None:
    """The first parts that make the whole, where the first semicolon ends them: another division follows."""
    for count in range(len(parts) - 1, 1, -1):
        ended = ";" in text[parts[count - 1].end : parts[count].start]
        listed = ";" in text[parts[0].end : parts[count - 1].start]
        if ended and not listed and amounts(whole, parts[:count]).holds(range(count)):
            return tuple(range(count))
    return None


def amounts(whole: Quantity, parts: Sequence[Quantity]) -> Column:
    """A whole and its parts as figures; of “x/W” that which the parts make."""
    amounts = tuple(part.amount for part in parts)
    total = whole.amount
    if whole.below is not None and all(part.below is None for part in parts) and sum(amounts) == whole.below:
        total = whole.below
    return Column(total, amounts, tolerance(whole, parts))


def tolerance(whole: Quantity, parts: Sequence[Quantity]) -> Fraction:
    """What rounding explains: amounts with decimals may miss their sum by their last digits."""
    steps = [_step(one) for one in (whole, *parts) if one.decimals]
    return len(steps) * max(steps) / 2 if steps and whole.unit is not Unit.POINTS else Fraction(0)


def _step(one: Quantity) -> Fraction:
    """One unit of the last printed digit: of money in the largest measure that gives so many decimals."""
    printed = one.amount * 10**one.decimals
    scales = (10**9, 10**6, 10**3) if one.unit is Unit.MONEY else ()
    scale = next((factor for factor in scales if (printed / factor).denominator == 1), 1)
    return Fraction(scale, 10**one.decimals)


def said(part: Quantity) -> str:
    """The words before a figure and what it counts."""
    return f"{part.label} {part.noun}"


def loose(claim: BreakdownClaim, parts: Sequence[Quantity]) -> frozenset[int]:
    """The parts that may not belong to the whole: of another noun or kind, told with a total of their own.

    Early is left out where “on time” may include it; after “of which”, so is what a new heading begins.
    """
    if dividing_family([said(part) for part in parts]) in {Family.ACT, Family.LEVEL}:
        return frozenset()
    nouns = [part.noun.split()[0] for part in parts if part.noun]
    usual = max(sorted(set(nouns)), key=nouns.count, default="")
    told_alike = 2 * nouns.count(usual) > len(nouns)
    pairs = sum(part.below is not None for part in parts)
    loose = {
        index
        for index, part in enumerate(parts)
        if (told_alike and part.noun and part.noun.split()[0] != usual)
        or (part.below is not None and 2 * pairs < len(parts))
        or _is_within_on_time(part, parts)
    }
    heads = [index for index, part in enumerate(parts) if index and _HEADS.match(part.label)]
    if heads and claim.link in {Link.AMONG, Link.COLON}:
        loose |= set(range(heads[0], len(parts)))
    return frozenset(loose) if nouns or heads or loose else frozenset()


def _is_within_on_time(part: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether “early” may already be counted in “on time”."""
    on_time = [one.amount for one in parts if memberships(one.label).get(Family.TIME) == "on"]
    return memberships(part.label).get(Family.TIME) == "early" and any(part.amount <= one for one in on_time)


def grouping(column: Column, loose: frozenset[int] = frozenset()) -> tuple[int, ...] | None:
    """The parts that add up to the total: all of them, or all but some of the `loose` ones; at least two."""
    every = tuple(range(len(column.parts)))
    if column.holds(every):
        return every
    if not loose or len(loose) > MOST_LOOSE:
        return None
    firm = [index for index in every if index not in loose]
    for count in range(len(loose) - 1, -1, -1):
        for chosen in combinations(sorted(loose), count):
            kept = tuple(sorted([*firm, *chosen]))
            if len(kept) > 1 and column.holds(kept):
                return kept
    return None

"""Figures beside words that stand in hardly another place of a report: “04 officials on rotation” twice.

Two neighbouring words that only two or three texts of a report have tie these texts together, also where the
rest is told quite otherwise. Figures of one noun beside them are one figure, or should be.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from cchc.checker.checks.meaning import Weights, coverage, size
from cchc.checker.checks.mentions import Mention
from cchc.checker.checks.misprints import misprinted
from cchc.checker.checks.told_rows import apart_by_name, told_otherwise
from cchc.checker.checks.told_scopes import is_moved, quarters
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind
from cchc.checker.prose.kinds import counts_as
from cchc.checker.prose.quantities import Unit
from cchc.checker.prose.words import bare_words, words_of
from cchc.engine.rules.slips import transpositions

Pair = tuple[str, str]
BEFORE, AFTER, RARE, MOST, LONG, ENOUGH, LEAST, FAR = 90, 70, 3, 3, 3, 4, 10, Fraction(3, 2)
ALIKE, TELLING = 0.7, 0.4
_STOP = re.compile(r"[;:.()\n0-9]|,(?! [a-zà-ỹđ]+ (?:và|tổ))")
_LOOSE = re.compile(
    r"\b(?:trong đó|riêng|lũy kế|luỹ kế|cùng kỳ|mỗi|bình quân|tăng|giảm|thêm|còn lại|tiếp tục"
    r"|phấn đấu|dự kiến)\b",
    re.IGNORECASE,
)
_EMPTY = frozenset(words_of("cua va cac cho ve la co da duoc trong voi tai nay so den tu thi o do theo bi"))


def rare_verdicts(told: Sequence[Mention]) -> Iterator[Verdict]:
    """Judge the figures of two texts that share a rare pair of words."""
    beside = {id(one): _pairs(one) | _wide(one) for one in told if _is_plain(one)}
    places: dict[Pair, set[int]] = defaultdict(set)
    for passage in {id(one.passage): one.passage for one in told}.values():
        for pair in pairwise(_telling(passage.text)):
            places[pair].add(passage.order)
    by_pair: dict[Pair, list[Mention]] = defaultdict(list)
    for one in told:
        for pair in beside.get(id(one), ()):
            if 1 < len(places[pair]) <= RARE:
                by_pair[pair].append(one)
    weight = Weights(one.own for one in told)
    judged: set[tuple[int, int]] = set()
    for listed in by_pair.values():
        for first, second in pairwise(listed[:MOST]):
            if (id(first), id(second)) not in judged and _may_be_one(first, second):
                judged.add((id(first), id(second)))
                yield from _judged(first, second, weight)


def _telling(text: str) -> list[str]:
    return [word for word in bare_words(text) if word not in _EMPTY and len(word) > 1]


def _is_plain(one: Mention) -> bool:
    quantity = one.quantity
    before = one.passage.text[quantity.label_start : quantity.start]
    counted = quantity.unit in {Unit.COUNT, Unit.MONEY} and not one.is_whole and one.words == one.own
    return counted and bool(quantity.noun or quantity.unit is Unit.MONEY) and not _LOOSE.search(before)


def _pairs(one: Mention) -> set[Pair]:
    """The pairs of words right beside a figure, not over it."""
    quantity, text = one.quantity, one.passage.text
    after = _STOP.split(text[quantity.stop : quantity.stop + AFTER], maxsplit=1)[0]
    return {*pairwise(_telling(quantity.label)), *pairwise(_telling(after))}


def _wide(one: Mention) -> set[Pair]:
    """The pairs of words of the sentence before a figure."""
    text = one.passage.text
    start = max(one.passage.reading.sentence(one.quantity.start)[0], one.quantity.start - BEFORE)
    return {*pairwise(_telling(text[start : one.quantity.start]))}


def _may_be_one(first: Mention, second: Mention) -> bool:
    if first.passage is second.passage or first.years != second.years or is_moved(first) != is_moved(second):
        return False
    if quarters(first) != quarters(second):
        return False
    one, other = first.quantity, second.quantity
    named = counts_as(one.noun, other.noun) or counts_as(other.noun, one.noun)
    named = named and one.below == other.below
    return one.unit is other.unit and named and not apart_by_name(first.scope, second.scope)


def _one_noun(first: Mention, second: Mention) -> bool:
    one, other = first.quantity.noun.split()[:1], second.quantity.noun.split()[:1]
    return one == other


def _nearly_one(first: Mention, second: Mention) -> bool:
    """Whether two figures are near, with enough words in common."""
    low, high = sorted((first.amount, second.amount))
    near = high <= low * FAR or (high < LEAST and high <= 2 * low)
    return near and size(first.own & second.own) >= ENOUGH


def _judged(first: Mention, second: Mention, weight: Weights) -> Iterator[Verdict]:
    shared = min(coverage(first.own, second.own, weight), coverage(second.own, first.own, weight))
    exchanged = first.amount in transpositions(second.amount) and min(first.amount, second.amount) >= LEAST
    slipped = exchanged or misprinted(first.amount, second.amount, LONG)
    if first.amount == second.amount:
        yield Verdict(Kind.DUPLICATE, second.spot, (first.spot,))
        yield Verdict(Kind.DUPLICATE, first.spot, (second.spot,))
    elif (
        (exchanged and _one_noun(first, second))
        or (slipped and shared >= TELLING)
        or (shared >= ALIKE and _nearly_one(first, second))
    ):
        yield told_otherwise(second.spot, first.spot, (second.amount, first.amount, second.quantity.unit))

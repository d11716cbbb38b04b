"""The same quantity told in two sentences."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from cchc.checker.checks.meaning import meaning, size
from cchc.checker.checks.mentions import Mention
from cchc.checker.checks.misprints import misprinted
from cchc.checker.checks.passages import Spot
from cchc.checker.checks.told_again import told_again
from cchc.checker.checks.told_rows import told_otherwise
from cchc.checker.checks.told_slips import slipped_texts
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind
from cchc.checker.prose.quantities import Quantity, Unit

ENOUGH, RARE = 4, 1000
AFTER, BACK, FAR = 40, 12, 15
FEWEST, APART, SMALLEST_PAIR = 5, 2, 10
_KINDS = re.compile(
    r"\s*(?:(?:huyện|thị xã|thành phố|xã|phường|thị trấn|quận|đặc khu"
    r"|cơ quan chuyên môn(?: cấp (?:tỉnh|huyện))?)"
    r"(?:,\s*|\s+và\s+|(?=\W|$)))+"
)
_THESE = re.compile(r"\s+(?:[^\W\d]+\s+){1,3}?(?:này|ấy|đó)\b", re.IGNORECASE)
_ABOVE = re.compile(r"\b(?:nói trên|nêu trên|kể trên|trên đây|vừa nêu)\b", re.IGNORECASE)


def text_and_text(told: Sequence[Mention]) -> Iterator[Verdict]:
    """Figures in two sentences: same words, beside one rare figure, nearly equal, or told back to."""
    by_words: dict[tuple[frozenset[str], Unit], list[Mention]] = defaultdict(list)
    for mention in told:
        if size(mention.own) > ENOUGH and size(meaning(mention.quantity.label)) > 1 and not mention.is_whole:
            by_words[mention.words, mention.quantity.unit].append(mention)
    for listed in by_words.values():
        for first, second in pairwise(listed):
            if first.passage is not second.passage:
                yield from _twice(first, second)
    yield from _beside_the_same(told)
    yield from _nearly_the_same(told)
    yield from _told_back(told)
    yield from _these(told)
    yield from slipped_texts(told)
    yield from told_again(told)
    yield from _numbers_of_units(told)
    yield from _turned_round(told)


def _twice(first: Mention, second: Mention) -> Iterator[Verdict]:
    if (first.quantity.amount, first.quantity.below) == (second.quantity.amount, second.quantity.below):
        yield Verdict(Kind.DUPLICATE, first.spot, (second.spot,))
        return
    pairs = first.quantity.below is not None or second.quantity.below is not None
    together = first.passage.section == second.passage.section or not first.years
    if first.years == second.years and together and not pairs:
        amounts = (first.amount, second.amount, first.quantity.unit)
        yield told_otherwise(first.spot, second.spot, amounts)


def _these(told: Sequence[Mention]) -> Iterator[Verdict]:
    """“these 868 documents”: as many as were told right before, not one slip away from that."""
    for index, mention in enumerate(told):
        text = mention.passage.text[mention.quantity.stop : mention.quantity.end + AFTER]
        if mention.is_whole or not mention.quantity.noun or not _THESE.match(text):
            continue
        earlier = [
            one
            for one in told[max(index - FAR, 0) : index]
            if mention.passage.order - one.passage.order <= 1
            and one.quantity.noun.split()[:1] == mention.quantity.noun.split()[:1]
        ]
        same = [one for one in earlier if one.amount == mention.amount]
        slipped = [one for one in earlier if misprinted(one.amount, mention.amount)]
        if same:
            yield Verdict(Kind.DUPLICATE, mention.spot, (same[-1].spot,))
        elif slipped:
            amounts = (mention.amount, slipped[-1].amount, mention.quantity.unit)
            yield told_otherwise(mention.spot, slipped[-1].spot, amounts)


def _told_back(told: Sequence[Mention]) -> Iterator[Verdict]:
    """“the … mentioned above” against the figure it points back to: same unit, a word in common."""
    for index, mention in enumerate(told):
        text = mention.passage.text[mention.quantity.stop : mention.quantity.end + AFTER]
        if not _ABOVE.search(text.split(",")[0].split(".")[0]):
            continue
        earlier = [
            one
            for one in reversed(told[:index])
            if mention.passage.order - one.passage.order <= BACK
            and one.quantity.unit is mention.quantity.unit
            and size(one.words & mention.words) > 1
        ]
        if earlier:
            yield _pointed(mention, earlier[0])


def _pointed(mention: Mention, earlier: Mention) -> Verdict:
    step = Fraction(
        _scale(mention.amount) if mention.quantity.unit is Unit.MONEY else 1, 10**mention.quantity.decimals
    )
    if abs(mention.amount - earlier.amount) <= step:
        return Verdict(Kind.DUPLICATE, mention.spot, (earlier.spot,))
    return told_otherwise(mention.spot, earlier.spot, (mention.amount, earlier.amount, mention.quantity.unit))


def _scale(amount: Fraction) -> int:
    return next((factor for factor in (10**9, 10**6, 10**3) if abs(amount) >= factor), 1)


def _nearly_the_same(told: Sequence[Mention]) -> Iterator[Verdict]:
    """Large figures of one noun in one text that differ by a single digit."""
    large: dict[tuple[int, str], list[Mention]] = defaultdict(list)
    for mention in told:
        if mention.amount >= RARE * 10 and mention.quantity.noun and mention.amount.denominator == 1:
            large[mention.passage.order, mention.quantity.noun.split()[0]].append(mention)
    for listed in large.values():
        for index, first in enumerate(listed):
            others = [one for one in listed[index + 1 :] if _one_digit_apart(first.amount, one.amount)]
            if others and sum(one.amount == others[0].amount for one in listed) > 1:
                yield told_otherwise(first.spot, others[0].spot, (first.amount, others[0].amount, Unit.COUNT))


def _one_digit_apart(one: Fraction, other: Fraction) -> bool:
    digits = str(one), str(other)
    return len(digits[0]) == len(digits[1]) and sum(a != b for a, b in zip(*digits, strict=True)) == 1


def _beside_the_same(told: Sequence[Mention]) -> Iterator[Verdict]:
    """Two sentences share one rare figure; another figure of the same noun differs."""
    rare: dict[tuple[Fraction, str], list[Mention]] = defaultdict(list)
    for mention in told:
        if (
            mention.amount >= RARE
            and mention.quantity.noun
            and not mention.is_whole
            and mention.quantity.below is None
        ):
            rare[mention.amount, mention.quantity.noun.split()[0]].append(mention)
    for listed in rare.values():
        for first, second in pairwise(listed):
            if first.passage is not second.passage:
                yield Verdict(Kind.DUPLICATE, first.spot, (second.spot,))
                yield from _companions(first, second)


def _companions(first: Mention, second: Mention) -> Iterator[Verdict]:
    one, other = _beside(first), _beside(second)
    if one is None or other is None or not one.noun or not other.noun:
        return
    noun = one.noun.split()[0]
    if noun != other.noun.split()[0] or noun == first.quantity.noun.split()[0]:
        return
    spots = (
        Spot(first.passage, one.label_start, first.quantity.end),
        Spot(second.passage, other.label_start, second.quantity.end),
    )
    if one.amount == other.amount:
        yield Verdict(Kind.DUPLICATE, spots[0], (spots[1],))
    else:
        yield told_otherwise(*spots, (one.amount, other.amount, one.unit))


def _beside(mention: Mention) -> Quantity | None:
    """The count told right before a figure in its sentence."""
    reading = mention.passage.reading
    at = reading.quantities.index(mention.quantity)
    if at == 0:
        return None
    before = reading.quantities[at - 1]
    close = mention.quantity.start - before.end < 60 and not reading.ends_between(
        before.stop, mention.quantity.start
    )
    return (
        before if close and before.unit is Unit.COUNT and before.below is None and before.is_exact else None
    )


def _numbers_of_units(told: Sequence[Mention]) -> Iterator[Verdict]:
    """“11/11 districts” and “11/12 districts”: how many there are in all is one number."""
    wholes: dict[str, list[Mention]] = defaultdict(list)
    for mention in told:
        places = _list_of_places(mention) if mention.is_whole and mention.amount >= FEWEST else ""
        if places:
            wholes[places].append(mention)
    for listed in wholes.values():
        first = listed[0]
        other = next((one for one in listed if 0 < abs(one.amount - first.amount) <= APART), None)
        if other is not None:
            yield told_otherwise(other.spot, first.spot, (other.amount, first.amount, Unit.COUNT))
        else:
            yield from (Verdict(Kind.DUPLICATE, one.spot, (first.spot,)) for one in listed[1:])


def _list_of_places(mention: Mention) -> str:
    """The kinds of places that are counted: “huyện, thị xã, thành phố”."""
    rest = mention.passage.text[mention.quantity.stop : mention.quantity.stop + 60]
    found = _KINDS.match(rest.casefold())
    return " ".join(word for word in re.findall(r"\w+", found.group()) if word != "và") if found else ""


def _turned_round(told: Sequence[Mention]) -> Iterator[Verdict]:
    """“x/y” in one sentence and “y/x” in another."""
    pairs: dict[tuple[Fraction, Fraction], Mention] = {}
    for mention in told:
        below = mention.quantity.below
        if (
            mention.is_whole
            or below is None
            or min(mention.amount, below) < SMALLEST_PAIR
            or below == mention.amount
        ):
            continue
        other = pairs.get((below, mention.amount))
        if other is not None:
            yield told_otherwise(
                mention.spot, other.spot, (mention.amount, other.amount, mention.quantity.unit)
            )
        pairs.setdefault((mention.amount, below), mention)

"""Figures that stand in a row and nearly make the one before or after them, though no word says so.

The figures of a sentence, or of the sentences after one, are taken as the parts of the figure right before
them or right after them. Where they make it, `fitting` lists that; where one slip of the pen lies between,
or three figures of its noun miss it by little, it is a warning. Figures that other checks settled are left.
"""

from collections.abc import Container, Iterator, Sequence
from fractions import Fraction
from itertools import groupby, takewhile

from cchc.checker.checks.fitting import adds
from cchc.checker.checks.groupings import Column
from cchc.checker.checks.misprints import TELLING, misprint_in_sum
from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.sums import differs
from cchc.checker.checks.verdicts import Verdict, named
from cchc.checker.prose.quantities import Quantity
from cchc.checker.prose.reading import OUTSIDE
from cchc.checker.prose.words import bare_words

NEAR, FEWEST, ROW, SENTENCES, SMALLEST = Fraction(1, 12), 3, 12, 3, 10
FIRST, FIRST_YEAR, LAST_YEAR = 3, 1990, 2100


def near_totals(passage: Passage, settled: Container[int]) -> Iterator[Verdict]:
    """Judge the rows of figures of one text; `settled`: where the clauses of judged figures begin."""
    reading = passage.reading
    counted = [one for one in reading.members(OUTSIDE) if adds(one) and one.below is None]
    sentences = [list(told) for _span, told in groupby(counted, lambda one: reading.sentence(one.start))]
    for index, told in enumerate(sentences):
        following = sentences[index + 1 : index + 1 + SENTENCES]
        for total, listed in (*_rows(told, following), *_bracketed(passage, told)):
            parts = _of_one_measure(total, listed)
            free = total.label_start not in settled and any(one.label_start not in settled for one in parts)
            if free and _is_near(total, parts):
                yield _differs(passage, total, parts)
                break


def _rows(
    told: Sequence[Quantity], following: Sequence[Sequence[Quantity]]
) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """Each figure that may be a total with the figures that may be its parts."""
    yield told[-1], [*told[:-1]]
    for index, total in enumerate(told[:FIRST]):
        yield total, [*told[index + 1 :]]
    parts: list[Quantity] = []
    for more in following:
        parts += more
        yield told[-1], [*parts]


def _bracketed(passage: Passage, told: Sequence[Quantity]) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """“12 offices: the town (5 offices) and the communes (7 offices)”: a figure of each bracket."""
    reading = passage.reading
    start, stop = reading.sentence(told[0].start)
    inside = [
        reading.members(index)
        for index in reading.brackets_within(start, stop)
        if reading.brackets[index].around == OUTSIDE
    ]
    parts = [listed[0] for listed in inside if len(listed) == 1 and adds(listed[0])]
    noun = parts[0].noun.split()[:1] if parts else []
    totals = [one for one in told if noun and one.noun.split()[:1] == noun and one.stop < parts[0].start]
    if totals:
        yield totals[0], parts


def _of_one_measure(total: Quantity, listed: Sequence[Quantity]) -> list[Quantity]:
    """The figures of a row up to the first that is measured in another way than the total."""
    return list(takewhile(lambda one: one.unit is total.unit, listed))


def _is_near(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether parts nearly make a total."""
    if not 1 < len(parts) <= ROW or total.amount < SMALLEST or _is_year(total):
        return False
    amounts = [one.amount for one in parts]
    added = sum(amounts, Fraction(0))
    if added == total.amount:
        return False
    misprint = misprint_in_sum(total.amount, amounts, TELLING)
    if _counts_all(total, parts):
        return misprint or (len(parts) >= FEWEST and abs(added - total.amount) <= total.amount * NEAR)
    return misprint and len(parts) >= FEWEST and total.start > parts[-1].start


def _is_year(one: Quantity) -> bool:
    return not one.noun and not one.decimals and FIRST_YEAR <= one.amount <= LAST_YEAR


def _counts_all(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether all parts name no noun, or one: the total's, or one that the words before the total name."""
    nouns = {part.noun.split()[0] for part in parts if part.noun}
    if total.noun:
        nouns.add(total.noun.split()[0])
    said = bare_words(total.label)
    return len({noun for noun in nouns if bare_words(noun)[0] not in said}) <= 1


def _differs(passage: Passage, total: Quantity, parts: Sequence[Quantity]) -> Verdict:
    first, last = min(total, *parts, key=_start), max(total, *parts, key=_start)
    spot = Spot(passage, first.label_start, last.end)
    others = tuple(Spot(passage, one.label_start, one.end) for one in (total, *parts))
    column = Column(total.amount, tuple(one.amount for one in parts))
    return differs(column, [named(one, "phần") for one in parts], total, (spot, others, False))


def _start(one: Quantity) -> int:
    return one.start

"""Pairs of one whole: “18/38 excellent, 17/38 good, 3/38 plain” share out the 38 between them."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from cchc.checker.checks.groupings import Column
from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.sums import differs
from cchc.checker.checks.verdicts import Verdict, named
from cchc.checker.findings import Kind
from cchc.checker.prose.families import dividing_family
from cchc.checker.prose.quantities import Quantity, Unit

FEWEST, SMALLEST, NEAR = 3, 5, Fraction(1, 10)


def one_whole_verdicts(passage: Passage) -> Iterator[Verdict]:
    """Judge each run of pairs of one whole in a sentence, where their labels divide it."""
    pairs = [one for one in passage.reading.quantities if one.below and one.unit is Unit.COUNT]
    for (_sentence, whole), told in groupby(
        pairs, lambda one: (passage.reading.sentence(one.start), one.below)
    ):
        parts = list(told)
        if whole is not None and whole >= SMALLEST and len(parts) >= FEWEST:
            yield from _judged(passage, parts, whole)


def _judged(passage: Passage, parts: Sequence[Quantity], whole: Fraction) -> Iterator[Verdict]:
    column = Column(whole, tuple(one.amount for one in parts))
    spot = Spot(passage, parts[0].label_start, parts[-1].end)
    others = tuple(Spot(passage, one.label_start, one.end) for one in parts)
    added = sum(column.parts, Fraction(0))
    if added == whole:
        yield Verdict(Kind.SUM, spot, others)
    elif dividing_family([one.label for one in parts]) and abs(added - whole) <= whole * NEAR:
        yield differs(column, [named(one, "phần") for one in parts], parts[0], (spot, others, False))

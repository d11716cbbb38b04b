"""A figure, by how much it moved, and by how many per cent: “374 people, down 13 (down 3.5 %)”."""

import re
from collections.abc import Collection, Iterator
from fractions import Fraction
from itertools import pairwise

from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.verdicts import Verdict, shown
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.directions import FALLS, RISES
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.numbers import print_number

_MOVED = re.compile(rf"\b(?:{RISES}|{FALLS})\s*$", re.IGNORECASE)
_THAT_IS = re.compile(
    rf"[^;.:()\d]{{0,12}}[,(]?\s*\(?(?:tức|tương đương|tương ứng|bằng|hay)?\s*(?:là )?"
    rf"(?:{RISES}|{FALLS})?\s*",
    re.IGNORECASE,
)


def step_verdicts(passage: Passage, judged: Collection[int] = ()) -> Iterator[Verdict]:
    """Judge each percentage right behind a difference whose base stands before it in the sentence.

    Percentages that start at one of `judged` have been judged.
    """
    figures = passage.reading.quantities
    for at, (step, rate) in enumerate(pairwise(figures)):
        if rate.start in judged or not _belong(passage.text, step, rate):
            continue
        bases = [one for one in figures[:at] if _may_be_base(passage, one, step)]
        if bases:
            yield _judged(passage, bases, step, rate)


def _belong(text: str, step: Quantity, rate: Quantity) -> bool:
    told = step.unit in {Unit.COUNT, Unit.MONEY} and rate.unit is Unit.PERCENT
    plain = told and step.below is None and rate.below is None and step.is_exact and rate.is_exact
    if not plain or not _MOVED.search(text[: step.start]):
        return False
    return any(_THAT_IS.fullmatch(text, stop, rate.start) for stop in (step.end, step.stop))


def _may_be_base(passage: Passage, one: Quantity, step: Quantity) -> bool:
    near = not passage.reading.ends_between(one.stop, step.start)
    return near and one.unit is step.unit and one.below is None and one.is_exact and one.amount > step.amount


def _judged(passage: Passage, bases: list[Quantity], step: Quantity, rate: Quantity) -> Verdict:
    spot = Spot(passage, bases[-1].label_start, rate.end)
    others = tuple(Spot(passage, one.label_start, one.end) for one in (bases[-1], step))
    rates = [100 * step.amount / base for one in bases for base in _bases(one.amount, step.amount)]
    unit = Fraction(1, 10**rate.decimals)
    if any(abs(one - rate.amount) < unit for one in rates):
        return Verdict(Kind.RATIO, spot, others)
    template = N_(
        "Ghi tăng hoặc giảm %(stated)s, nhưng %(step)s so với %(base)s là %(computed)s. Hãy kiểm tra số "
        "chênh lệch, số gốc và tỷ lệ."
    )
    computed = f"{print_number(100 * step.amount / bases[-1].amount, max(rate.decimals, 1))}%"
    params = {"stated": shown(rate), "step": shown(step), "base": shown(bases[-1]), "computed": computed}
    return Verdict(
        Kind.RATIO, spot, others, Severity.WARNING, params["stated"], computed, Message(template, params)
    )


def _bases(amount: Fraction, step: Fraction) -> tuple[Fraction, ...]:
    """What a figure was before, if it is the one before, or the one after a fall or a rise."""
    return tuple(base for base in (amount, amount + step, amount - step) if base > 0)

"""Percentages that share out a whole between them: very content, content, not content."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from cchc.checker.checks.groupings import Column, tolerance
from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.verdicts import Verdict, printed
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.families import Family, memberships
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.checker.prose.words import bare_words
from cchc.engine.faults import N_
from cchc.engine.messages import Message

_AMONG = re.compile(r"\b(?:trong đó|gồm)\b", re.IGNORECASE)
FEWEST, WHOLE = 3, 100
# What excludes each other and leaves nothing over, so that two percentages never make more than 100.
_COMPLEMENTS = (
    (("tu bao dam", "tu dam bao", "tu chu"), ("ngan sach",)),
    (("nam",), ("nu",)),
    (("truc tuyen",), ("truc tiep",)),
    (("dung han", "truoc han", "dung hen", "som han"), ("qua han", "tre han", "tre hen", "cham han")),
)
# For each division the members without which percentages need not make 100.
_NEEDED = {
    Family.CONTENT: frozenset({"content", "not"}),
    Family.RATING: frozenset({"excellent", "good", "plain"}),
    Family.TIME: frozenset({"early", "on", "late"}),
}


def hundred_verdicts(passage: Passage) -> Iterator[Verdict]:
    """Judge each sentence that gives a percentage to every member of a division."""
    listed: dict[tuple[int, int], list[Quantity]] = {}
    for one in passage.reading.quantities:
        if one.unit is Unit.PERCENT and one.is_exact and one.below is None:
            listed.setdefault(passage.reading.sentence(one.start), []).append(one)
    for percents in listed.values():
        if len(percents) >= FEWEST and _share_out(percents):
            yield hundred(percents, Spot(passage, percents[0].label_start, percents[-1].end))
        yield from _shares(passage, percents)
        for pair in pairwise(percents):
            if _complete(*pair) and sum(one.amount for one in pair) >= WHOLE:
                yield hundred(pair, Spot(passage, pair[0].label_start, pair[1].end))


def _shares(passage: Passage, percents: Sequence[Quantity]) -> Iterator[Verdict]:
    """“98 % …, of which a 75 %, b 23 %”: parts of a share that make it."""
    for index, whole in enumerate(percents):
        parts = percents[index + 1 :]
        if len(parts) > 1 and _AMONG.search(passage.text, whole.stop, parts[0].start):
            column = Column(whole.amount, tuple(one.amount for one in parts), tolerance(whole, parts))
            if column.holds(range(len(parts))):
                yield Verdict(Kind.SUM, Spot(passage, whole.label_start, parts[-1].end))


def _complete(one: Quantity, other: Quantity) -> bool:
    """Whether two percentages are of what makes a whole between them: online and at the desk."""
    words = [f" {' '.join(bare_words(quantity.label))} " for quantity in (one, other)]
    return any(
        any(f" {phrase} " in words[first] for phrase in these)
        and any(f" {phrase} " in words[1 - first] for phrase in those)
        for these, those in _COMPLEMENTS
        for first in (0, 1)
    )


def _share_out(percents: list[Quantity]) -> bool:
    """Whether the labels are different members of one division, all the needed ones among them."""
    named = [memberships(one.label) for one in percents]
    for family, needed in _NEEDED.items():
        members = [said.get(family) for said in named]
        if None not in members and len(set(members)) == len(members) and needed <= set(members):
            return True
    return False


def hundred(percents: Sequence[Quantity], spot: Spot, others: tuple[Spot, ...] = ()) -> Verdict:
    """Judge the percentages of all parts of a whole: they add up to 100 but for what rounding explains."""
    column = Column(
        Fraction(100), tuple(one.amount for one in percents), tolerance(percents[0], percents[1:])
    )
    if column.holds(range(len(percents))):
        return Verdict(Kind.SUM, spot, others)
    params = {
        "written": " + ".join(printed(one, Unit.PERCENT) for one in column.parts),
        "computed": printed(sum(column.parts, Fraction(0)), Unit.PERCENT),
    }
    template = N_(
        "Các tỷ lệ của cùng một tổng cộng lại là %(written)s = %(computed)s, không phải 100%%. "
        "Hãy tính lại từng tỷ lệ, hoặc nêu phần còn thiếu."
    )
    message = Message(template, params)
    return Verdict(Kind.SUM, spot, others, Severity.WARNING, "100%", params["computed"], message)

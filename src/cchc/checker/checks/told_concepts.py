"""One thing counted in a sentence and in a row, or in two sentences, told in quite other words.

What both count is known by its concept instead of by its words. A row is accused only of what the text
tells in one way; a sentence of another only where one slip of the pen lies between.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from cchc.checker.checks.meaning import alike
from cchc.checker.checks.mentions import Mention
from cchc.checker.checks.misprints import misprinted
from cchc.checker.checks.told_rows import Figure, apart_by_name, told_otherwise
from cchc.checker.checks.told_scopes import is_moved, of_another_scope, quarters
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind
from cchc.checker.prose.concepts import concept_of, counted_in
from cchc.checker.prose.families import Family
from cchc.checker.prose.quantities import Unit
from cchc.engine.rules.slips import transpositions

Marks = frozenset[str]
Said = tuple[Mention, Marks]
AFTER, LEAST, LONG, FAR, LIKE = 60, 10, 4, Fraction(3, 2), 0.8
_STOP = re.compile(r"[;:.()\n0-9]|, (?:trong đó|gồm|đạt|tăng|giảm|đã|đang|còn|chưa|trả|bằng|chiếm|có mặt)\b")
_PART = re.compile(
    r"\b(?:trong đó|riêng|nốt|còn lại|gồm|chia ra|lũy kế|luỹ kế|cùng kỳ|mỗi|bình quân|tăng|giảm|thêm|hơn"
    r"|năm 20[0-9]{2})\b",
    re.IGNORECASE,
)


def concept_verdicts(told: Sequence[Mention], rows: Sequence[Figure]) -> Iterator[Verdict]:
    """Judge what sentences and rows tell of one concept."""
    said: dict[str, list[Said]] = defaultdict(list)
    for mention in told:
        named = _concept(mention)
        if named is not None:
            said[named[0]].append((mention, named[1]))
    for row in rows:
        named = _row_concept(row)
        if named is not None:
            yield from _against(row, named[1], [one for one in said[named[0]] if _may_be_one(one[0], row)])
    for listed in said.values():
        yield from _slipped(listed)
    yield from _twice_listed(rows)


def _twice_listed(rows: Sequence[Figure]) -> Iterator[Verdict]:
    """Two rows of one concept: the later against the first that is not above it."""
    first: dict[tuple[str, Marks, int], Figure] = {}
    for row in rows:
        named = _row_concept(row)
        if named is None or row.node.parent in (None, *(one.node for one in first.values())):
            continue
        other = first.setdefault((*named, row.node.table), row)
        if other is row or apart_by_name(_scope(row), _scope(other)) or alike(row.words, other.words) < LIKE:
            continue
        if other.amounts[0] == row.amounts[0]:
            yield Verdict(Kind.DUPLICATE, row.node.spot, (other.node.spot,))
        elif _may_be_wrong(other.amounts[0], row.amounts[0]):
            amounts = (row.amounts[0], other.amounts[0], row.unit)
            yield told_otherwise(row.node.spot, other.node.spot, amounts)


def _scope(row: Figure) -> dict[Family, str]:
    return {**row.inherited, **row.families}


def _concept(mention: Mention) -> tuple[str, Marks] | None:
    quantity, text = mention.quantity, mention.passage.text
    before = text[quantity.label_start : quantity.start]
    if mention.is_whole or quantity.unit is not Unit.COUNT or mention.inherited or _PART.search(before):
        return None
    if text.lstrip().startswith("+"):  # What it counts some of stands in the point above.
        return None
    return concept_of(before, _STOP.split(text[quantity.stop : quantity.stop + AFTER], maxsplit=1)[0])


def _row_concept(row: Figure) -> tuple[str, Marks] | None:
    if row.unit is not Unit.COUNT or len(row.amounts) != 1:
        return None
    found = concept_of("", f"{row.node.row.label} {row.node.row.unit}")
    return found if found is not None and counted_in(found[0], row.node.row.unit) else None


def _may_be_one(mention: Mention, row: Figure) -> bool:
    return not (
        is_moved(mention)
        or of_another_scope(mention, row)
        or apart_by_name(mention.scope, {**row.inherited, **row.families})
    )


def _against(row: Figure, marks: Marks, told: Sequence[Said]) -> Iterator[Verdict]:
    """A row holds where some sentence tells its figure, and is accused where all tell one other."""
    listed = [(one, its) for one, its in told if its == marks or not (its and marks)]
    same = [one for one, _its in listed if one.amount == row.amounts[0]]
    if same:
        yield Verdict(Kind.DUPLICATE, row.node.spot, (same[0].spot,))
        yield Verdict(Kind.DUPLICATE, same[0].spot, (row.node.spot,))
    elif len({one.amount for one, _its in listed}) == 1 and listed[0][1] == marks:
        first = listed[0][0]
        if first.quantity.below == row.amounts[0] or not _may_be_wrong(first.amount, row.amounts[0]):
            return
        yield told_otherwise(first.spot, row.node.spot, (first.amount, row.amounts[0], row.unit))


def _may_be_wrong(one: Fraction, other: Fraction) -> bool:
    """Whether two figures are alike enough to be one thing miswritten, not two things."""
    low, high = sorted((one, other))
    if not low:
        return False
    return high < LEAST or high <= low * FAR or misprinted(one, other)


def _slipped(listed: Sequence[Said]) -> Iterator[Verdict]:
    """Two sentences of one concept, one slip apart: the later against the first."""
    for index, (mention, marks) in enumerate(listed):
        earlier = [one for one, its in listed[:index] if its == marks and _is_slip(one, mention)]
        if earlier:
            amounts = (mention.amount, earlier[0].amount, mention.quantity.unit)
            yield told_otherwise(mention.spot, earlier[0].spot, amounts)


def _is_slip(first: Mention, second: Mention) -> bool:
    exchanged = first.amount in transpositions(second.amount)
    slipped = exchanged or misprinted(first.amount, second.amount, LONG)
    same = first.years == second.years and quarters(first) == quarters(second)
    return slipped and same and min(first.amount, second.amount) >= LEAST

"""A whole with its parts told in a sentence and in neighbouring rows: most agree, one does not."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cchc.checker.checks.meaning import Weights, coverage
from cchc.checker.checks.mentions import Mention
from cchc.checker.checks.told_rows import Figure, apart_by_name, named_alike, told_otherwise
from cchc.checker.checks.told_scopes import comparable, counts_alike, is_moved, of_another_scope, suits
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.prose.quantities import Unit
from cchc.engine.rules.agreement import agrees

ENOUGH, MOST_TOLD, SMALLEST, AGREEING, MOST_FAMILIES = 0.45, 14, 4, 2, 50
MEASURED = frozenset({Unit.COUNT, Unit.MONEY, Unit.PERCENT})


@dataclass(frozen=True)
class Family:
    """Rows of one parent with their parent: what is told together in an appendix."""

    rows: tuple[Figure, ...]

    @property
    def amounts(self) -> frozenset[Fraction]:
        """All amounts that stand there."""
        return frozenset(row.amounts[0] for row in self.rows)


def group_verdicts(told: Sequence[Mention], rows: Sequence[Figure], weight: Weights) -> Iterator[Verdict]:
    """For each sentence the rows that share most of its figures: what is left over on both sides."""
    families = _families([row for row in rows if len(row.amounts) == 1 and row.unit in MEASURED])
    by_amount: dict[Fraction, list[int]] = defaultdict(list)
    for index, family in enumerate(families):
        for amount in family.amounts:
            by_amount[amount].append(index)
    for sentence in _sentences(told):
        amounts = {mention.amount for mention in sentence if mention.amount >= SMALLEST}
        shared = Counter(index for amount in amounts for index in by_amount.get(amount, ())[:MOST_FAMILIES])
        best = min(shared, key=lambda index: (-shared[index], index), default=None)
        if best is not None and _mostly(sentence, families[best]):
            yield from _left_over(sentence, families[best], weight)


def _families(rows: Sequence[Figure]) -> list[Family]:
    by_parent: dict[int, list[Figure]] = {}
    for row in rows:
        for parent in dict.fromkeys((id(row.node.parent), id(row.node))):
            by_parent.setdefault(parent, []).append(row)
    return [Family(tuple(found)) for found in by_parent.values() if len(found) > AGREEING]


def _sentences(told: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The amounts of each sentence that has several."""
    listed: dict[tuple[int, int], list[Mention]] = {}
    for mention in told:
        if mention.quantity.unit in MEASURED:
            start, _stop = mention.passage.reading.sentence(mention.quantity.start)
            listed.setdefault((mention.passage.order, start), []).append(mention)
    yield from (found for found in listed.values() if AGREEING < len(found) <= MOST_TOLD)


def _agreeing(sentence: Sequence[Mention], family: Family) -> set[Fraction]:
    """The different amounts that stand in both, small ones left out."""
    told = {mention.amount for mention in sentence if mention.amount >= SMALLEST}
    return told & family.amounts


def _mostly(sentence: Sequence[Mention], family: Family) -> bool:
    agreeing = len(_agreeing(sentence, family))
    return agreeing >= AGREEING and 2 * agreeing >= min(len(family.rows), len(sentence))


def _left_over(sentence: Sequence[Mention], family: Family, weight: Weights) -> Iterator[Verdict]:
    told = {mention.amount for mention in sentence}
    rows = [row for row in family.rows if row.amounts[0] not in told]
    head = _heads(sentence, family)
    if head is not None:
        whole, above = head
        amounts = whole.amount, above.amounts[0], whole.quantity.unit
        yield told_otherwise(whole.spot, above.node.spot, amounts)
        return
    for mention in sentence:
        if mention.amount in family.amounts or mention.is_whole:
            continue
        scored = [(_likeness(mention, row, weight), -index) for index, row in enumerate(rows)]
        score, index = max(scored, default=(0.0, 0))
        named = [one for one in rows if _is_named(mention, one)]
        row = rows[-index] if score >= ENOUGH else named[0] if len(named) == 1 else None
        if row is not None and not _rounds(mention, row):
            yield told_otherwise(
                mention.spot, row.node.spot, (mention.amount, row.amounts[0], mention.quantity.unit)
            )


def _rounds(mention: Mention, row: Figure) -> bool:
    """Whether printing explains the difference of two percentages."""
    said = sorted(
        ((mention.quantity.decimals, mention.amount), (row.node.decimals, row.amounts[0])),
        key=lambda one: one[0],
    )
    (decimals, coarse), (_more, fine) = said
    return row.unit is Unit.PERCENT and agrees(coarse, fine, decimals)


def _is_named(mention: Mention, row: Figure) -> bool:
    """Whether both name one level, channel or state, and no two members of a division."""
    alike = named_alike(mention.families, row.families) and comparable(mention.quantity, row)
    return alike and not apart_by_name(mention.families, row.families)


def _heads(sentence: Sequence[Mention], family: Family) -> tuple[Mention, Figure] | None:
    """The whole of a sentence and the row above its parts' rows, where these differ."""
    above = [row for row in family.rows if all(_is_under(one, row) for one in family.rows if one is not row)]
    whole = max(sentence, key=lambda one: one.amount)
    agreeing = _agreeing(sentence, family) - {whole.amount}
    parts = [one for one in sentence if one.amount in agreeing and one is not whole]
    if len(above) != 1 or above[0].amounts[0] == whole.amount or whole is not sentence[0] or is_moved(whole):
        return None
    complete = len(parts) > 1 and sum(one.amount for one in parts) == whole.amount
    return (
        (whole, above[0]) if complete and whole.quantity.unit is above[0].unit and not whole.years else None
    )


def _is_under(row: Figure, above: Figure) -> bool:
    return row.node.parent is above.node


def _likeness(mention: Mention, row: Figure, weight: Weights) -> float:
    """How much of a row's words the figure's own words and its whole's say, 0 where the scopes differ."""
    same = suits(mention, row) and comparable(mention.quantity, row) and counts_alike(mention, row)
    if not same or is_moved(mention) or of_another_scope(mention, row):
        return 0.0
    ways = mention.ways if mention.quantity.noun else (mention.own,)
    return max(coverage(row.words, way, weight) for way in ways)

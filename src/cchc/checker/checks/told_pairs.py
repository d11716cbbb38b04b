"""“x/W” in a sentence against two rows of one heading: the whole and its share."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from cchc.checker.checks.meaning import Weights, coverage
from cchc.checker.checks.mentions import Mention
from cchc.checker.checks.rows import is_share
from cchc.checker.checks.table_rows import Node
from cchc.checker.checks.told_rows import Figure, told_otherwise
from cchc.checker.checks.told_scopes import suits
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind
from cchc.checker.prose.families import dividing_family
from cchc.checker.prose.quantities import Unit

HALF, ENOUGH, CLEARLY, SMALLEST, RARE, NEIGHBOURS = 0.4, 0.6, 0.75, 10, 100, 3
MEASURED = frozenset({Unit.COUNT, Unit.MONEY})


def pair_verdicts(told: Sequence[Mention], rows: Sequence[Figure], weight: Weights) -> Iterator[Verdict]:
    """One of the two figures is the row's, the other is not the other row's, or both are exchanged."""
    counted = [row for row in rows if row.unit in MEASURED and len(row.amounts) == 1]
    by_node = {id(row.node): row for row in counted}
    by_amount: dict[Fraction, list[Figure]] = defaultdict(list)
    for row in counted:
        by_amount[row.amounts[0]].append(row)
    for mention in told:
        quantity = mention.quantity
        if mention.is_whole or quantity.below is None or quantity.unit not in MEASURED:
            continue
        if quantity.below >= SMALLEST and quantity.amount != quantity.below:
            yield from _judged(mention, (by_amount, by_node), weight)


def _judged(
    mention: Mention,
    known: tuple[Mapping[Fraction, Sequence[Figure]], Mapping[int, Figure]],
    weight: Weights,
) -> Iterator[Verdict]:
    by_amount, by_node = known
    part, whole = mention.quantity.amount, mention.quantity.below or Fraction(0)
    for one in by_amount.get(whole, ()):
        for other in _kin(one, by_node):
            likely = _named(other, mention, weight) >= CLEARLY and _named(one, mention, weight) >= HALF
            if not likely or not _share_of(other.node, one.node) or not suits(mention, other):
                continue
            if other.amounts[0] == part:
                yield Verdict(Kind.DUPLICATE, mention.spot, (other.node.spot, one.node.spot))
                return
            yield told_otherwise(
                mention.spot, other.node.spot, (part, other.amounts[0], mention.quantity.unit)
            )
            return
    for one in by_amount.get(part, ()):
        enough = ENOUGH if part < RARE else HALF
        if part < SMALLEST or _named(one, mention, weight) < enough:
            continue
        for other in _kin(one, by_node):
            if _contradicts(one, other, whole) and _named(other, mention, weight) >= enough:
                yield told_otherwise(
                    mention.spot, other.node.spot, (whole, other.amounts[0], mention.quantity.unit)
                )
                return


def _contradicts(one: Figure, other: Figure, whole: Fraction) -> bool:
    """Whether the row beside the part's is another whole, or the two rows are exchanged."""
    if other.amounts[0] == whole:
        return _share_of(other.node, one.node)
    return _share_of(one.node, other.node)


def _kin(row: Figure, by_node: Mapping[int, Figure]) -> Iterator[Figure]:
    """The row above, the rows beside and the rows right under."""
    parent = row.node.parent
    beside = parent.children if parent is not None else []
    at = next((index for index, one in enumerate(beside) if one is row.node), 0)
    near = [*beside[max(at - NEIGHBOURS, 0) : at + NEIGHBOURS + 1], *row.node.children[: NEIGHBOURS + 1]]
    if parent is not None:
        near.append(parent)
    for node in near:
        if node is not row.node and id(node) in by_node:
            yield by_node[id(node)]


def _named(row: Figure, mention: Mention, weight: Weights) -> float:
    return coverage(row.words, mention.around, weight)


def _share_of(node: Node, other: Node) -> bool:
    """Whether a row counts a share of another: under it, or the other says that it is the total."""
    if node.parent is other:
        return True
    if dividing_family([node.row.label, other.row.label]) is not None:
        return False
    if other.parent is node:
        return False
    if is_share(node) and not is_share(other):
        return True
    totals = ("tong so", "tong ", "so luong tong")
    return other.key.startswith(totals) and not node.key.startswith(totals)

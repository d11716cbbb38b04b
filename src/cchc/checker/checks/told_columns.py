"""A sentence against a row of several columns: quarters and the period, this year and the last."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from cchc.checker.appendix.values import is_figure
from cchc.checker.checks.meaning import Weights, coverage, meaning, size
from cchc.checker.checks.mentions import Mention
from cchc.checker.checks.table_rows import Node
from cchc.checker.checks.told_rows import COLUMNS, money_of, told_otherwise
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind
from cchc.checker.prose.quantities import Unit
from cchc.engine.number_reading import NumberFault, read_number
from cchc.engine.rules.slips import transpositions

LEAST, ENOUGH, SAID, MOST = 10, 0.6, 0.3, 40


def column_row_verdicts(told: Sequence[Mention], listed: Sequence[Node]) -> Iterator[Verdict]:
    """Judge each figure of a sentence that a column of a row has, or has with two digits exchanged."""
    rows = [(node, meaning(f"{node.row.label} {node.row.unit}"), _amounts(node)) for node in listed]
    rows = [one for one in rows if len(one[2]) >= COLUMNS and size(one[1]) > 1]
    weight = Weights(words for _node, words, _amounts_there in rows)
    by_amount: dict[Fraction, list[int]] = defaultdict(list)
    for index, (_node, _words, amounts) in enumerate(rows):
        for amount in {*amounts, *(other for one in amounts for other in transpositions(one))}:
            by_amount[amount].append(index)
    for mention in told:
        if mention.is_whole or mention.amount < LEAST or mention.quantity.unit is Unit.PERCENT:
            continue
        near = [rows[index] for index in by_amount.get(mention.amount, ())[:MOST]]
        scored = [(_likeness(mention, words, weight), node, amounts) for node, words, amounts in near]
        _score, node, amounts = max(scored, key=lambda one: one[0], default=(0.0, None, ()))
        if node is None or _score < ENOUGH:
            continue
        if mention.amount in amounts:
            yield Verdict(Kind.DUPLICATE, node.spot, (mention.spot,))
            yield Verdict(Kind.DUPLICATE, mention.spot, (node.spot,))
        else:
            printed = next(one for one in amounts if mention.amount in transpositions(one))
            yield told_otherwise(mention.spot, node.spot, (mention.amount, printed, mention.quantity.unit))


def _amounts(node: Node) -> tuple[Fraction, ...]:
    """The figures of all columns of a row that compare nothing."""
    factor = money_of(node)
    found = [] if node.value is None else [node.value * factor]
    for header, raw in node.row.others:
        if is_figure(raw) and "%" not in header:
            try:
                found.append(read_number(raw).amount * factor)
            except NumberFault:
                continue
    return tuple(found) if not node.is_rate and not node.row.choices else ()


def _likeness(mention: Mention, words: frozenset[str], weight: Weights) -> float:
    """How much of a row's words stand around a figure, 0 where few are its own."""
    own = coverage(words, mention.words, weight)
    return coverage(words, mention.around, weight) if own >= SAID else 0.0

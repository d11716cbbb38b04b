"""The rules that a form has because of how its rows stand to one another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc.engine.bindings.ast import Call, Combined, Expression, Function, Reference, Row
from cchc.engine.kinds import ValueType
from cchc.engine.rules.findings import Figures, Finding, Rule
from cchc.engine.rules.pairs import NeverFalls, SameValue
from cchc.engine.rules.ratios import RatioAgrees
from cchc.engine.rules.single import ChoiceInList, count_range, percent_range
from cchc.engine.rules.sums import Partition, PartOfTotal


@dataclass(frozen=True)
class RowShape:
    """What the rules need to know of a row.

    `part_of`: the row it is a part of. `partition`: the rows that add up to it. `bounded`: a percentage that
    cannot pass 100 (not so: the percentage of a plan). `before`: the key under which its earlier value of the
    same year is given, for a figure that never falls.
    """

    key: str
    value_type: ValueType = ValueType.COUNT
    expression: Expression | None = None
    part_of: str | None = None
    partition: tuple[str, ...] = ()
    choices: tuple[int, ...] = ()
    bounded: bool = False
    rounded: bool = False
    before: str | None = None


def structural_rules(rows: Iterable[RowShape]) -> tuple[Rule, ...]:
    """The rules of a form, in the order of its rows, each once; rows that print one reference come last."""
    given = tuple(rows)
    found = [rule for row in given for rule in _rules_of(row)]
    return (*dict.fromkeys(found), *_same_references(given))


def check_all(rules: Sequence[Rule], figures: Figures) -> tuple[Finding, ...]:
    """What the rules find, in their order."""
    return tuple(finding for rule in rules if (finding := rule.check(figures)) is not None)


def _rules_of(row: RowShape) -> Iterator[Rule]:
    if row.value_type is ValueType.COUNT:
        yield count_range(row.key)
    if row.value_type is ValueType.PERCENT and row.bounded:
        yield percent_range(row.key)
    if row.choices:
        yield ChoiceInList(row.key, row.choices)
    if row.part_of is not None:
        yield PartOfTotal(row.key, row.part_of)
    if row.partition:
        yield Partition(row.key, row.partition, rounded=row.rounded)
    if row.before is not None:
        yield NeverFalls(row.before, row.key)
    if row.expression is not None:
        yield from _rules_of_expression(row, row.expression)


def _rules_of_expression(row: RowShape, expression: Expression) -> Iterator[Rule]:
    match expression:
        case Call(Function.RATIO, (Row(key=above), Row(key=below))):
            yield RatioAgrees(row.key, above, below)
        case Combined():
            parts = _plain_sum(expression)
            if parts:
                yield Partition(row.key, parts, rounded=row.rounded)


def _plain_sum(expression: Expression) -> tuple[str, ...]:
    """The rows of `$a + $b + …`; empty for anything else."""
    match expression:
        case Row(key=key):
            return (key,)
        case Combined(sign="+", left=left, right=Row(key=key)):
            before = _plain_sum(left)
            return (*before, key) if before else ()
        case _:
            return ()


def _same_references(rows: tuple[RowShape, ...]) -> Iterator[Rule]:
    printed: Mapping[str, list[str]] = defaultdict(list)
    for row in rows:
        if isinstance(row.expression, Reference):
            printed[str(row.expression)].append(row.key)
    for keys in printed.values():
        if len(keys) > 1:
            yield SameValue(tuple(keys))

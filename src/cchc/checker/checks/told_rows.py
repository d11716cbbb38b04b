"""Rows of appendices as figures that may be told again elsewhere."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from cchc.checker.appendix.values import is_figure
from cchc.checker.checks.meaning import meaning, size
from cchc.checker.checks.mentions import ON_THE_DAY
from cchc.checker.checks.passages import Spot
from cchc.checker.checks.table_rows import Node
from cchc.checker.checks.verdicts import Verdict, printed
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.families import Family, memberships
from cchc.checker.prose.quantities import Unit
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.text import search_key

SHORT, COLUMNS = 2, 2
NARROW = frozenset({Family.LEVEL, Family.TIME, Family.CHANNEL, Family.SERVICE, Family.STATE})
_MONEY = {"trieu dong": 10**6, "ty dong": 10**9, "nghin dong": 10**3, "dong": 1}
_REMARK = re.compile(r"\([^()]*\)")


@dataclass(frozen=True)
class Figure:
    """A row as something that may be told again: its amounts in the units of sentences.

    `families`: what its label names; `inherited`: what only the headings above it name.
    """

    node: Node
    amounts: tuple[Fraction, ...]
    words: frozenset[str]
    families: dict[Family, str]
    unit: Unit
    inherited: dict[Family, str] = field(default_factory=dict)


def figures(listed: Sequence[Node]) -> tuple[Figure, ...]:
    """The rows with a value, or a pair of values, of all appendices."""
    found = []
    for node in listed:
        factor = _MONEY.get(search_key(node.row.unit), 0)
        amounts = _amounts(node, factor or 1)
        if amounts and not node.row.choices and len(_further(node)) < COLUMNS:
            unit = Unit.PERCENT if node.is_rate else Unit.MONEY if factor else Unit.COUNT
            words, above = _words(node, unit), memberships(" ".join(node.row.headings[-1:]))
            found.append(Figure(node, amounts, words, _families(node), unit, above))
    return tuple(found)


def _further(node: Node) -> list[str]:
    """The figures in further columns: in a table of many columns the label alone does not name the first."""
    return [raw for _header, raw in node.row.others if is_figure(raw)]


def _families(node: Node) -> dict[Family, str]:
    """What the label names, and the level its heading names."""
    above = memberships(" ".join(node.row.headings[-1:]))
    named = dict(memberships(_REMARK.sub(" ", node.row.label)))
    if Family.LEVEL in above:
        named.setdefault(Family.LEVEL, above[Family.LEVEL])
    beside = node.parent.children if node.parent is not None else []
    if named.get(Family.TIME) == "on" and any(_is_early(one) for one in beside):
        named[Family.TIME] = ON_THE_DAY
    return named


def _is_early(node: Node) -> bool:
    return memberships(node.row.label).get(Family.TIME) == "early"


def _words(node: Node, unit: Unit) -> frozenset[str]:
    """What a label says without its bracketed remarks; a label that says little speaks by its heading."""
    label = _REMARK.sub(" ", node.row.label)
    words = meaning(f"{label} {node.row.unit if unit is Unit.COUNT else ''}")
    return words if size(meaning(label)) > SHORT else words | meaning(" ".join(node.row.headings[-1:]))


def _amounts(node: Node, factor: int) -> tuple[Fraction, ...]:
    if node.value is not None:
        return (node.value * factor,)
    if node.pair is not None and node.pair.below is not None and "/" in node.row.raw:
        return (node.pair.amount, node.pair.below)
    return ()


def agree(one: dict[Family, str], other: dict[Family, str]) -> bool:
    """Whether two figures name the same level, time, channel, kind of service and state, or neither any."""
    return all(one.get(family) == other.get(family) for family in NARROW)


def told_otherwise(first: Spot, second: Spot, amounts: tuple[Fraction, Fraction, Unit]) -> Verdict:
    """The finding that two places state one quantity differently."""
    one, other, unit = amounts
    template = N_(
        "Cùng một số liệu nhưng chỗ này ghi %(stated)s, chỗ kia ghi %(computed)s. Nếu đúng là một chỉ "
        "tiêu thì chỉ một số "
        "đúng; nếu khác phạm vi hay thời điểm thì hãy nói rõ. Hãy đối chiếu hai chỗ."
    )
    params = {"stated": printed(one, unit), "computed": printed(other, unit)}
    return Verdict(
        Kind.DUPLICATE,
        first,
        (second,),
        Severity.WARNING,
        params["stated"],
        params["computed"],
        Message(template, params),
    )

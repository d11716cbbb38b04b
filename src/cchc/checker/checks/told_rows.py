"""Rows of appendices as figures that may be told again elsewhere."""

import re
from collections.abc import Mapping, Sequence
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
from cchc.engine.rules.slips import Slip, SlipKind, transpositions
from cchc.engine.text import search_key

SHORT, COLUMNS, LONGEST = 2, 2, 90
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


def money_of(node: Node) -> int:
    """By what the figures of a row are multiplied to be in đồng, or in what else they count."""
    return _MONEY.get(search_key(node.row.unit), 0) or 1


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


def apart_by_name(one: Mapping[Family, str], other: Mapping[Family, str]) -> bool:
    """Whether two figures name different members of a division; one may leave it open."""
    return any(one[family] != other[family] for family in one.keys() & other.keys())


def named_alike(one: Mapping[Family, str], other: Mapping[Family, str]) -> bool:
    """Whether two figures name one level, time, channel, kind of service or state."""
    return any(one.get(family) and one.get(family) == other.get(family) for family in NARROW)


def told_otherwise(first: Spot, second: Spot, amounts: tuple[Fraction, Fraction, Unit]) -> Verdict:
    """The finding that two places state one quantity differently; `amounts`: what each says, in what unit."""
    one, other, unit = amounts
    template = N_(
        "“%(here)s” và “%(there)s” có vẻ nói về cùng một số liệu, nhưng chỗ này ghi %(stated)s, chỗ kia ghi "
        "%(computed)s. Nếu cùng chỉ tiêu, cùng kỳ, cùng phạm vi thì chỉ một số đúng: hãy đối chiếu với "
        "số liệu gốc rồi sửa chỗ sai. Nếu khác kỳ hoặc khác phạm vi thì hãy ghi rõ ở cả hai chỗ."
    )
    params = {
        "here": _brief(first),
        "there": _brief(second),
        "stated": printed(one, unit),
        "computed": printed(other, unit),
    }
    return Verdict(
        Kind.DUPLICATE, first, (second,), Severity.WARNING, params["stated"], params["computed"],
        Message(template, params), _slip(one, other),
    )  # fmt: skip


def _brief(spot: Spot) -> str:
    """The words of a place: the label of a row, the end of a long sentence."""
    cells = [cell.strip() for cell in spot.quote().text.split("\t") if cell.strip()]
    text = max(cells, key=len, default="") if len(cells) > 1 else " ".join(cells)
    text = " ".join(re.sub(r"<[^>]*>|[*_]{1,3}", "", text).split())
    return text if len(text) <= LONGEST else f"…{text[-LONGEST:].partition(' ')[2]}"


def _slip(one: Fraction, other: Fraction) -> Slip | None:
    """Two neighbouring digits exchanged, or one too many, if that is all that is different."""
    if other in transpositions(one):
        return Slip(SlipKind.TRANSPOSED, Message(N_("Có thể một trong hai chỗ bị đảo hai chữ số liền nhau.")))
    short, long = sorted((str(one), str(other)), key=len)
    if len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long))):
        return Slip(SlipKind.DIGIT, Message(N_("Có thể một trong hai chỗ thừa hoặc thiếu một chữ số.")))
    return None

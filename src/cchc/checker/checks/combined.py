"""Rows that count two things together, against the rows that count each; sentences that add up to a row."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from cchc.checker.checks.meaning import alike, meaning, size
from cchc.checker.checks.mentions import Mention
from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.table_rows import Node
from cchc.checker.checks.told_rows import Figure
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.families import Family, memberships
from cchc.checker.prose.quantities import Unit
from cchc.checker.prose.words import words_of
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.numbers import print_number
from cchc.engine.text import search_key

ALIKE = 0.5
_BOTH = re.compile(
    r"\bmuc do (?:3|iii) ?(?:va|,|\+)? ?(?:muc do )?(?:4|iv)\b|\bmot phan (?:va )?toan trinh\b"
    r"|\btoan trinh (?:va )?mot phan\b"
)
_FIRST = re.compile(
    r"\bmuc do (?:3|iii)\b(?! ?(?:va|,)? ?(?:muc do )?(?:4|iv)\b)|\bmot phan\b(?! (?:va )?toan trinh)"
)
_SECOND = re.compile(r"(?<!3 )(?<!va )\bmuc do (?:4|iv)\b|(?<!mot phan )(?<!va )\btoan trinh\b")
_GENERAL = frozenset(words_of("to chuc thuc trien khai xay dung hanh tac cong viec nhiem dien"))
_NEGATIVE = re.compile(r"^(?:khong|chua)\b")


def combined_verdicts(listed: Sequence[Node]) -> Iterator[Verdict]:
    """Levels 3 and 4 (or partial and full services) told together and each by itself in one table."""
    both = [node for node in listed if _BOTH.search(node.key) and node.is_count]
    first = [node for node in listed if _FIRST.search(node.key) and node.is_count]
    second = [
        node for node in listed if _SECOND.search(node.key) and node.is_count and not _BOTH.search(node.key)
    ]
    for node in both:
        pair = _best(node, first), _best(node, second)
        if pair[0] is not None and pair[1] is not None and pair[0].table == node.table == pair[1].table:
            yield _judged(node, (pair[0], pair[1]))


def _best(node: Node, others: Sequence[Node]) -> Node | None:
    words = _bare(node)
    scored = [(alike(words, _bare(one)), -index, one) for index, one in enumerate(others)]
    score, _index, best = max(scored, default=(0.0, 0, None))
    return best if score >= ALIKE else None


def _bare(node: Node) -> frozenset[str]:
    return meaning(_SECOND.sub(" ", _FIRST.sub(" ", _BOTH.sub(" ", node.key))))


def _judged(node: Node, parts: tuple[Node, Node]) -> Verdict:
    first, second = (part.value or Fraction(0) for part in parts)
    spots = tuple(part.spot for part in parts)
    if first + second == node.value:
        return Verdict(Kind.SUM, node.spot, spots)
    template = N_(
        "Dòng “%(label)s” ghi %(stated)s nhưng hai dòng riêng là %(first)s và %(second)s, cộng lại là "
        "%(computed)s. "
        "Hãy kiểm tra ba dòng, hoặc ghi chú nếu phạm vi khác nhau."
    )
    params = {
        "label": node.row.label,
        "stated": print_number(node.value or 0),
        "first": print_number(first),
        "second": print_number(second),
        "computed": print_number(first + second),
    }
    return Verdict(
        Kind.SUM,
        node.spot,
        spots,
        Severity.WARNING,
        params["stated"],
        params["computed"],
        Message(template, params),
    )


def on_time_verdicts(passages: Sequence[Passage], rows: Sequence[Figure]) -> Iterator[Verdict]:
    """“Early x, on time y” in a sentence is x + y on time in a row."""
    told = {
        row.amounts[0]: row
        for row in rows
        if row.families.get(Family.TIME) == "on" and row.unit is Unit.COUNT
    }
    for passage in passages:
        for claim in passage.breakdowns:
            parts = [
                part for part in claim.parts if memberships(part.label).get(Family.TIME) in {"early", "on"}
            ]
            row = told.get(sum((part.amount for part in parts), Fraction(0)))
            if len(parts) == 2 and row is not None and parts[0].amount and parts[1].amount:
                spots = tuple(Spot(passage, part.label_start, part.end) for part in parts)
                yield Verdict(Kind.SUM, row.node.spot, spots)


def choice_verdicts(told: Sequence[Mention], listed: Sequence[Node]) -> Iterator[Verdict]:
    """A row says “no”, a sentence counts how many there were."""
    for node in listed:
        name = next(
            (
                name
                for code, name in node.row.choices
                if node.value is not None and code == print_number(node.value)
            ),
            "",
        )
        words = meaning(re.split(r"\b(?:của|với|cho|tại|về|trong)\b|[(,:]", node.row.label)[0]) - _GENERAL
        if not _NEGATIVE.match(search_key(name)) or size(words) < 2:
            continue
        counted = [one for one in told if _tells(one, words)]
        if counted:
            yield _contradicts(node, counted[0], name)


def _tells(mention: Mention, words: frozenset[str]) -> bool:
    counted = mention.quantity.unit is Unit.COUNT and mention.amount > 0 and mention.quantity.noun
    return bool(counted) and words <= mention.own


def _contradicts(node: Node, mention: Mention, name: str) -> Verdict:
    template = N_(
        "Dòng “%(label)s” ghi mã %(stated)s (%(name)s), nhưng phần lời nói có %(told)s. Hai chỗ trái nhau. "
        "Hãy sửa mã ở phụ lục hoặc phần lời."
    )
    params = {
        "label": node.row.label,
        "stated": node.row.raw,
        "name": name,
        "told": f"{print_number(mention.amount)} {mention.quantity.noun}",
    }
    return Verdict(
        Kind.DUPLICATE,
        mention.spot,
        (node.spot,),
        Severity.WARNING,
        params["told"],
        params["stated"],
        Message(template, params),
    )

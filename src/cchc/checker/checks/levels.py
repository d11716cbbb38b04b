"""Figures of the province, the districts and the communes told one after another, and then all of them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from cchc.checker.checks.flows import Role, role_of
from cchc.checker.checks.mentions import Mention
from cchc.checker.checks.verdicts import Verdict, printed
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.families import Family
from cchc.engine.faults import N_
from cchc.engine.messages import Message

REACH, FEWEST, MOST = 8, 2, 15
NEAR = Fraction(1, 10)
_SCOPE = (Family.CHANNEL, Family.SERVICE, Family.TIME)


def level_verdicts(told: Sequence[Mention]) -> Iterator[Verdict]:
    """For each figure of all levels the figures of each level near it: what came in, was solved, is open."""
    by_role: dict[Role, list[Mention]] = defaultdict(list)
    for mention in told:
        role = role_of(mention)
        if role is not None and mention.quantity.below is None:
            by_role[role].append(mention)
    for listed in by_role.values():
        for index, total in enumerate(listed):
            if Family.LEVEL not in total.scope:
                parts = _levels(total, listed[max(index - MOST, 0) : index + MOST])
                if len(parts) >= FEWEST:
                    yield from _judged(total, parts)


def _levels(total: Mention, near: Sequence[Mention]) -> list[Mention]:
    """One figure for each level, the nearest to the total."""
    found: dict[str, Mention] = {}
    for one in sorted(near, key=lambda one: abs(one.passage.order - total.passage.order)):
        level = one.scope.get(Family.LEVEL)
        same = all(one.scope.get(family) == total.scope.get(family) for family in _SCOPE)
        if level and same and abs(one.passage.order - total.passage.order) <= REACH:
            found.setdefault(level, one)
    return sorted(found.values(), key=lambda one: (one.passage.order, one.quantity.start))


def _judged(total: Mention, parts: Sequence[Mention]) -> Iterator[Verdict]:
    added = sum((one.amount for one in parts), Fraction(0))
    others = tuple(one.spot for one in parts)
    if added == total.amount:
        yield Verdict(Kind.SUM, total.spot, others)
        yield from (Verdict(Kind.SUM, one.spot, (total.spot,)) for one in parts)
    elif len(parts) > FEWEST and abs(added - total.amount) <= total.amount * NEAR:
        yield _differs(total, parts, added)


def _differs(total: Mention, parts: Sequence[Mention], added: Fraction) -> Verdict:
    params = {
        "stated": printed(total.amount),
        "written": " + ".join(printed(one.amount) for one in parts),
        "computed": printed(added),
        "difference": printed(abs(total.amount - added)),
    }
    template = N_(
        "Số chung của các cấp ghi %(stated)s nhưng số của từng cấp cộng lại là %(written)s = %(computed)s "
        "(lệch %(difference)s). Hãy kiểm tra số của từng cấp rồi sửa số sai."
    )
    return Verdict(
        Kind.SUM, total.spot, tuple(one.spot for one in parts), Severity.WARNING,
        params["stated"], params["computed"], Message(template, params),
    )  # fmt: skip

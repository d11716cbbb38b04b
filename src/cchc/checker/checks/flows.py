"""What came in is what was dealt with and what is still open."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from cchc.checker.checks.mentions import Mention
from cchc.checker.checks.passages import Spot
from cchc.checker.checks.verdicts import Verdict, larger_than_whole, printed
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.families import Family, memberships
from cchc.checker.prose.quantities import Unit
from cchc.checker.prose.words import bare_words
from cchc.engine.faults import N_
from cchc.engine.messages import Message

REACH, AFTER, WORDS = 8, 40, 9
NEAR = Fraction(1, 10)
_EARLIER = re.compile(r"\b(?:(?:kỳ|năm|quý) trước|tồn|chuyển (?:sang|qua)|mang sang)\b", re.IGNORECASE)
_SCOPE = (Family.LEVEL, Family.CHANNEL, Family.SERVICE)


class Role(StrEnum):
    """A place in the flow of dossiers."""

    RECEIVED = "received"
    SOLVED = "solved"
    OPEN = "open"


_PHRASES = (
    (
        Role.OPEN,
        ("dang giai quyet", "dang xu ly", "chua giai quyet", "chua xu ly", "con lai", "dang trong thoi han",
         "tiep tuc giai quyet", "tiep tuc xu ly", "dang trong han", "chuyen ky sau", "chuyen sang ky sau",
         "chuyen quy sau", "chuyen nam sau"),
    ),
    (Role.RECEIVED, ("tiep nhan", "phai giai quyet", "phai xu ly", "tong so", "tong cong")),
    (
        Role.SOLVED,
        ("da giai quyet", "da xu ly", "giai quyet xong", "tra ket qua", "giai quyet duoc", "da tra",
         "giai quyet"),
    ),
)  # fmt: skip


def flow_verdicts(told: Sequence[Mention]) -> Iterator[Verdict]:
    """For each figure still open, look back for what was dealt with and what came in."""
    flowing = [(mention, role) for mention in told if (role := role_of(mention)) is not None]
    yield from _more_than_came_in(flowing)
    for index, (pending, role) in enumerate(flowing):
        if role is not Role.OPEN or Family.TIME in memberships(pending.quantity.label):
            continue
        solved = next(_before(flowing[:index], Role.SOLVED, pending), None)
        if solved is None:
            continue
        added = solved.amount + pending.amount
        candidates = list(_before(flowing[:index], Role.RECEIVED, solved))
        fitting = [one for one in candidates if one.amount == added]
        near = [one for one in candidates if abs(one.amount - added) <= one.amount * NEAR]
        carried = None if fitting else _carried(told, near, added)
        if carried is not None:
            yield Verdict(Kind.SUM, carried[0].spot, (carried[1].spot, solved.spot, pending.spot))
        elif fitting or near:
            yield _judged((fitting or near)[0], solved, pending)


def _carried(
    told: Sequence[Mention], received: Sequence[Mention], added: Fraction
) -> tuple[Mention, Mention] | None:
    """What came in and what the period before left, if both together make what was dealt with or is open."""
    for one in received:
        for other in told:
            beside = abs(other.passage.order - one.passage.order) <= 1 and other.quantity.unit is Unit.COUNT
            if beside and one.amount + other.amount == added and _EARLIER.search(other.quantity.label):
                return one, other
    return None


def _more_than_came_in(flowing: Sequence[tuple[Mention, Role]]) -> Iterator[Verdict]:
    """“received R dossiers, solved S”: in one sentence that speaks of no earlier ones, S is at most R."""
    for (received, role), (solved, its) in pairwise(flowing):
        reading, first, second = received.passage.reading, received.quantity, solved.quantity
        if (role, its) != (Role.RECEIVED, Role.SOLVED) or received.passage is not solved.passage:
            continue
        named = bool(first.noun and second.noun) and _one_noun(received, solved)
        if not named or second.below is not None or reading.ends_between(first.stop, second.start):
            continue
        start, stop = reading.sentence(first.start)
        spot = Spot(received.passage, first.label_start, second.end)
        if first.amount >= second.amount:
            yield Verdict(Kind.SUBSET, spot, (received.spot, solved.spot))
        elif not _EARLIER.search(reading.text, start, stop):
            yield larger_than_whole(spot, first, second)


def role_of(mention: Mention) -> Role | None:
    """Its place in the flow, as the words before a figure say, else those after it."""
    quantity = mention.quantity
    if quantity.unit is not Unit.COUNT or mention.is_whole:
        return None
    after = " ".join(mention.passage.text[quantity.stop : quantity.end + AFTER].split()[:WORDS])
    return _named(quantity.label) or _named(re.split(r"[,;.:(0-9]", after, maxsplit=1)[0])


def _named(text: str) -> Role | None:
    key = f" {' '.join(bare_words(text))} "
    return next((role for role, phrases in _PHRASES if any(f" {phrase} " in key for phrase in phrases)), None)


def _before(flowing: Sequence[tuple[Mention, Role]], role: Role, near: Mention) -> Iterator[Mention]:
    for mention, its in reversed(flowing):
        if near.passage.order - mention.passage.order > REACH:
            return
        same = all(mention.scope.get(one) == near.scope.get(one) for one in _SCOPE)
        if its is role and same and _one_noun(mention, near):
            yield mention


def _one_noun(one: Mention, other: Mention) -> bool:
    nouns = [mention.quantity.noun.split()[0] for mention in (one, other) if mention.quantity.noun]
    return len(nouns) < 2 or nouns[0] == nouns[1]


def _judged(received: Mention, solved: Mention, pending: Mention) -> Verdict:
    added = solved.amount + pending.amount
    others = (solved.spot, pending.spot)
    if added == received.amount:
        return Verdict(Kind.SUM, received.spot, others)
    params = {
        "received": printed(received.amount),
        "solved": printed(solved.amount),
        "pending": printed(pending.amount),
        "computed": printed(added),
        "difference": printed(abs(received.amount - added)),
    }
    template = N_(
        "Đã giải quyết %(solved)s và đang giải quyết %(pending)s, cộng lại là %(computed)s, khác số tiếp "
        "nhận %(received)s "
        "(lệch %(difference)s). Phần lệch có thể là hồ sơ kỳ trước chuyển sang, trả lại hoặc rút; nếu "
        "không thì có số sai. "
        "Hãy nêu rõ hoặc sửa."
    )
    return Verdict(
        Kind.SUM,
        received.spot,
        others,
        Severity.WARNING,
        printed(received.amount),
        printed(added),
        Message(template, params),
    )

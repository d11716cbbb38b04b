"""One count told to lie in another: “40 of 38 communes”, “of 38 communes 40 have …”, “…, 40 of them”.

What is added to a total lies in it, too: “800 more visits, which brings their number to 2,500”.
"""

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.ranges import exceeds
from cchc.checker.checks.verdicts import Verdict, larger_than_whole
from cchc.checker.findings import Kind
from cchc.checker.prose.families import Family, memberships
from cchc.checker.prose.kinds import counts_as
from cchc.checker.prose.quantities import Quantity, Unit

_IN = r"(?:trong|trên)(?: (?:tổng )?số)?"
_PART_IN = re.compile(rf"[^;.:(]*\b{_IN}\s*", re.IGNORECASE)
_AMONG = re.compile(rf"\b{_IN}\s*$", re.IGNORECASE)
_HAVE = re.compile(r"[^;.:()]*\b(?:có|thì|chỉ|mới|đã)\s+(?:có )?", re.IGNORECASE)
_OF_THEM = re.compile(
    r"[^;.:(\d]{0,30}?\btrong (?:tổng )?số (?:đó|này|ấy|trên|(?:được|đã) \w+)\b", re.IGNORECASE
)
_BROUGHT_TO = re.compile(
    r"\bnâng (?:tổng )?số(?P<what>[^0-9;.()]{0,60}?)\b(?:lên|đạt|thành)(?: thành| tới| đến)? $"
    r"|\bnâng (?:tổng )?số[^;.()]{0,80}, với tổng (?:số )?(?P<sum>tiền)[^0-9;.()]{0,20}$",
    re.IGNORECASE,
)
_ALONE = re.compile(r"riêng\b", re.IGNORECASE)
_SENT = re.compile(r"\b(?:phát|gửi|phát ra|phát hành)\b", re.IGNORECASE)
_BACK = re.compile(r"\b(?:thu|nhận) (?:về|lại|được)\b", re.IGNORECASE)
_STATES = (Family.TIME, Family.STATE, Family.CHANNEL)
_TIMES = {"ngày", "giờ", "phút", "tuần", "tháng", "quý", "năm", "kỳ", "lần"}


def within_verdicts(passage: Passage, settled: Collection[int] = ()) -> Iterator[Verdict]:
    """Judge each two neighbouring counts of one noun of which the words make one a part of the other.

    Figures that start at one of `settled` have been judged.
    """
    for first, second in pairwise(passage.reading.quantities):
        pair = _part_and_whole(passage.text, first, second)
        if pair is None or {one.start for one in pair} <= set(settled):
            continue
        if pair[0].amount <= pair[1].amount or not exceeds(passage, pair[0], pair[1].amount):
            yield _judged(passage, *pair)
    for total in passage.reading.quantities:
        added = _added(passage, total)
        if added is not None:
            yield _judged(passage, added, total)


def _added(passage: Passage, total: Quantity) -> Quantity | None:
    """What a sentence says was added, where a total follows that it brought up."""
    first, _stop = passage.reading.sentence(total.start)
    if total.below is not None or not _BROUGHT_TO.search(passage.text, first, total.start):
        return None
    noun = _BROUGHT_TO.search(passage.text, first, total.start)
    told = [one for one in passage.reading.quantities if first <= one.start < total.start]
    return next(
        (
            one
            for one in reversed(told)
            if one.unit is total.unit and one.below is None and one.is_exact and _is_named(one, total, noun)
        ),
        None,
    )


def _is_named(one: Quantity, total: Quantity, said: re.Match[str] | None) -> bool:
    """Whether a figure counts what a total or the words before the total name; money needs no name."""
    words = f"{(said['what'] if said else '') or ''} {total.noun}".casefold().split()
    return one.unit is Unit.MONEY or (bool(one.noun) and one.noun.split()[0] in words)


def _part_and_whole(text: str, first: Quantity, second: Quantity) -> tuple[Quantity, Quantity] | None:
    if any(
        one.unit is not Unit.COUNT or one.below is not None or not one.is_exact for one in (first, second)
    ):
        return None
    between = text[first.stop : second.start]
    of_them = bool(_OF_THEM.match(text, second.stop)) and bool(first.noun)
    have = bool(_AMONG.search(text[: first.start])) and bool(_HAVE.fullmatch(between))
    if of_them and _goes_on(between, first, second):
        return second, first
    if have and (_alike(first, second) or _are_people(first, second)):
        return second, first
    named = _alike(first, second) or _are_people(second, first)
    if _alike(first, second) and ";" not in between and (_alone(first, second) or _sent_back(first, second)):
        return second, first
    if not have and named and _PART_IN.fullmatch(between):
        return None if _AMONG.search(text[: first.start]) else (first, second)
    return None


def _alone(first: Quantity, second: Quantity) -> bool:
    """“late 361 dossiers, of land alone late 379”: both late, the second only some of them."""
    one, other = memberships(first.label), memberships(second.label)
    named = any(one.get(family) and one.get(family) == other.get(family) for family in _STATES)
    return named and bool(_ALONE.match(second.label))


def _sent_back(first: Quantity, second: Quantity) -> bool:
    """“500 forms sent out, 512 came back”."""
    return bool(_SENT.search(first.label) and _BACK.search(second.label))


def _goes_on(between: str, first: Quantity, second: Quantity) -> bool:
    """Whether a clause goes on with a figure, or counts the very same thing after a semicolon."""
    return ";" not in between or (bool(second.noun) and first.noun.split()[0] == second.noun.split()[0])


def _are_people(first: Quantity, second: Quantity) -> bool:
    return bool(first.noun and second.noun) and counts_as(second.noun, first.noun)


def _alike(first: Quantity, second: Quantity) -> bool:
    """Whether both count the same kind of thing; the first may leave the name to the second."""
    head = second.noun.split()[:1]
    return bool(head) and head[0] not in _TIMES and first.noun.split()[:1] in ([], head)


def _judged(passage: Passage, part: Quantity, whole: Quantity) -> Verdict:
    first, last = sorted((part, whole), key=lambda one: one.start)
    spot = Spot(passage, first.label_start, last.end)
    others = tuple(Spot(passage, one.label_start, one.end) for one in (whole, part))
    if part.amount <= whole.amount:
        return Verdict(Kind.SUBSET, spot, others)
    return larger_than_whole(spot, whole, part)

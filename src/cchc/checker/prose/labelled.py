"""“W received, of which x online; the rate online is p %”: a rate that its label ties to a count."""

import re

from cchc.checker.prose.claims import RatioClaim, Side
from cchc.checker.prose.families import Family, memberships
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.checker.prose.reading import Reading
from cchc.checker.prose.words import bare_words, words_of

_RATE = re.compile(r"\bt[ỷỉ] lệ (?P<of>[^,;.:()0-9]{3,50})$", re.IGNORECASE)
_EMPTY = frozenset(words_of("ho so dat la bang chiem duoc cac cua nay tren uoc so da co tong"))
_OF = re.compile(
    r"\s*(?:so với |trên |của |trong )?(?:tổng )?số (?P<of>[^,;.()0-9]{3,60})(?=[,;.()]|$)", re.IGNORECASE
)
REACH, MOST, CLOSE, FAR = 260, 6, 40, 40


def labelled(reading: Reading, index: int) -> RatioClaim | None:
    """The claim of a percentage whose label names one earlier count, of a larger count before that one."""
    stated = reading.quantities[index]
    found = _RATE.search(stated.label)
    words = frozenset(bare_words(found["of"])) - _EMPTY if found else frozenset()
    if found is None or not words:
        return None
    near = [
        one
        for one in reading.quantities[max(index - FAR, 0) : index]
        if stated.start - one.stop < REACH and _counts(one)
    ]
    parts = [one for one in near if _is_named(one, words, found["of"])]
    if len(parts) != 1 or _told_apart(near, found["of"]):
        return None
    part = parts[0]
    wholes = [
        one for one in near if one.start < part.start and one.amount >= part.amount and _one_noun(one, part)
    ]
    sides = tuple(Side(one.amount, one.others, one.label, one.unit) for one in reversed(wholes[-MOST:]))
    if not sides:
        return None
    side = Side(part.amount, part.others, part.label, part.unit)
    return RatioClaim(
        side, sides, stated, min(part.label_start, wholes[-1].label_start), stated.stop, sure=False
    )


def of_what_is_named(reading: Reading, index: int) -> RatioClaim | None:
    """“x, that is p % of the dossiers solved”: the one earlier count that these words name."""
    stated, part = reading.quantities[index], reading.quantities[index - 1] if index else None
    found = _OF.match(reading.text, stated.stop)
    if part is None or found is None or not _counts(part) or stated.start - part.end > CLOSE:
        return None
    words = frozenset(bare_words(found["of"])) - _EMPTY
    near = [
        one
        for one in reading.quantities[max(index - FAR, 0) : index - 1]
        if stated.start - one.stop < REACH and _counts(one)
    ]
    wholes = [
        one
        for one in near
        if words and words <= frozenset(bare_words(f"{one.label} {one.noun}")) and _one_noun(one, part)
    ]
    sides = tuple(Side(one.amount, one.others, one.label, one.unit) for one in reversed(wholes[-MOST:]))
    if not sides or reading.ends_between(part.stop, stated.start):
        return None
    side = Side(part.amount, part.others, part.label, part.unit)
    return RatioClaim(side, sides, stated, part.label_start, stated.stop, sure=False)


def _counts(one: Quantity) -> bool:
    return one.unit in {Unit.COUNT, Unit.MONEY} and one.below is None and one.is_exact


def _is_named(one: Quantity, words: frozenset[str], of: str) -> bool:
    """Whether a count's words are those of the rate, and it is not what is still to be done of it."""
    said = f"{one.label} {one.noun}"
    undone = memberships(said).get(Family.STATE) == "undone" and memberships(of).get(Family.STATE) != "undone"
    return words <= frozenset(bare_words(said)) and not undone


def _told_apart(near: list[Quantity], of: str) -> bool:
    """Whether “on time” is asked for where early is told apart: the rate may count both."""
    named = memberships(of).get(Family.TIME)
    return named in {"on", "both"} and any(memberships(one.label).get(Family.TIME) == "early" for one in near)


def _one_noun(one: Quantity, other: Quantity) -> bool:
    return one.unit is other.unit and (
        not one.noun or not other.noun or one.noun.split()[0] == other.noun.split()[0]
    )

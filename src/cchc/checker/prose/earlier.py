"""“A, up by n (p %) on last year (B)”: a figure against the one of an earlier time that a bracket gives."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice

from cchc.checker.prose.claims import ChangeClaim
from cchc.checker.prose.directions import FALLS, RISES, rises
from cchc.checker.prose.kinds import counts_as
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.checker.prose.reading import Reading
from cchc.engine.rules.agreement import agrees

# “than” and words up to a bracket or a figure: “so với năm 2022 (…”, “so với mức 85,17%”.
_WORD = r"[^\W\d]+|(?:(?:[0-9]{1,2}/){1,2}|[IV]+/)?(?:19|20)[0-9]{2}|[0-9]{1,2}(?= tháng)"
_THAN = re.compile(
    rf"\bso với(?: (?:{_WORD})){{0,12}},? ?(?:(?P<bracket>\()|(?=[0-9]))",
    re.IGNORECASE,
)
_MOVES = re.compile(
    rf"\b(?P<word>{RISES}|{FALLS})(?: thêm| được| đi)?"
    r"(?:(?!\b(?:còn|xuống|lên|từ)\b)[^0-9;.()]){0,30}$",
    re.IGNORECASE,
)
_THAN_THEN = re.compile(
    rf"\b(?P<word>{RISES}|{FALLS})(?: so với)? (?:cùng kỳ|năm trước|kỳ trước|quý trước|tháng trước)"
    r"(?: năm (?:trước|ngoái|20[0-9]{2}))?(?: là)? $",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"[^0-9;.]{0,30}(?:[(,]|\b(?:tương ứng|tương đương|bằng|tỷ lệ|tức|chiếm))[^0-9;.]{0,40}", re.IGNORECASE
)
_PLACE = re.compile(r"\b(?:thứ|hạng|vị trí) ?$", re.IGNORECASE)
_STEPS = ("bậc", "hạng", "vị trí", "thứ")
REACH, MOST, NEAR, HUNDRED = 160, 200, 12, 100
MEASURED = frozenset({Unit.COUNT, Unit.MONEY, Unit.POINTS, Unit.PERCENT, Unit.RANK})


@dataclass(frozen=True)
class _Move:
    by: Quantity
    rises: bool


def earlier_claims(reading: Reading) -> Iterator[ChangeClaim]:
    """Every comparison with a figure of an earlier time that stands in a bracket of its own."""
    for found in islice(_THAN.finditer(reading.text), MOST):
        before = _in_bracket(reading, found.end()) if found["bracket"] else _figure(reading, found.end())
        move = _moved(reading, found.start(), before) if before is not None else None
        if before is not None and move is not None:
            claims = _claims(reading, before, move, found.start())
            yield from claims if found["bracket"] else map(_of_now, claims)
    for bracket in reading.brackets[:MOST]:
        before = _in_bracket(reading, bracket.start)
        move = _named_then(reading, bracket.start - 1) if before is not None else None
        if before is not None and move is not None and _measures(move.by, before):
            yield from _claims(reading, before, move, move.by.label_start)


def _of_now(claim: ChangeClaim) -> ChangeClaim:
    """“on 2015 61 units, fewer by 3 (4.69 %)”: 61 may be of now, where only that makes the rate right."""
    low, rate = claim.before.amount, claim.rate
    if claim.difference is not None or rate is None or claim.after.start != claim.before.start or low <= 0:
        return claim
    by = claim.after.amount - low
    then = low - by
    if then <= 0 or not agrees(rate.amount, HUNDRED * abs(by) / then, rate.decimals):
        return claim
    if agrees(rate.amount, HUNDRED * abs(by) / low, rate.decimals):
        return claim
    return replace(claim, before=replace(claim.before, amount=then), after=claim.before)


def _named_then(reading: Reading, at: int) -> _Move | None:
    """“… fewer than then: n (B)”: the figure right before a bracket, where its words name the other time."""
    one = next((one for one in reversed(reading.quantities) if one.end <= at), None)
    if one is None or one.below is not None or reading.text[one.end : at].strip() not in ("", "phần trăm"):
        return None
    told = _THAN_THEN.search(reading.text[max(one.start - 60, 0) : one.start])
    return _Move(one, rises(told["word"])) if told else None


def _in_bracket(reading: Reading, start: int) -> Quantity | None:
    """The one figure of the bracket that opens right before `start`."""
    index = next((index for index, one in enumerate(reading.brackets) if one.start == start), None)
    inside = [one for one in reading.members(index) if one.unit in MEASURED] if index is not None else []
    return _ranked(reading, inside[0]) if len(inside) == 1 else None


def _figure(reading: Reading, start: int) -> Quantity | None:
    """The figure that begins right there; of a place in a ranking only its number is needed."""
    at = bisect_left(reading.quantities, start, key=lambda one: one.start)
    one = reading.quantities[at] if at < len(reading.quantities) else None
    if one is None or one.start != start or one.unit not in MEASURED:
        return None
    return _ranked(reading, one)


def _ranked(reading: Reading, one: Quantity) -> Quantity:
    ranked = one.unit is Unit.COUNT and _PLACE.search(reading.text[max(one.start - 12, 0) : one.start])
    return replace(one, unit=Unit.RANK) if ranked else one


def _moved(reading: Reading, at: int, before: Quantity) -> _Move | None:
    """By how much it rose or fell: told right before “than …”, else right after the bracket."""
    first, _stop = reading.sentence(at)
    earlier = [one for one in reading.quantities if first <= one.start and one.stop <= at]
    later = [one for one in reading.quantities if before.stop < one.start < before.stop + REACH]
    for one in [*reversed(earlier[-3:]), *later[:1]]:
        if reading.ends_between(min(one.stop, at), max(one.start, at)):
            continue
        told = _MOVES.search(reading.text[max(one.start - 60, 0) : one.start])
        if told and one.below is None and one.is_exact and _measures(one, before):
            return _Move(one, rises(told["word"]))
    return None


def _measures(by: Quantity, before: Quantity) -> bool:
    """Whether a difference can be one of such figures, or a rate of them."""
    if before.unit is Unit.RANK:
        return by.noun.startswith(_STEPS)
    if before.unit is Unit.PERCENT:
        return by.unit in {Unit.PERCENT, Unit.POINTS}
    scored = by.unit is Unit.POINTS and before.unit is Unit.COUNT and bool(before.decimals)
    return (scored or by.unit in {before.unit, Unit.PERCENT}) and not by.noun.startswith(_STEPS)


def _claims(reading: Reading, before: Quantity, move: _Move, at: int) -> Iterator[ChangeClaim]:
    by = move.by
    before = replace(before, below=None, unit=Unit.COUNT if before.unit is Unit.RANK else before.unit)
    after = _after(reading, before, by, at)
    rate = by if by.unit is Unit.PERCENT and before.unit is not Unit.PERCENT else _rate(reading, before, by)
    difference = by if rate is not by else None
    rises = None if by.noun.startswith(_STEPS) else move.rises
    if after is None and difference is not None and by.unit is before.unit:
        after = _told_before(reading, before, move, only_exact=rate is not None)
    if after is None:
        if difference is None or rate is None:
            return
        after = replace(before, amount=before.amount + (by.amount if move.rises else -by.amount))
        difference, rises = None, None
    spans = [one for one in (before, by, rate) if one is not None] + (
        [after] if after.start != before.start else []
    )
    start, stop = min(one.label_start for one in spans), max(one.end for one in spans)
    unsure = by.unit is Unit.PERCENT and before.unit is Unit.PERCENT
    unsure = unsure or reading.ends_between(min(after.start, by.start), by.start)
    yield ChangeClaim(before, after, difference, rate, start, stop, not unsure, rises)


def _after(reading: Reading, before: Quantity, by: Quantity, at: int) -> Quantity | None:
    """The figure of this time: the last of the same measure before the move, in its sentence."""
    ranked = by.noun.startswith(_STEPS)
    first, _stop = reading.sentence(min(by.start, at))
    limit = min(by.start, at)
    owner = reading.owner(by.start)
    told = [
        one
        for one in reading.quantities
        if max(first, limit - REACH) <= one.start and one.stop <= limit and reading.owner(one.start) == owner
    ]
    exact = [one for one in told if one.unit is before.unit and abs(one.amount - before.amount) == by.amount]
    for one in (*reversed(exact), *reversed(told)):
        if ranked and one.unit is Unit.RANK:
            return replace(one, below=None, unit=Unit.COUNT)
        if ranked or not one.is_exact or not _may_follow(one, before):
            continue
        if one.unit is Unit.POINTS or one.below is None:
            return replace(one, below=None)
    return None


def _may_follow(one: Quantity, before: Quantity) -> bool:
    """Whether a figure may be what another has become; the same amount is that figure told again."""
    return one.unit is before.unit and one.amount != before.amount and _one_noun(one, before)


def _told_before(reading: Reading, before: Quantity, move: _Move, *, only_exact: bool) -> Quantity | None:
    """The figure of this time in an earlier sentence: the one that the move gives, or nearly gives."""
    right = before.amount + (move.by.amount if move.rises else -move.by.amount)
    first, _stop = reading.sentence(move.by.start)
    told = [
        one
        for one in reading.quantities
        if one.stop <= first and one.unit is before.unit and one.is_exact and _one_noun(one, before)
    ]
    near = [one for one in told if abs(one.amount - right) * NEAR <= right]
    exact = [one for one in near if one.amount == right]
    found = exact or ([] if only_exact else near)
    return replace(found[-1], below=None) if found else None


def _one_noun(one: Quantity, other: Quantity) -> bool:
    return counts_as(one.noun, other.noun) or counts_as(other.noun, one.noun)


def _rate(reading: Reading, before: Quantity, by: Quantity) -> Quantity | None:
    """“… n (p %)”, “… n, that is p %”; right after the move or right after the bracket."""
    if before.unit is Unit.PERCENT:
        return None
    for one in reading.quantities:
        if one.unit is not Unit.PERCENT or not one.is_exact or one.below is not None:
            continue
        ends = [told.end for told in (by, before) if told.end <= one.start]
        between = reading.text[max(ends) : one.start] if ends else ""
        if between and _RATE.fullmatch(between) and not reading.ends_between(max(ends), one.start):
            return one
    return None


def direction(claim: ChangeClaim) -> bool:
    """Whether the words “rose” or “fell” agree with the two figures."""
    moved: Fraction = claim.after.amount - claim.before.amount
    return claim.rises is None or moved == 0 or claim.rises == (moved > 0)

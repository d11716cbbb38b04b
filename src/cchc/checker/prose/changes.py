"""“From A down to B (by n, p per cent)”, “adding n, which brings the total to B”."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from cchc.checker.prose.claims import ChangeClaim
from cchc.checker.prose.earlier import earlier_claims
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.checker.prose.reading import Reading

_TO = re.compile(
    r"\b(?:(?:giảm|tăng|nâng|rút|cắt|rút ngắn)\W+(?:\w+\W+){0,2}?(?:xuống còn|xuống|còn|lên|thành|đến)"
    r"|xuống còn|lên thành|xuống|lên)\W+(?:\w+\W+){0,3}?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:từ|có|là)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)
_DOWN = re.compile(r"\b(?:giảm|rút|cắt giảm)(?: \w+){0,3} từ\W+(?:\w+\W+){0,2}$", re.IGNORECASE)
_NOW_LEFT = re.compile(r"[^,;.()]{0,40}\bcòn\W+", re.IGNORECASE)
_SINCE = re.compile(r"\btừ\W+(?:\w+\W+){0,2}$", re.IGNORECASE)
_THEREFORE = re.compile(r"[^.;]{0,12}\b(?:giảm|cắt giảm)\b", re.IGNORECASE)
_THEN = re.compile(r"\b(?:cùng kỳ|kỳ trước|năm trước|quý trước|đầu kỳ|đầu năm)\b", re.IGNORECASE)
_NOW = re.compile(r"\b(?:kỳ này|năm nay|quý này|hiện nay|đến nay|cuối kỳ|cuối năm)\b", re.IGNORECASE)
_BY = re.compile(r"\b(?:tăng|giảm|cắt giảm|thêm|bớt)\b(?:(?!\b(?:còn|xuống|lên|từ)\b)[^;.])*$", re.IGNORECASE)
_RATE_BEFORE = re.compile(
    r"\b(?:tăng|giảm|chiếm|tương đương|tương ứng|bằng|đạt|tỷ lệ|là)\W*(?:\w+\W+){0,3}$|[(,]\W*$",
    re.IGNORECASE,
)
_LEFT = re.compile(r"\b(?:còn|xuống|lên)\W+(?:\w+\W+){0,1}$", re.IGNORECASE)
_AGAINST = re.compile(r"\bso với(?: \w+){0,3}\s*\(?$", re.IGNORECASE)
_RISES = re.compile(r"\b(?:tăng|giảm)(?: thêm| khoảng)?\W*$", re.IGNORECASE)
_OPENED = re.compile(r"(?:[^().;]{0,60})\(\s*(?:tương ứng |là )?")
_UP = re.compile(r"\b(?:tăng|nâng|lên)\b", re.IGNORECASE)
_DOWNWARD = re.compile(r"\b(?:giảm|cắt|rút|bớt|xuống)\b", re.IGNORECASE)
_RANKED = re.compile(r"\b(?:thứ|hạng|vị trí|bậc)\b", re.IGNORECASE)
NEAR, AFTER = 3, 30


def change_claims(reading: Reading) -> tuple[ChangeClaim, ...]:
    """The changes told in a text; a change tells both ends, what lies between may be missing."""
    return (*_changes(reading), *earlier_claims(reading), *_in_brackets(reading))


def _changes(reading: Reading) -> Iterator[ChangeClaim]:
    ends = [one for one in reading.quantities if one.unit in {Unit.COUNT, Unit.MONEY}]
    rates = [one for one in reading.quantities if one.unit is Unit.PERCENT]
    for before, after in (*pairwise(ends), *pairwise(rates)):
        gap = reading.text[before.stop : after.start]
        if before.unit is not after.unit or before.below is not None or after.below is not None:
            continue
        if before.noun and after.noun and before.noun.split()[0] != after.noun.split()[0]:
            continue
        lead = reading.text[max(before.start - 30, 0) : before.start]
        told = (_TO.search(gap) and _FROM.search(lead)) or _falls(reading, (before, after), lead, gap)
        named = _THEN.search(before.label) and _NOW.search(after.label)
        turned = _LEFT.search(lead) and _AGAINST.search(gap)
        if reading.ends_between(before.stop, after.start) or not (told or named or turned):
            continue
        yield _claim(reading, after, before) if turned else _claim(reading, before, after)


def _falls(reading: Reading, ends: tuple[Quantity, Quantity], lead: str, gap: str) -> bool:
    """“down from A, B are left”, “from A B are left, that is down by …”."""
    if not _NOW_LEFT.fullmatch(gap):
        return False
    later = reading.text[ends[1].end : ends[1].end + AFTER]
    return bool(_DOWN.search(lead) or (_SINCE.search(lead) and _THEREFORE.match(later)))


def _in_brackets(reading: Reading) -> Iterator[ChangeClaim]:
    """“up p % … (A/B)”: from B to A."""
    for rate, pair in pairwise(reading.quantities):
        gap = reading.text[rate.stop : pair.start]
        if rate.unit is not Unit.PERCENT or pair.below is None or pair.unit not in {Unit.COUNT, Unit.MONEY}:
            continue
        if _RISES.search(reading.text[max(rate.start - 30, 0) : rate.start]) and _OPENED.fullmatch(gap):
            before = replace(pair, amount=pair.below, below=None)
            yield ChangeClaim(before, replace(pair, below=None), None, rate, rate.label_start, pair.end)


def _claim(reading: Reading, before: Quantity, after: Quantity) -> ChangeClaim:
    start, stop = reading.sentence(before.start)
    index = min(reading.quantities.index(before), reading.quantities.index(after))
    near = [
        one
        for one in reading.quantities[max(index - NEAR, 0) : index + NEAR + 2]
        if one not in (before, after)
        and start <= one.start < stop
        and not _parted(reading, one, before, after)
    ]
    middle = (before.start + after.stop) // 2
    noun = before.noun.split()[:1]
    near.sort(
        key=lambda one: (bool(noun) and one.noun.split()[:1] not in ([], noun), abs(one.start - middle))
    )
    difference = next((one for one in near if _is_difference(reading, one, before)), None)
    rate = None
    if before.unit is not Unit.PERCENT:
        rate = next((one for one in near if _is_rate(reading, one, difference)), None)
    spans = [one for one in (before, after, difference, rate) if one is not None]
    return ChangeClaim(
        before, after, difference, rate, min(s.label_start for s in spans), max(s.end for s in spans),
        rises=_rises(reading, before, after),
    )  # fmt: skip


def _rises(reading: Reading, before: Quantity, after: Quantity) -> bool | None:
    """Whether the words around the first of two figures say that it rose; None for nothing, or a ranking."""
    said = reading.text[max(before.start - 30, 0) : after.start]
    if after.start < before.start or _RANKED.search(said) or before.unit is Unit.PERCENT:
        return None
    up, down = bool(_UP.search(said)), bool(_DOWNWARD.search(said))
    return up if up != down else None


def _parted(reading: Reading, one: Quantity, before: Quantity, after: Quantity) -> bool:
    first, last = sorted((before, after), key=lambda end: end.start)
    low, high = (one.stop, first.start) if one.start < first.start else (last.stop, one.start)
    return ";" in reading.text[low:high]


def _is_difference(reading: Reading, one: Quantity, before: Quantity) -> bool:
    lead = reading.text[max(one.start - 60, 0) : one.start]
    points = before.unit is Unit.PERCENT and (one.unit is Unit.POINTS or one.noun.startswith("điểm"))
    alike = one.unit is before.unit and before.unit is not Unit.PERCENT
    return (alike or points) and one.below is None and one.is_exact and bool(_BY.search(lead))


def _is_rate(reading: Reading, one: Quantity, difference: Quantity | None) -> bool:
    lead = reading.text[max(one.start - 40, 0) : one.start]
    beside = difference is not None and abs(one.start - difference.end) < 40
    return (
        one.unit is Unit.PERCENT
        and one.is_exact
        and (bool(_BY.search(lead)) or (beside and bool(_RATE_BEFORE.search(lead))))
    )

"""Percentages and what they are of."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from cchc.checker.prose.claims import BreakdownClaim, Link, RatioClaim, Side
from cchc.checker.prose.kinds import counts_as
from cchc.checker.prose.labelled import labelled, of_what_is_named
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.checker.prose.reading import Reading
from cchc.checker.prose.words import words_of

MAX_GAP, FEWEST_LISTED = 170, 2
_CONNECTS = frozenset(
    words_of(
        "đạt chiếm bằng là tương đương ứng với tỷ tỉ lệ trọng được khoảng trên xấp xỉ gần hơn tức ước thấp "
        "nhất"
    )
)
_AFTER_ITSELF = re.compile(r"\W*(?:tương (?:đương|ứng)|tức|bằng|với|là|của)?\W*", re.IGNORECASE)
_OF_TOTAL = re.compile(
    r"\W*(?:trên|so với|trong(?! (?:số )?(?:đó|này|ấy)\b)|/|của)\b.{0,40}"
    r"|\W*(?:tổng|số)\b[^,;.()]{0,60}\(?",
    re.IGNORECASE | re.DOTALL,
)
_OUT_OF = re.compile(
    r"\W*(?:trên|trong(?! (?:số )?(?:đó|này)))\W+(?:tổng số|tổng cộng|tổng|số|toàn bộ)?[^,;.]{0,40}",
    re.IGNORECASE,
)
OTHER_BASE = re.compile(
    r"\W*(?:\w+ ){0,3}?(?:kế hoạch|KH\b|dự toán|chỉ tiêu|so với (?:cùng kỳ|năm|quý|tháng|kỳ|giai đoạn)"
    r"|cùng kỳ|mục tiêu)"
)
_PLANNED = re.compile(
    r"\W*(?:so với |của )?(?:kế hoạch|KH|dự toán|chỉ tiêu|mục tiêu)"
    r"(?:(?: [^\W\d]+){0,4}\s*\((?:[^\W\d]+ ){0,3}|(?: (?:năm|giao|là))? )",
    re.IGNORECASE,
)
_MOVES = re.compile(r"\b(?:tăng|giảm|vượt|cắt giảm)\b", re.IGNORECASE)
_THAN = re.compile(r"\bso với\b", re.IGNORECASE)
_PERSONS = frozenset({"người", "cán", "công", "viên"})
_RATE_OF = re.compile(r"\bt[ỷỉ] (?:lệ|trọng) (?!là\b|đạt\b|bằng\b|chiếm\b|tương\b)\w+ \w+", re.IGNORECASE)


def ratio_claims(reading: Reading, breakdowns: tuple[BreakdownClaim, ...]) -> tuple[RatioClaim, ...]:
    """The claims about percentages in a text, each percentage at most once."""
    listed = dict(_of_breakdowns(reading, breakdowns))
    claims = []
    for index, stated in enumerate(reading.quantities):
        if stated.unit is Unit.PERCENT and not stated.bounded and stated.below is None:
            claim = _claim(reading, index) or listed.get(stated.start) or _nearby(reading, index)
            claim = claim or labelled(reading, index) or of_what_is_named(reading, index)
            if claim is not None:
                claims.append(claim)
    return tuple(claims)


def _rises(reading: Reading, stated: Quantity, after: Quantity) -> bool:
    """Whether “up p % (a/b)” tells a rise from b to a."""
    return is_change(reading, stated) and after.amount != after.below


def is_change(reading: Reading, stated: Quantity) -> bool:
    """Tell whether a percentage says by how much something rose or fell."""
    start, _stop = reading.sentence(stated.start)
    before = reading.text[max(start, stated.start - 40) : stated.start]
    return bool(_MOVES.search(before.rpartition("(")[2].rpartition(";")[2]))


def _before(reading: Reading, index: int) -> int:
    """The place of the figure that a percentage may be of: right before it, or before a list in brackets."""
    at, owner = index - 1, reading.owners[index]
    while at > 0 and reading.owners[at] != owner and reading.brackets[reading.owners[at]].around == owner:
        at -= 1
    skipped = index - 1 - at
    return at if skipped >= FEWEST_LISTED and reading.owners[at] == owner else index - 1


def _with_its_list(reading: Reading, at: int, index: int) -> Quantity:
    """A figure as far as the list in brackets after it goes."""
    listed = reading.owners[index - 1]
    one = reading.quantities[at]
    return one if at == index - 1 else replace(one, stop=reading.brackets[listed].stop + 1)


def _claim(reading: Reading, index: int) -> RatioClaim | None:
    stated = reading.quantities[index]
    before = reading.quantities[index - 1] if index else None
    if before is not None and before.below is not None and before.unit is not Unit.RANK:
        if _is_taken(reading, index - 1):
            return _of_what_follows(reading, index)
        if follows(reading, before, stated):
            return _of_pair(before, stated, directly(reading, before, stated))
        return None
    return _of_what_follows(reading, index) or _of_what_precedes(reading, index)


def _is_taken(reading: Reading, at: int) -> bool:
    """Whether a pair explains the percentage before it, and another pair the percentage after it."""
    around = reading.quantities[max(at - 1, 0) : at + 3]
    if at == 0 or len(around) < 4 or around[3].below is None:
        return False
    first, pair, second, other = around
    rates = first.unit is Unit.PERCENT and second.unit is Unit.PERCENT
    return rates and _is_explained(reading, first, pair) and _is_explained(reading, second, other)


def _of_what_follows(reading: Reading, index: int) -> RatioClaim | None:
    """“p % (x/y)”, “p % (x of y)”."""
    stated = reading.quantities[index]
    after = reading.quantities[index + 1] if index + 1 < len(reading.quantities) else None
    if after is None or after.below is None or after.unit is Unit.RANK or _rises(reading, stated, after):
        return None
    if _is_explained(reading, stated, after):
        return _of_pair(after, stated, sure=True)
    if _in_bracket_after(reading, stated, after):
        return replace(_of_pair(after, stated, sure=False), only_holds=True)
    return None


def _of_what_precedes(reading: Reading, index: int) -> RatioClaim | None:
    """“x …, p % of y”, “x out of y …, p %”."""
    stated, at = reading.quantities[index], _before(reading, index)
    before = reading.quantities[at] if index else None
    after = reading.quantities[index + 1] if index + 1 < len(reading.quantities) else None
    if before is None or before.unit not in {Unit.COUNT, Unit.MONEY}:
        return None
    if not follows(reading, _with_its_list(reading, at, index), stated):
        return None
    if after is not None and after.below is None and after.amount != before.amount:
        planned = after.unit is before.unit and _PLANNED.fullmatch(reading.text, stated.stop, after.start)
        if planned or _is_base(reading, stated, before, after):
            return _of_two(_with_those_before(reading, at), after, stated)
    if at > 0 and _out_of(reading, reading.quantities[at - 1], before):
        return _of_two(reading.quantities[at - 1], before, stated)
    return None


def _with_those_before(reading: Reading, at: int) -> Quantity:
    """A count whose further readings are it and the one or two told with it: “5 offices and 6 communes”."""
    part, added = reading.quantities[at], reading.quantities[at].amount
    others: list[Fraction] = []
    for one in reversed(reading.quantities[max(at - 2, 0) : at]):
        if one.unit is not part.unit or one.below is not None or reading.ends_between(one.stop, part.start):
            break
        added += one.amount
        others.append(added)
    return replace(part, others=(*part.others, *others))


def follows(reading: Reading, before: Quantity, stated: Quantity) -> bool:
    """Whether a percentage may be of the figure before it: near, in its sentence and clause."""
    if stated.start - before.stop > MAX_GAP or reading.ends_between(before.stop, stated.start):
        return False
    _clause, mark, last = reading.text[before.stop : stated.start].rpartition(";")
    return not mark or all(word.casefold() in _CONNECTS for word in re.findall(r"\w+", last))


def directly(reading: Reading, before: Quantity, stated: Quantity) -> bool:
    """Whether nothing but connecting words, or the rest of the noun phrase, stands between."""
    gap = reading.text[before.stop : stated.start]
    if _THAN.search(gap):
        return False
    if gap.count("(") > gap.count(")") + gap.rstrip(" *").endswith("("):
        return len(gap.rpartition("(")[2].split()) <= 4
    if gap.rstrip(" *").endswith("("):
        return "," not in gap or not _RATE_OF.search(gap)
    last = gap.rpartition(",")[2]
    words = re.findall(r"\w+", gap)
    if _RATE_OF.search(last) or (len(words) > 3 and words[-1].casefold() not in _CONNECTS):
        return False
    return "," not in gap or all(word.casefold() in _CONNECTS for word in re.findall(r"\w+", last))


def _is_explained(reading: Reading, stated: Quantity, after: Quantity) -> bool:
    gap = reading.text[stated.stop : after.start]
    if reading.ends_between(stated.stop, after.start) or len(gap) > MAX_GAP or ";" in gap:
        return False
    opened = gap.count("(") == gap.count(")") + 1 and "," not in gap.partition("(")[0]
    return (opened and len(gap.rpartition("(")[2].split()) <= 3) or bool(_AFTER_ITSELF.fullmatch(gap))


def _in_bracket_after(reading: Reading, stated: Quantity, after: Quantity) -> bool:
    gap = reading.text[stated.stop : after.start]
    return (
        gap.count("(") == 1
        and ")" not in gap
        and len(gap) < MAX_GAP
        and not reading.ends_between(stated.stop, after.start)
    )


def _is_base(reading: Reading, stated: Quantity, part: Quantity, whole: Quantity) -> bool:
    gap = reading.text[stated.stop : whole.start]
    return (
        whole.unit is part.unit
        and (not part.noun or not whole.noun or part.noun.split()[0] == whole.noun.split()[0])
        and bool(_OF_TOTAL.fullmatch(gap))
        and ";" not in gap
        and not OTHER_BASE.match(gap)
        and not reading.ends_between(stated.stop, whole.start)
    )


def _out_of(reading: Reading, part: Quantity, whole: Quantity) -> bool:
    gap = reading.text[part.end : whole.start]
    return part.unit is whole.unit and part.below is None and bool(_OUT_OF.fullmatch(gap))


def _of_pair(pair: Quantity, stated: Quantity, sure: bool) -> RatioClaim:
    part = Side(pair.amount, pair.others, pair.label, pair.unit)
    whole = Side(pair.below or pair.amount, pair.below_others, unit=pair.unit)
    return _ratio(pair, pair, stated, (part, (whole,), sure))


def _of_two(part: Quantity, whole: Quantity, stated: Quantity) -> RatioClaim:
    return _ratio(part, whole, stated, (_side(part), (_side(whole),), True))


def _side(quantity: Quantity) -> Side:
    return Side(quantity.amount, quantity.others, quantity.label, quantity.unit)


def _ratio(
    part: Quantity, whole: Quantity, stated: Quantity, said: tuple[Side, tuple[Side, ...], bool]
) -> RatioClaim:
    sides, wholes, sure = said
    start = min(part.label_start, whole.label_start, stated.label_start)
    stop = max(part.end, whole.end, stated.stop)
    sure = sure and stated.is_exact and part.is_exact and whole.is_exact
    return RatioClaim(sides, wholes, stated, start, stop, sure)


def _of_breakdowns(
    reading: Reading, breakdowns: tuple[BreakdownClaim, ...]
) -> Iterator[tuple[int, RatioClaim]]:
    """“T (A: x (p %); B: y (q %))”: p is x of T."""
    following = {one.start: two for one, two in zip(reading.quantities, reading.quantities[1:], strict=False)}
    for claim in breakdowns:
        for part in claim.parts:
            stated = following.get(part.start)
            if stated is None or stated.unit is not Unit.PERCENT or part.below is not None:
                continue
            if OTHER_BASE.match(reading.text[stated.stop : stated.stop + 40]) or stated.below is not None:
                continue
            if follows(reading, part, stated) and directly(reading, part, stated):
                wholes = tuple(_side(whole) for whole in claim.wholes)
                sure = claim.link in {Link.BRACKET, Link.CONSISTS, Link.AMONG}
                yield stated.start, _ratio(part, part, stated, (_side(part), wholes, sure))


def _one_noun(one: Quantity, other: Quantity) -> bool:
    """Whether one noun phrase is the other or goes on after it, or a whole of people is counted in people."""
    short, long = sorted((one.noun.split(), other.noun.split()), key=len)
    if long[: len(short)] == short and (bool(short) or not long):
        return True
    return bool(short) and short[0] in _PERSONS and counts_as(other.noun, one.noun)


def _nearby(reading: Reading, index: int) -> RatioClaim | None:
    """“received T …, solved x …, that is p %”: T may be any count of the same noun in the sentence."""
    stated, at = reading.quantities[index], _before(reading, index)
    part = reading.quantities[at] if index else None
    if part is None or part.unit not in {Unit.COUNT, Unit.MONEY} or part.below is not None:
        return None
    told = _with_its_list(reading, at, index)
    if (
        not follows(reading, told, stated)
        or not directly(reading, told, stated)
        or is_change(reading, stated)
    ):
        return None
    if OTHER_BASE.match(reading.text[stated.stop : stated.stop + 40]):
        return None
    start, _stop = reading.sentence(part.start)
    wholes = [
        _side(one)
        for one in reversed(reading.quantities[max(index - 8, 0) : at])
        if one.start >= start and one.unit is part.unit and _one_noun(one, part) and one.amount >= part.amount
    ]
    return _ratio(part, part, stated, (_side(part), tuple(wholes), False)) if wholes else None

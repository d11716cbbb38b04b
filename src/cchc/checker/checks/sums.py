"""Wholes against the parts a sentence gives them; other groupings are tried before anything is accused."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from cchc.checker.checks.accusing import is_accusable, is_sure, listed, slipped_divisions, smaller_ones
from cchc.checker.checks.groupings import Column, amounts, grouping, makes_whole, said, told_once
from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.verdicts import Verdict, larger_than_whole, named, printed
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.claims import BreakdownClaim, Link
from cchc.checker.prose.families import dividing_family
from cchc.checker.prose.kinds import counts_as
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.rules.slips import sum_slip

_SCALE = re.compile(r"nghìn|triệu|tỷ|tỉ", re.IGNORECASE)
_SCALES = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}


def sum_verdicts(passage: Passage, claims: tuple[BreakdownClaim, ...]) -> Iterator[Verdict]:
    """Judge each breakdown: the amounts, and what they are out of where all say so.

    Parts that a word ties to their whole, and that do not make it, are not accused again where none does.
    """
    accused: set[int] = set()
    for claim in claims:
        if claim.link is Link.OUTCOME and all(part.start in accused for part in claim.parts):
            continue
        for one in _columns(claim):
            for verdict in _judged(passage, _sharpened(_scaled(passage.text, one))):
                if verdict.severity is not None:
                    accused |= {part.start for part in claim.parts}
                yield verdict


def _columns(claim: BreakdownClaim) -> list[BreakdownClaim]:
    """“46 meetings, 3,118 people (districts: 8 meetings, 412 people; …)”: a claim for each noun."""
    heads = {part.noun.split()[0] for part in claim.parts if part.noun}
    paired = _paired(claim)
    if paired:
        return paired
    found = []
    for head in sorted(heads) if len(heads) > 1 else ():
        whole = next((one for one in claim.wholes if one.noun.split()[:1] == [head]), None)
        parts = tuple(one for one in claim.parts if one.noun.split()[:1] == [head])
        if whole is not None and len(parts) * len(heads) == len(claim.parts) and len(parts) > 1:
            found.append(replace(claim, wholes=(whole,), parts=parts))
    return found if found and len(found) == len(heads) else [claim]


def _paired(claim: BreakdownClaim) -> list[BreakdownClaim]:
    """“84 people/59 offices (heads 78 people/56 offices; …)”: a claim for either side of the strokes."""
    wholes, parts = claim.wholes[:2], claim.parts
    strokes = [part.label == "/" for part in parts]
    if len(wholes) < 2 or wholes[0].label != "/" or strokes != [False, True] * (len(parts) // 2):
        return []
    ways = ((wholes[1], parts[::2]), (wholes[0], parts[1::2]))
    return [replace(claim, wholes=(whole,), parts=listed) for whole, listed in ways]


def _scaled(text: str, claim: BreakdownClaim) -> BreakdownClaim:
    """“1,136.5 million (districts 702.3; communes 434.2)”: parts without a measure have that of the whole."""
    whole = claim.wholes[0]
    bare = all(part.unit is Unit.COUNT and not part.noun for part in claim.parts)
    if whole.unit is Unit.POINTS and bare and whole.below is None:
        return replace(claim, parts=tuple(replace(part, unit=Unit.POINTS) for part in claim.parts))
    scale = _SCALE.search(text, whole.start, whole.stop)
    if whole.unit is not Unit.MONEY or not bare or scale is None:
        return claim
    factor = _SCALES[scale.group().casefold()]
    parts = tuple(replace(part, amount=part.amount * factor, unit=Unit.MONEY) for part in claim.parts)
    return replace(claim, parts=parts)


def _sharpened(claim: BreakdownClaim) -> BreakdownClaim:
    """Keep the parts that say “x out of W” where W is a whole the words may refer to."""
    for whole in claim.wholes:
        parts = tuple(part for part in claim.parts if part.below is not None and part.below == whole.amount)
        if len(parts) > 1 and parts[0] is claim.parts[0]:
            return BreakdownClaim((whole,), parts, claim.link, claim.start, claim.stop)
    return _same_unit(_ahead_of_pairs(claim))


def _ahead_of_pairs(claim: BreakdownClaim) -> BreakdownClaim:
    """Without what follows several plain parts from the first “x out of the whole” on: something new."""
    wholes = {whole.amount for whole in claim.wholes}
    at = next((index for index, part in enumerate(claim.parts) if part.below in wholes), 0)
    return replace(claim, parts=claim.parts[:at]) if at > 1 else claim


def _same_unit(claim: BreakdownClaim) -> BreakdownClaim:
    """Keep the parts measured as the whole is; of two nouns, those of the whole's noun."""
    claim = _by_noun(claim)
    whole = claim.wholes[0]
    parts = tuple(part for part in claim.parts if part.unit is whole.unit)
    nouns = {part.noun for part in parts}
    own = tuple(part for part in parts if whole.noun and part.noun == whole.noun)
    if len(own) > 1 and len(nouns) > 1 and len(claim.wholes) > 1 and claim.link is Link.BRACKET:
        parts = own
    return BreakdownClaim(claim.wholes, parts, claim.link, claim.start, claim.stop)


def _by_noun(claim: BreakdownClaim) -> BreakdownClaim:
    """With the whole first that counts what all parts count, if the nearest one counts something else."""
    heads = {part.noun.split()[0] for part in claim.parts if part.noun}
    named = all(part.noun for part in claim.parts) and len(heads) == 1 and len(claim.parts) > 1
    alike = [whole for whole in claim.wholes if named and {*whole.noun.split()[:1]} == heads]
    if not alike or claim.wholes[0] in alike or not claim.wholes[0].noun:
        return claim
    return replace(claim, wholes=(*alike, *(whole for whole in claim.wholes if whole not in alike)))


def _judged(passage: Passage, claim: BreakdownClaim) -> Iterator[Verdict]:
    parts = claim.parts
    spot = Spot(passage, claim.start, claim.stop)
    if not parts:
        return
    if len(parts) == 1:
        yield from _of_one(passage, claim, spot)
        return
    for whole in _likely_wholes(claim):
        chosen = makes_whole(passage.text, claim, whole)
        if chosen is not None:
            yield Verdict(Kind.SUM, spot, _spots(passage, [whole, *(parts[index] for index in chosen)]))
            yield from _subset(passage, claim, spot, whole)
            yield from _bases(passage, claim, whole, chosen)
            for other in slipped_divisions(passage.text, claim, chosen):
                yield from _unbalanced(passage, other, spot)
            return
    slipped = next(slipped_divisions(passage.text, claim), None)
    yield from _unbalanced(passage, slipped or told_once(claim), spot)


def _likely_wholes(claim: BreakdownClaim) -> list[Quantity]:
    """The nearest figure, and of those further away the ones that count what some part counts."""
    nearest, *further = claim.wholes
    return [nearest, *(one for one in further if any(counts_as(part.noun, one.noun) for part in claim.parts))]


def _of_one(passage: Passage, claim: BreakdownClaim, spot: Spot) -> Iterator[Verdict]:
    """One figure: a part of the whole, or all that was told before it added up (“… (together 96)”)."""
    total = claim.parts[0]
    for count in range(2, len(claim.wholes) + 1):
        parts = claim.wholes[:count]
        if total.unit is parts[0].unit and sum(one.amount for one in parts) == total.amount:
            yield Verdict(Kind.SUM, spot, _spots(passage, [total, *parts]))
            return
    yield from _subset(passage, claim, spot)


def _spots(passage: Passage, found: Sequence[Quantity]) -> tuple[Spot, ...]:
    return tuple(Spot(passage, one.label_start, one.end) for one in found)


def _subset(
    passage: Passage, claim: BreakdownClaim, spot: Spot, whole: Quantity | None = None
) -> Iterator[Verdict]:
    whole = whole or _named_alike(claim)
    largest = max(claim.parts, key=lambda part: part.amount)
    named_alike = (
        _same_noun(whole, largest) or largest.noun.split()[0] in passage.text[whole.stop : largest.start]
    )
    if largest.unit is not whole.unit or not named_alike:
        return
    if largest.below is not None and whole.below is None:
        return
    if largest.amount <= whole.amount:
        yield Verdict(Kind.SUBSET, spot, _spots(passage, [whole, largest]))
    elif (
        claim.link in {Link.AMONG, Link.BRACKET}
        and largest.is_exact
        and whole.is_exact
        and len(claim.parts) == 1
    ):
        yield larger_than_whole(spot, whole, largest)


def _named_alike(claim: BreakdownClaim) -> Quantity:
    """Of the wholes the words may refer to, the nearest of the part's own noun."""
    head = claim.parts[0].noun.split()[:1]
    alike = [one for one in claim.wholes if head and one.noun.split()[:1] == head]
    return (alike or list(claim.wholes))[0] if len(claim.parts) == 1 else claim.wholes[0]


def _same_noun(whole: Quantity, part: Quantity) -> bool:
    return counts_as(part.noun, whole.noun)


def _bases(
    passage: Passage, claim: BreakdownClaim, whole: Quantity, chosen: tuple[int, ...]
) -> Iterator[Verdict]:
    """What the parts are out of must add up to what the whole is out of."""
    parts = [claim.parts[index] for index in chosen]
    below = [part.below for part in parts if part.below is not None]
    if len(below) < len(parts):
        return
    if whole.below is not None and any(one != whole.below for one in below):
        yield from _base_verdict(passage, claim, whole, parts)
    for other in claim.wholes:
        if whole.below is None and other is not whole and sum(below) == other.amount:
            yield Verdict(Kind.SUM, Spot(passage, claim.start, claim.stop), _spots(passage, [other, *parts]))


def _base_verdict(
    passage: Passage, claim: BreakdownClaim, whole: Quantity, parts: Sequence[Quantity]
) -> Iterator[Verdict]:
    column = Column(whole.below or Fraction(0), tuple(part.below or Fraction(0) for part in parts))
    if column.holds(range(len(parts))):
        yield Verdict(Kind.SUM, Spot(passage, claim.start, claim.stop), _spots(passage, [whole, *parts]))
    else:
        said = _spots(passage, [whole])[0], _spots(passage, parts), True
        yield differs(column, [named(part, "phần") for part in parts], whole, said)


def differs(
    column: Column, names: Sequence[str], whole: Quantity, said: tuple[Spot, tuple[Spot, ...], bool]
) -> Verdict:
    """The finding that parts do not add up; `said`: where, the further spots, whether it is sure."""
    spot, others, sure = said
    added = sum(column.parts, Fraction(0))
    labels = {
        f"{name} ({index + 1})" if names.count(name) > 1 else name: column.parts[index]
        for index, name in enumerate(names)
    }
    params = {
        "total": named(whole, "tổng số"),
        "written": " + ".join(printed(part, whole.unit) for part in column.parts),
        "computed": printed(added, whole.unit),
        "stated": printed(column.total, whole.unit),
        "difference": printed(abs(added - column.total), whole.unit),
    }
    slip = sum_slip((str(params["total"]), column.total), labels, lambda total, parts: total == parts)
    return Verdict(
        Kind.SUM, spot, others, Severity.ERROR if sure else Severity.WARNING,
        str(params["stated"]), str(params["computed"]), Message(_SURE if sure else _UNSURE, params), slip,
    )  # fmt: skip


_SURE = N_(
    "Các phần của “%(total)s” cộng lại là %(written)s = %(computed)s, nhưng tổng ghi %(stated)s "
    "(lệch %(difference)s). Tổng phải bằng các phần cộng lại. Hãy kiểm tra từng số rồi sửa số sai."
)
_UNSURE = N_(
    "Các số nêu sau “%(total)s” cộng lại là %(written)s = %(computed)s, khác số ghi %(stated)s "
    "(lệch %(difference)s). Nếu đó là tất cả các phần thì có số sai; "
    "nếu còn phần khác, hoặc các phần trùng nhau, thì hãy nói rõ."
)


def _told_before(passage: Passage, claim: BreakdownClaim, added: Fraction) -> Quantity | None:
    """What the parts of a loosely named whole do make: an amount told before them, further away."""
    whole = claim.wholes[0]
    if claim.link is Link.BRACKET or (whole.noun and claim.link in {Link.CONSISTS, Link.AMONG}):
        return None
    return next(
        (
            one
            for one in passage.reading.quantities
            if one.stop < claim.parts[0].start
            and one.unit is whole.unit
            and added in (one.amount, one.below)
            and (counts_as(one.noun, whole.noun) or counts_as(whole.noun, one.noun))
        ),
        None,
    )


def _unbalanced(passage: Passage, claim: BreakdownClaim, spot: Spot) -> Iterator[Verdict]:
    whole, smaller, parts = claim.wholes[0], smaller_ones(claim), listed(claim)
    if 1 < len(smaller) < len(claim.parts) and grouping(amounts(whole, smaller)) is not None:
        yield Verdict(Kind.SUM, spot, _spots(passage, [whole, *smaller]))
        return
    if len(parts) < 2:
        yield from _subset(
            passage, BreakdownClaim(claim.wholes, tuple(parts), claim.link, claim.start, claim.stop), spot
        )
        return
    if not all(one.is_exact for one in (whole, *parts)):
        return
    column = amounts(whole, parts)
    added = sum(column.parts, Fraction(0))
    family = dividing_family([said(part) for part in parts])
    if not is_accusable(claim, parts, family, added):
        yield from _subset(passage, claim, spot)
        return
    told = _told_before(passage, claim, added)
    if told is not None:
        yield Verdict(Kind.SUM, spot, _spots(passage, [told, *parts]))
        return
    others = _spots(passage, [whole, *parts])
    sure = is_sure(claim, parts, family, added)
    yield differs(column, [named(part, "phần") for part in parts], whole, (spot, others, sure))
    for part in parts:
        if part.amount > whole.amount and _same_noun(whole, part) and claim.link is not Link.COLON:
            yield larger_than_whole(_spots(passage, [part])[0], whole, part)
    if all(part.below is not None for part in parts) and whole.below is not None:
        yield from _bases(passage, claim, whole, tuple(range(len(claim.parts))))

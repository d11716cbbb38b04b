"""Wholes and the parts that a sentence lists for them."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, pairwise

from cchc.checker.prose.claims import BreakdownClaim, Link
from cchc.checker.prose.families import Family, dividing_family, memberships
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.checker.prose.reading import OUTSIDE, Bracket, Reading, amounts

MAX_HEAD_GAP = 200
_TIMES = re.compile(r"\s*(?:x|×|\*|nhân|chia(?: cho)?)\s*", re.IGNORECASE)
MAX_PARTS, MOST_WHOLES, FEWEST, FAR = 40, 4, 3, 20
MOST_MARKS = 200
_COLON_BEFORE = re.compile(r":\s*$")
MOST_NAMES, LONGEST_HEADING = 5, 45
_CUE = re.compile(
    r"\b(?:(?P<among>trong (?:số )?(?:đó|này))|(?P<consists>bao gồm(?! cả)|gồm(?: có)?|chia ra|chia theo"
    r"|cụ thể(?: là)?"
    r"|như sau))\b",
    re.IGNORECASE,
)
_SAMPLE = re.compile(r"\W*(?:có|riêng|nổi bật|điển hình|đáng chú ý|chủ yếu)\b", re.IGNORECASE)
_NAMES_ONLY = re.compile(r"(?:(?!\b(?:gồm|trong (?:số )?(?:đó|này))\b)[^.;()])*?", re.IGNORECASE)
_MOVED = re.compile(r"\b(?:tăng|giảm|thêm|bớt)(?: \w+){0,2}$", re.IGNORECASE)
_CHANGE = re.compile(r"(?:tăng|giảm|thêm|bớt|cắt giảm|trừ)\b", re.IGNORECASE)
_PLANNED = re.compile(r"(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|cùng kỳ|năm trước)\b", re.IGNORECASE)
_AGAINST = re.compile(r"\bso với\b", re.IGNORECASE)
_IN_ALL = re.compile(
    r"^(?:tổng cộng|cộng(?! với| thêm)|tổng là)\b|^(?:(?:trên|trong) )?tổng(?: số| cộng)?(?: là| có)?$",
    re.IGNORECASE,
)
_IN_WHOLE = re.compile(r"[\s+*-]*(?:trong|trên)(?: tổng)?(?: số)?\s+", re.IGNORECASE)
_THERE_ARE = re.compile(r"\b(?:có|thì|gồm)\s*$", re.IGNORECASE)
_LEFT = re.compile(
    r"^(?:còn|số còn|chưa(?! (?:kể|tính|bao|gồm))|(?:còn )?thiếu)\b",
    re.IGNORECASE,
)
_UNDER_WAY = re.compile(r"[^.;:()0-9]{0,40}\bđang (?:được|chờ|xử|giải|thực|xem)", re.IGNORECASE)
_BROUGHT = re.compile(r"\b(?:kỳ|quý|năm|tháng) trước\b|\btồn\b|\bmang sang\b", re.IGNORECASE)
_NOT_YET = re.compile(r" chưa\b", re.IGNORECASE)
_REMAINING = re.compile(r" (?:\w+ )?(?:còn lại|khác)\b", re.IGNORECASE)
COMPLEMENTS = (
    (Family.TIME, "both", "late"),
    (Family.CHANNEL, "online", "desk"),
    (Family.CHANNEL, "desk", "online"),
)
_SHARE = re.compile(r"\s*\((?:đạt |chiếm |bằng )?[0-9.,]+ ?%\)")
_THESE = re.compile(r"(?: \w+){0,3} (?:này|ấy|đó|trên)\b", re.IGNORECASE)
_AVERAGE = re.compile(r"\b(?:bình quân|trung bình|mỗi)\b", re.IGNORECASE)
# “, as a result”; or a few words and a colon at the start of a sentence.
_RESULT = re.compile(
    r"[,;] *kết quả(?: là| có| cho thấy| như sau|:)?(?= )"
    r"|(?:(?<=[.!?] )|(?<=\n)|(?<=; ))(?P<heading>[A-ZĐÀ-Ỹa-zđà-ỹ][^.;:()0-9\n]*):"
)
_EXAMPLES = re.compile(r"\b(?:như|ví dụ|điển hình|chẳng hạn|mỗi|bình quân)\b[^()]{0,20}$", re.IGNORECASE)


def breakdowns(reading: Reading) -> tuple[BreakdownClaim, ...]:
    """The breakdowns in a text: in brackets, after “trong đó”, “gồm” or a colon, and by level without a "
    "word."""
    found = [
        *_bracketed(reading),
        *_after_cues(reading),
        *_after_colons(reading),
        *_remainders(reading),
        *_totals_last(reading),
        *_in_wholes(reading),
        *_outcomes(reading),
        *_states(reading),
    ]
    taken = {part.start for claim in found for part in claim.parts}
    found += [claim for claim in _by_family(reading) if not all(part.start in taken for part in claim.parts)]
    return tuple(sorted(found, key=lambda claim: claim.start))


def _bracketed(reading: Reading) -> Iterator[BreakdownClaim]:
    for index, bracket in enumerate(reading.brackets[:MOST_MARKS]):
        parts = amounts(reading.members(index))
        wholes = _wholes(reading, bracket.start - 1, bracket.around)
        inner = _CUE.search(reading.text, bracket.start, bracket.stop)
        if inner is not None and inner["among"] and inner.start() - bracket.start > 4:
            parts = [part for part in parts if part.start < inner.start()]
        if wholes and (_MOVED.search(wholes[0].label) or _multiplies(reading, parts) or _compares(parts)):
            continue
        if len(parts) == 1 and _follows_rate(reading, bracket):
            continue
        if parts and wholes and not _EXAMPLES.search(reading.text[bracket.start : parts[0].start]):
            closed = bracket.stop < len(reading.text)
            if closed or sum(part.amount for part in parts) >= wholes[0].amount:
                yield _claim(wholes, parts, Link.BRACKET if closed else Link.OUTCOME, bracket.stop)


def _compares(parts: list[Quantity]) -> bool:
    """Whether a bracket tells a change, “(down 61 from 513)”, or what was planned, “(plan 1,500)”."""
    return any(_CHANGE.match(one.label) or _AGAINST.search(one.label) for one in parts) or (
        len(parts) == 1 and bool(_PLANNED.match(parts[0].label))
    )


def _follows_rate(reading: Reading, bracket: Bracket) -> bool:
    """Whether a bracket stands after a percentage: what it gives is what the percentage is of."""
    at = bisect_left(reading.quantities, bracket.start, key=lambda one: one.start)
    before = reading.quantities[at - 1] if at else None
    return (
        before is not None
        and before.unit is Unit.PERCENT
        and not reading.ends_between(before.stop, bracket.start)
    )


def _multiplies(reading: Reading, parts: list[Quantity]) -> bool:
    """Whether a bracket is a product: “12 places x 3 people”."""
    return len(parts) == 2 and bool(_TIMES.fullmatch(reading.text, parts[0].end, parts[1].start))


def _after_cues(reading: Reading) -> Iterator[BreakdownClaim]:
    marks = islice(_CUE.finditer(reading.text), MOST_MARKS)
    cues = [(cue, reading.owner(cue.start())) for cue in marks]
    for cue, owner in cues:
        wholes = _wholes(reading, cue.start(), owner, beyond=True)
        if not wholes and owner != OUTSIDE:
            wholes = _wholes(reading, reading.brackets[owner].start - 1, reading.brackets[owner].around)
        stop = reading.region_end(cue.end(), owner)
        skipped = [
            _nested(reading, other, owner, stop)
            for other, its in cues
            if its == owner and other.start() > cue.start()
        ]
        parts = [
            part
            for part in amounts(reading.members(owner))
            if cue.end() <= part.start < stop and not any(low <= part.start < high for low, high in skipped)
        ]
        if wholes and parts:
            link = Link.AMONG if cue["among"] else Link.CONSISTS
            if cue["among"] and _SAMPLE.match(reading.text, cue.end()) and not _make(parts, wholes[0]):
                parts, link = parts[:1], Link.AMONG
            yield _claim(wholes, parts, link, min(stop, parts[-1].end + 1))


def _make(parts: list[Quantity], whole: Quantity) -> bool:
    """Whether parts of a whole are all of it, or nearly: then what is named is no sample."""
    return abs(sum(part.amount for part in parts) - whole.amount) * 10 <= whole.amount


def _nested(reading: Reading, cue: re.Match[str], owner: int, stop: int) -> tuple[int, int]:
    """The span of a breakdown within a breakdown: up to the next semicolon."""
    ends = [at for at in reading.semicolons if cue.end() < at < stop and reading.owner(at) == owner]
    return cue.start(), ends[0] if ends else stop


def _after_colons(reading: Reading) -> Iterator[BreakdownClaim]:
    for found in islice(re.finditer(":", reading.text), MOST_MARKS):
        owner = reading.owner(found.start())
        wholes = _wholes(reading, found.start(), owner)
        if not wholes or _COLON_BEFORE.search(reading.text, max(wholes[0].start - 4, 0), wholes[0].start):
            continue
        if not _NAMES_ONLY.fullmatch(_SHARE.sub("", reading.text[wholes[0].end : found.start()])):
            continue
        stop = reading.region_end(found.end(), owner)
        parts = [part for part in amounts(reading.members(owner)) if found.end() <= part.start < stop]
        between = reading.text[wholes[0].end : found.start()]
        goes_on = "," not in between or (wholes[0].noun and len(between.split()) < MOST_NAMES)
        if len(parts) > 1:
            yield _claim(wholes, parts, Link.COLON if goes_on else Link.OUTCOME, stop)


def _remainders(reading: Reading) -> Iterator[BreakdownClaim]:
    """“x of W …, left: y”, or “W …, x …, left: y”."""
    for owner in {*reading.owners}:
        members = amounts(reading.members(owner))
        for before, left in pairwise(members):
            if not _is_left(reading, before, left):
                continue
            if before.below is not None:
                whole = replace(before, amount=before.below, below=None, below_others=())
                parts = [replace(one, below=None, below_others=()) for one in (before, left)]
                yield _claim([whole], parts, Link.REMAINDER, left.end)
            else:
                wholes = _wholes(reading, before.start, owner)
                if wholes and wholes[0].amount > before.amount and _is_a_total(wholes[0]):
                    yield _claim(wholes, [before, left], Link.REMAINDER, left.end)


def _is_left(reading: Reading, before: Quantity, left: Quantity) -> bool:
    """Whether a figure is told as what the one before it leaves: “left …”, “… are still under way”."""
    if left.below not in (None, before.below):
        return False
    if _is_complement(before, left):
        return True
    if reading.ends_between(before.stop, left.start):
        return False
    if _one_noun(before, left) and not left.label:
        after = _UNDER_WAY if before.below is not None else _NOT_YET
        return bool(after.match(reading.text, left.end) or _REMAINING.match(reading.text, left.end))
    return bool(_LEFT.match(left.label))


def _one_noun(one: Quantity, other: Quantity) -> bool:
    return bool(one.noun and other.noun) and one.noun.split()[0] == other.noun.split()[0]


def _is_complement(pair: Quantity, other: Quantity) -> bool:
    """Whether what two figures count leaves nothing over: on time and late, online and at the desk."""
    if pair.below is None or not _one_noun(pair, other):
        return False
    first, second = memberships(pair.label), memberships(other.label)
    return any(first.get(family) == one and second.get(family) == rest for family, one, rest in COMPLEMENTS)


def _is_a_total(whole: Quantity) -> bool:
    """Whether an amount is not itself told as a part: done, late, online."""
    return whole.below is None and not ({Family.STATE, Family.TIME} & memberships(whole.label).keys())


def _totals_last(reading: Reading) -> Iterator[BreakdownClaim]:
    """“a, b and c, in all T”, “a, b and c (in all T)”."""
    for owner in {*reading.owners}:
        members = amounts(reading.members(owner))
        for index, whole in enumerate(members):
            if not _IN_ALL.match(whole.label) or reading.text[whole.stop :].lstrip().startswith("+"):
                continue
            before, around = members[:index], owner
            if owner != OUTSIDE and len(members) == 1:
                around = reading.brackets[owner].around
                before = [one for one in amounts(reading.members(around)) if one.stop <= whole.start]
            parts = _listed_before(reading, whole, around, before)
            if len(parts) > 1:
                yield _claim([whole], parts, Link.CONSISTS, whole.end)


def _listed_before(reading: Reading, whole: Quantity, owner: int, before: list[Quantity]) -> list[Quantity]:
    """The amounts of the clause, or else of the sentence, that ends with its total."""
    first = reading.sentence(whole.start)[0]
    start = max(first, _last_semicolon(reading, whole.start, owner))
    if sum(start <= one.start for one in before) < 2:
        start = first
    listed = [one for one in before if one.start >= start and one.below is None and one.is_exact]
    own = [one for one in listed if whole.noun and one.noun.split()[:1] == whole.noun.split()[:1]]
    return own if len(own) > 1 else listed


def _outcomes(reading: Reading) -> Iterator[BreakdownClaim]:
    """“T …, as a result a, b and c”, “T … . Of these kinds: a, b and c”."""
    members = amounts(reading.members(OUTSIDE))
    for cue in islice(_RESULT.finditer(reading.text), MOST_MARKS):
        start, stop = reading.sentence(cue.end())
        before = [one for one in members if one.stop <= cue.start()]
        parts = [one for one in members if cue.end() <= one.start < stop]
        if not before or len(parts) < 2 or cue.start() - before[-1].end > MAX_HEAD_GAP:
            continue
        opened = bool(cue["heading"])
        if opened and len(cue["heading"]) > LONGEST_HEADING:
            continue
        goes_on = reading.text[max(cue.start() - 2, 0)] == ";"
        if opened and (
            not _names_parts(reading, cue.end(), parts[0]) if goes_on else before[-1].start >= start
        ):
            continue
        earliest = reading.sentence(before[-1].start)[0]
        wholes = [one for one in reversed(before) if one.start >= earliest]
        added = sum(part.amount for part in parts)
        if opened:
            wholes.sort(key=lambda one: abs(one.amount - added))
        yield _claim(wholes[:MOST_WHOLES], parts, Link.OUTCOME, stop)


def _names_parts(reading: Reading, at: int, first: Quantity) -> bool:
    """Whether words follow a colon: “degrees: doctors 4, masters 9”, not “late: 4”."""
    return bool(re.search(r"[^\W\d]", reading.text[at : first.start]))


def _states(reading: Reading) -> Iterator[BreakdownClaim]:
    """“T …. a are done; b are under way, c are not begun”: what is done and what is not make the whole."""
    members = [one for one in amounts(reading.members(OUTSIDE)) if one.below is None and one.noun]
    sentences: dict[tuple[int, int], list[Quantity]] = {}
    for one in members:
        sentences.setdefault(reading.sentence(one.start), []).append(one)
    for told in sentences.values():
        parts = [one for one in told if _state(reading, one)]
        states = {_state(reading, one) for one in parts}
        if len(parts) < FEWEST or len(states) < 2 or len({one.noun.split()[0] for one in parts}) > 1:
            continue
        noun = parts[0].noun.split()[0]
        at = bisect_left(members, parts[0].start, key=lambda one: one.start)
        earlier = [one for one in members[max(at - FAR, 0) : at] if one.noun.split()[0] == noun]
        largest, added = max(one.amount for one in parts), sum(one.amount for one in parts)
        wholes = [one for one in earlier[-MOST_WHOLES:] if one.amount >= largest and one not in parts]
        if wholes:
            wholes.sort(key=lambda one: abs(one.amount - added))
            yield _claim(wholes, parts, Link.OUTCOME, parts[-1].end)


def _state(reading: Reading, one: Quantity) -> str | None:
    """Whether a count is of what is done or undone: the words before it, else those after it say so."""
    after = re.split(r"[,;.:(0-9]", reading.text[one.end : one.end + 40], maxsplit=1)[0]
    return memberships(one.label).get(Family.STATE) or memberships(f"{one.noun} {after}").get(Family.STATE)


def _in_wholes(reading: Reading) -> Iterator[BreakdownClaim]:
    """“In W …, there are a …, b …”."""
    members = amounts(reading.members(OUTSIDE))
    for index, whole in enumerate(members):
        start, stop = reading.sentence(whole.start)
        clause = max(reading.text.rfind(mark, start, whole.start) + 1 for mark in ",;")
        if whole.below is not None or not _IN_WHOLE.fullmatch(reading.text, max(start, clause), whole.start):
            continue
        parts = [one for one in members[index + 1 :] if one.start < stop]
        told = parts and _THERE_ARE.search(reading.text, whole.end, parts[0].start)
        if told or (len(parts) > 1 and _THESE.match(reading.text, whole.end)):
            yield _claim([whole], parts, Link.AMONG, stop)


def _last_semicolon(reading: Reading, at: int, owner: int) -> int:
    return max((one for one in reading.semicolons if one < at and reading.owner(one) == owner), default=0)


def _by_family(reading: Reading) -> Iterator[BreakdownClaim]:
    """“T …; district: a; communes: b”: the labels alone say that these divide T."""
    for owner in {*reading.owners}:
        members = amounts(reading.members(owner))
        at = 1
        while at < len(members) - 1:
            head = members[at - 1]
            run = _completed(_family_run(members, at), members, head)
            if _divides(head, run) and not reading.ends_between(head.start, run[-1].start):
                yield _claim([head], run, Link.IMPLIED, run[-1].end)
            at += max(len(run), 1)


def _divides(head: Quantity, run: list[Quantity]) -> bool:
    """Whether labels of one family follow an amount that is not itself one of the family."""
    if any(_BROUGHT.search(one.label) for one in run):
        return False
    family = dividing_family([one.label for one in run])
    return len(run) > 1 and family is not None and family not in memberships(head.label)


def _family_run(members: list[Quantity], at: int) -> list[Quantity]:
    run: list[Quantity] = members[at : at + 1]
    for following in members[at + 1 : at + 5]:
        if dividing_family([*(one.label for one in run), following.label]) is None:
            break
        run.append(following)
    return run


def _completed(run: list[Quantity], members: list[Quantity], head: Quantity) -> list[Quantity]:
    """A run with the figures right after it that complete its whole."""
    at = members.index(run[-1]) + 1
    for stop in range(at + 1, min(at + 4, len(members)) + 1):
        longer = [*run, *members[at:stop]]
        if len(run) > 1 and sum(one.amount for one in longer) == head.amount:
            return longer
    return run


def _wholes(reading: Reading, at: int, owner: int, *, beyond: bool = False) -> list[Quantity]:
    """The amounts that words at a place may divide, nearest first; `beyond` looks past the sentence's "
    "start."""
    before = reading.amounts_before(at, owner, MOST_WHOLES)
    if not before or at - before[-1].end > MAX_HEAD_GAP:
        return []
    nearest = before[-1]
    opens_sentence = not reading.text[reading.sentence(at)[0] : at].strip(" +-*")
    if reading.ends_between(nearest.stop, at) and not (beyond and opens_sentence):
        return []
    if reading.semicolon_between(nearest.stop, at, owner) and not beyond:
        return []
    start, _stop = reading.sentence(nearest.start)
    return [one for one in reversed(before) if one.start >= start]


def _claim(wholes: list[Quantity], parts: list[Quantity], link: Link, stop: int) -> BreakdownClaim:
    parts = ([part for part in parts if not _AVERAGE.search(part.label)] or parts)[:MAX_PARTS]
    start = min(wholes[0].label_start, parts[0].label_start)
    last = max(parts[-1].end, wholes[0].end)
    return BreakdownClaim(tuple(wholes), tuple(parts), link, start, max(last, min(stop, last + 60)))

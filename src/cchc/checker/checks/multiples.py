"""“N people at M places (k at each)”: N is M times k."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.verdicts import Verdict, printed
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.checker.prose.reading import OUTSIDE, Reading
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.numbers import print_number
from cchc.engine.rules.agreement import agrees

_EACH = re.compile(
    r"\s*(?P<about>bình quân|trung bình)?\s*(?:mỗi|từng|cứ mỗi|)\b[^0-9;.]{0,40}", re.IGNORECASE
)
_TIMES = re.compile(r"\s*(?:x|×|\*|nhân)\s*", re.IGNORECASE)
_FOLD = re.compile(
    r"\bgấp (?P<about>hơn |gần |khoảng |trên )?(?:(?P<fold>[0-9]{1,3}(?:,[0-9]{1,2})?) lần"
    r"|(?P<word>đôi|ba|bốn|rưỡi))\b[^.;()0-9]{0,40}\(?",
    re.IGNORECASE,
)
_WORDS = {"đôi": "2", "ba": "3", "bốn": "4", "rưỡi": "1,5"}
REACH, HALF = 90, Fraction(1, 2)
_IN_ALL = re.compile(r"(?:với |là |thành )?(?:tổng|cộng)", re.IGNORECASE)
_SAYS_EACH = re.compile(r"\b(?:mỗi|từng|bình quân|trung bình)\b", re.IGNORECASE)


def multiple_verdicts(passage: Passage) -> Iterator[Verdict]:
    """Judge each bracket that begins with “each” and holds one figure, after two figures of its sentence."""
    yield from _products(passage)
    yield from _folds(passage)
    reading = passage.reading
    for index, bracket in enumerate(reading.brackets):
        inside = reading.members(index)
        opening = reading.text[bracket.start : inside[0].start] if inside else ""
        if len(inside) != 1 or bracket.around != OUTSIDE or not _SAYS_EACH.search(opening):
            continue
        before = [
            one
            for one in reading.amounts_before(bracket.start - 1, OUTSIDE, 2)
            if one.below in {None, one.amount}
        ]
        if len(before) == 1:
            before += [one for one in reading.members(OUTSIDE) if _totals(reading, bracket.stop, one)][:1]
        found = _EACH.fullmatch(opening)
        told = len(before) == 2 and not reading.ends_between(before[0].stop, bracket.start)
        if told and found is not None and all(one.unit is Unit.COUNT and one.is_exact for one in before):
            yield _judged(passage, (before[0], before[1]), inside[0], average=bool(found["about"]))


def _totals(reading: Reading, at: int, one: Quantity) -> bool:
    """Whether an amount right after a bracket says that it is the total."""
    near = at < one.start < at + REACH and not reading.ends_between(at, one.start)
    return near and one.below is None and bool(_IN_ALL.match(one.label))


def _products(passage: Passage) -> Iterator[Verdict]:
    """“N people (M places x k people)”."""
    reading = passage.reading
    for index, bracket in enumerate(reading.brackets):
        inside = reading.members(index)
        if len(inside) != 2 or not _TIMES.fullmatch(reading.text, inside[0].end, inside[1].start):
            continue
        before = reading.amounts_before(bracket.start - 1, bracket.around, 1)
        if before and all(one.unit is before[0].unit or one.unit is Unit.COUNT for one in inside):
            product = inside[0].amount * inside[1].amount
            yield _agreeing((passage, before[0].label_start, inside[1].end), before[0], inside, product)


def _folds(passage: Passage) -> Iterator[Verdict]:
    """“A …, k times the B of last year”: A is k times B, as far as k is printed."""
    for found in _FOLD.finditer(passage.text):
        near = [one for one in passage.reading.quantities if one.unit in {Unit.COUNT, Unit.MONEY}]
        now = [one for one in near if one.stop <= found.start() and found.start() - one.stop < REACH]
        then = [one for one in near if found.end() <= one.start < found.end() + 4]
        if not now or not then or not then[0].amount or now[-1].unit is not then[0].unit:
            continue
        fold = found["fold"] or _WORDS[found["word"].casefold()]
        apart = now[-1].amount / then[0].amount - Fraction(fold.replace(",", "."))
        apart *= 10 ** len(fold.partition(",")[2])
        if -HALF <= apart < 1:
            yield Verdict(Kind.RATIO, Spot(passage, now[-1].label_start, then[0].end))
        elif now[-1].is_exact and not found["about"]:
            yield _not_so_many_times(passage, now[-1], then[0], fold)


def _not_so_many_times(passage: Passage, now: Quantity, then: Quantity, fold: str) -> Verdict:
    params = {
        "now": printed(now.amount, now.unit),
        "then": printed(then.amount, then.unit),
        "stated": fold,
        "computed": print_number(now.amount / then.amount, 2),
    }
    template = N_(
        "Ghi gấp %(stated)s lần nhưng %(now)s so với %(then)s là gấp %(computed)s lần. Hãy kiểm tra hai số, "
        "hoặc nêu rõ số đem so."
    )
    spot = Spot(passage, now.label_start, then.end)
    return Verdict(
        Kind.RATIO, spot, (), Severity.WARNING, fold, params["computed"], Message(template, params)
    )


def _agreeing(
    span: tuple[Passage, int, int], total: Quantity, factors: Sequence[Quantity], product: Fraction
) -> Verdict:
    spot = Spot(*span)
    if product == total.amount:
        return Verdict(Kind.SUM, spot)
    params = {
        "stated": printed(total.amount, total.unit),
        "written": " × ".join(printed(one.amount) for one in factors),
        "computed": printed(product, total.unit),
    }
    template = N_(
        "Ghi %(stated)s nhưng phép nhân trong ngoặc là %(written)s = %(computed)s. Hãy kiểm tra ba số, "
        "rồi sửa số sai."
    )
    return Verdict(
        Kind.SUM, spot, (), Severity.WARNING, params["stated"], params["computed"], Message(template, params)
    )


def _judged(passage: Passage, before: tuple[Quantity, Quantity], each: Quantity, *, average: bool) -> Verdict:
    places, total = sorted(before, key=lambda one: (one.amount, one.start))
    spot = Spot(passage, before[0].label_start, max(each.end, before[1].end))
    if each.noun and total.noun.split()[:1] != each.noun.split()[:1] == places.noun.split()[:1]:
        places, total = total, places
    exact = total.amount / places.amount if places.amount else total.amount
    if exact == each.amount or (average and agrees(each.amount, exact, each.decimals)):
        return Verdict(Kind.SUM, spot)
    params = {
        "total": f"{printed(total.amount)} {total.noun}".strip(),
        "places": f"{printed(places.amount)} {places.noun}".strip(),
        "each": printed(each.amount),
        "computed": printed(places.amount * each.amount),
    }
    template = N_(
        "%(places)s, mỗi nơi %(each)s thì cộng lại là %(computed)s, nhưng ghi %(total)s. Nếu nơi nào cũng "
        "như nhau thì có số sai; nếu không thì hãy viết “bình quân” hoặc nêu rõ."
    )
    return Verdict(
        Kind.SUM, spot, (), Severity.WARNING, params["total"], params["computed"], Message(template, params)
    )

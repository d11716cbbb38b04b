"""One figure told twice in a row, in another measure or rounded: “97.345.000 đồng, tức 97,345 triệu đồng”."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.told_rows import told_otherwise
from cchc.checker.checks.verdicts import Verdict, shown
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.rules.agreement import agrees
from cchc.engine.rules.slips import transpositions

_AGAIN = re.compile(
    r"[\s,;(]*(?:tức(?: là)?|hay|tương đương|xấp xỉ|khoảng|gần|(?:được |viết |ghi )?(?:tính|làm|quy|lấy) tròn"
    r"(?: thành| là)?)\s*",
    re.IGNORECASE,
)
_SCALES = (("tỷ", 10**9), ("tỉ", 10**9), ("triệu", 10**6), ("nghìn", 10**3))
_OPENED = re.compile(r"[^\d;:.()]{0,30}\(\s*(?:tức |là |cụ thể )?")
_CLOSED = re.compile(r"[^\d;:.()]{0,20}\)")
FOLD, ROUNDED, LONG, REACH = 20, 10, 4, 40


def restated_verdicts(passage: Passage) -> Iterator[Verdict]:
    """Judge two figures of one measure between which only “that is” or “about” stands."""
    for first, second in pairwise(passage.reading.quantities):
        if first.unit is not second.unit or first.below is not None or second.below is not None:
            continue
        measured = first.unit in {Unit.MONEY, Unit.PERCENT}
        if measured and _AGAIN.fullmatch(passage.text, first.end, second.start) and _one_size(first, second):
            yield _judged(passage, first, second)
        elif _in_bracket(passage, first, second):
            yield Verdict(Kind.DUPLICATE, Spot(passage, first.label_start, second.end))
    yield from _turned(passage)


def _turned(passage: Passage) -> Iterator[Verdict]:
    """“13 late dossiers …; excused for 31 late dossiers”: one noun phrase, two digits exchanged."""
    told: dict[str, list[Quantity]] = {}
    for one in passage.reading.quantities:
        words = re.split(r"[^\w ]|[0-9]", passage.text[one.stop : one.stop + REACH], maxsplit=1)[0].split()
        if one.unit is not Unit.COUNT or one.below is not None or not one.noun or len(words) < LONG:
            continue
        phrase = " ".join(words[:LONG])
        earlier = [other for other in told.get(phrase, ()) if other.amount in transpositions(one.amount)]
        if earlier:
            here, there = (Spot(passage, other.label_start, other.end) for other in (one, earlier[-1]))
            yield told_otherwise(here, there, (one.amount, earlier[-1].amount, one.unit))
        told.setdefault(phrase, []).append(one)


def _in_bracket(passage: Passage, first: Quantity, second: Quantity) -> bool:
    """Whether a bracket right after a figure tells it again, exactly or in another measure."""
    opened = _OPENED.fullmatch(passage.text, first.end, second.start)
    if not opened or not _CLOSED.match(passage.text, second.stop) or not _one_size(first, second):
        return False
    step = Fraction(_scale(passage.text, first))
    rounded = first.approximate and abs(first.amount - second.amount) * ROUNDED <= second.amount
    return rounded or agrees(first.amount / step, second.amount / step, first.decimals)


def _one_size(first: Quantity, second: Quantity) -> bool:
    """Whether both may be one figure: of one magnitude, unless a measure was slipped."""
    low, high = sorted((first.amount, second.amount))
    return low > 0 and high < FOLD * low


def _judged(passage: Passage, first: Quantity, second: Quantity) -> Verdict:
    spot = Spot(passage, first.label_start, second.end)
    steps = [Fraction(_scale(passage.text, one)) for one in (first, second)]
    rounded = any(
        agrees(one.amount / step, other.amount / step, one.decimals)
        for one, other, step in ((first, second, steps[0]), (second, first, steps[1]))
    )
    if rounded:
        return Verdict(Kind.DUPLICATE, spot)
    params = {"stated": shown(second), "computed": shown(first)}
    template = N_(
        "Cùng một số được ghi hai cách liền nhau nhưng không bằng nhau: %(computed)s và %(stated)s. Hãy kiểm "
        "tra dấu phẩy, đơn vị tính và chữ số của hai cách ghi."
    )
    return Verdict(
        Kind.DUPLICATE, spot, (), Severity.WARNING, params["stated"], params["computed"],
        Message(template, params),
    )  # fmt: skip


def _scale(text: str, one: Quantity) -> int:
    """By what the printed digits of an amount of money are multiplied."""
    printed = text[one.start : one.stop].casefold()
    return next((factor for name, factor in _SCALES if name in printed), 1)

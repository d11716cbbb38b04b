"""Figures by themselves: percentages of a whole, ranks, counts, parts out of a stated number."""

import re
from collections.abc import Container, Iterator
from fractions import Fraction

from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.ratios import fits
from cchc.checker.checks.verdicts import Verdict, printed, shown
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.directions import FALLS
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.checker.prose.ratios import is_change
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.numbers import print_number

_MAY_EXCEED = re.compile(
    r"\b(?:kế hoạch|KH|dự toán|chỉ tiêu|vượt|tăng|so với|bằng|thu ngân sách|giải ngân|gấp|mục tiêu"
    r"|cùng kỳ|giao)\b",
    re.IGNORECASE,
)

_SAVED = re.compile(r"\btiết kiệm\b", re.IGNORECASE)
_REST = re.compile(r"(?: [^\W\d]+| [0-9](?=\W)){0,12}(?=[,;.:()\n]|$)")
REACH, HUNDRED = 100, 100

_FALLS = re.compile(rf"\b(?:{FALLS})(?: (?:tới|đến|khoảng|gần))?\s*\(?$", re.IGNORECASE)
_MAY_FALL = re.compile(r"\b(?:tăng|giảm|chênh lệch|thâm hụt|bội chi|âm|cân đối|tinh giản)\b", re.IGNORECASE)


def range_verdicts(passage: Passage, explained: Container[int] = ()) -> Iterator[Verdict]:
    """Judge each figure that has bounds of its own.

    Percentages that start at one of `explained` are judged by their parts and may exceed 100.
    """
    for quantity in passage.reading.quantities:
        judged = _judged(passage, quantity)
        if judged is not None and (judged.holds or quantity.start not in explained):
            yield judged


def _judged(passage: Passage, quantity: Quantity) -> Verdict | None:
    rest = _REST.match(passage.text, quantity.stop)
    spot = Spot(passage, quantity.label_start, max(quantity.end, rest.end() if rest else 0))
    if quantity.unit is Unit.RANK:
        return _rank(spot, quantity)
    if quantity.unit is Unit.PERCENT and quantity.below is None:
        return _percent(passage, spot, quantity)
    if quantity.amount < 0 and quantity.unit in {Unit.COUNT, Unit.MONEY}:
        return None if _MAY_FALL.search(quantity.label) else _negative(spot, quantity)
    if quantity.below is not None and quantity.unit in {Unit.COUNT, Unit.MONEY}:
        return _pair(passage, spot, quantity)
    return None


def _rank(spot: Spot, rank: Quantity) -> Verdict:
    if rank.below is None or 1 <= rank.amount <= rank.below:
        return Verdict(Kind.RANGE, spot)
    template = N_(
        "Xếp thứ %(stated)s trong %(computed)s là không thể. Hãy kiểm tra lại thứ hạng và tổng số đơn vị."
    )
    return _wrong(Kind.RANGE, spot, rank, (template, print_number(rank.below), Severity.ERROR))


def _percent(passage: Passage, spot: Spot, percent: Quantity) -> Verdict | None:
    if is_change(passage.reading, percent):
        return _fall(passage, spot, percent)
    if 0 <= percent.amount <= 100:
        return Verdict(Kind.RANGE, spot)
    after = passage.text[percent.stop : percent.stop + 40]
    around = passage.text[percent.label_start : percent.stop] + re.split(r"[;.]", after, maxsplit=1)[0]
    if percent.amount < 0 or not _MAY_EXCEED.search(around) or _SAVED.search(around):
        template = N_(
            "Tỷ lệ %(stated)s nằm ngoài khoảng 0–100%%. Một phần của toàn bộ không thể vượt 100%%; nếu so "
            "với kế hoạch "
            "thì hãy viết rõ “so với kế hoạch”."
        )
        severity = Severity.ERROR if percent.amount < 0 else Severity.WARNING
        return _wrong(Kind.RANGE, spot, percent, (template, "0–100%", severity))
    return Verdict(Kind.RANGE, spot)


def _fall(passage: Passage, spot: Spot, percent: Quantity) -> Verdict | None:
    """A count, a time, a sum can fall by all it was and no more."""
    if percent.amount <= 100 or not _FALLS.search(passage.text[: percent.start]):
        return None
    template = N_(
        "Giảm %(stated)s là không thể: không gì giảm quá 100%%. Hãy kiểm tra số, hoặc hướng tăng hay giảm."
    )
    return _wrong(Kind.RANGE, spot, percent, (template, "0–100%", Severity.ERROR))


def _negative(spot: Spot, count: Quantity) -> Verdict:
    template = N_("Số %(stated)s nhỏ hơn 0. Không thể đếm được số âm. Hãy kiểm tra dấu trừ hoặc sửa số.")
    return _wrong(Kind.RANGE, spot, count, (template, "0", Severity.WARNING))


def _pair(passage: Passage, spot: Spot, pair: Quantity) -> Verdict | None:
    below = pair.below
    if below is None or any(
        one <= other for one in (pair.amount, *pair.others) for other in (below, *pair.below_others)
    ):
        return Verdict(Kind.SUBSET, spot)
    lead = passage.text[max(pair.start - 100, 0) : pair.start].removesuffix("(")
    clause = re.split(r"[;(]|[.,](?= )", lead)[-1]
    rest = re.split(r"[;.)]", passage.text[pair.start : pair.stop + 60], maxsplit=1)[0]
    planned = _MAY_EXCEED.search(passage.text, max(pair.start - 100, 0), pair.stop + 60)
    if _MAY_EXCEED.search(f"{clause} {rest}") or (planned and exceeds(passage, pair, pair.below)):
        return None
    template = N_(
        "Ghi %(stated)s trên %(computed)s: phần lớn hơn toàn bộ. Nếu là số thực hiện so với kế hoạch thì "
        "hãy viết rõ; "
        "nếu không, hãy kiểm tra xem tử số và mẫu số có bị đảo hay sai chữ số."
    )
    return _wrong(Kind.SUBSET, spot, pair, (template, printed(below, pair.unit), Severity.WARNING))


def exceeds(passage: Passage, part: Quantity, whole: Fraction | None) -> bool:
    """Whether a percentage near a figure says that it is more than all of a whole."""
    return any(
        one.unit is Unit.PERCENT
        and one.amount > HUNDRED
        and abs(one.start - part.start) < REACH
        and fits(one.amount, one.decimals, part.amount, whole)
        for one in passage.reading.quantities
        if whole
    )


def _wrong(kind: Kind, spot: Spot, quantity: Quantity, said: tuple[str, str, Severity]) -> Verdict:
    template, computed, severity = said
    params = {"stated": shown(quantity), "computed": computed}
    return Verdict(
        kind,
        spot,
        severity=severity,
        stated=shown(quantity),
        computed=computed,
        message=Message(template, params),
    )

"""Rises and falls: the difference of both ends, and its share of the first."""

from collections.abc import Iterator
from fractions import Fraction

from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.verdicts import Verdict, printed
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.claims import ChangeClaim
from cchc.checker.prose.earlier import direction
from cchc.checker.prose.quantities import Quantity
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.numbers import print_number
from cchc.engine.rules.agreement import agrees

NEAR = 90


def change_verdicts(passage: Passage, claims: tuple[ChangeClaim, ...]) -> Iterator[Verdict]:
    """Judge the difference and the rate of each change; a rate may be told of either end."""
    for claim in claims:
        if not (claim.before.is_exact and claim.after.is_exact):
            continue
        moved = abs(claim.after.amount - claim.before.amount)
        if claim.difference is not None:
            yield _difference(passage, claim, claim.difference, moved)
        if claim.rate is not None and claim.before.amount:
            yield _rate(passage, claim, claim.rate, moved)
        if not direction(claim):
            yield _turned(passage, claim)


def _difference(passage: Passage, claim: ChangeClaim, stated: Quantity, moved: Fraction) -> Verdict:
    spot, others = _beside(passage, claim, stated), _spots(passage, claim, stated)
    shares = [100 * moved / one for one in (claim.before.amount,) if one and not claim.sure]
    if stated.amount == moved or any(agrees(stated.amount, one, stated.decimals) for one in shares):
        return Verdict(Kind.SUM, spot, others)
    template = N_(
        "Từ %(before)s đến %(after)s là %(computed)s, nhưng ghi %(stated)s. Mức tăng giảm phải bằng hiệu "
        "của hai số. "
        "Hãy kiểm tra cả ba số."
    )
    params = _params(claim, printed(stated.amount, stated.unit), printed(moved, stated.unit))
    return _wrong(Kind.SUM, spot, others, (template, params), sure=claim.sure)


def _turned(passage: Passage, claim: ChangeClaim) -> Verdict:
    """The words say that it rose, the figures that it fell, or the other way round."""
    before = printed(claim.before.amount, claim.before.unit)
    params = _params(claim, printed(claim.after.amount, claim.after.unit), before)
    return _wrong(
        Kind.SUM,
        Spot(passage, claim.start, claim.stop),
        (),
        (_RISEN if claim.rises else _FALLEN, params),
        sure=False,
    )


_RISEN = N_(
    "Câu ghi tăng, nhưng số trước là %(before)s còn số sau chỉ là %(after)s. Hãy kiểm tra hai số có bị đổi "
    "chỗ không, hoặc sửa chữ “tăng”."
)
_FALLEN = N_(
    "Câu ghi giảm, nhưng số trước là %(before)s còn số sau lên tới %(after)s. Hãy kiểm tra hai số có bị đổi "
    "chỗ không, hoặc sửa chữ “giảm”."
)


def _rate(passage: Passage, claim: ChangeClaim, stated: Quantity, moved: Fraction) -> Verdict:
    spot, others = _beside(passage, claim, stated), _spots(passage, claim, stated)
    exact = 100 * moved / claim.before.amount
    said = claim.difference.amount if claim.difference is not None else moved
    if agrees(stated.amount, exact, stated.decimals) or agrees(
        stated.amount, 100 * said / claim.before.amount, stated.decimals
    ):
        return Verdict(Kind.RATIO, spot, others)
    if claim.after.amount and agrees(
        stated.amount, 100 * claim.after.amount / claim.before.amount, stated.decimals
    ):
        return Verdict(Kind.RATIO, spot, others)
    template = N_(
        "Từ %(before)s đến %(after)s là %(computed)s, nhưng ghi %(stated)s. Tỷ lệ tăng giảm tính trên số "
        "ban đầu. "
        "Hãy kiểm tra hai số, tỷ lệ, hoặc nêu rõ số gốc."
    )
    params = _params(
        claim,
        print_number(stated.amount, stated.decimals) + "%",
        print_number(exact, max(stated.decimals, 2)) + "%",
    )
    return _wrong(Kind.RATIO, spot, others, (template, params))


def _params(claim: ChangeClaim, stated: str, computed: str) -> dict[str, object]:
    return {
        "before": printed(claim.before.amount, claim.before.unit),
        "after": printed(claim.after.amount, claim.after.unit),
        "stated": stated,
        "computed": computed,
    }


def _wrong(
    kind: Kind,
    spot: Spot,
    others: tuple[Spot, ...],
    said: tuple[str, dict[str, object]],
    *,
    sure: bool = True,
) -> Verdict:
    template, params = said
    return Verdict(
        kind,
        spot,
        others,
        Severity.ERROR if sure else Severity.WARNING,
        str(params["stated"]),
        str(params["computed"]),
        Message(template, params),
    )


def _beside(passage: Passage, claim: ChangeClaim, stated: Quantity) -> Spot:
    """The difference or rate with the nearer end; of one sentence with both."""
    ends = sorted((claim.before, claim.after), key=lambda one: abs(one.start - stated.start))
    told = [one for one in ends[1:] if abs(one.start - stated.start) < NEAR]
    spans = (stated, ends[0], *told)
    return Spot(passage, min(one.label_start for one in spans), max(one.end for one in spans))


def _spots(passage: Passage, claim: ChangeClaim, stated: Quantity) -> tuple[Spot, ...]:
    return tuple(Spot(passage, one.label_start, one.end) for one in (stated, claim.before, claim.after))

"""Percentages against their parts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from cchc.checker.checks.misprints import misprinted
from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.verdicts import Verdict, printed
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.claims import BreakdownClaim, RatioClaim, Side
from cchc.checker.prose.quantities import Quantity
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.numbers import print_number
from cchc.engine.rules.agreement import agrees
from cchc.engine.rules.slips import ratio_slip

# No printing moves a percentage by two units of its last digit.
HUNDRED, APART, EARLIER, LONG = 100, 2, 4, 5


def ratio_verdicts(
    passage: Passage, claims: tuple[RatioClaim, ...], divided: Sequence[BreakdownClaim] = ()
) -> Iterator[Verdict]:
    """Judge each percentage; one that only fits another reading of the digits holds.

    `divided`: the wholes and their parts that the text lists; after a list a percentage may be of its whole.
    """
    for claim in claims:
        spot = Spot(passage, claim.start, claim.stop)
        if _fits_some(claim) or (not claim.sure and _fits_otherwise(claim)):
            yield Verdict(Kind.RATIO, spot, loose=not claim.sure)
        elif (whole := _of_a_list(passage, claim, divided)) is not None:
            yield Verdict(Kind.RATIO, replace(spot, start=min(spot.start, whole.label_start)))
        elif claim.wholes[0].amount and claim.stated.is_exact and (not claim.only_holds or _is_slip(claim)):
            yield _differs(claim, spot)


def _of_a_list(passage: Passage, claim: RatioClaim, divided: Sequence[BreakdownClaim]) -> Quantity | None:
    """The whole whose parts stand right before, if the percentage is its share of a figure told earlier."""
    for listed in divided:
        whole, last = listed.wholes[0], listed.parts[-1]
        ended = last.start < claim.stated.start and last.amount == claim.part.amount
        if not ended or whole.below is not None:
            continue
        earlier = [one for one in passage.reading.quantities if one.stop <= whole.start][-EARLIER:]
        if any(one.amount and _makes(claim.stated, whole, one) for one in earlier):
            return whole
    return None


def _is_slip(claim: RatioClaim) -> bool:
    """Whether all is said to be done of two long figures that are one slip apart."""
    part, whole = claim.part.amount, claim.wholes[0].amount
    return claim.stated.amount == HUNDRED and misprinted(part, whole, LONG)


def _makes(stated: Quantity, part: Quantity, whole: Quantity) -> bool:
    return part.unit is whole.unit and fits(stated.amount, stated.decimals, part.amount, whole.amount)


def _fits_some(claim: RatioClaim) -> bool:
    return any(
        whole and fits(claim.stated.amount, claim.stated.decimals, part, whole)
        for side in claim.wholes
        for whole in side.readings
        for part in claim.part.readings
    )


def _fits_otherwise(claim: RatioClaim) -> bool:
    """Whether it is how much the part differs from a whole, or over 100 and the other way round."""
    part, stated = claim.part.amount, claim.stated
    return any(
        (side.amount and fits(stated.amount, stated.decimals, abs(part - side.amount), side.amount))
        or (stated.amount > HUNDRED and part and fits(stated.amount, stated.decimals, side.amount, part))
        for side in claim.wholes
    )


def fits(stated: Fraction, decimals: int, part: Fraction, whole: Fraction) -> bool:
    """Whether printing explains the difference between a percentage and 100 × part ÷ whole."""
    if abs(float(stated) - HUNDRED * float(part) / float(whole)) > APART / 10**decimals:
        return False
    return agrees(stated, 100 * part / whole, decimals)


def _differs(claim: RatioClaim, spot: Spot) -> Verdict:
    part, whole, stated = claim.part, claim.wholes[0], claim.stated
    exact = 100 * part.amount / whole.amount
    computed = print_number(exact, max(stated.decimals, 2)) + "%"
    params = {
        "part": _number(part),
        "whole": _number(whole),
        "stated": print_number(stated.amount, stated.decimals) + "%",
        "computed": computed,
    }
    slip = ratio_slip(
        stated.amount, stated.decimals, (_number(part), part.amount), (_number(whole), whole.amount)
    )
    return Verdict(
        Kind.RATIO,
        spot,
        severity=Severity.ERROR if claim.sure else Severity.WARNING,
        stated=str(params["stated"]),
        computed=computed,
        message=Message(_SURE if claim.sure else _UNSURE, params),
        slip=slip,
    )


_SURE = N_(
    "Ghi %(stated)s nhưng %(part)s/%(whole)s = %(computed)s. Tỷ lệ phải bằng tử số chia mẫu số. "
    "Hãy kiểm tra lại hai số ấy, rồi sửa số sai hoặc sửa tỷ lệ."
)
_UNSURE = N_(
    "Ghi %(stated)s; nếu đây là tỷ lệ của %(part)s trên %(whole)s thì phải là %(computed)s. "
    "Hãy kiểm tra lại, hoặc viết rõ tỷ lệ này tính trên số nào."
)


def _number(side: Side) -> str:
    return printed(side.amount, side.unit)

"""When parts that do not add up to their whole are accused, and how surely."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from cchc.checker.checks.groupings import divisions, said
from cchc.checker.checks.misprints import LEAST, TELLING, misprint_in_sum
from cchc.checker.prose.claims import BreakdownClaim, Link
from cchc.checker.prose.families import Family, dividing_family, memberships
from cchc.checker.prose.kinds import counts_as
from cchc.checker.prose.quantities import Quantity, Unit

FEWEST = 3
SAMPLE, NEAR, MOSTLY, FEW = Fraction(9, 10), Fraction(1, 5), Fraction(3, 5), Fraction(1, 20)


def slipped_divisions(
    text: str, claim: BreakdownClaim, taken: Sequence[int] = ()
) -> Iterator[BreakdownClaim]:
    """The parts between semicolons that are one slip away from the whole; `taken`: parts that make it."""
    whole, parts = claim.wholes[0], claim.parts
    if not taken and misprint_in_sum(whole.amount, [part.amount for part in parts], TELLING):
        return
    for chosen in divisions(text, whole, parts):
        told = tuple(parts[index] for index in chosen)
        apart = len(told) < len(parts) and not set(chosen) & set(taken)
        if apart and (
            misprint_in_sum(whole.amount, [part.amount for part in told], TELLING) or _nearly(whole, told)
        ):
            yield replace(claim, parts=told)


def _nearly(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether the labels divide a whole and the figures make it but for a few."""
    added = sum((part.amount for part in parts), Fraction(0))
    divided = len(parts) >= FEWEST and dividing_family([said(part) for part in parts]) is not None
    return divided and 0 < abs(added - whole.amount) <= whole.amount * FEW


def smaller_ones(claim: BreakdownClaim) -> list[Quantity]:
    """The parts up to the first that cannot be one: it is larger than the whole, and not the first."""
    parts: list[Quantity] = []
    for part in claim.parts:
        if parts and part.amount > claim.wholes[0].amount and claim.link is not Link.BRACKET:
            break
        parts.append(part)
    return parts


def listed(claim: BreakdownClaim) -> list[Quantity]:
    """All parts where their labels divide a whole, or where one slip of the pen explains what is wrong; else
    the smaller ones."""
    divided = dividing_family([said(part) for part in claim.parts]) is not None
    if divided or misprint_in_sum(claim.wholes[0].amount, [part.amount for part in claim.parts]):
        return list(claim.parts)
    return smaller_ones(claim)


def _is_misprinted(claim: BreakdownClaim, parts: Sequence[Quantity], added: Fraction) -> bool:
    """Whether one slip of the pen explains why parts that a sentence lists do not add up.

    Some of the parts may be missing after “of which”: these must tell most of the whole, in longer figures.
    """
    whole = claim.wholes[0].amount
    partial = claim.link is Link.AMONG and added < whole
    larger = [part for part in parts if part.amount > whole]
    loosely = claim.link in {Link.IMPLIED, Link.OUTCOME}
    scored = loosely and claim.wholes[0].unit is Unit.POINTS
    if scored or (partial and added < whole * MOSTLY):
        return False
    if (loosely or len(larger) > 1) and not all(counts_as(part.noun, claim.wholes[0].noun) for part in parts):
        return False
    return misprint_in_sum(whole, [part.amount for part in parts], TELLING if partial or loosely else LEAST)


def is_accusable(
    claim: BreakdownClaim, parts: Sequence[Quantity], family: Family | None, added: Fraction
) -> bool:
    """Whether the sentence says clearly enough, or the figures nearly enough, that parts make their whole."""
    whole = claim.wholes[0]
    if _is_misprinted(claim, parts, added):
        return True
    alike = sum(counts_as(part.noun, whole.noun) for part in parts)
    near = abs(added - whole.amount) <= whole.amount * NEAR
    if claim.link in {Link.OUTCOME, Link.REMAINDER}:
        return alike == len(parts) and (near if claim.link is Link.OUTCOME else len(claim.wholes) == 1)
    if claim.link is Link.CONSISTS:
        return whole.amount / 2 <= added and (alike == len(parts) or added <= 4 * whole.amount)
    if claim.link is not Link.IMPLIED and (family is not None or claim.link is Link.BRACKET):
        return 2 * alike >= len(parts) or all(part.label for part in parts) or near
    if claim.link is Link.COLON and near and len(parts) >= FEWEST:
        return True
    partial = claim.link is Link.AMONG and added < whole.amount * SAMPLE
    return alike == len(parts) and not partial


def is_sure(claim: BreakdownClaim, parts: Sequence[Quantity], family: Family | None, added: Fraction) -> bool:
    """Whether nothing else can be meant: the parts are all there are, and of the whole's noun."""
    whole = claim.wholes[0]
    if claim.link in {Link.IMPLIED, Link.REMAINDER, Link.OUTCOME} or not all(
        counts_as(part.noun, whole.noun) for part in parts
    ):
        return False
    if family is Family.TIME and any(memberships(part.label).get(Family.TIME) == "early" for part in parts):
        return added < whole.amount or len(parts) > 2
    if claim.link is Link.AMONG and added < whole.amount and family is Family.ACT:
        return False
    if family is not None:
        return (
            len(parts) > 2
            or added > whole.amount
            or family not in {Family.LEVEL, Family.RATING, Family.ISSUER}
        )
    return claim.link in {Link.BRACKET, Link.CONSISTS} and added > whole.amount / 2

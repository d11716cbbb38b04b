"""Percentages whose part, whole or both stand elsewhere and are named by words.

“The pharmacy group makes 47.3 % of new dossiers”: the figures of “pharmacy” and of “new dossiers” are sought
in the sentence, the paragraph, those around it, and the report.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from cchc.checker.checks.mentions import Mention
from cchc.checker.checks.misprints import TELLING, misprinted
from cchc.checker.checks.named_figures import NamedFigures
from cchc.checker.checks.named_rows import NamedRows
from cchc.checker.checks.named_sides import Known, Share, Side, parts, wholes
from cchc.checker.checks.named_words import named_by
from cchc.checker.checks.passages import Spot
from cchc.checker.checks.ratios import fits
from cchc.checker.checks.told_rows import Figure
from cchc.checker.checks.verdicts import Verdict, printed
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.checker.prose.shares import ShareClaim, is_difference, share_claim
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.numbers import print_number, round_half_up
from cchc.engine.rules.slips import ratio_slip

HUNDRED, FOLD, TRIED = 100, 3, 3


def named_share_verdicts(
    told: Sequence[Mention], judged: Mapping[tuple[int, int], Severity | None], rows: Sequence[Figure] = ()
) -> Iterator[Verdict]:
    """Judge each percentage that names its figures; `judged`: see `judged_percentages`.

    One that was an error stays; one that was a warning may only be found to hold.
    """
    known: Known | None = None
    for one in told:
        key = (one.passage.order, one.quantity.start)
        if one.quantity.unit is not Unit.PERCENT or one.is_whole or judged.get(key) is Severity.ERROR:
            continue
        claim = share_claim(one.passage.reading, one.passage.reading.quantities.index(one.quantity))
        if claim is not None and (key not in judged or judged[key] is not None or _is_explicit(claim)):
            known = known or Known(NamedFigures(told), NamedRows(rows))
            yield from _judged(_share(one, claim, known), judged.get(key))


def _is_explicit(claim: ShareClaim) -> bool:
    """Whether a sentence gives both a base and by how much it rose or fell: no other reading counts."""
    return claim.moved and claim.part is not None and is_difference(claim.part)


def judged_percentages(verdicts: Iterable[Verdict]) -> dict[tuple[int, int], Severity | None]:
    """Text and start of the percentages that words tie to figures: None where they hold, else how severe."""
    judged: dict[tuple[int, int], Severity | None] = {}
    for one in verdicts:
        if one.kind is Kind.RATIO and not one.loose:
            for quantity in _within(one.spot):
                if quantity.unit is Unit.PERCENT:
                    key = (one.spot.passage.order, quantity.start)
                    judged[key] = judged.get(key) or one.severity
    return judged


def _within(spot: Spot) -> Sequence[Quantity]:
    """The figures of a spot."""
    listed = spot.passage.reading.quantities
    first = bisect_left(listed, spot.start, key=lambda one: one.start)
    return listed[first : bisect_left(listed, spot.stop, lo=first, key=lambda one: one.start)]


def not_overruled(verdicts: Iterable[Verdict], shares: Iterable[Verdict]) -> Iterator[Verdict]:
    """All but what lets a percentage hold that its named figures contradict, and warnings they refute."""
    named = defaultdict(list)
    for one in shares:
        named[one.spot.passage.order].append(one)
    for one in verdicts:
        weighed = one.kind is Kind.RATIO and one.severity is not Severity.ERROR
        beside = named.get(one.spot.passage.order, ()) if weighed else ()
        if not any(_is_of_one(one, share) and share.holds != one.holds for share in beside):
            yield one


def _is_of_one(verdict: Verdict, share: Verdict) -> bool:
    return share.spot.start < verdict.spot.stop <= share.spot.stop


def _share(at: Mention, claim: ShareClaim, known: Known) -> Share:
    """A claim with what its words name; of its time speak all words before the percentage."""
    lead = named_by(at.passage.text[at.quantity.label_start : at.quantity.start])
    subject = named_by(claim.subject)
    if not claim.moved:
        subject = replace(subject, times=lead.times, years=lead.years)
    return Share(at, claim, subject, named_by(claim.of), known)


def _judged(share: Share, before: Severity | None) -> Iterator[Verdict]:
    pairs = [
        (part, whole)
        for part in parts(share)
        for whole in wholes(share, part)
        if (part.spots, part.amount) != (whole.spots, whole.amount) and whole.amount
    ]
    likely = [pair for pair in pairs if pair[0].likely and pair[1].likely]
    near = [pair for pair in pairs if pair[0].near and pair[1].likely]
    held = next((pair for pair in (pairs if before is None else near + likely) if _fits(share, *pair)), None)
    if held is not None:
        yield Verdict(Kind.RATIO, share.spot, (*held[0].spots, *held[1].spots))
    elif before is None and (pair := _contradicting(share, pairs, likely)) is not None:
        yield _differs(share, *pair)


def _contradicting(
    share: Share, pairs: Sequence[tuple[Side, Side]], likely: Sequence[tuple[Side, Side]]
) -> tuple[Side, Side] | None:
    """The one pair that is named clearly, or the one of few that is a slip away from the percentage."""
    sure = _only([pair for pair in pairs if pair[0].sure and pair[1].sure])
    if sure is not None and _is_likely(share, *sure):
        return sure
    apart = {(one.amount, other.amount): (one, other) for one, other in likely}
    slipped = [pair for pair in apart.values() if _is_slipped(share, *pair)]
    return slipped[0] if len(apart) <= TRIED and len(slipped) == 1 else None


def _only(pairs: Sequence[tuple[Side, Side]]) -> tuple[Side, Side] | None:
    """The pair, if all are of the same amounts."""
    return pairs[0] if len({(part.amount, whole.amount) for part, whole in pairs}) == 1 else None


def _fits(share: Share, part: Side, whole: Side) -> bool:
    stated = share.claim.stated
    amounts = {part.amount, _amount(share, part, whole)}
    return any(fits(stated.amount, stated.decimals, amount, whole.amount) for amount in amounts)


def _amount(share: Share, part: Side, whole: Side) -> Fraction:
    """What the percentage is of the whole: the part, or how far it moved away from it."""
    moved = share.claim.moved and not part.moved
    return abs(part.amount - whole.amount) if moved else part.amount


def _is_likely(share: Share, part: Side, whole: Side) -> bool:
    """Whether so clear a pair speaks against a percentage: one slip apart, or at least of its size."""
    exact, stated = HUNDRED * _amount(share, part, whole) / whole.amount, share.claim.stated
    if not share.claim.moved and part.amount > whole.amount:
        return False
    if _is_slipped(share, part, whole):
        return True
    if not part.near and not share.names_base:
        return False
    return exact < FOLD * stated.amount and stated.amount < FOLD * exact


def _is_slipped(share: Share, part: Side, whole: Side) -> bool:
    exact, stated = HUNDRED * _amount(share, part, whole) / whole.amount, share.claim.stated
    return misprinted(stated.amount, round_half_up(exact, stated.decimals), TELLING)


def _differs(share: Share, part: Side, whole: Side) -> Verdict:
    stated = share.claim.stated
    amount = _amount(share, part, whole)
    params = {
        "stated": print_number(stated.amount, stated.decimals) + "%",
        "part": printed(amount, part.unit),
        "whole": printed(whole.amount, whole.unit),
        "computed": print_number(HUNDRED * amount / whole.amount, max(stated.decimals, 2)) + "%",
    }
    slip = ratio_slip(
        stated.amount, stated.decimals, (params["part"], amount), (params["whole"], whole.amount)
    )
    return Verdict(
        Kind.RATIO, share.spot, (*part.spots, *whole.spots), Severity.WARNING,
        params["stated"], params["computed"], Message(_UNLIKE, params), slip,
    )  # fmt: skip


_UNLIKE = N_(
    "Ghi %(stated)s; theo các số mà câu này nhắc tới (%(part)s trên %(whole)s) thì phải là %(computed)s. "
    "Hãy đối chiếu tỷ lệ với hai số ấy, hoặc viết rõ tỷ lệ tính trên số nào."
)

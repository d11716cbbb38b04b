"""The two sides of a share whose words are known: the figures that they may mean, the likeliest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from cchc.checker.checks.mentions import Mention
from cchc.checker.checks.named_figures import Asked, Match, NamedFigures, clearly
from cchc.checker.checks.named_words import Named, names_both_times
from cchc.checker.checks.passages import Spot
from cchc.checker.prose.breakdowns import breakdowns
from cchc.checker.prose.families import Family
from cchc.checker.prose.kinds import counts_as
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.checker.prose.shares import ShareClaim, is_difference

MOST, SMALLEST, SAME_TEXT, AROUND = 8, 10, 1, 2


@dataclass(frozen=True)
class Side:
    """A figure of a share: its amount, where it stands, whether words name it and nothing else.

    `near`: whether it stands in the same text; `moved`: whether it tells by how much another figure rose or
    fell; `wholes`: what its text itself says it is a part of.
    """

    amount: Fraction
    unit: Unit
    noun: str
    spots: tuple[Spot, ...]
    sure: bool
    near: bool = True
    moved: bool = False
    wholes: tuple["Side", ...] = ()


@dataclass(frozen=True)
class Share:
    """A percentage, its claim, and what the words of the claim name."""

    at: Mention
    claim: ShareClaim
    subject: Named
    of: Named

    @property
    def spot(self) -> Spot:
        """The words of the claim."""
        return Spot(self.at.passage, self.claim.start, self.claim.stop)

    @property
    def names_base(self) -> bool:
        """Whether the words say what it is a share of."""
        return self.claim.base is not None or not self.of.is_empty


def parts(share: Share, figures: NamedFigures) -> list[Side]:
    """What the subject of a share may be."""
    if share.claim.part is not None:
        return [_side(share.at, share.claim.part)]
    if share.subject.is_empty:
        return []
    if names_both_times(share.claim.subject):
        return _both_times(share, figures)[:MOST]
    matches = figures.matches(Asked(share.subject, share.of, share.at))
    found = _sides([one for one in matches if _may_be_part(share, one.mention)])[:MOST]
    if share.subject.families.get(Family.TIME) == "on":
        together = [replace(one, sure=False) for one in _both_times(share, figures)[:MOST]]
        found = [replace(one, sure=one.sure and not together) for one in found] + together
    return found


def wholes(share: Share, part: Side, figures: NamedFigures) -> list[Side]:
    """What a part may be a share of: what the words after the percentage name, or what its own text says."""
    if share.claim.base is not None:
        return [_side(share.at, share.claim.base)]
    if share.of.is_empty:
        return [*part.wholes, *_larger(share, part, figures)]
    found = figures.matches(Asked(share.of, share.subject, share.at))
    return _sides([one for one in found if _may_be_of(part, one.mention)])[:MOST]


def _may_be_part(share: Share, one: Mention) -> bool:
    return not one.is_whole and one.quantity is not share.claim.base


def _larger(share: Share, part: Side, figures: NamedFigures) -> list[Side]:
    """Larger figures of one noun in the texts around; they are never sure."""
    if not share.claim.stated.decimals:
        return []
    near = figures.near(share.at.passage.order, AROUND, 0)
    return [_told(one) for one in near if part.noun and one.counted and _may_be_of(part, one)]


def _both_times(share: Share, figures: NamedFigures) -> list[Side]:
    """What was early and what was on time, together: two figures of one text."""
    early, on_time = (list(_timed(share, member, figures)) for member in ("early", "on"))
    added = sorted(
        (
            (max(first.tier, second.tier), first.mention, second.mention)
            for first in early
            for second in on_time
            if first.mention.passage is second.mention.passage
            and first.mention.quantity.below == second.mention.quantity.below
        ),
        key=lambda one: one[0],
    )
    nearest = {first.amount + second.amount for tier, first, second in added if tier == added[0][0]}
    return [
        replace(
            _told(first),
            amount=first.amount + second.amount,
            spots=(first.spot, second.spot),
            sure=len(nearest) == 1 and tier == added[0][0],
            near=tier <= SAME_TEXT,
        )
        for tier, first, second in added
    ]


def _timed(share: Share, member: str, figures: NamedFigures) -> Iterator[Match]:
    named = replace(share.subject, families={**share.subject.families, Family.TIME: member})
    found = figures.matches(Asked(named, share.of, share.at))
    return (one for one in found if not one.mention.is_whole)


def _side(at: Mention, one: Quantity) -> Side:
    spot = Spot(at.passage, one.label_start, one.end)
    return Side(one.amount, one.unit, one.noun, (spot,), sure=True, moved=is_difference(one))


def _told(one: Mention) -> Side:
    """A figure with what its text says it is a part of: “x/W”, or the whole of its breakdown."""
    quantity = one.quantity
    side = Side(one.amount, quantity.unit, one.counted, (one.spot,), sure=False)
    if one.is_whole:
        return side
    if quantity.below is not None:
        return replace(side, wholes=(replace(side, amount=quantity.below, sure=True),))
    listed = (
        claim.wholes[0]
        for claim in breakdowns(one.passage.reading)
        if any(part.start == quantity.start for part in claim.parts)
    )
    return replace(side, wholes=tuple(_side(one, whole) for whole in listed if whole.unit is quantity.unit))


def _sides(found: Sequence[Match]) -> list[Side]:
    """The likeliest are sure, if there is nothing else as likely."""
    sure = clearly(found)
    return [
        replace(
            _told(one.mention),
            sure=sure is not None and one.mention.amount == sure,
            near=one.tier <= SAME_TEXT,
        )
        for one in found
    ]


def _may_be_of(part: Side, whole: Mention) -> bool:
    if whole.quantity.unit is not part.unit or whole.amount < max(part.amount, SMALLEST):
        return False
    if whole.spot in part.spots and whole.amount == part.amount:
        return False
    noun = whole.counted
    return part.unit is Unit.MONEY or not noun or not part.noun or counts_as(part.noun, noun)

"""The two sides of a share whose words are known: the figures that they may mean, the likeliest first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from cchc.checker.checks.meaning import meaning
from cchc.checker.checks.mentions import Mention
from cchc.checker.checks.named_figures import Asked, Match, NamedFigures, clearly, likely
from cchc.checker.checks.named_rows import NamedRows
from cchc.checker.checks.named_words import Named, names_both_times
from cchc.checker.checks.passages import Spot
from cchc.checker.checks.ratios import fits
from cchc.checker.checks.told_rows import Figure
from cchc.checker.prose.families import Family
from cchc.checker.prose.kinds import counts_as
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.checker.prose.shares import ShareClaim, is_difference

MOST, SMALLEST, SAME_TEXT, AROUND, FEWEST, RUN = 8, 10, 1, 2, 2, 5
_ENDED = re.compile(r"[;)]")
_DIVIDED = (Family.TIME, Family.CHANNEL)


@dataclass(frozen=True)
class Side:
    """A figure of a share: its amount, where it stands, whether words name it and nothing else (`sure`).

    `likely`: whether they name it as well as any other; `near`: whether it stands in the same text; `moved`:
    whether it tells by how much another figure rose or fell; `told` or `row`: the
    figure, if it is one.
    """

    amount: Fraction
    unit: Unit
    noun: str
    spots: tuple[Spot, ...]
    sure: bool
    likely: bool = True
    near: bool = True
    moved: bool = False
    told: Mention | None = None
    row: Figure | None = None


@dataclass(frozen=True)
class Known:
    """The figures of a report: those of its texts, and those of its rows."""

    figures: NamedFigures
    rows: NamedRows


@dataclass(frozen=True)
class Share:
    """A percentage, its claim, what the words of the claim name, and the figures that may answer."""

    at: Mention
    claim: ShareClaim
    subject: Named
    of: Named
    known: Known

    @cached_property
    def of_subject(self) -> list[Match]:
        """The figures that answer to the subject."""
        return self.known.figures.matches(self.asked(self.subject, self.of))

    @cached_property
    def of_base(self) -> list[Match]:
        """The figures that answer to the base."""
        return self.known.figures.matches(self.asked(self.of, self.subject))

    @cached_property
    def of_rest(self) -> list[Match]:
        """The figures that answer to the subject without the members of divisions that it names."""
        rest = replace(self.subject, families={}, members=frozenset())
        return self.known.figures.matches(self.asked(rest, self.subject))

    @property
    def spot(self) -> Spot:
        """The words of the claim."""
        return Spot(self.at.passage, self.claim.start, self.claim.stop)

    @property
    def years(self) -> frozenset[str]:
        """The years it is told of; of a change those of its base do not count."""
        return self.subject.years if self.claim.moved else self.at.years

    def asked(self, named: Named, beside: Named) -> Asked:
        """The question for a figure of this percentage."""
        return Asked(named, beside, self.at, self.years)

    @property
    def names_base(self) -> bool:
        """Whether the words say what it is a share of."""
        return self.claim.base is not None or not self.of.is_empty


def parts(share: Share) -> list[Side]:
    """What the subject of a share may be; rows are asked where no text tells it."""
    if share.claim.part is not None:
        return _given(share, share.claim.part)
    if share.subject.is_empty:
        return []
    found = _told_parts(share)
    return found if any(one.likely for one in found) else found + _in_rows(share, share.subject, share.of)


def _given(share: Share, part: Quantity) -> list[Side]:
    """The amount right before a percentage; of the last of a list the whole may be meant as well."""
    side = _side(share.at, part)
    own = share.known.figures.mention(share.at.passage.order, part.start)
    listed = share.known.figures.wholes(own) if own is not None else ()
    if not listed or not _ENDED.search(share.at.passage.text, part.end, share.claim.stated.start):
        return [side]
    others = [replace(_side(share.at, one), sure=False) for one in listed if one.unit is part.unit]
    return [replace(side, sure=False), *others]


def _told_parts(share: Share) -> list[Side]:
    if names_both_times(share.claim.subject):
        return _both_times(share)[:MOST]
    found = _sides([one for one in share.of_subject if _may_be_part(share, one.mention)])[:MOST]
    if share.subject.families.get(Family.TIME) == "on":
        together = [replace(one, sure=False) for one in _both_times(share)[:MOST]]
        found = [replace(one, sure=one.sure and not together) for one in found] + together
    return found


def wholes(share: Share, part: Side) -> list[Side]:
    """What a part may be a share of: what words of the sentence name, or what its own text says."""
    if share.claim.base is not None:
        return [_side(share.at, share.claim.base)]
    if share.of.is_empty:
        return [
            *_own_wholes(share, part),
            *_of_neighbours(share, part),
            *_of_rest(share, part),
            *_of_same_words(share, part),
            *_above(share, part),
            *_larger(share, part),
        ]
    found = _sides([one for one in share.of_base if _may_be_of(part, one.mention)])[:MOST]
    if any(one.likely for one in found):
        return found
    return found + [one for one in _in_rows(share, share.of, share.subject) if _is_larger(part, one)]


def _in_rows(share: Share, named: Named, beside: Named) -> list[Side]:
    """The rows that words name; sure where all are of one amount."""
    found = share.known.rows.matches(share.asked(named, beside))
    alone = len({one.amounts[0] for one in found}) == 1
    return [_row_side(one, sure=alone) for one in found[:MOST]]


def _row_side(row: Figure, *, sure: bool) -> Side:
    noun = row.node.row.unit.casefold() if row.unit is Unit.COUNT else ""
    return Side(row.amounts[0], row.unit, noun, (row.node.spot,), sure, near=False, row=row)


def _above(share: Share, part: Side) -> list[Side]:
    above = share.known.rows.above(part.row) if part.row is not None else None
    return [_row_side(above, sure=True)] if above is not None and above.amounts[0] > part.amount else []


def _is_larger(part: Side, whole: Side) -> bool:
    return whole.unit is part.unit and whole.amount > part.amount and whole.amount >= SMALLEST


def _may_be_part(share: Share, one: Mention) -> bool:
    return not one.is_whole and one.quantity is not share.claim.base


def _of_rest(share: Share, part: Side) -> list[Side]:
    """“the rate of tasks given by the province that are done”: the tasks given by the province."""
    named = share.subject
    if share.claim.part is not None or not named.families or named.words <= meaning(part.noun):
        return []
    return _sides([one for one in share.of_rest if _may_be_of(part, one.mention)])[:MOST]


def _of_same_words(share: Share, part: Side) -> list[Side]:
    """“31,460 results to digitise, digitised 27,905”: the larger figure before a part answers as well."""
    if part.told is None or share.claim.part is not None:
        return []
    reading, quantity = part.told.passage.reading, part.told.quantity
    first, _stop = reading.sentence(quantity.start)
    found = [
        one.mention
        for one in share.of_subject
        if one.mention.passage is part.told.passage and first <= one.mention.quantity.start < quantity.start
        if _may_be_of(part, one.mention) and one.mention.amount > part.amount
    ]
    return [replace(_told(one), likely=len(found) == 1) for one in found]


def _of_neighbours(share: Share, part: Side) -> list[Side]:
    """“of W there are a (p %), b (q %)”: the figure of which other percentages of the sentence are shares."""
    reading, stated = share.at.passage.reading, share.claim.stated
    first, stop = reading.sentence(stated.start)
    told = [one for one in reading.quantities if first <= one.start < stop]
    pairs = [
        (one, rate)
        for one, rate in pairwise(told)
        if rate.unit is Unit.PERCENT and rate is not stated and rate.decimals and one.unit is part.unit
    ]
    found = (
        whole
        for whole in told
        if whole.unit is part.unit and whole.below is None and whole.amount > part.amount
        if any(
            one is not whole and fits(rate.amount, rate.decimals, one.amount, whole.amount)
            for one, rate in pairs
        )
    )
    return [_side(share.at, whole) for whole in found if share.claim.part is not None]


def _larger(share: Share, part: Side) -> list[Side]:
    """Larger figures of one noun in the texts around; they are never sure."""
    if not share.claim.stated.decimals:
        return []
    near = share.known.figures.near(share.at.passage.order, AROUND, 0)
    return [_told(one) for one in near if part.noun and one.counted and _may_be_of(part, one)]


def _both_times(share: Share) -> list[Side]:
    """What was early and what was on time, together: two figures of one text."""
    early, on_time = (list(_timed(share, member)) for member in ("early", "on"))
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
            likely=tier == added[0][0],
            near=tier <= SAME_TEXT,
        )
        for tier, first, second in added
    ]


def _timed(share: Share, member: str) -> Iterator[Match]:
    named = replace(share.subject, families={**share.subject.families, Family.TIME: member})
    found = share.known.figures.matches(share.asked(named, share.of))
    return (one for one in found if not one.mention.is_whole)


def _side(at: Mention, one: Quantity) -> Side:
    spot = Spot(at.passage, one.label_start, one.end)
    return Side(one.amount, one.unit, one.noun, (spot,), sure=True, moved=is_difference(one))


def _told(one: Mention) -> Side:
    quantity = one.quantity
    return Side(one.amount, quantity.unit, one.counted, (one.spot,), sure=False, likely=False, told=one)


def _own_wholes(share: Share, part: Side) -> list[Side]:
    """What the text of a part says of it: “x/W”, the whole of its breakdown, all members of its division."""
    one = part.told
    if one is None:
        return []
    if one.quantity.below is not None:
        return [replace(_told(one), amount=one.quantity.below, sure=True, likely=True)]
    listed = [_side(one, whole) for whole in share.known.figures.wholes(one) if whole.unit is part.unit]
    listed = listed or _sums_with(one)
    together = _together(share, one) if not listed else None
    return [*listed, together] if together is not None else listed


def _sums_with(part: Mention) -> list[Side]:
    """The amounts of its sentence that are the sum of neighbours among which a part is."""
    reading, quantity = part.passage.reading, part.quantity
    first, stop = reading.sentence(quantity.start)
    told = [one for one in reading.quantities if first <= one.start < stop and one.unit is quantity.unit]
    at = next((index for index, one in enumerate(told) if one is quantity), None)
    if at is None:
        return []
    runs = (
        told[begin:end] for begin in range(max(at - RUN, 0), at + 1) for end in range(at + 1, at + RUN + 1)
    )
    sums = {sum((one.amount for one in run), Fraction(0)) for run in runs if len(run) >= FEWEST}
    return [_side(part, one) for one in told if one.amount in sums and one.amount > part.amount][:1]


def _together(share: Share, part: Mention) -> Side | None:
    """All members of the division that a part is told in, added up."""
    family = next((one for one in _DIVIDED if one in share.subject.families), None)
    if family is None:
        return None
    first, stop = part.passage.reading.sentence(part.quantity.start)
    members = [
        one
        for one in share.known.figures.near(part.passage.order, 0, 0)
        if family in one.families and one.quantity.below is None and first <= one.quantity.start < stop
    ]
    names = {one.families[family] for one in members}
    if len(names) < FEWEST or any(one.quantity.unit is not part.quantity.unit for one in members):
        return None
    added = sum((one.amount for one in members), Fraction(0))
    return replace(_told(part), amount=added, spots=tuple(one.spot for one in members), likely=True)


def _sides(found: Sequence[Match]) -> list[Side]:
    """The likeliest are sure, if there is nothing else as likely."""
    sure, best = clearly(found), likely(found)
    return [
        replace(
            _told(one.mention),
            sure=sure is not None and one.mention.amount == sure,
            likely=one.mention.amount in best,
            near=one.tier <= SAME_TEXT,
        )
        for one in found
    ]


def _may_be_of(part: Side, whole: Mention) -> bool:
    if whole.quantity.unit is not part.unit or whole.amount < part.amount or whole.amount < SMALLEST:
        return False
    if whole.spot in part.spots and whole.amount == part.amount:
        return False
    noun = whole.counted
    return part.unit is Unit.MONEY or not noun or not part.noun or counts_as(part.noun, noun)

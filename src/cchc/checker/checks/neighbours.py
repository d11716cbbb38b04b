"""What neighbouring sentences say together: parts of one whole told apart, lists of points under a total."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cchc.checker.checks.groupings import Column, grouping
from cchc.checker.checks.hundreds import hundred
from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.sums import differs
from cchc.checker.checks.verdicts import Verdict, printed
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.families import Family, dividing_family, memberships
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.checker.prose.reading import OUTSIDE, amounts
from cchc.engine.faults import N_
from cchc.engine.messages import Message

REACH, FAR, NEAR = 9, 25, Fraction(1, 10)
SMALLEST_WHOLE = 10
MOST_PARTS = 12
_TAIL = ("trong đó", "bao gồm", "gồm", "cụ thể", "như sau")


@dataclass(frozen=True)
class Share:
    """One “x/W” of a text, with all words that say what it is."""

    passage: Passage
    quantity: Quantity
    words: str
    percent: Quantity | None

    @property
    def spot(self) -> Spot:
        """From its label to its percentage, if it has one."""
        stop = self.percent.stop if self.percent is not None else self.quantity.end
        return Spot(self.passage, self.quantity.label_start, stop)


def neighbour_verdicts(passages: Sequence[Passage]) -> Iterator[Verdict]:
    """Judge parts of one whole that stand near each other, and lists under a sentence that ends open."""
    yield from _shared_wholes(passages)
    for index, passage in enumerate(passages):
        yield from _list_below(passage, passages[index + 1 : index + 1 + REACH * 2])


def _shares(passages: Sequence[Passage]) -> dict[Fraction, list[Share]]:
    found: dict[Fraction, list[Share]] = defaultdict(list)
    for passage in passages:
        reading = passage.reading
        for index, one in enumerate(reading.quantities):
            if one.below is None or one.unit is not Unit.COUNT or one.below < SMALLEST_WHOLE:
                continue
            after = reading.quantities[index + 1 : index + 2]
            percent = (
                after[0]
                if after and after[0].unit is Unit.PERCENT and after[0].start - one.end < 60
                else None
            )
            found[one.below].append(Share(passage, one, _all_words(passage, one), percent))
    return found


def _all_words(passage: Passage, one: Quantity) -> str:
    """The label, and the label of what it stands under: the head of its bracket, or of its sentence."""
    reading = passage.reading
    owner = reading.owner(one.start)
    start, _stop = reading.sentence(one.start)
    if owner != OUTSIDE:
        bracket = reading.brackets[owner]
        heads = [head for head in amounts(reading.members(bracket.around)) if head.stop <= bracket.start]
        return f"{heads[-1].label if heads else ''} | {one.label} {one.noun}"
    first = next((head for head in amounts(list(reading.quantities)) if head.start >= start), one)
    return f"{first.label if first is not one else ''} | {one.label} {one.noun}"


def _shared_wholes(passages: Sequence[Passage]) -> Iterator[Verdict]:
    for below, shares in _shares(passages).items():
        for cluster in _clusters(shares, REACH):
            if len(cluster) > 1:
                yield from _judged(below, cluster)
        for cluster in _clusters(shares, FAR):
            if len(cluster) > 2 and below >= FAR and sum(share.quantity.amount for share in cluster) == below:
                yield Verdict(Kind.SUM, cluster[0].spot, tuple(share.spot for share in cluster[1:]))


def _clusters(shares: list[Share], reach: int) -> Iterator[list[Share]]:
    """Shares with few passages between them; one told again is left out."""
    cluster: list[Share] = []
    for share in shares:
        if cluster and share.passage.order - cluster[-1].passage.order > reach:
            yield cluster
            cluster = []
        if all(share.quantity.amount != one.quantity.amount for one in cluster):
            cluster.append(share)
    yield cluster


def _judged(below: Fraction, cluster: list[Share]) -> Iterator[Verdict]:
    cluster = cluster[:MOST_PARTS]
    column = Column(below, tuple(share.quantity.amount for share in cluster))
    chosen = grouping(column)
    if chosen is not None:
        spots = tuple(cluster[index].spot for index in chosen)
        yield Verdict(Kind.SUM, spots[0], spots[1:])
        yield from _hundred([cluster[index] for index in chosen])
        return
    for first, second in _complements(cluster):
        yield _incomplete(below, first, second)
        yield from _hundred([first, second])


def _complements(cluster: list[Share]) -> Iterator[tuple[Share, Share]]:
    """Pairs that between them should be the whole: online and at the desk, done and not done."""
    for index, first in enumerate(cluster):
        for second in cluster[index + 1 :]:
            if _opposed(first.words, second.words):
                yield first, second


def _opposed(first: str, second: str) -> bool:
    families = {Family.CHANNEL, Family.STATE, Family.SERVICE}
    one, other = memberships(first), memberships(second)
    return any(
        family in one and family in other and one[family] != other[family] for family in families
    ) and all(one[family] == other[family] for family in (one.keys() & other.keys()) - families)


def _incomplete(below: Fraction, first: Share, second: Share) -> Verdict:
    added = first.quantity.amount + second.quantity.amount
    params = {
        "first": printed(first.quantity.amount),
        "second": printed(second.quantity.amount),
        "computed": printed(added),
        "stated": printed(below),
        "difference": printed(abs(below - added)),
    }
    template = N_(
        "Hai phần của cùng một tổng %(stated)s là %(first)s và %(second)s, cộng lại là %(computed)s (lệch "
        "%(difference)s). Nếu hai phần này chia hết tổng thì có số sai; nếu còn phần khác thì hãy nêu rõ."
    )
    return Verdict(
        Kind.SUM,
        first.spot,
        (second.spot,),
        Severity.WARNING,
        printed(below),
        printed(added),
        Message(template, params),
    )


def _hundred(shares: list[Share]) -> Iterator[Verdict]:
    """The percentages of all parts of a whole add up to 100."""
    percents = [share.percent for share in shares if share.percent is not None]
    if len(percents) < len(shares):
        return
    spots = tuple(share.spot for share in shares)
    yield hundred(percents, spots[0], spots[1:])


def _list_below(head: Passage, following: Sequence[Passage]) -> Iterator[Verdict]:
    """“T …, of which:” and then a point for each part."""
    text = head.text.rstrip(" *_").casefold()
    if not text.endswith((":", *_TAIL)):
        return
    start, _stop = head.reading.sentence(max(len(text) - 2, 0))
    wholes = [one for one in amounts(head.reading.members(OUTSIDE)) if one.start >= start]
    points = _points(head, following)
    if not wholes or len(points) < 2:
        return
    whole = wholes[-1]
    firsts = [(passage, _counting_as(whole, listed)) for passage, listed in points]
    every = [(passage, one) for passage, listed in points for one in listed]
    yield from _of_list(head, whole, firsts, every)


def _points(head: Passage, following: Sequence[Passage]) -> list[tuple[Passage, list[Quantity]]]:
    """The points below: same mark, each with an amount; the list ends at the first passage of another "
    "kind."""
    points: list[tuple[Passage, list[Quantity]]] = []
    for passage in following:
        listed = amounts(passage.reading.members(OUTSIDE))
        if (
            not passage.marker
            or (points and passage.marker != points[0][0].marker)
            or passage.marker == head.marker
        ):
            break
        if not listed:
            break
        points.append((passage, listed))
    return points


def _counting_as(whole: Quantity, listed: Sequence[Quantity]) -> Quantity:
    """Of the amounts of a point the first that counts what the whole counts: “at 9 offices: 118 people”."""
    noun = whole.noun.split()[:1]
    return next((one for one in listed if noun and one.noun.split()[:1] == noun), listed[0])


def _of_list(
    head: Passage,
    whole: Quantity,
    firsts: list[tuple[Passage, Quantity]],
    every: list[tuple[Passage, Quantity]],
) -> Iterator[Verdict]:
    spot = Spot(head, whole.label_start, whole.end)
    for parts in (firsts, every):
        column = Column(whole.amount, tuple(one.amount for _passage, one in parts))
        if column.holds(range(len(parts))):
            others = tuple(Spot(passage, one.label_start, one.end) for passage, one in parts)
            yield Verdict(Kind.SUM, spot, others)
            if whole.below is not None and all(one.below is not None for _passage, one in parts):
                yield from _bases_of_list(spot, whole, parts)
            return
    family = dividing_family([f"{one.label} {one.noun}" for _passage, one in firsts])
    alike = all(one.noun.split()[:1] == whole.noun.split()[:1] and one.is_exact for _passage, one in firsts)
    added = sum((one.amount for _passage, one in firsts), Fraction(0))
    near = abs(added - whole.amount) <= whole.amount * NEAR
    if alike and (family is not None or near or added > whole.amount):
        column = Column(whole.amount, tuple(one.amount for _passage, one in firsts))
        others = tuple(Spot(passage, one.label_start, one.end) for passage, one in firsts)
        yield differs(column, [one.label for _passage, one in firsts], whole, (spot, others, False))


def _bases_of_list(spot: Spot, whole: Quantity, parts: list[tuple[Passage, Quantity]]) -> Iterator[Verdict]:
    column = Column(whole.below or Fraction(0), tuple(one.below or Fraction(0) for _passage, one in parts))
    others = tuple(Spot(passage, one.label_start, one.end) for passage, one in parts)
    if column.holds(range(len(parts))):
        yield Verdict(Kind.SUM, spot, others)
    else:
        yield differs(column, [one.label for _passage, one in parts], whole, (spot, others, False))

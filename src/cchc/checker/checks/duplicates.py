"""The same quantity told in a sentence and in a row, or in two rows."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from cchc.checker.checks.meaning import Weights, alike, coverage, size
from cchc.checker.checks.mentions import Mention
from cchc.checker.checks.told_groups import group_verdicts
from cchc.checker.checks.told_misprints import Misprints, may_be_slip, slipped_rows
from cchc.checker.checks.told_pairs import pair_verdicts
from cchc.checker.checks.told_rows import NARROW, SHORT, Figure, agree, told_otherwise
from cchc.checker.checks.told_scopes import comparable, counts_alike, is_moved, of_another_scope, suits
from cchc.checker.checks.told_slips import one_slip
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind
from cchc.checker.prose.families import Family
from cchc.checker.prose.quantities import Unit
from cchc.engine.rules.agreement import agrees

CLEARLY, LIKELY, POSSIBLY = 0.6, 0.5, 0.25
LARGE, SEARCHED, COMMON = 50, 12, 400
SAME, MORE, APART = 0.8, 0.3, 0.15
_CHANNELS = (Family.LEVEL, Family.CHANNEL, Family.SERVICE)
LEAST_SLIPPED = 10


def text_and_rows(told: Sequence[Mention], rows: Sequence[Figure]) -> Iterator[Verdict]:
    """Compare sentences with rows: equal figures with like words hold; unlike figures with the same "
    "words do not.

    An equal figure in a row that other words fit much worse than a neighbouring row's is taken for a slip.
    """
    likeness = Likeness(rows)
    by_amount: dict[Fraction, list[Figure]] = defaultdict(list)
    for row in rows:
        for amount in row.amounts:
            by_amount[amount].append(row)
    misprints, known = Misprints(rows), {mention.amount for mention in told} & by_amount.keys()
    matched: dict[int, float] = {}
    unlike: list[tuple[Mention, Figure, float]] = []
    for mention in told:
        equal = _best_equal(mention, by_amount.get(mention.amount, []), likeness)
        closest, score = likeness.closest(mention)
        if equal is not None and _fits_worse(mention, equal, (closest, score), likeness):
            equal = None
        if equal is not None:
            matched[id(equal)] = max(matched.get(id(equal), 0.0), likeness.between(mention, equal))
            yield Verdict(Kind.DUPLICATE, equal.node.spot, (mention.spot,))
            yield Verdict(Kind.DUPLICATE, mention.spot, (equal.node.spot,))
            yield from _equal_too(mention, by_amount[mention.amount], equal, likeness)
        elif closest is not None and _is_unlike(mention, closest, score):
            unlike.append((mention, closest, score))
        else:
            yield from _slipped(mention, misprints, likeness, known)
    yield from _unlike([one for one in unlike if matched.get(id(one[1]), 0.0) < one[2]])
    yield from _unlike_pairs(told, rows, likeness.weight)
    yield from pair_verdicts(told, rows, likeness.weight)
    yield from group_verdicts(told, rows, likeness.weight)


def _equal_too(
    mention: Mention, rows: Sequence[Figure], equal: Figure, likeness: "Likeness"
) -> Iterator[Verdict]:
    """Further rows with the same figure, all words of which stand around it."""
    for row in rows:
        named = comparable(mention.quantity, row) and coverage(row.words, mention.around, likeness.weight)
        if row is not equal and named and named >= SAME:
            yield Verdict(Kind.DUPLICATE, row.node.spot, (mention.spot,))


def _fits_worse(
    mention: Mention, equal: Figure, better: tuple[Figure | None, float], likeness: "Likeness"
) -> bool:
    """Whether an equal row tells of another channel, level or service than a row that fits much better."""
    closest, score = better
    return (
        closest is not None
        and closest is not equal
        and score >= SAME
        and any(mention.scope.get(one) != equal.families.get(one) for one in _CHANNELS)
        and likeness.between(mention, equal) < score - POSSIBLY
        and _may_differ(mention, closest)
    )


def _is_unlike(mention: Mention, row: Figure, score: float) -> bool:
    return (score >= CLEARLY and _may_differ(mention, row)) or (score >= LIKELY and _is_slip(mention, row))


def _slipped(
    mention: Mention, misprints: Misprints, likeness: "Likeness", known: Collection[Fraction]
) -> Iterator[Verdict]:
    """A row one slip away whose words nearly all stand around the figure, or are much like its own."""
    scored = [(_said(mention, row, likeness), row) for row in misprints.near(mention.amount)]
    likely = [(score, row) for score, row in scored if may_be_slip(mention, row, score, known)]
    _score, row = max(likely, key=lambda one: one[0], default=(0.0, None))
    if row is not None:
        yield told_otherwise(
            mention.spot, row.node.spot, (mention.amount, row.amounts[0], mention.quantity.unit)
        )


def _said(mention: Mention, row: Figure, likeness: "Likeness") -> float:
    around = coverage(row.words, mention.around, likeness.weight)
    return max(around, likeness.between(mention, row) + MORE)


class Likeness:
    """How like the words of a sentence are to those of each row, found by the words they share."""

    def __init__(self, rows: Sequence[Figure]) -> None:
        self.weight = Weights(row.words for row in rows)
        self._rows = rows
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for index, row in enumerate(rows):
            for word in row.words:
                self._by_word[word].append(index)

    def between(self, mention: Mention, row: Figure) -> float:
        """The smaller of both coverages, 0 to 1, of the best way to name the mention."""
        return max(
            min(coverage(row.words, way, self.weight), coverage(way, row.words, self.weight))
            for way in mention.ways
        )

    def closest(self, mention: Mention) -> tuple[Figure | None, float]:
        """The comparable row whose words are most like the mention's."""
        shared: Counter[int] = Counter()
        words = sorted(word for word in frozenset().union(*mention.ways) if word in self._by_word)
        rare = [word for word in words if len(self._by_word[word]) <= COMMON]
        for word in rare or words:
            for index in self._by_word[word][:COMMON]:
                shared[index] += self.weight[word]
        rows = [self._rows[index] for index, _weight in shared.most_common(SEARCHED)]
        fitting = [row for row in rows if comparable(mention.quantity, row) and suits(mention, row)]
        best = max(fitting, key=lambda row: self._rank(mention, row), default=None)
        return best, self.between(mention, best) if best is not None else 0.0

    def _rank(self, mention: Mention, row: Figure) -> float:
        """Of like words, the row that says itself what the mention says itself: done, late, online."""
        apart = sum(mention.families.get(one) != row.families.get(one) for one in NARROW)
        return self.between(mention, row) - APART * apart


def _best_equal(mention: Mention, rows: Sequence[Figure], likeness: Likeness) -> Figure | None:
    needed = POSSIBLY if abs(mention.amount) >= LARGE else LIKELY
    scored = [
        (coverage(row.words, mention.around, likeness.weight), -index, row)
        for index, row in enumerate(rows)
        if comparable(mention.quantity, row)
    ]
    score, _index, best = max(scored, default=(0.0, 0, None))
    return best if score >= needed else None


def _may_differ(mention: Mention, row: Figure) -> bool:
    """Whether a difference would be worth telling: both say enough, and neither is told of another time."""
    return (
        len(row.amounts) == 1
        and size(row.words) > SHORT
        and size(mention.own) > 1
        and not mention.is_whole
        and not is_moved(mention)
        and not of_another_scope(mention, row)
        and counts_alike(mention, row)
        and max(alike(way, row.words) for way in mention.ways) >= CLEARLY
    )


def _is_slip(mention: Mention, row: Figure) -> bool:
    """Whether the figures are one slip of the pen apart, told of what may well be the same thing."""
    return (
        len(row.amounts) == 1
        and size(row.words) > 1
        and not is_moved(mention)
        and not of_another_scope(mention, row)
        and counts_alike(mention, row)
        and (one_slip(mention.amount, row.amounts[0]) or _is_blank(mention, row))
        and (min(mention.amount, row.amounts[0]) >= LEAST_SLIPPED or size(mention.own & row.words) > 2)
    )


def _is_blank(mention: Mention, row: Figure) -> bool:
    """Whether the row says 0 of what the sentence counts."""
    return row.amounts[0] == 0 and mention.amount > 0 and row.unit is Unit.COUNT and not mention.is_whole


def _unlike(found: Sequence[tuple[Mention, Figure, float]]) -> Iterator[Verdict]:
    """For each row the mention most like it."""
    best: dict[int, tuple[Mention, Figure, float]] = {}
    for one in found:
        if id(one[1]) not in best or one[2] > best[id(one[1])][2]:
            best[id(one[1])] = one
    for mention, row, _score in best.values():
        if row.unit is Unit.PERCENT and agrees(
            mention.amount, row.amounts[0], min(mention.quantity.decimals, row.node.decimals)
        ):
            yield Verdict(Kind.DUPLICATE, mention.spot, (row.node.spot,))
            continue
        yield told_otherwise(
            mention.spot, row.node.spot, (mention.amount, row.amounts[0], mention.quantity.unit)
        )


def _unlike_pairs(told: Sequence[Mention], rows: Sequence[Figure], weight: Weights) -> Iterator[Verdict]:
    """“x/W” in a sentence and “x/V” in a row."""
    for row in rows:
        if len(row.amounts) != 2:
            continue
        for mention in told:
            pair = (mention.quantity.amount, mention.quantity.below)
            if (
                mention.is_whole
                or pair[1] is None
                or (pair[0] != row.amounts[0] and pair[1] != row.amounts[1])
            ):
                continue
            if coverage(row.words, mention.around, weight) < LIKELY:
                continue
            if pair == row.amounts:
                yield Verdict(Kind.DUPLICATE, mention.spot, (row.node.spot,))
            else:
                at = 1 if pair[0] == row.amounts[0] else 0
                amounts = (pair[at] or Fraction(0), row.amounts[at], mention.quantity.unit)
                yield told_otherwise(mention.spot, row.node.spot, amounts)


def rows_and_rows(rows: Sequence[Figure]) -> Iterator[Verdict]:
    """Rows of different tables with the same label; labels that stand more than once in a table tell too "
    "little."""
    clear = clear_rows(rows, SHORT + 1)
    weight = Weights(row.words for row in clear)
    by_word: dict[str, list[Figure]] = defaultdict(list)
    for row in clear:
        # Labels that share four fifths of their words share one of the two rarest.
        rarest = sorted(row.words, key=lambda word: (-weight[word], word))[:2]
        others = {id(other): other for word in rarest for other in by_word[word]}
        for other in others.values():
            if other.node.table != row.node.table and _same_label(row, other):
                yield _two_rows(other, row)
        for word in rarest:
            by_word[word].append(row)
    yield from slipped_rows(rows)


def clear_rows(rows: Sequence[Figure], least: int) -> list[Figure]:
    """The rows with one amount and more than so many words, which no other row of their table has."""
    counted = Counter((row.node.table, row.words) for row in rows)
    return [
        row
        for row in rows
        if counted[row.node.table, row.words] == 1 and size(row.words) > least and len(row.amounts) == 1
    ]


def _same_label(row: Figure, other: Figure) -> bool:
    alike_enough = alike(row.words, other.words) > SAME
    return row.unit is other.unit and alike_enough and agree(row.families, other.families)


def _two_rows(row: Figure, other: Figure) -> Verdict:
    if row.amounts == other.amounts:
        return Verdict(Kind.DUPLICATE, row.node.spot, (other.node.spot,))
    return told_otherwise(row.node.spot, other.node.spot, (row.amounts[0], other.amounts[0], row.unit))

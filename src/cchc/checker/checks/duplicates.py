"""The same quantity told twice: in two sentences, in a sentence and a row, in two rows."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cchc.checker.checks.meaning import alike, coverage, meaning, weights
from cchc.checker.checks.mentions import Mention
from cchc.checker.checks.passages import Spot
from cchc.checker.checks.table_rows import Node
from cchc.checker.checks.verdicts import Verdict, printed
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.families import Family, memberships
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.checker.prose.words import bare_words
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.rules.agreement import agrees
from cchc.engine.text import search_key

CLEARLY, LIKELY, POSSIBLY = 0.6, 0.5, 0.25
SHORT, ENOUGH, SEARCHED = 2, 4, 12
_SCOPE = re.compile(
    r"\b(?:mới|chuyển qua|chuyển sang|lũy kế|luỹ kế|cộng dồn|kỳ trước|cùng kỳ|từ đầu nhiệm kỳ|từ năm|năm trước)\b"
)
_ABOVE = re.compile(r"\b(?:nói trên|nêu trên|kể trên|trên đây|vừa nêu)\b", re.IGNORECASE)
AFTER, BACK = 40, 12
_MOVED = re.compile(r"\b(?:giảm|tăng|so với|từ|thêm|còn lại)\b", re.IGNORECASE)
SAME = 0.8
LARGE, RARE = 50, 1000
NARROW = frozenset({Family.LEVEL, Family.TIME, Family.CHANNEL, Family.SERVICE, Family.STATE})
_MONEY = {"trieu dong": 10**6, "ty dong": 10**9, "nghin dong": 10**3, "dong": 1}
_REMARK = re.compile(r"\([^()]*\)")


@dataclass(frozen=True)
class Figure:
    """A row as something that may be told again: its amounts in the units of sentences."""

    node: Node
    amounts: tuple[Fraction, ...]
    words: frozenset[str]
    families: dict[Family, str]
    unit: Unit


def figures(listed: Sequence[Node]) -> tuple[Figure, ...]:
    """The rows with a value, or a pair of values, of all appendices."""
    found = []
    for node in listed:
        factor = _MONEY.get(search_key(node.row.unit), 0)
        amounts = _amounts(node, factor or 1)
        if amounts and not node.row.choices:
            unit = Unit.PERCENT if node.is_rate else Unit.MONEY if factor else Unit.COUNT
            found.append(Figure(node, amounts, _words(node, unit), _families(node), unit))
    return tuple(found)


def _families(node: Node) -> dict[Family, str]:
    """What the label names, and the level its heading names."""
    above = memberships(" ".join(node.row.headings[-1:]))
    level = {family: member for family, member in above.items() if family is Family.LEVEL}
    return {**level, **memberships(_REMARK.sub(" ", node.row.label))}


def _words(node: Node, unit: Unit) -> frozenset[str]:
    """What a label says without its bracketed remarks; a label that says little speaks through its heading."""
    label = _REMARK.sub(" ", node.row.label)
    words = meaning(f"{label} {node.row.unit if unit is Unit.COUNT else ''}")
    return words if len(meaning(label)) > SHORT else words | meaning(" ".join(node.row.headings[-1:]))


def _amounts(node: Node, factor: int) -> tuple[Fraction, ...]:
    if node.value is not None:
        return (node.value * factor,)
    if node.pair is not None and node.pair.below is not None and "/" in node.row.raw:
        return (node.pair.amount, node.pair.below)
    return ()


def text_and_rows(told: Sequence[Mention], rows: Sequence[Figure]) -> Iterator[Verdict]:
    """Compare sentences with rows: equal figures with like words hold; unlike figures with the same words do not.

    An equal figure in a row that other words fit much worse than a neighbouring row's is taken for a slip.
    """
    likeness = Likeness(rows)
    by_amount: dict[Fraction, list[Figure]] = defaultdict(list)
    for row in rows:
        for amount in row.amounts:
            by_amount[amount].append(row)
    matched: dict[int, float] = {}
    unlike: list[tuple[Mention, Figure, float]] = []
    for mention in told:
        equal = _best_equal(mention, by_amount.get(mention.amount, []), likeness)
        closest, score = likeness.closest(mention)
        if equal is not None:
            matched[id(equal)] = max(matched.get(id(equal), 0.0), likeness.between(mention, equal))
            yield Verdict(Kind.DUPLICATE, equal.node.spot, (mention.spot,))
            yield Verdict(Kind.DUPLICATE, mention.spot, (equal.node.spot,))
        elif closest is not None and score >= CLEARLY and _may_differ(mention, closest):
            unlike.append((mention, closest, score))
    yield from _unlike([one for one in unlike if matched.get(id(one[1]), 0.0) < one[2]])
    yield from _unlike_pairs(told, rows, likeness.weight)


class Likeness:
    """How like the words of a sentence are to those of each row, found by the words they share."""

    def __init__(self, rows: Sequence[Figure]) -> None:
        self.weight = weights(row.words for row in rows)
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
        shared: dict[int, float] = defaultdict(float)
        for word in frozenset().union(*mention.ways):
            for index in self._by_word.get(word, ()):
                shared[index] += self.weight[word]
        likely = sorted(shared, key=lambda index: -shared[index])[:SEARCHED]
        rows = [self._rows[index] for index in likely]
        fitting = [row for row in rows if _comparable(mention.quantity, row) and _agree(mention.families, row.families)]
        best = max(fitting, key=lambda row: self.between(mention, row), default=None)
        return best, self.between(mention, best) if best is not None else 0.0


def _best_equal(mention: Mention, rows: Sequence[Figure], likeness: Likeness) -> Figure | None:
    needed = POSSIBLY if abs(mention.amount) >= LARGE else LIKELY
    scored = [
        (coverage(row.words, mention.around, likeness.weight), -index, row)
        for index, row in enumerate(rows)
        if _comparable(mention.quantity, row)
    ]
    score, _index, best = max(scored, default=(0.0, 0, None))
    return best if score >= needed else None


def _comparable(quantity: Quantity, row: Figure) -> bool:
    return (quantity.unit is Unit.PERCENT) == (row.unit is Unit.PERCENT) and (
        (quantity.unit is Unit.MONEY) == (row.unit is Unit.MONEY)
    )


def _may_differ(mention: Mention, row: Figure) -> bool:
    """Whether a difference would be worth telling: both say enough, and neither is told of another time."""
    return (
        len(row.amounts) == 1
        and len(row.words) > SHORT
        and len(mention.own) > 1
        and not mention.is_whole
        and not _MOVED.search(mention.quantity.label)
        and not _of_another_scope(mention, row)
        and _counts_alike(mention.quantity, row)
        and max(alike(way, row.words) for way in mention.ways) >= CLEARLY
    )


def _of_another_scope(mention: Mention, row: Figure) -> bool:
    """Whether the sentence speaks of a time or a share that the row's label does not name."""
    quantity, text = mention.quantity, mention.passage.text
    scopes = _SCOPE.findall(text[quantity.label_start : quantity.end + AFTER].casefold())
    return any(scope not in row.node.row.label.casefold() for scope in scopes)


def _counts_alike(quantity: Quantity, row: Figure) -> bool:
    """Whether what the sentence counts is what the row counts, as far as both say."""
    if row.unit is not Unit.COUNT or not quantity.noun or not row.node.row.unit:
        return True
    noun, unit = bare_words(quantity.noun)[0], bare_words(row.node.row.unit)
    return noun in unit or noun in bare_words(row.node.row.label) or bool({"luong", "tieu"} & set(unit))


def _unlike(found: Sequence[tuple[Mention, Figure, float]]) -> Iterator[Verdict]:
    """For each row the mention most like it."""
    best: dict[int, tuple[Mention, Figure, float]] = {}
    for one in found:
        if id(one[1]) not in best or one[2] > best[id(one[1])][2]:
            best[id(one[1])] = one
    for mention, row, _score in best.values():
        if row.unit is Unit.PERCENT and agrees(mention.amount, row.amounts[0], min(mention.quantity.decimals, row.node.decimals)):
            yield Verdict(Kind.DUPLICATE, mention.spot, (row.node.spot,))
            continue
        yield _told_otherwise(mention.spot, row.node.spot, (mention.amount, row.amounts[0], mention.quantity.unit))


def _agree(one: dict[Family, str], other: dict[Family, str]) -> bool:
    return all(one.get(family) == other.get(family) for family in NARROW)


def _unlike_pairs(told: Sequence[Mention], rows: Sequence[Figure], weight: Mapping[str, float]) -> Iterator[Verdict]:
    """“x/W” in a sentence and “x/V” in a row."""
    for row in rows:
        if len(row.amounts) != 2:
            continue
        for mention in told:
            pair = (mention.quantity.amount, mention.quantity.below)
            if mention.is_whole or pair[1] is None or coverage(row.words, mention.around, weight) < LIKELY:
                continue
            if pair == row.amounts:
                yield Verdict(Kind.DUPLICATE, mention.spot, (row.node.spot,))
            elif (pair[0] == row.amounts[0]) != (pair[1] == row.amounts[1]):
                at = 1 if pair[0] == row.amounts[0] else 0
                amounts = (pair[at] or Fraction(0), row.amounts[at], mention.quantity.unit)
                yield _told_otherwise(mention.spot, row.node.spot, amounts)


def _told_otherwise(first: Spot, second: Spot, amounts: tuple[Fraction, Fraction, Unit]) -> Verdict:
    one, other, unit = amounts
    template = N_(
        "Cùng một số liệu nhưng chỗ này ghi %(stated)s, chỗ kia ghi %(computed)s. Nếu đúng là một chỉ tiêu thì chỉ một số "
        "đúng; nếu khác phạm vi hay thời điểm thì hãy nói rõ. Hãy đối chiếu hai chỗ."
    )
    params = {"stated": printed(one, unit), "computed": printed(other, unit)}
    return Verdict(
        Kind.DUPLICATE, first, (second,), Severity.WARNING, params["stated"], params["computed"], Message(template, params)
    )


def rows_and_rows(rows: Sequence[Figure]) -> Iterator[Verdict]:
    """Rows of different tables with the same label; labels that stand more than once in a table tell too little."""
    clear = _clear(rows)
    for index, row in enumerate(clear):
        for other in clear[index + 1 :]:
            if other.node.table != row.node.table and _same_label(row, other):
                yield _two_rows(row, other)


def reports_and_reports(rows: Sequence[Figure], earlier: Sequence[Figure]) -> Iterator[Verdict]:
    """The rows of a report against those of an earlier one about the same period."""
    known = {(row.words, row.unit, tuple(sorted(row.families.items()))): row for row in _clear(earlier)}
    for row in _clear(rows):
        other = known.get((row.words, row.unit, tuple(sorted(row.families.items()))))
        if other is not None:
            yield _two_rows(row, other)


def _clear(rows: Sequence[Figure]) -> list[Figure]:
    counted = Counter((row.node.table, row.words) for row in rows)
    return [
        row
        for row in rows
        if counted[row.node.table, row.words] == 1 and len(row.words) > 3 and len(row.amounts) == 1
    ]


def _same_label(row: Figure, other: Figure) -> bool:
    alike_enough = alike(row.words, other.words) > SAME
    return row.unit is other.unit and alike_enough and _agree(row.families, other.families)


def _two_rows(row: Figure, other: Figure) -> Verdict:
    if row.amounts == other.amounts:
        return Verdict(Kind.DUPLICATE, row.node.spot, (other.node.spot,))
    return _told_otherwise(row.node.spot, other.node.spot, (row.amounts[0], other.amounts[0], row.unit))


def text_and_text(told: Sequence[Mention]) -> Iterator[Verdict]:
    """Figures with the same words in two sentences, beside the same rare figure, nearly the same, told back to."""
    by_words: dict[tuple[frozenset[str], Unit], list[Mention]] = defaultdict(list)
    for mention in told:
        if len(mention.own) > ENOUGH and len(meaning(mention.quantity.label)) > 1 and not mention.is_whole:
            by_words[mention.words, mention.quantity.unit].append(mention)
    for listed in by_words.values():
        for first, second in zip(listed, listed[1:], strict=False):
            if first.passage is not second.passage:
                yield from _twice(first, second)
    yield from _beside_the_same(told)
    yield from _nearly_the_same(told)
    yield from _told_back(told)


def _twice(first: Mention, second: Mention) -> Iterator[Verdict]:
    if (first.quantity.amount, first.quantity.below) == (second.quantity.amount, second.quantity.below):
        yield Verdict(Kind.DUPLICATE, first.spot, (second.spot,))
    elif first.years == second.years and first.quantity.below is None and second.quantity.below is None:
        if first.passage.section == second.passage.section or not first.years:
            amounts = (first.amount, second.amount, first.quantity.unit)
            yield _told_otherwise(first.spot, second.spot, amounts)


def _told_back(told: Sequence[Mention]) -> Iterator[Verdict]:
    """“the … mentioned above” against the figure it points back to: same unit, a word in common."""
    for index, mention in enumerate(told):
        text = mention.passage.text[mention.quantity.stop : mention.quantity.end + AFTER]
        if not _ABOVE.search(text.split(",")[0].split(".")[0]):
            continue
        earlier = [
            one
            for one in reversed(told[:index])
            if mention.passage.order - one.passage.order <= BACK
            and one.quantity.unit is mention.quantity.unit
            and len(one.words & mention.words) > 1
        ]
        if earlier:
            yield _pointed(mention, earlier[0])


def _pointed(mention: Mention, earlier: Mention) -> Verdict:
    step = Fraction(_scale(mention.amount) if mention.quantity.unit is Unit.MONEY else 1, 10**mention.quantity.decimals)
    if abs(mention.amount - earlier.amount) <= step:
        return Verdict(Kind.DUPLICATE, mention.spot, (earlier.spot,))
    return _told_otherwise(mention.spot, earlier.spot, (mention.amount, earlier.amount, mention.quantity.unit))


def _scale(amount: Fraction) -> int:
    return next((factor for factor in (10**9, 10**6, 10**3) if abs(amount) >= factor), 1)


def _nearly_the_same(told: Sequence[Mention]) -> Iterator[Verdict]:
    """Large figures of one noun in one text that differ by a single digit."""
    large: dict[tuple[int, str], list[Mention]] = defaultdict(list)
    for mention in told:
        if mention.amount >= RARE * 10 and mention.quantity.noun and mention.amount.denominator == 1:
            large[mention.passage.order, mention.quantity.noun.split()[0]].append(mention)
    for listed in large.values():
        for index, first in enumerate(listed):
            others = [one for one in listed[index + 1 :] if _one_digit_apart(first.amount, one.amount)]
            if others and sum(one.amount == others[0].amount for one in listed) > 1:
                yield _told_otherwise(first.spot, others[0].spot, (first.amount, others[0].amount, Unit.COUNT))


def _one_digit_apart(one: Fraction, other: Fraction) -> bool:
    digits = str(one), str(other)
    return len(digits[0]) == len(digits[1]) and sum(a != b for a, b in zip(*digits, strict=True)) == 1


def _beside_the_same(told: Sequence[Mention]) -> Iterator[Verdict]:
    """Two sentences share one rare figure; another figure of the same noun differs."""
    rare: dict[tuple[Fraction, str], list[Mention]] = defaultdict(list)
    for mention in told:
        if mention.amount >= RARE and mention.quantity.noun and not mention.is_whole and mention.quantity.below is None:
            rare[mention.amount, mention.quantity.noun.split()[0]].append(mention)
    for listed in rare.values():
        for first, second in zip(listed, listed[1:], strict=False):
            if first.passage is not second.passage:
                yield Verdict(Kind.DUPLICATE, first.spot, (second.spot,))
                yield from _companions(first, second)


def _companions(first: Mention, second: Mention) -> Iterator[Verdict]:
    one, other = _beside(first), _beside(second)
    if one is None or other is None or not one.noun or not other.noun:
        return
    noun = one.noun.split()[0]
    if noun != other.noun.split()[0] or noun == first.quantity.noun.split()[0]:
        return
    spots = (
        Spot(first.passage, one.label_start, first.quantity.end),
        Spot(second.passage, other.label_start, second.quantity.end),
    )
    if one.amount == other.amount:
        yield Verdict(Kind.DUPLICATE, spots[0], (spots[1],))
    else:
        yield _told_otherwise(*spots, (one.amount, other.amount, one.unit))


def _beside(mention: Mention) -> Quantity | None:
    """The count told right before a figure in its sentence."""
    reading = mention.passage.reading
    at = reading.quantities.index(mention.quantity)
    if at == 0:
        return None
    before = reading.quantities[at - 1]
    close = mention.quantity.start - before.end < 60 and not reading.ends_between(before.stop, mention.quantity.start)
    return before if close and before.unit is Unit.COUNT and before.below is None and before.is_exact else None

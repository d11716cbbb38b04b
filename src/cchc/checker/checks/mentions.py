"""Every figure of the texts as something that may be told again elsewhere."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from cchc.checker.checks.meaning import meaning
from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.prose.families import Family, memberships
from cchc.checker.prose.quantities import Quantity, Unit

BEFORE, AFTER, CLOSE = 170, 70, 16
ON_THE_DAY = "on the day"
_CLAUSE = re.compile(r"[,;(]")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")


@dataclass(frozen=True)
class Mention:
    """A figure of a text and the words that may name it.

    `amount` is the figure, or, when `is_whole`, the number it is out of. `own` are the words right beside it;
    `words` those and the words of what it is a part of; `ways` all ways to name it, with the whole clause as
    the last; `around` is all that stands near it. `families`: what its own words name; `inherited`: what only
    its whole, or the beginning of its sentence, names; `years`: the years beside it but for the report's own;
    `counted`: its noun, or else its whole's.
    """

    passage: Passage
    quantity: Quantity
    amount: Fraction
    own: frozenset[str]
    words: frozenset[str]
    ways: tuple[frozenset[str], ...]
    around: frozenset[str]
    families: dict[Family, str]
    years: frozenset[str]
    is_whole: bool = False
    inherited: dict[Family, str] = field(default_factory=dict)
    counted: str = ""

    @property
    def scope(self) -> dict[Family, str]:
        """All that it names or inherits."""
        return {**self.inherited, **self.families}

    @property
    def spot(self) -> Spot:
        """From the start of its clause to the end of its noun."""
        return Spot(self.passage, self.quantity.label_start, self.quantity.end)


def mentions(passages: Sequence[Passage]) -> tuple[Mention, ...]:
    """Every exact figure of the texts, pairs as two."""
    found = [one for passage in passages for one in _told_apart(tuple(_mentions(passage)))]
    named = Counter(year for one in found for year in one.years)
    usual = frozenset(sorted(named, key=lambda year: (named[year], year))[-1:])
    return tuple(replace(one, years=one.years - usual) if one.years & usual else one for one in found)


def _told_apart(told: tuple[Mention, ...]) -> Iterator[Mention]:
    """Where a text tells early and on time apart, its “on time” is not what rows call on time."""
    early = any(one.families.get(Family.TIME) == "early" for one in told)
    for one in told:
        if early and one.families.get(Family.TIME) == "on":
            yield replace(one, families={**one.families, Family.TIME: ON_THE_DAY})
        else:
            yield one


def _mentions(passage: Passage) -> Iterator[Mention]:
    heads = _heads(passage) if passage.reading.quantities else {}
    before: Quantity | None = None
    for quantity in passage.reading.quantities:
        told = quantity.is_exact and quantity.unit not in {Unit.RANK, Unit.POINTS}
        if told:
            one = _mention(passage, quantity, heads.get(quantity.start), before)
            yield one
            if quantity.below is not None:
                yield replace(one, amount=quantity.below, is_whole=True)
        before = quantity


def _mention(
    passage: Passage, quantity: Quantity, whole: Quantity | None, before: Quantity | None
) -> Mention:
    head = f"{whole.label} {whole.noun}" if whole is not None else ""
    beside = f"{quantity.label} {quantity.noun} {_after(passage, quantity)}"
    beside += _borrowed(passage, quantity, before)
    start, stop = passage.reading.sentence(quantity.start)
    near = passage.text[max(start, quantity.start - BEFORE) : min(stop, quantity.end + AFTER)]
    clause = f"{passage.text[quantity.label_start : quantity.start]} {_rest(passage, quantity)}"
    own, words, wide = meaning(beside), meaning(f"{head} {beside}"), meaning(clause)
    tail = _CLAUSE.split(passage.text[quantity.end : min(stop, quantity.end + AFTER)], maxsplit=1)[0]
    years = frozenset(_YEAR.findall(passage.text[quantity.label_start : quantity.end] + tail))
    lead = memberships(passage.text[start : quantity.label_start])
    inherited: dict[Family, str] = {
        family: member for family, member in lead.items() if family is Family.LEVEL
    }
    inherited |= memberships(head)
    return Mention(
        passage, quantity, quantity.amount, own, words, tuple(dict.fromkeys((own, words, wide))),
        meaning(near) | words, memberships(beside), years,
        inherited=inherited, counted=quantity.noun or (whole.noun if whole is not None else ""),
    )  # fmt: skip


def _borrowed(passage: Passage, quantity: Quantity, before: Quantity | None) -> str:
    """For “x/y (p %)” and “p % (x/y)”: the words before the first figure name the second, too."""
    if not quantity.label and passage.text[quantity.start - 1 : quantity.start] == "(":
        told = re.split(r"[,;.:()0-9]", passage.text[max(quantity.start - BEFORE, 0) : quantity.start - 1])[
            -1
        ]
        if before is None or before.end < quantity.start - 1 - len(told):
            return f" {told}"
    if before is None or quantity.start - before.end > CLOSE or meaning(quantity.label):
        return ""
    explains = before.unit is Unit.PERCENT and quantity.below is not None
    rates = quantity.unit is Unit.PERCENT and before.unit in {Unit.COUNT, Unit.MONEY}
    if not (explains or rates) or passage.reading.ends_between(before.stop, quantity.start):
        return ""
    return f" {before.label} {before.noun if rates else ''}"


def _after(passage: Passage, quantity: Quantity) -> str:
    """The words that go on after the noun, up to the next mark of punctuation or number."""
    rest = re.split(r"[^\w\s]|[0-9]", passage.text[quantity.end : quantity.end + AFTER], maxsplit=1)[0]
    return " ".join(rest.split()[:8])


def _rest(passage: Passage, quantity: Quantity) -> str:
    """The clause after the number, its commas passed over: “… phản ánh, kiến nghị”."""
    return re.split(r"[;:.()\n0-9]", passage.text[quantity.stop : quantity.stop + AFTER], maxsplit=1)[0]


def _heads(passage: Passage) -> dict[int, Quantity]:
    """For each part of a breakdown, its whole."""
    return {part.start: claim.wholes[0] for claim in passage.breakdowns for part in claim.parts}

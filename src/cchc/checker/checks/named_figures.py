"""The figures of a report by the words that name them, the nearest and the narrowest first."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from cchc.checker.checks.meaning import Weights, meaning, size
from cchc.checker.checks.mentions import BEFORE, Mention
from cchc.checker.checks.named_words import Named, marked_words, member, named_by, times_of
from cchc.checker.checks.told_rows import NARROW
from cchc.checker.prose.claims import BreakdownClaim
from cchc.checker.prose.families import Family
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.checker.prose.shares import is_difference
from cchc.checker.prose.words import bare

AMOUNTS = frozenset({Unit.COUNT, Unit.MONEY})
COMMON, BACK, AHEAD, AFTER, LONGEST = 80, 3, 1, 40, 90
FULLY, HALF, MOSTLY = 0.82, 0.5, 0.75
NEW = "mới"


@dataclass(frozen=True)
class Asked:
    """What is looked for: `named` by the words of `at`, the percentage; `beside`: what its other words name.

    A figure may name what `beside` names, too, but nothing narrower; of other years than `years` it is not.
    """

    named: Named
    beside: Named
    at: Mention
    years: frozenset[str]

    @cached_property
    def level(self) -> str | None:
        """The level that the percentage is told for."""
        return self.named.families.get(Family.LEVEL) or self.at.scope.get(Family.LEVEL)

    @cached_property
    def times(self) -> frozenset[str]:
        """The other times that the percentage is told of."""
        return self.named.times | self.beside.times


@dataclass(frozen=True)
class Match:
    """A figure that may be meant: how far words name it (0 to 1), how far away it is, what more it says."""

    mention: Mention
    fit: float
    tier: int
    extras: int

    @property
    def rank(self) -> tuple[bool, int, int, float]:
        """The likeliest first."""
        return (self.fit < FULLY, self.tier, self.extras, -self.fit)


class NamedFigures:
    """All figures of the texts of one report."""

    def __init__(self, told: Sequence[Mention]) -> None:
        self._by_word: dict[str, list[Mention]] = defaultdict(list)
        self._by_member: dict[tuple[Family, str | None], list[Mention]] = defaultdict(list)
        self._by_place: dict[int, list[Mention]] = defaultdict(list)
        self._divided: dict[int, tuple[BreakdownClaim, ...]] = {}
        counted = [one for one in told if one.quantity.unit in AMOUNTS]
        for one in counted:
            self._by_place[one.passage.order].append(one)
            for word in _words(one):
                self._by_word[word].append(one)
            for family, named in one.families.items():
                self._by_member[family, member(named)].append(one)
        self._weights = Weights(one.words for one in counted)

    def wholes(self, one: Mention) -> tuple[Quantity, ...]:
        """What the text of a figure says that it is a part of: the wholes of breakdowns it is in."""
        order = one.passage.order
        if order not in self._divided:
            self._divided[order] = one.passage.breakdowns
        start = one.quantity.start
        return tuple(
            claim.wholes[0]
            for claim in self._divided[order]
            if any(part.start == start for part in claim.parts)
        )

    def mention(self, order: int, start: int) -> Mention | None:
        """The figure that starts at a place of a text."""
        told = self._by_place.get(order, ())
        return next((one for one in told if one.quantity.start == start and not one.is_whole), None)

    def near(self, order: int, back: int = BACK, ahead: int = AHEAD) -> Iterator[Mention]:
        """The figures of a text and those around it."""
        for at in range(order - back, order + ahead + 1):
            yield from self._by_place.get(at, ())

    def matches(self, asked: Asked) -> list[Match]:
        """The figures that the words may mean, the likeliest first."""
        found = (self._match(one, asked) for one in self._candidates(asked))
        return sorted((one for one in found if one is not None), key=lambda one: one.rank)

    def _candidates(self, asked: Asked) -> Iterable[Mention]:
        known = {id(one): one for one in self.near(asked.at.passage.order)}
        if not asked.named.marked:
            named = [self._by_word.get(word, []) for word in sorted(asked.named.words)]
            named += [self._by_member.get(one, []) for one in asked.named.families.items()]
            rarest = min(named, key=len, default=[])
            known |= {id(one): one for one in rarest} if len(rarest) <= COMMON else {}
        return known.values()

    def _match(self, one: Mention, asked: Asked) -> Match | None:
        if is_difference(one.quantity) or not _is_of_its_time(one, asked) or not _is_of_its_kind(one, asked):
            return None
        fit = self._fit(one, asked.named)
        if fit < HALF:
            return None
        return Match(one, fit, _tier(one, asked.at), _extras(one, asked))

    def _fit(self, one: Mention, named: Named) -> float:
        if named.marked:
            told = marked_words(f"{one.quantity.label} {one.quantity.noun}")
            return 1.0 if named.words <= told else 0.0
        wanted = named.words | {NEW} if named.new else named.words
        if not wanted:
            return 1.0
        told = _as_written(_words(one), named, one)
        told = told | {NEW} if is_new(one) else told
        full = self._weights.total(wanted & told)
        left = wanted - told
        ahead = self._weights.total(left & _as_written(_ahead(one), named, one)) if left else 0
        around = self._weights.total(left & _as_written(one.around, named, one)) if left else 0
        by_nature = HALF if one.counted and not named.families else MOSTLY
        return (full + max(ahead * MOSTLY, around * by_nature)) / self._weights.total(wanted)


def _words(one: Mention) -> frozenset[str]:
    """All words that name a figure: beside it, of its whole, of its clause, of the topic of its sentence."""
    return one.words | one.ways[-1] | _topic(one)


def _topic(one: Mention) -> frozenset[str]:
    """What stands before the colon of a sentence: it names all its figures."""
    start, _stop = one.passage.reading.sentence(one.quantity.start)
    topic, colon, _rest = one.passage.text[start : one.quantity.label_start + 1].partition(":")
    return meaning(topic) if colon and len(topic) < LONGEST else frozenset()


def _ahead(one: Mention) -> frozenset[str]:
    """What its sentence says before a figure."""
    start, _stop = one.passage.reading.sentence(one.quantity.start)
    return meaning(one.passage.text[max(start, one.quantity.start - BEFORE) : one.quantity.start])


def _as_written(words: frozenset[str], named: Named, one: Mention) -> frozenset[str]:
    """The words but for those that a figure's text only has with other marks."""
    unlike = named.written - marked_words(one.passage.text)
    return words - {bare(word) for word in unlike}


def is_new(one: Mention) -> bool:
    """Whether the words of a figure say that it came in within the period."""
    return named_by(one.quantity.label).new or named_by(_after(one)).new


def _after(one: Mention) -> str:
    """The words behind a figure up to the next mark."""
    text = one.passage.text[one.quantity.end : one.quantity.end + AFTER]
    return re.split(r"[,;.:()]", text, maxsplit=1)[0]


def _is_of_its_time(one: Mention, asked: Asked) -> bool:
    """Whether both are told of one time."""
    told = one.passage.text[one.quantity.label_start : one.quantity.end]
    times = times_of(told + _after(one))
    if not asked.named.years <= frozenset(named_by(told).years):
        return False
    return one.years == asked.years and asked.named.times <= times <= asked.times


def _is_of_its_kind(one: Mention, asked: Asked) -> bool:
    """Whether a figure names the members that are asked for and no others."""
    return all(_is_member(one, asked, family) for family in NARROW) and _is_of_its_level(one, asked)


def _is_member(one: Mention, asked: Asked, family: Family) -> bool:
    told, wanted = member(one.families.get(family)), asked.named.families.get(family)
    if wanted is not None:
        return (told or member(one.scope.get(family))) == wanted
    if told in {None, "done", asked.beside.families.get(family)}:
        return True
    if told == "on" and asked.named.families.get(Family.STATE) == "undone":
        return True
    return family is Family.LEVEL and told == asked.level


def _is_of_its_level(one: Mention, asked: Asked) -> bool:
    """Whether both are of one level; within one text one of them may leave it open."""
    level = one.scope.get(Family.LEVEL)
    open_here = one.passage is asked.at.passage and not (level and asked.level)
    return level == asked.level or open_here


def _tier(one: Mention, at: Mention) -> int:
    """0 in its sentence, 1 in its text, 2 near it, 3 under its heading, 4 elsewhere."""
    if one.passage is at.passage:
        reading = at.passage.reading
        return int(reading.sentence(one.quantity.start) != reading.sentence(at.quantity.start))
    if -BACK <= one.passage.order - at.passage.order <= AHEAD:
        return 2
    return 3 if one.passage.section == at.passage.section else 4


def _extras(one: Mention, asked: Asked) -> int:
    """How much a figure says that nobody asked for, and leaves to the words around it."""
    own, named = meaning(f"{one.quantity.label} {one.quantity.noun}"), asked.named
    unsaid = size(named.words - one.own) if not named.marked else 0
    other = any(family in named.families for family in one.families) and size(named.members - one.own)
    return size(own - named.words - named.members - asked.beside.words) + unsaid + int(other)


def clearly(found: Sequence[Match]) -> Fraction | None:
    """The amount that words name and nothing else, if there is one; `found` is in order of likeliness."""
    if not found or found[0].fit < FULLY:
        return None
    best = {one.mention.amount for one in found if one.rank[:3] == found[0].rank[:3]}
    return found[0].mention.amount if len(best) == 1 else None


def likely(found: Sequence[Match]) -> frozenset[Fraction]:
    """The amounts that words name as near as the likeliest."""
    return frozenset(
        one.mention.amount for one in found if one.rank[:2] == found[0].rank[:2] and one.fit >= FULLY
    )

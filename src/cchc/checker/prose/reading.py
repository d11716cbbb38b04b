"""A text read once: its quantities, its brackets, where its sentences and clauses end."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from cchc.checker.prose.pairs import paired
from cchc.checker.prose.plain import Plain, plain
from cchc.checker.prose.quantities import Quantity, Unit, quantities

_SENTENCE_END = re.compile(r"\n|[.!?…](?=\s+[\"“(*]?[A-ZĐÀ-Ỹ0-9+-]|\s*$)(?<![0-9A-ZĐ]\.(?=\s[0-9]))")
_CLAUSE_END = re.compile(r";")
_OPENS = re.compile(r"\s*\(\s*(?:(?:tương ứng|tương đương|tức|là|bằng|với)\s+){0,2}", re.IGNORECASE)
OUTSIDE = -1
MOST_QUANTITIES, DEEPEST = 1500, 8


@dataclass(frozen=True)
class Bracket:
    """A pair of round or square brackets: the span within, and the bracket around it (OUTSIDE for none)."""

    start: int
    stop: int
    around: int


@dataclass(frozen=True)
class Reading:
    """What `read` found; spans are of `plain.text`."""

    plain: Plain
    quantities: tuple[Quantity, ...]
    brackets: tuple[Bracket, ...]

    @property
    def text(self) -> str:
        """The plain text."""
        return self.plain.text

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """Where sentences end."""
        return tuple(found.start() for found in _SENTENCE_END.finditer(self.text))

    @cached_property
    def semicolons(self) -> tuple[int, ...]:
        """Where semicolons stand."""
        return tuple(found.start() for found in _CLAUSE_END.finditer(self.text))

    @cached_property
    def owners(self) -> tuple[int, ...]:
        """For each quantity the innermost bracket it stands in."""
        return tuple(self.owner(quantity.start) for quantity in self.quantities)

    def owner(self, at: int) -> int:
        """The innermost bracket around a place, OUTSIDE for none."""
        index = bisect_right(self._starts, at) - 1
        while index != OUTSIDE and self.brackets[index].stop <= at:
            index = self.brackets[index].around
        return index

    def brackets_within(self, start: int, stop: int) -> range:
        """The numbers of the brackets that open between two places."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, stop))

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self.brackets]

    def members(self, owner: int) -> list[Quantity]:
        """The quantities that stand directly in a bracket (or outside all), in reading order."""
        return self._members.get(owner, [])

    def amounts_before(self, at: int, owner: int, count: int) -> list[Quantity]:
        """The last so many amounts in a bracket (or outside all) that end before a place."""
        if owner not in self._amounts:
            found = amounts(self.members(owner))
            self._amounts[owner] = ([one.stop for one in found], found)
        stops, found = self._amounts[owner]
        last = bisect_right(stops, at)
        return found[max(last - count, 0) : last]

    @cached_property
    def _amounts(self) -> dict[int, tuple[list[int], list[Quantity]]]:
        return {}

    @cached_property
    def _members(self) -> dict[int, list[Quantity]]:
        members: dict[int, list[Quantity]] = {}
        for quantity, owner in zip(self.quantities, self.owners, strict=True):
            members.setdefault(owner, []).append(quantity)
            explained = self._explained.get(quantity.start)
            if explained is not None:
                members.setdefault(self.brackets[owner].around, []).append(explained)
        return members

    @cached_property
    def _explained(self) -> dict[int, Quantity]:
        """Pairs in a bracket right after their percentage, “p % (x/y)”, under the percentage's label."""
        found = {}
        for stated, pair in pairwise(self.quantities):
            opened = _OPENS.fullmatch(self.text, stated.stop, pair.start)
            if stated.unit is Unit.PERCENT and pair.below is not None and opened:
                found[pair.start] = replace(pair, label=stated.label, label_start=stated.label_start)
        return found

    def ends_between(self, start: int, stop: int) -> bool:
        """Tell whether a sentence ends between two places."""
        return _any_in(self.ends, start, stop)

    def semicolon_between(self, start: int, stop: int, owner: int) -> bool:
        """Tell whether a semicolon stands between two places directly in a bracket."""
        first, last = bisect_left(self.semicolons, start), bisect_left(self.semicolons, stop)
        return any(self.owner(at) == owner for at in self.semicolons[first:last])

    def sentence(self, at: int) -> tuple[int, int]:
        """The span of the sentence around a place, blanks trimmed at its start."""
        index = bisect_right(self.ends, at - 1)
        start = self.ends[index - 1] + 1 if index else 0
        stop = self.ends[index] if index < len(self.ends) else len(self.text)
        start += len(self.text[start:stop]) - len(self.text[start:stop].lstrip())
        return start, max(start, stop)

    def region_end(self, at: int, owner: int) -> int:
        """Where the sentence, or the bracket around, ends after a place."""
        _start, stop = self.sentence(at)
        return min(stop, self.brackets[owner].stop) if owner != OUTSIDE else stop


def read(source: str) -> Reading:
    """Read a paragraph or the text of a cell; of its figures the first MOST_QUANTITIES."""
    clean = plain(source)
    found = quantities(clean.text, MOST_QUANTITIES)
    return Reading(clean, tuple(paired(clean.text, found)), _brackets(clean.text) if found else ())


def amounts(found: list[Quantity]) -> list[Quantity]:
    """Those that can be added: no percentages, no ranks."""
    return [quantity for quantity in found if quantity.unit not in {Unit.PERCENT, Unit.RANK}]


def _brackets(text: str) -> tuple[Bracket, ...]:
    """Pair brackets; one that never closes ends with its paragraph, one never opened is passed over.

    Brackets nested deeper than DEEPEST belong to the one around them.
    """
    spans: list[list[int]] = []
    stack: list[int] = []
    for found in re.finditer(r"[()\[\]]", text):
        if found.group() in "([" and len(stack) < DEEPEST:
            spans.append([found.end(), len(text), stack[-1] if stack else OUTSIDE])
            stack.append(len(spans) - 1)
        elif found.group() in ")]" and stack:
            spans[stack.pop()][1] = found.start()
    return tuple(Bracket(*span) for span in spans)


def _any_in(places: tuple[int, ...], start: int, stop: int) -> bool:
    at = bisect_left(places, start)
    return at < len(places) and places[at] < stop

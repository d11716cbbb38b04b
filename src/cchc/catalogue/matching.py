"""Rows of somebody's table told as rows of a form: by label, then number; twins by headings and order.

What cannot be told for certain is not matched; `rivals` then names the rows that it might be. See
docs/algorithms/matching-rows.md.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from cchc.catalogue.queries.tables import TableRow
from cchc.engine.text import label_key

SIMILAR_ENOUGH = 0.8
CLEARLY_AHEAD = 0.05
_NUMBERED = re.compile(r"(?:(?:[0-9]+|[ivx]+|[a-z]) )+(?=\S{2})")
_PARTS = re.compile(r"[0-9]+|[a-zđ]+")


class MatchKind(StrEnum):
    """What a match rests on."""

    EXACT = "exact"
    LABEL = "label"
    NUMBER = "number"
    SIMILAR = "similar"
    NONE = "none"


@dataclass(frozen=True)
class WrittenRow:
    """A row as it stands in somebody's table: printed number, label, unit of measure; any may be empty."""

    stt: str
    label: str
    unit: str = ""


@dataclass(frozen=True)
class RowMatch:
    """The row of the form that a written row is (`written` is its place); None with `rivals` if unclear.

    exact: label and number agree; label: the label alone, or with headings above it; number: no label, the
    number is unique; similar: nearly the label, clearly ahead of all others (`score` 0 to 1).
    """

    written: int
    row: TableRow | None
    how: MatchKind
    score: float
    rivals: tuple[str, ...] = ()


_label = lru_cache(maxsize=16_384)(label_key)


def number_key(stt: str) -> str:
    """Return a printed number without dots, brackets and padding: `3.04.` and `3.4` are one number."""
    parts = _PARTS.findall(stt.casefold())
    return ".".join(str(int(part)) if part.isdigit() else part for part in parts)


def match_rows(written: Sequence[WrittenRow], rows: Sequence[TableRow]) -> tuple[RowMatch, ...]:
    """Match each written row, in the order given; the same row may be matched twice, by two written rows."""
    return _Matcher(written, rows).matched()


@dataclass(frozen=True)
class _Table:
    """The rows of the form, found by label and by number, with the rows above each."""

    rows: Sequence[TableRow]
    by_label: Mapping[str, list[int]]
    by_number: Mapping[str, list[int]]
    above: Sequence[tuple[int, ...]]


def _table(rows: Sequence[TableRow]) -> _Table:
    by_label: dict[str, list[int]] = defaultdict(list)
    by_number: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        by_label[_label(row.label)].append(place)
        for number in sorted({number_key(row.stt), number_key(row.stt_meant)} - {""}):
            by_number[number].append(place)
    return _Table(rows, by_label, by_number, _above(rows))


def _above(rows: Sequence[TableRow]) -> list[tuple[int, ...]]:
    """For each row, the row itself and the rows it hangs from, nearest first."""
    places = {row.key: place for place, row in enumerate(rows)}
    chains: list[tuple[int, ...]] = []
    for place, row in enumerate(rows):
        parent = places.get(row.parent_key, -1)
        # A parent stands before its rows; anything else is a table cut in two.
        chains.append((place, *(chains[parent] if 0 <= parent < place else ())))
    return chains


class _Matcher:
    """One table being matched: first the labels that are unique, then what leans on them."""

    def __init__(self, written: Sequence[WrittenRow], rows: Sequence[TableRow]) -> None:
        self._written = written
        self._table = _table(rows)
        self._keys = [self._known_key(row.label) for row in written]
        self._numbers = [number_key(row.stt) for row in written]
        self._anchors = [self._anchor(key) for key in self._keys]

    def _known_key(self, label: str) -> str:
        """The key of a label; a number written before the label is left out where that makes it known."""
        key = _label(label)
        bare = _NUMBERED.sub("", key, count=1)
        return bare if key not in self._table.by_label and bare in self._table.by_label else key

    def _anchor(self, key: str) -> int | None:
        places = self._table.by_label.get(key, []) if key else []
        return places[0] if len(places) == 1 else None

    def matched(self) -> tuple[RowMatch, ...]:
        """Match all; likeness is tried last, against rows that nothing else was matched to."""
        known = [self._by_label(place) for place in range(len(self._written))]
        taken = {match.row.key for match in known if match is not None and match.row is not None}
        free = [place for place, row in enumerate(self._table.rows) if row.key not in taken]
        return tuple(match or self._unlabelled(place, free) for place, match in enumerate(known))

    def _by_label(self, place: int) -> RowMatch | None:
        candidates = self._table.by_label.get(self._keys[place], []) if self._keys[place] else []
        if not candidates:
            return None
        chosen = candidates if len(candidates) == 1 else self._told_apart(place, candidates)
        if len(chosen) != 1:
            return self._unclear(place, candidates)
        agrees = chosen[0] in self._table.by_number.get(self._numbers[place], [])
        how, score = (MatchKind.EXACT, 1.0) if agrees else (MatchKind.LABEL, 0.95)
        return RowMatch(place, self._table.rows[chosen[0]], how, score)

    def _told_apart(self, place: int, candidates: list[int]) -> list[int]:
        """Of rows with one label those that number and headings allow; order where that leaves several."""
        numbered = [one for one in candidates if one in self._table.by_number.get(self._numbers[place], [])]
        headed = self._headed(place, candidates)
        if numbered and headed:
            left = [one for one in numbered if one in headed]
        else:
            left = numbered or headed or candidates
        return self._in_order(place, left) if len(left) > 1 else left

    def _headed(self, place: int, candidates: list[int]) -> list[int]:
        """The candidates of the section in which the nearest row above that tells sections apart stands."""
        sections = self._sections(candidates)
        if any(section == one for one, section in sections.items()):
            return []  # rows side by side, for which no heading speaks
        for anchor in reversed(self._anchors[:place]):
            if anchor is None:
                continue
            inside = [one for one in candidates if sections[one] in self._table.above[anchor]]
            if inside:
                return inside if len(inside) < len(candidates) else []
        return []

    def _sections(self, candidates: list[int]) -> dict[int, int]:
        """For each candidate the highest row above it that is not above all of them."""
        shared = set.intersection(*(set(self._table.above[one]) for one in candidates))
        return {
            one: [above for above in self._table.above[one] if above not in shared][-1] for one in candidates
        }

    def _in_order(self, place: int, candidates: list[int]) -> list[int]:
        """The candidates between the nearest certain rows above and below."""
        before = next((one for one in reversed(self._anchors[:place]) if one is not None), -1)
        after = next((one for one in self._anchors[place + 1 :] if one is not None), len(self._table.rows))
        return [one for one in candidates if before < one < after]

    def _unlabelled(self, place: int, free: list[int]) -> RowMatch:
        """A row whose label the form does not have."""
        same_number = [one for one in self._table.by_number.get(self._numbers[place], []) if one in free]
        if self._keys[place]:
            return self._similar(place, free, same_number)
        if len(same_number) == 1:
            return RowMatch(place, self._table.rows[same_number[0]], MatchKind.NUMBER, 0.5)
        return self._unclear(place, same_number)

    def _similar(self, place: int, free: list[int], same_number: list[int]) -> RowMatch:
        ranked = sorted(((self._likeness(place, one), -one) for one in free), reverse=True)
        best, second = [*ranked, (0.0, 0), (0.0, 0)][:2]
        if best[0] >= SIMILAR_ENOUGH and best[0] - second[0] >= CLEARLY_AHEAD:
            return RowMatch(place, self._table.rows[-best[1]], MatchKind.SIMILAR, best[0])
        close = [-one for score, one in ranked[:3] if score >= SIMILAR_ENOUGH]
        return self._unclear(place, close or same_number)

    def _likeness(self, place: int, candidate: int) -> float:
        """How alike two labels are, word by word: twice the words in common, in order, over all words."""
        ours = self._keys[place].split()
        theirs = _label(self._table.rows[candidate].label).split()
        if 2 * min(len(ours), len(theirs)) < SIMILAR_ENOUGH * (len(ours) + len(theirs)):
            return 0.0
        return SequenceMatcher(None, ours, theirs, autojunk=False).ratio()

    def _unclear(self, place: int, candidates: list[int]) -> RowMatch:
        rivals = tuple(self._table.rows[one].key for one in candidates)
        return RowMatch(place, None, MatchKind.NONE, 0.0, rivals)

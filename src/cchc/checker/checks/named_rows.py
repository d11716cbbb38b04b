"""The rows of appendices by the words that name them, for percentages whose figures no sentence tells."""

from collections import defaultdict
from collections.abc import Sequence

from cchc.checker.checks.meaning import Weights, coverage, meaning, size
from cchc.checker.checks.named_figures import AMOUNTS, COMMON, FULLY, Asked
from cchc.checker.checks.named_words import marked_words, member, named_by
from cchc.checker.checks.told_rows import NARROW, Figure
from cchc.checker.prose.families import Family
from cchc.checker.prose.words import bare


class NamedRows:
    """All rows with one amount of the appendices of one report."""

    def __init__(self, rows: Sequence[Figure]) -> None:
        self._rows = [one for one in rows if one.unit in AMOUNTS and len(one.amounts) == 1]
        self._by_node = {id(one.node): one for one in self._rows}
        self._by_word: dict[str, list[Figure]] = defaultdict(list)
        for one in self._rows:
            for word in one.words:
                self._by_word[word].append(one)
        self._weights = Weights(one.words for one in self._rows)

    def matches(self, asked: Asked) -> list[Figure]:
        """The rows that the words name in full, those that say the least else."""
        if asked.named.marked or not asked.named.words:
            return []
        rarest = min((self._by_word.get(word, []) for word in sorted(asked.named.words)), key=len)
        found = [one for one in rarest[:COMMON] if self._is_named(one, asked)]
        least = min((_extras(one, asked) for one in found), default=0)
        return [one for one in found if _extras(one, asked) == least]

    def above(self, row: Figure) -> Figure | None:
        """The row that a row stands under, if both are of one measure."""
        parent = self._by_node.get(id(row.node.parent))
        return parent if parent is not None and parent.unit is row.unit else None

    def _is_named(self, row: Figure, asked: Asked) -> bool:
        told, named = named_by(row.node.row.label), asked.named
        if (told.new and not named.new) or told.times != asked.times or not told.years <= asked.years:
            return False
        words = row.words - {bare(word) for word in named.written - marked_words(row.node.passage.text)}
        return coverage(named.words, words, self._weights) >= FULLY and _is_of_its_kind(row, asked)


def _is_of_its_kind(row: Figure, asked: Asked) -> bool:
    """Whether a row names the members that are asked for and no others, and is of the level asked for."""
    for family in NARROW - {Family.LEVEL}:
        told, wanted = member(row.families.get(family)), asked.named.families.get(family)
        above = member(row.inherited.get(family))
        if wanted is not None and wanted != (told or above):
            return False
        if wanted is None and told not in {None, "done", asked.beside.families.get(family)}:
            return False
    return row.families.get(Family.LEVEL) == asked.level


def _extras(row: Figure, asked: Asked) -> int:
    own = meaning(row.node.row.label)
    return size(own - asked.named.words - asked.named.members - asked.beside.words)

"""Rows of a table without upright lines: by its flat lines, else by the gaps between the lines of its text.

The column with most text leads. A line of it begins a row if it stands wider apart than lines of one cell do,
if there is a number beside it in the first column, or if the row has its figure already. Lines without text
in that column belong to the row they stand close to.
"""

from collections.abc import Sequence
from itertools import pairwise

from cchc.reading.pdf.ink import TextLine, Word

Edges = tuple[float, ...]

_GAP = 1.06
_NOISE = 0.4
_LEADING = 1.6
_FLATS = 3
_PERCENTILE = 20


def column_of(word: Word, edges: Edges) -> int:
    """The column in which the middle of a word lies, between the left end, the gutters and the right end."""
    return sum(word.center > edge for edge in edges[1:-1])


def row_groups(lines: Sequence[TextLine], edges: Edges, flats: Sequence[float]) -> list[list[TextLine]]:
    """Lines gathered into rows; `flats` are the heights of flat rules on the page."""
    inside = [at for at in flats if lines[0].top - 4 < at < lines[-1].bottom + 4]
    if len(inside) >= _FLATS:
        return _by_rules(lines, inside)
    return _Gatherer(lines, edges).groups()


def _by_rules(lines: Sequence[TextLine], flats: Sequence[float]) -> list[list[TextLine]]:
    groups: dict[int, list[TextLine]] = {}
    for line in lines:
        groups.setdefault(sum(at < line.middle for at in flats), []).append(line)
    return [groups[key] for key in sorted(groups)]


class _Gatherer:
    """Gathers lines from top to bottom."""

    def __init__(self, lines: Sequence[TextLine], edges: Edges) -> None:
        self._lines, self._edges = lines, edges
        self._columns = [{column_of(word, edges) for word in line.words} for line in lines]
        self._main = _fullest(lines, edges)
        spine = [line for line, columns in zip(lines, self._columns, strict=True) if self._main in columns]
        pitches = sorted(below.middle - above.middle for above, below in pairwise(spine))
        usual = pitches[len(pitches) // _PERCENTILE] if pitches else 0.0
        self._single = bool(spine) and usual > _LEADING * spine[0].size
        self._apart = usual * _GAP + _NOISE

    def groups(self) -> list[list[TextLine]]:
        """The rows."""
        groups: list[list[int]] = []
        for index in range(len(self._lines)):
            if not groups or self._begins(groups[-1], index):
                groups.append([index])
            else:
                groups[-1].append(index)
        return [[self._lines[index] for index in group] for group in groups]

    def _begins(self, group: Sequence[int], index: int) -> bool:
        line, columns = self._lines[index], self._columns[index]
        gap = line.middle - self._lines[group[-1]].middle
        if self._main not in columns:
            return gap > self._apart
        spine = [place for place in group if self._main in self._columns[place]]
        if not spine:
            return gap > self._apart or self._numbered(group)
        if self._single or line.middle - self._lines[spine[-1]].middle > self._apart:
            return True
        return (self._main != 0 and 0 in columns) or self._figured(group, index)

    def _numbered(self, group: Sequence[int]) -> bool:
        return any(0 in self._columns[place] for place in group)

    def _figured(self, group: Sequence[int], index: int) -> bool:
        """Whether a figure stands beside the line, and the row has one in the same column."""
        return bool(self._figures(index) & {column for place in group for column in self._figures(place)})

    def _figures(self, index: int) -> set[int]:
        words = self._lines[index].words
        return {
            column
            for column in self._columns[index] - {self._main, 0}
            if all(word.text[0].isdigit() for word in words if column_of(word, self._edges) == column)
        }


def _fullest(lines: Sequence[TextLine], edges: Edges) -> int:
    letters: dict[int, int] = {}
    for line in lines:
        for word in line.words:
            column = column_of(word, edges)
            letters[column] = letters.get(column, 0) + len(word.text)
    return max(letters, key=lambda column: letters[column])

"""The columns of lines that may be several tables, told by how the lines fit.

A line does not fit where it leaves wide white inside a column. Where too many lines do not, they are cut:
from the first on as many are taken as fit, then the next ones, as often as it needs. Between two such parts
some lines fit both; there the most white is looked for. Neighbours that have borders of columns in common are
one table after all, and its borders are those that most of its lines have.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cchc.reading.pdf.ink import TextLine, Word
from cchc.reading.pdf.rivers import Columns, Span, columns_of

_WIDE = 1.2
_JUSTIFIED = 1.5
_LEAST = 3
# To try every cut of a table of a hundred pages would take minutes.
_LONGEST, _BACK = 600, 30
_FEW = 20
_SHORTEST = 4
_SHARED = 2
_BETTER = 3
_WORTH = 2
_PART = 0.1
_COLUMNS = 3
_EDGE = 0.7
_SEVERAL = 3

Stretches = Sequence[Sequence[TextLine]]


@dataclass(frozen=True)
class Fitting:
    """Lines, counted over all stretches, from `start` up to `stop`, with their columns."""

    start: int
    stop: int
    columns: Columns

    @property
    def is_table(self) -> bool:
        """Whether there is enough for a table."""
        return self.stop - self.start >= _SHORTEST and self.columns.count >= _COLUMNS


def fitted(stretches: Stretches) -> list[Fitting]:
    """The tables that lines make: one, or several of other columns."""
    fit = _Fit(stretches)
    whole = fit.tried(0, fit.count)
    found = fit.misfits(whole)
    if found < _LEAST or fit.count > _LONGEST:
        return [whole]
    parts = [*_joined(list(fit.parts()))]
    left = sum(map(fit.misfits, parts))
    if left * _BETTER > found or found - left < _WORTH * (len(parts) - 1):
        return [whole]
    many, more = found >= _PART * fit.count, min(part.columns.count for part in parts) - whole.columns.count
    better = many and more > 0 if len(parts) == 1 else many or more >= 0
    return parts if better and all(part.is_table for part in parts) else [whole]


def _joined(parts: Sequence[Fitting]) -> Iterator[Fitting]:
    """The parts, of neighbours with common borders one."""
    group = [parts[0]]
    for one, other in pairwise(parts):
        if min(_shared(one.columns, other.columns), _shared(other.columns, one.columns)) <= _SHARED:
            yield _agreed(group)
            group = []
        group.append(other)
    yield _agreed(group)


def _shared(one: Columns, other: Columns) -> int:
    """How many borders of one table are met by borders of another."""
    return sum(any(_meet(river, own) for own in other.rivers) for river in one.rivers)


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _agreed(parts: Sequence[Fitting]) -> Fitting:
    """One table of all parts, with the borders that half of the lines have."""
    if len(parts) == 1:
        return parts[0]
    longest = max(parts, key=lambda part: part.stop - part.start)
    count = parts[-1].stop - parts[0].start
    rivers = []
    for river in longest.columns.rivers:
        lines, span = 0, river
        for part in parts:
            own = next((other for other in part.columns.rivers if _meet(span, other)), None)
            if own:
                lines += part.stop - part.start
                span = max(span[0], own[0]), min(span[1], own[1])
        if 2 * lines >= count:
            rivers.append(span)
    left, right = min(p.columns.left for p in parts), max(p.columns.right for p in parts)
    return Fitting(parts[0].start, parts[-1].stop, Columns(left, right, tuple(rivers)))


def misfits(lines: Sequence[TextLine], columns: Columns) -> int:
    """How many lines leave wide white inside a column; all of three pieces do where columns are too few."""
    if columns.count < _COLUMNS:
        return sum(len(line.pieces) >= _COLUMNS for line in lines)
    wide = [line for line in lines if _has_wide_gap(line)]
    if not any(_parted_cells(line, columns) for line in wide):
        return 0
    ends = [cell[-1] for line in lines for cell in _cells(line, columns)]
    return sum(any(not _is_flush(cell, ends) for cell in _parted_cells(line, columns)) for line in wide)


def _has_wide_gap(line: TextLine) -> bool:
    least = _WIDE * line.size
    return any(other.left - one.right > least for one, other in pairwise(line.pieces))


def _cells(line: TextLine, columns: Columns) -> list[list[Word]]:
    """The words of a line by column."""
    cells: dict[int, list[Word]] = {}
    for word in line.words:
        cells.setdefault(columns.of(word), []).append(word)
    return [*cells.values()]


def _parted_cells(line: TextLine, columns: Columns) -> list[list[Word]]:
    """What a line has in columns inside which it leaves wide white, wider than between other words there."""
    return [cell for cell in _cells(line, columns) if _is_parted(cell, _WIDE * line.size)]


def _is_parted(cell: Sequence[Word], least: float) -> bool:
    gaps = sorted(other.left - one.right for one, other in pairwise(cell))
    if not gaps or gaps[-1] <= least:
        return False
    return len(gaps) == 1 or gaps[-1] > _JUSTIFIED * gaps[-2]


def _is_flush(cell: Sequence[Word], ends: Sequence[Word]) -> bool:
    """Whether a text, no figure, ends where others do: its lines are stretched."""
    last = cell[-1]
    if last.text[0].isdigit():
        return False
    alike = [word.text for word in ends if abs(word.right - last.right) < _EDGE]
    return len(alike) >= _SEVERAL and len(set(alike)) > 1


class _Fit:
    """Lines of a table, tried part by part."""

    def __init__(self, stretches: Stretches) -> None:
        self._lines = [line for stretch in stretches for line in stretch]
        self._breaks = [0]
        for stretch in stretches:
            self._breaks.append(self._breaks[-1] + len(stretch))
        self.count = len(self._lines)

    def tried(self, start: int, stop: int) -> Fitting:
        """Some lines with the columns they make."""
        edges = [start, *(at for at in self._breaks if start < at < stop), stop]
        return Fitting(start, stop, columns_of([self._lines[one:other] for one, other in pairwise(edges)]))

    def misfits(self, part: Fitting) -> int:
        """How many lines do not fit."""
        return misfits(self._lines[part.start : part.stop], part.columns)

    def parts(self) -> Iterator[Fitting]:
        """All lines, cut so that they fit."""
        start = 0
        stop = self._reach(start)
        while stop < self.count:
            further = self._reach(stop)
            first = stop
            while first > max(start + 2, stop - _BACK) and self._fits(first - 1, further):
                first -= 1
            cut = self._cut(start, range(first, stop + 1), further)
            yield self.tried(start, cut)
            start, stop = cut, max(further, cut + 1)
        yield self.tried(start, self.count)

    def _cut(self, start: int, places: Sequence[int], stop: int) -> int:
        """The line with which the second of two tables begins: most columns, most white, fewest misfits."""

        def cost(at: int) -> tuple[float, ...]:
            parts = self.tried(start, at), self.tried(at, stop)
            columns = sum(part.columns.count for part in parts)
            return sum(map(self.misfits, parts)), -columns, -round(self._white(at), 1)

        return min(places, key=cost)

    def _fits(self, start: int, stop: int) -> bool:
        return self.misfits(self.tried(start, stop)) * _FEW <= stop - start

    def _reach(self, start: int) -> int:
        """Up to where lines fit that begin at a line."""
        low, high = start + 1, self.count
        if self._fits(start, high):
            return high
        while high - low > 1:
            middle = (low + high) // 2
            if self._fits(start, middle):
                low = middle
            else:
                high = middle
        return low

    def _white(self, at: int) -> float:
        """How much is left free above a line; the first of a page has none above it."""
        if at in self._breaks:
            return float("inf")
        return self._lines[at].top - self._lines[at - 1].bottom

"""Tables without upright lines: columns are held apart by gutters that stay free down the whole table.

A table begins at a line cut into three pieces or more and goes on as long as its lines are cut too, or keep to
one column. Rows are told by flat lines where there are any, else by wider gaps and by the first column.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cchc.document.found import FoundCell, FoundRow, FoundTable, Place
from cchc.reading.found.ink import Page, Rule, TextLine, Word, lines_of
from cchc.reading.found.pdf_grids import Region, cell_text

_GAP = 0.9
_PIECES = 3
_WIDE = 0.8
_CROSSING = 0.04
_NARROWEST = 3.0
_SMALLEST_TABLE = 3
_ROW_GAP = 1.3
_FEW = 2


@dataclass(frozen=True)
class Columns:
    """Left ends of columns, gutters' middles: column i lies between edges[i] and edges[i + 1]."""

    edges: tuple[float, ...]

    def of(self, word: Word) -> int:
        """The column in which most of a word lies."""
        return sum(word.center > edge for edge in self.edges[1:-1])


def gutter_regions(
    page: Page, words: Sequence[Word], rules: Sequence[Rule], open_columns: Columns | None
) -> tuple[list[Region], Columns | None]:
    """Tables among words that no grid holds; and the columns of one that reaches the foot of the page.

    `open_columns`: those of a table that reached the foot of the page before.
    """
    lines = lines_of(list(words))
    regions: list[Region] = []
    last: Columns | None = None
    index = 0
    while index < len(lines):
        stop = _run(lines, index, page.width)
        columns = _columns(lines[index:stop]) if stop - index >= _SMALLEST_TABLE else None
        if index == 0 and open_columns and _fits(lines[: max(stop, 1)], open_columns):
            stop, columns = max(stop, 1), open_columns
        if columns is None:
            index += 1
            continue
        regions.append(_region(lines[index:stop], columns, rules, page))
        last = columns if stop >= len(lines) - 1 else None
        index = stop
    return regions, last


def _run(lines: Sequence[TextLine], start: int, width: float) -> int:
    """Where the table that begins at a line ends; the line itself if none begins."""
    if len(lines[start].segments(_GAP)) < _PIECES:
        return start
    stop = start + 1
    for index in range(start + 1, len(lines)):
        line = lines[index]
        cut = len(line.segments(_GAP)) > 1
        if not cut and line.right - line.left > _WIDE * _text_width(lines):
            break
        if not cut and line.top - lines[index - 1].bottom > _FEW * line.size:
            break
        stop = index + 1
    return stop


def _text_width(lines: Sequence[TextLine]) -> float:
    return max(line.right for line in lines) - min(line.left for line in lines)


def _columns(lines: Sequence[TextLine]) -> Columns | None:
    """The columns between gutters that next to no line crosses; None for fewer than three."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    width = int(right - left) + 2
    crossed = [0] * width
    for line in lines:
        for segment in line.segments(_GAP):
            for place in range(int(segment.left - left), min(int(segment.right - left) + 1, width)):
                crossed[place] += 1
    allowed = max(1, int(len(lines) * _CROSSING)) if len(lines) > _PIECES else 0
    gutters = _free(crossed, allowed)
    edges = (left, *(left + (start + stop) / 2 for start, stop in gutters), right + 1)
    return Columns(edges) if len(edges) > _PIECES else None


def _free(crossed: Sequence[int], allowed: int) -> list[tuple[int, int]]:
    """Stretches that at most `allowed` lines cross, without those at the two ends."""
    gutters: list[tuple[int, int]] = []
    start: int | None = None
    for place, count in enumerate(crossed):
        if count <= allowed:
            start = place if start is None else start
        elif start is not None:
            gutters.append((start, place))
            start = None
    return [(start, stop) for start, stop in gutters if stop - start >= _NARROWEST and start > 0]


def _fits(lines: Sequence[TextLine], columns: Columns) -> bool:
    """Whether no word of the lines lies across an edge."""
    return bool(lines) and all(
        not (word.left < edge - 1 and word.right > edge + 1)
        for line in lines
        for word in line.words
        for edge in columns.edges[1:-1]
    )


def _region(lines: Sequence[TextLine], columns: Columns, rules: Sequence[Rule], page: Page) -> Region:
    left, right = columns.edges[0], columns.edges[-1]
    top, bottom = lines[0].top, lines[-1].bottom
    flats = sorted(
        rule.at
        for rule in rules
        if rule.flat and top - 4 <= rule.at <= bottom + 4 and _long(rule, left, right)
    )
    groups = _by_rules(lines, flats) if len(flats) > _FEW else _by_gaps(lines, columns)
    rows = tuple(_row(group, columns, page.number) for group in groups)
    return Region(left, right, top, bottom, FoundTable(rows, Place(page=page.number)))


def _long(rule: Rule, left: float, right: float) -> bool:
    return rule.stop - rule.start > (right - left) / 3


def _by_rules(lines: Sequence[TextLine], flats: Sequence[float]) -> list[list[TextLine]]:
    groups: dict[int, list[TextLine]] = {}
    for line in lines:
        groups.setdefault(sum(at < line.middle for at in flats), []).append(line)
    return [groups[key] for key in sorted(groups)]


def _by_gaps(lines: Sequence[TextLine], columns: Columns) -> list[list[TextLine]]:
    pitches = sorted(below.middle - above.middle for above, below in zip(lines, lines[1:], strict=False))
    usual = pitches[len(pitches) // 4] if pitches else 0.0
    gapped = sum(pitch > _ROW_GAP * usual for pitch in pitches) * 4 > len(pitches)
    groups: list[list[TextLine]] = []
    for line in lines:
        apart = bool(groups) and line.middle - groups[-1][-1].middle > _ROW_GAP * usual
        numbered = columns.of(line.words[0]) == 0
        if not groups or apart or (numbered and not gapped):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _row(lines: Sequence[TextLine], columns: Columns, page: int) -> FoundRow:
    cells: dict[int, list[Word]] = {}
    for line in lines:
        for word in line.words:
            cells.setdefault(columns.of(word), []).append(word)
    found = (
        FoundCell(cell_text(cells.get(column, [])), Place(page=page, column=column))
        for column in range(len(columns.edges) - 1)
    )
    return FoundRow(tuple(found), Place(page=page))

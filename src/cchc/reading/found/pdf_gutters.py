"""Tables without upright lines: their columns are bands of text with free gutters between.

A table begins at a line cut into three pieces or more, or below the first of three flat lines of one length; it
ends at a line that runs across its columns, at a caption, or at a wide gap. Rows are told by the flat lines, else
by the lines of the column with most text: a wider gap between them, or a number beside, begins a row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from cchc.document.found import FoundCell, FoundRow, FoundTable, Place
from cchc.reading.found.ink import Page, Rule, TextLine, Word, lines_of
from cchc.reading.found.markup import is_caption
from cchc.reading.found.pdf_grids import Region, cell_text

_GAP = 0.55
_PIECES = 3
_HEAD_LINES = 4
_SMALLEST_TABLE = 2
_ROW_GAP = 1.25
_LEADING = 1.6
_WIDE_GAP = 3.5
_TOLERANCE = 1.0
_SAME_RULE = 6.0
_FLATS = 3

Edges = tuple[float, ...]


@dataclass
class _Band:
    """Where the text of a column lies, from left to right."""

    left: float
    right: float

    def meets(self, segment: TextLine) -> bool:
        return segment.left < self.right - _TOLERANCE and segment.right > self.left + _TOLERANCE


def gutter_regions(
    page: Page, words: Sequence[Word], rules: Sequence[Rule], open_edges: Edges | None
) -> tuple[list[Region], Edges | None]:
    """Tables among words that no grid holds, and the edges of the columns of the one at the foot of the page.

    `open_edges`: those of a table that reached the foot of the page before.
    """
    regions: list[Region] = []
    left = list(words)
    for flats in _stacks(rules):
        inside = [word for word in left if flats[0].at - 1 < word.middle < flats[-1].at + 1]
        region = _ruled(inside, [flat.at for flat in flats], page, open_edges)
        if region:
            regions.append(region)
            left = [word for word in left if not region.holds(word)]
    lines = lines_of(left)
    index, last = 0, _foot_edges(regions, page, lines)
    while index < len(lines):
        stop, edges = _run(lines, index, open_edges if index == 0 and not regions else None)
        if edges is None or stop - index < _SMALLEST_TABLE:
            index += 1
            continue
        regions.append(_region(_row_groups(lines[index:stop], edges), edges, page))
        last = edges if stop == len(lines) else None
        index = stop
    return regions, last


def _stacks(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Three or more flat rules of one length above each other, from top to bottom."""
    flats = sorted(
        (rule for rule in rules if rule.flat), key=lambda rule: (round(rule.start / _SAME_RULE), rule.at)
    )
    stacks = []
    for _, group in groupby(
        flats, key=lambda rule: (round(rule.start / _SAME_RULE), round(rule.stop / _SAME_RULE))
    ):
        stack = list(group)
        if len(stack) >= _FLATS:
            stacks.append(stack)
    return stacks


def _foot_edges(regions: Sequence[Region], page: Page, lines: Sequence[TextLine]) -> Edges | None:
    if not regions:
        return None
    lowest = max(regions, key=lambda region: region.bottom)
    below = [line for line in lines if line.top > lowest.bottom]
    return None if below or page.height <= lowest.bottom else lowest.edges


def _ruled(
    words: Sequence[Word], flats: Sequence[float], page: Page, open_edges: Edges | None
) -> Region | None:
    lines = lines_of(list(words))
    if not lines:
        return None
    edges = _edges(_bands(lines))
    if open_edges and len(edges) < len(open_edges) and _fits(lines, open_edges):
        edges = open_edges
    if len(edges) <= _PIECES:
        return None
    groups: dict[int, list[TextLine]] = {}
    for line in lines:
        groups.setdefault(sum(at < line.middle for at in flats), []).append(line)
    return _region([groups[key] for key in sorted(groups)], edges, page)


def _run(lines: Sequence[TextLine], start: int, open_edges: Edges | None) -> tuple[int, Edges | None]:
    """Where the table that begins at a line ends, and the edges of its columns; none if none begins."""
    if open_edges:
        stop = start
        while stop < len(lines) and _fits([lines[stop]], open_edges) and not is_caption(lines[stop].text):
            stop += 1
        if stop > start:
            return stop, open_edges
    if len(lines[start].segments(_GAP)) < _PIECES or is_caption(lines[start].text):
        return start, None
    stop = start + 1
    bands = _bands(lines[start:stop])
    while stop < len(lines) and not _ends(lines[stop], lines[stop - 1], bands):
        stop += 1
        bands = _bands(lines[start:stop]) if stop - start <= _HEAD_LINES else _grown(bands, lines[stop - 1])
    edges = _edges(bands)
    return stop, edges if len(edges) > _PIECES else None


def _ends(line: TextLine, above: TextLine, bands: Sequence[_Band]) -> bool:
    """Whether a line is no row of the table above it."""
    if line.top - above.bottom > _WIDE_GAP * line.size or is_caption(line.text):
        return True
    segments = line.segments(_GAP)
    return len(segments) == 1 and sum(band.meets(segments[0]) for band in bands) > 1


def _bands(lines: Sequence[TextLine]) -> list[_Band]:
    """The bands of text of some lines; a line that spans several in the head (a grouping) is left out."""
    bands: list[_Band] = []
    for line in sorted(lines, key=lambda line: -len(line.segments(_GAP))):
        bands = _grown(bands, line)
    return bands


def _grown(bands: list[_Band], line: TextLine) -> list[_Band]:
    grown = list(bands)
    for segment in line.segments(_GAP):
        met = [band for band in grown if band.meets(segment)]
        if not met:
            grown.append(_Band(segment.left, segment.right))
        elif len(met) == 1:
            met[0].left, met[0].right = min(met[0].left, segment.left), max(met[0].right, segment.right)
    return sorted(grown, key=lambda band: band.left)


def _edges(bands: Sequence[_Band]) -> Edges:
    """Left end, middles of the gutters, right end."""
    if not bands:
        return ()
    middles = ((one.right + other.left) / 2 for one, other in zip(bands, bands[1:], strict=False))
    return (bands[0].left - 1, *middles, bands[-1].right + 1)


def _fits(lines: Sequence[TextLine], edges: Edges) -> bool:
    """Whether no word of the lines lies across an edge, nor outside."""
    return all(
        edges[0] - _SAME_RULE < word.left
        and word.right < edges[-1] + _SAME_RULE
        and not any(word.left < edge - _TOLERANCE and word.right > edge + _TOLERANCE for edge in edges[1:-1])
        for line in lines
        for word in line.words
    ) and not any(_across(segment, edges) for line in lines for segment in line.segments(_GAP))


def _across(segment: TextLine, edges: Edges) -> bool:
    return any(segment.left < edge - _TOLERANCE and segment.right > edge + _TOLERANCE for edge in edges[1:-1])


def _column(word: Word, edges: Edges) -> int:
    return sum(word.center > edge for edge in edges[1:-1])


def _row_groups(lines: Sequence[TextLine], edges: Edges) -> list[list[TextLine]]:
    """Lines gathered into rows by the column with most text; others go to the row they stand beside."""
    main = _main_column(lines, edges)
    spine = [line for line in lines if any(_column(word, edges) == main for word in line.words)]
    heads = _heads(spine, edges)
    groups: list[list[TextLine]] = [[] for _ in heads]
    for line in lines:
        index = max((place for place, head in enumerate(heads) if head <= line.middle), default=0)
        groups[index].append(line)
    return [group for group in groups if group]


def _main_column(lines: Sequence[TextLine], edges: Edges) -> int:
    letters: dict[int, int] = {}
    for line in lines:
        for word in line.words:
            column = _column(word, edges)
            letters[column] = letters.get(column, 0) + len(word.text)
    return max(letters, key=lambda column: letters[column])


def _heads(spine: Sequence[TextLine], edges: Edges) -> list[float]:
    """Heights from which rows count."""
    pitches = sorted(below.middle - above.middle for above, below in zip(spine, spine[1:], strict=False))
    usual = pitches[len(pitches) // 20] if pitches else 0.0
    single = bool(spine) and usual > _LEADING * spine[0].size
    heads: list[float] = []
    for index, line in enumerate(spine):
        apart = index and line.middle - spine[index - 1].middle > _ROW_GAP * usual
        numbered = _column(line.words[0], edges) == 0
        if not index:
            heads.append(0.0)
        elif single or apart or numbered:
            heads.append((spine[index - 1].middle + line.middle) / 2)
    return heads or [0.0]


def _region(groups: Sequence[Sequence[TextLine]], edges: Edges, page: Page) -> Region:
    rows = tuple(_row(group, edges, page.number) for group in groups)
    top, bottom = min(group[0].top for group in groups), max(group[-1].bottom for group in groups)
    return Region(edges[0], edges[-1], top, bottom, FoundTable(rows, Place(page=page.number)), edges)


def _row(lines: Sequence[TextLine], edges: Edges, page: int) -> FoundRow:
    cells: dict[int, list[Word]] = {}
    for line in lines:
        for word in line.words:
            cells.setdefault(_column(word, edges), []).append(word)
    found = (
        FoundCell(cell_text(cells.get(column, [])), Place(page=page, column=column))
        for column in range(len(edges) - 1)
    )
    return FoundRow(tuple(found), Place(page=page))

"""Tables without upright lines: their columns are bands of text with free gutters between.

A table begins at a line cut into three pieces or more; it ends at a line that runs across its columns, at a
caption, or at a wide gap. How its lines make rows is told in `rows`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cchc.document.found import FoundCell, FoundRow, FoundTable, Place
from cchc.reading.markup import is_caption
from cchc.reading.pdf.grids import Region, cell_text
from cchc.reading.pdf.ink import Page, Rule, TextLine, Word
from cchc.reading.pdf.rows import Edges, column_of, row_groups

_GAP = 0.62
_ITEM = re.compile(r"\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,5}|[IVX]{1,5})[.)]?")
_PIECES = 3
_HEAD_LINES = 4
_SMALLEST_TABLE = 2
_WIDE_GAP = 3.5
_TOLERANCE = 1.0
_SAME_RULE = 6.0


@dataclass
class _Band:
    """Where the text of a column lies, from left to right."""

    left: float
    right: float

    def meets(self, segment: TextLine) -> bool:
        return segment.left < self.right - _TOLERANCE and segment.right > self.left + _TOLERANCE


def gutter_regions(
    page: Page, lines: Sequence[TextLine], rules: Sequence[Rule], open_edges: Edges | None
) -> tuple[list[Region], Edges | None]:
    """Tables among lines that no grid holds, and the edges of the columns of the one at the foot of the page.

    `open_edges`: those of a table that reached the foot of the page before.
    """
    regions: list[Region] = []
    flats = sorted(rule.at for rule in rules if rule.flat)
    index, last = 0, None
    while index < len(lines):
        stop, edges = _run(lines, index, open_edges if index == 0 else None)
        if edges is None or (stop - index < _SMALLEST_TABLE and not (open_edges and index == 0)):
            index += 1
            continue
        regions.append(_region(row_groups(lines[index:stop], edges, flats), edges, page))
        last = edges if stop == len(lines) else None
        index = stop
    return regions, last


def _pieces(line: TextLine) -> list[TextLine]:
    """The line cut at wide gaps, and behind an item number at its head."""
    pieces = line.segments(_GAP)
    words = pieces[0].words
    if len(words) > 1 and _ITEM.fullmatch(words[0].text):
        return [TextLine(words[:1]), TextLine(words[1:]), *pieces[1:]]
    return pieces


def _run(lines: Sequence[TextLine], start: int, open_edges: Edges | None) -> tuple[int, Edges | None]:
    """Where the table that begins at a line ends, and the edges of its columns; none if none begins."""
    if open_edges:
        stop = start
        while stop < len(lines) and _fits([lines[stop]], open_edges) and not is_caption(lines[stop].text):
            stop += 1
        if stop > start:
            return stop, open_edges
    if len(_pieces(lines[start])) < _PIECES or is_caption(lines[start].text):
        return start, None
    stop = start + 1
    bands = _bands(lines[start:stop])
    while stop < len(lines) and not _ends(lines[stop], lines[stop - 1], bands):
        stop += 1
        bands = _bands(lines[start:stop]) if stop - start <= _HEAD_LINES else _grown(bands, lines[stop - 1])
    edges = _edges(_columns(bands, lines[start:stop]))
    return stop, edges if len(edges) > _PIECES else None


def _ends(line: TextLine, above: TextLine, bands: Sequence[_Band]) -> bool:
    """Whether a line is no row of the table above it."""
    if line.top - above.bottom > _WIDE_GAP * line.size or is_caption(line.text):
        return True
    segments = _pieces(line)
    return len(segments) == 1 and sum(band.meets(segments[0]) for band in bands) > 1


def _bands(lines: Sequence[TextLine]) -> list[_Band]:
    """The bands of text of some lines; a line that spans several in the head (a grouping) is left out."""
    bands: list[_Band] = []
    for line in sorted(lines, key=lambda line: -len(_pieces(line))):
        bands = _grown(bands, line)
    return bands


def _columns(bands: Sequence[_Band], lines: Sequence[TextLine]) -> list[_Band]:
    """The bands without those that only stretched words make: never alone in a line, nothing in the head."""
    head = [segment for line in lines[:_PIECES] for segment in _pieces(line)]
    kept: list[_Band] = []
    for band in bands:
        named = any(band.meets(segment) for segment in head)
        if kept and not named and not any(_alone(line, kept[-1], band) for line in lines):
            kept[-1] = _Band(kept[-1].left, band.right)
        else:
            kept.append(band)
    return kept


def _alone(line: TextLine, before: _Band, band: _Band) -> bool:
    """Whether a line says something in a band and nothing in the one before."""
    segments = _pieces(line)
    return any(band.meets(one) for one in segments) and not any(before.meets(one) for one in segments)


def _grown(bands: list[_Band], line: TextLine) -> list[_Band]:
    grown = list(bands)
    for segment in _pieces(line):
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
    middles = ((one.right + other.left) / 2 for one, other in pairwise(bands))
    return (bands[0].left - 1, *middles, bands[-1].right + 1)


def _fits(lines: Sequence[TextLine], edges: Edges) -> bool:
    """Whether no word of the lines lies across an edge, nor outside."""
    return all(
        edges[0] - _SAME_RULE < word.left
        and word.right < edges[-1] + _SAME_RULE
        and not any(word.left < edge - _TOLERANCE and word.right > edge + _TOLERANCE for edge in edges[1:-1])
        for line in lines
        for word in line.words
    )


def _region(groups: Sequence[Sequence[TextLine]], edges: Edges, page: Page) -> Region:
    rows = tuple(_row(group, edges, page.number) for group in groups)
    top, bottom = min(group[0].top for group in groups), max(group[-1].bottom for group in groups)
    return Region(edges[0], edges[-1], top, bottom, FoundTable(rows, Place(page=page.number)), edges)


def _row(lines: Sequence[TextLine], edges: Edges, page: int) -> FoundRow:
    cells: dict[int, list[Word]] = {}
    for line in lines:
        for word in line.words:
            cells.setdefault(column_of(word, edges), []).append(word)
    found = (
        FoundCell(cell_text(cells.get(column, [])), Place(page=page, column=column))
        for column in range(len(edges) - 1)
    )
    return FoundRow(tuple(found), Place(page=page))

"""Stretches of lines that may be tables without upright lines.

A stretch may begin at a line cut into three pieces or more, or where so many stand abreast; it ends at a line
that runs across its columns, at a caption, or at a wide gap.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cchc.reading.markup import is_caption
from cchc.reading.pdf.heads import is_number_head
from cchc.reading.pdf.ink import TextLine
from cchc.reading.pdf.shifts import unshifted

ITEM = re.compile(r"\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,5}|[IVX]{1,5})[.)]?")
HEAD_LINES = 4
_PIECES = 3
_SMALLEST_TABLE = 2
_WIDE_GAP = 3.5
_FULL = 0.8
_HALF = 0.5
_AHEAD = 6
_BESIDE, _OVERLAP = 3, 0.3
_CLOSE = 0.0
_TOLERANCE = 1.0


def is_head(line: TextLine) -> bool:
    """Whether a line begins like a header: STT, TT …"""
    return is_number_head(line.words[0].text)


def runs(lines: Sequence[TextLine]) -> Iterator[tuple[int, int]]:
    """The stretches of a page, from their first line up to the one behind the last."""
    index = 0
    while index < len(lines):
        stop = _run(lines, index)
        if stop - index < _SMALLEST_TABLE:
            index += 1
            continue
        for start, end in unshifted(lines[index:stop]):
            yield index + start, index + end
        index = stop


def _run(lines: Sequence[TextLine], start: int) -> int:
    """Where the stretch that begins at a line ends; at its start if none begins."""
    if _abreast(lines, start) < _PIECES or is_caption(lines[start].text):
        return start
    ahead = range(start, min(start + _AHEAD, len(lines)))
    if sum(_abreast(lines, index, len(lines[index].pieces)) > 1 for index in ahead) < _SMALLEST_TABLE:
        return start
    bands = _grown([], lines[start])
    stop = start + 1
    while stop < len(lines) and not _ends(lines[stop], lines[stop - 1], bands):
        if stop - start >= _AHEAD and is_head(lines[stop]):
            return _head_start(lines, start, stop)
        bands = _grown(bands, lines[stop])
        stop += 1
    return stop


def _abreast(lines: Sequence[TextLine], start: int, own: int | None = None) -> int:
    """How many pieces stand side by side from a line on, with lines that begin before it ends."""
    count = len(_pieces(lines[start])) if own is None else own
    for above, below in pairwise(lines[start : start + _BESIDE]):
        if below.top > above.bottom - _OVERLAP * above.size:
            break
        count += len(_pieces(below))
    return count


def _head_start(lines: Sequence[TextLine], start: int, stop: int) -> int:
    """The first line of the header whose line with STT is given: lines of one row leave little white."""
    first = stop
    while first - 1 > start and stop - first < HEAD_LINES and _is_close(lines[first - 1], lines[first]):
        first -= 1
    return first if stop - first < HEAD_LINES else stop


def _is_close(above: TextLine, below: TextLine) -> bool:
    return below.top - above.bottom < _CLOSE * below.size


def _ends(line: TextLine, above: TextLine, bands: Sequence["_Band"]) -> bool:
    """Whether a line is no row of the table above it."""
    if line.top - above.bottom > _WIDE_GAP * line.size or is_caption(line.text):
        return True
    pieces = _pieces(line)
    if len(pieces) >= _PIECES or not any(sum(band.meets(piece) for band in bands) > 1 for piece in pieces):
        return False
    said = sum(piece.right - piece.left for piece in pieces) / (bands[-1].right - bands[0].left)
    if len(pieces) > 1:
        return said > _FULL
    return said > _HALF or line.left < bands[0].right


def _pieces(line: TextLine) -> list[TextLine]:
    """The line cut at wide gaps, and behind an item number at its head."""
    pieces = line.pieces
    words = pieces[0].words
    if len(words) > 1 and ITEM.fullmatch(words[0].text):
        return [TextLine(words[:1]), TextLine(words[1:]), *pieces[1:]]
    return pieces


@dataclass
class _Band:
    """Where the text of a column lies, from left to right."""

    left: float
    right: float

    def meets(self, piece: TextLine) -> bool:
        return piece.left < self.right - _TOLERANCE and piece.right > self.left + _TOLERANCE


def _grown(bands: list[_Band], line: TextLine) -> list[_Band]:
    grown = list(bands)
    for piece in _pieces(line):
        met = [band for band in grown if band.meets(piece)]
        if not met:
            grown.append(_Band(piece.left, piece.right))
        elif len(met) == 1:
            met[0].left, met[0].right = min(met[0].left, piece.left), max(met[0].right, piece.right)
    return sorted(grown, key=lambda band: band.left)

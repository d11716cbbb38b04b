"""Where the columns of lines change their places: one table without lines ends and another begins.

The text of a column begins again and again at the same place. Where all such places but the leftmost one
end above a line, and others begin below it, a table with columns of its own begins.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cchc.reading.pdf.ink import TextLine

_OFTEN = 3
_LEAST = 2


def unshifted(lines: Sequence[TextLine]) -> Iterator[tuple[int, int]]:
    """The stretches of lines whose columns stay, from their first line up to the one behind the last."""
    spans = _spans(lines)
    first = min(spans, default=0)
    held = sorted(span for place, span in spans.items() if place != first)
    cuts = [0]
    for line in range(1, len(lines)):
        if any(start < line <= stop for start, stop in held):
            continue
        above = sum(cuts[-1] <= start and stop < line for start, stop in held)
        below = sum(start >= line for start, _stop in held)
        if (
            above >= _LEAST
            and below >= _LEAST
            and line == min(start for start, _stop in held if start >= line)
        ):
            cuts.append(line)
    return pairwise([*cuts, len(lines)])


def _spans(lines: Sequence[TextLine]) -> dict[int, tuple[int, int]]:
    """The places, in points, at which text begins often, with the first and last line of each."""
    found: dict[int, list[int]] = {}
    for number, line in enumerate(lines):
        for piece in line.pieces:
            found.setdefault(round(piece.left), []).append(number)
    return {place: (own[0], own[-1]) for place, own in found.items() if len(own) >= _OFTEN}

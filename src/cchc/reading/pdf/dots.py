"""Dotted rules: a program may draw every dot by itself, smaller than any rule is."""

from collections.abc import Iterator, Sequence

from cchc.reading.pdf.ink import Box, Rule

_FEWEST = 8
_APART = 3.0


def dotted(dots: Sequence[Box]) -> Iterator[Rule]:
    """The flat and upright rules that rows of dots make, each dot given with its edges."""
    rows: dict[int, list[tuple[float, float]]] = {}
    columns: dict[int, list[tuple[float, float]]] = {}
    for left, right, top, bottom in dots:
        rows.setdefault(round(top + bottom), []).append((left, right))
        columns.setdefault(round(left + right), []).append((top, bottom))
    for twice, found in rows.items():
        yield from (Rule.flat_at(twice / 2, start, stop) for start, stop in _chains(found))
    for twice, found in columns.items():
        yield from (Rule.upright_at(twice / 2, start, stop) for start, stop in _chains(found))


def _chains(spans: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """From where to where many dots stand close behind each other."""
    ordered = sorted(spans)
    first = 0
    for place, (_, end) in enumerate(ordered):
        last = place + 1 == len(ordered)
        if last or ordered[place + 1][0] - end > _APART:
            if place + 1 - first >= _FEWEST:
                yield ordered[first][0], end
            first = place + 1

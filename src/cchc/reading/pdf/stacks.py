"""Tables that stand on top of each other without white between: their upright lines are at other places."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from cchc.reading.limits import LIMITS
from cchc.reading.pdf.ink import Rule

NEAR = 3.0
_COVERED = 0.6
_FEW = 2

Drawing = tuple[list[Rule], list[Rule]]
"""Flat and upright rules of one table."""


def positions(places: Iterable[float]) -> list[float]:
    """Distinct places in order; those nearer than a line's width are one."""
    distinct: list[float] = []
    for place in sorted(places):
        if not distinct or place - distinct[-1] > NEAR:
            distinct.append(place)
    return distinct


def unstacked(flats: Sequence[Rule], uprights: Sequence[Rule]) -> Iterator[Drawing]:
    """The drawing cut between rows whose upright lines contradict each other."""
    heights = positions(rule.at for rule in flats)
    columns = positions(rule.at for rule in uprights)
    cuts = _cuts(_uprights_of_rows(heights, columns, uprights)) if len(columns) <= LIMITS.columns else []
    if not cuts:
        yield list(flats), list(uprights)
        return
    highest = min(heights[0], *(rule.start for rule in uprights)) - NEAR
    lowest = max(heights[-1], *(rule.stop for rule in uprights)) + NEAR
    edges = [highest, *(heights[row] for row in cuts), lowest]
    for top, bottom in pairwise(edges):
        own = [rule for rule in flats if top - NEAR <= rule.at <= bottom + NEAR]
        inner = [rule for rule in own if top + NEAR < rule.at < bottom - NEAR]
        standing = [_clipped(rule, top, bottom) for rule in uprights if _reaches(rule, top, bottom)]
        yield [_within(rule, inner) for rule in own], standing


def _within(rule: Rule, inner: Sequence[Rule]) -> Rule:
    """A flat rule that two tables may share, no longer than those of the one table alone."""
    if not inner:
        return rule
    start, stop = min(other.start for other in inner), max(other.stop for other in inner)
    return replace(rule, start=max(rule.start, start), stop=min(rule.stop, stop))


def _reaches(rule: Rule, top: float, bottom: float) -> bool:
    return rule.start < bottom - NEAR and rule.stop > top + NEAR


def _clipped(rule: Rule, top: float, bottom: float) -> Rule:
    return replace(rule, start=max(rule.start, top), stop=min(rule.stop, bottom))


def _uprights_of_rows(
    heights: Sequence[float], columns: Sequence[float], uprights: Sequence[Rule]
) -> list[set[int]]:
    """For each row the places at which an upright line runs through most of it."""
    rows: list[set[int]] = [set() for _ in heights[1:]]
    for rule in uprights:
        column = bisect_right(columns, rule.at) - 1
        first = max(bisect_left(heights, rule.start) - 1, 0)
        for row in range(first, min(bisect_right(heights, rule.stop), len(rows))):
            top, bottom = heights[row], heights[row + 1]
            if min(rule.stop, bottom) - max(rule.start, top) >= _COVERED * (bottom - top):
                rows[row].add(column)
    return rows


def _cuts(rows: Sequence[set[int]]) -> list[int]:
    """The rows with which another table begins."""
    cuts: list[int] = []
    known: set[int] = set()
    for row, own in enumerate(rows):
        if known <= own or own <= known:
            known = known | own
        elif len(own) == len(known) or _stay(rows[row + 1 : row + 1 + _FEW], own):
            cuts.append(row)
            known = own
    return cuts


def _stay(rows: Sequence[set[int]], own: set[int]) -> bool:
    """Whether the rows below keep to the lines of a row: it is no odd row."""
    return bool(rows) and all(own <= row or row <= own for row in rows)

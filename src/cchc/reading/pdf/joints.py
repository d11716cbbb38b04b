"""Columns by the ends of lines and backgrounds that are drawn cell by cell.

A program that draws only the flat lines of a table, or only colours its rows, often does so for each cell.
Where at one height the one piece ends and the next begins, there is a border of columns; so is it wherever
an upright line runs.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cchc.reading.pdf.ink import Rule, TextLine
from cchc.reading.pdf.rivers import Columns, Span

_ITEM = re.compile(r"(?:[0-9]+\.)+[0-9]*")
_TOUCH = 2.5
_NEAR = 2.5
_STEP = 10.0
_AROUND = 20.0
_USUAL = 0.5
_CROSSED = 0.1
_EASE = 1.0
_FEWEST = 2
_PAGE = 100_000.0


class Joint(NamedTuple):
    """A border of columns at a height; `upright`: an upright line runs there, which may frame the table."""

    height: float
    at: float
    upright: bool = False


def joints_of(drawn: Iterable[Rule]) -> list[Joint]:
    """The borders of columns on a page from top to bottom."""
    heights: dict[int, list[Rule]] = {}
    found: set[Joint] = set()
    for rule in drawn:
        if rule.flat:
            heights.setdefault(round(rule.at), []).append(rule)
        else:
            found.update(Joint(height, rule.at, upright=True) for height in _stations(rule))
    for height, pieces in heights.items():
        found.update(Joint(height, at) for at in _meetings(pieces))
    return sorted(found)


def _stations(rule: Rule) -> Iterator[float]:
    return (rule.start + _STEP * step for step in range(int((rule.stop - rule.start) / _STEP) + 1))


def _meetings(pieces: Iterable[Rule]) -> Iterator[float]:
    for one, other in pairwise(sorted(pieces, key=lambda rule: rule.start)):
        if abs(other.start - one.stop) <= _TOUCH and other.stop > one.stop + _TOUCH:
            yield (other.start + one.stop) / 2


def uprights_of(joints: Iterable[Joint]) -> Iterator[Rule]:
    """Borders of columns that go on from one height to another, as upright lines."""
    clusters: list[list[Joint]] = []
    _gather(clusters, joints)
    for cluster in clusters:
        if len(cluster) > 1:
            yield Rule.upright_at(cluster[0].at, cluster[0].height, cluster[-1].height)


def jointed(stretches: Iterable[tuple[Sequence[TextLine], Sequence[Joint]]]) -> Columns | None:
    """The columns of a table by its lines and the joints of their pages; None where those tell none."""
    lines: list[TextLine] = []
    clusters: list[list[Joint]] = []
    for number, (own, joints) in enumerate(stretches):
        lines.extend(own)
        near = _between(joints, own[0].top - _AROUND, own[-1].bottom + _AROUND)
        _gather(clusters, (joint._replace(height=joint.height + number * _PAGE) for joint in near))
    if len(clusters) < _FEWEST:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    counts = [len({joint.height for joint in cluster}) for cluster in clusters]
    inner = sorted(
        sum(joint.at for joint in cluster) / len(cluster)
        for cluster, count in zip(clusters, counts, strict=True)
        if count >= _USUAL * max(counts) and not _frames(cluster, left, right)
    )
    if len(inner) < _FEWEST or any(_crossing(at, lines) > _CROSSED * len(lines) for at in inner):
        return None
    return Columns(min(left, inner[0]), max(right, inner[-1]), tuple(_rivers(inner, lines)))


def _frames(cluster: Sequence[Joint], left: float, right: float) -> bool:
    """Whether upright lines stand beside all text."""
    return cluster[0].upright and not left < cluster[0].at < right


def _between(joints: Sequence[Joint], top: float, bottom: float) -> Sequence[Joint]:
    heights = [joint.height for joint in joints]
    return joints[bisect_left(heights, top) : bisect_right(heights, bottom)]


def _gather(clusters: list[list[Joint]], joints: Iterable[Joint]) -> None:
    for joint in joints:
        own = next((cluster for cluster in clusters if abs(cluster[0].at - joint.at) <= _NEAR), None)
        if own is None:
            clusters.append([joint])
        else:
            own.append(joint)


def _crossing(at: float, lines: Iterable[TextLine]) -> int:
    """How many lines have a word across a border; an item number may be longer than its column is wide."""
    return sum(
        any(
            word.left < at - _EASE and word.right > at + _EASE and not _ITEM.fullmatch(word.text)
            for word in line.words
        )
        for line in lines
    )


def _rivers(borders: Sequence[float], lines: Sequence[TextLine]) -> Iterator[Span]:
    """The white around each border."""
    words = [word for line in lines for word in line.words]
    edges = [float("-inf"), *borders, float("inf")]
    for before, at, behind in zip(edges, edges[1:], edges[2:], strict=False):
        lefts = [word.right for word in words if before < word.center < at and word.right <= at + _EASE]
        rights = [word.left for word in words if at < word.center < behind and word.left >= at - _EASE]
        yield min(max(lefts, default=at), at), max(min(rights, default=at), at)

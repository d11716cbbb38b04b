"""Counts of bodies that points below the sentence name: “Đã kiểm tra 04 cơ quan, gồm:”, then four points."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from cchc.checker.checks.named_lists import CHOSEN, MOST, NOUNS, OF_OTHERS, is_close, is_small
from cchc.checker.checks.passages import Origin, Passage, Spot, whole
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.names import NameCount, count_names
from cchc.checker.prose.quantities import Quantity
from cchc.engine.faults import N_
from cchc.engine.messages import Message

FEWEST = 2
_BULLETS = "-+*•–"
_OPEN = re.compile(r"[^;:()\[\].!?\n]{2,150}:\s*$")
_HEAD = re.compile(r"[^:.(]*")


def named_point_verdicts(passages: Sequence[Passage]) -> Iterator[Verdict]:
    """Compare the only small count of bodies of an open sentence with the bodies its points begin with."""
    for at, passage in enumerate(passages):
        if passage.origin is not Origin.BODY or not passage.text.rstrip().endswith(":"):
            continue
        counts = [one for one in passage.reading.quantities if _opens(passage, one)]
        points = _points(passages[at + 1 : at + 2 + MOST]) if len(counts) == 1 else []
        if len(points) >= FEWEST:
            yield from _judged(passage, counts[0], points)


def _opens(passage: Passage, quantity: Quantity) -> bool:
    """Whether a quantity counts bodies and nothing but the rest of an open sentence follows."""
    said = _OPEN.match(passage.text, quantity.stop)
    return is_small(quantity) and said is not None and NOUNS.match(said.group()) is not None


def _points(below: Sequence[Passage]) -> list[Passage]:
    """The points right below: the list marks of one kind."""
    mark = below[0].marker if below else ""
    if not mark or mark not in _BULLETS:
        return []
    return list(takewhile(lambda one: one.marker == mark and one.origin is Origin.BODY, below))


def _judged(passage: Passage, count: Quantity, points: Sequence[Passage]) -> Iterator[Verdict]:
    """It holds where points or names are as many as stated; a point that names nothing makes it open."""
    named = [_named(point) for point in points]
    told = [one for one in named if one is not None]
    if len(told) < len(named) or len(named) > MOST:
        return
    least, most = sum(one.least for one in told), sum(one.most for one in told)
    way = NameCount(least, most, sure=True, headed=True, groups=len(points))
    spot = Spot(passage, count.label_start, len(passage.text.rstrip(" :")))
    others = tuple(map(whole, points))
    said = passage.text[count.stop :].rstrip(" :")
    if way.fits(int(count.amount)):
        yield Verdict(Kind.SUM, spot, others)
    elif is_close(int(count.amount), way) and not CHOSEN.search(said) and not OF_OTHERS.search(said):
        yield _accused(spot, others, int(count.amount), way)


def _named(point: Passage) -> NameCount | None:
    """The bodies that a point begins with, up to a colon, bracket or the end of its first sentence."""
    found = _HEAD.match(point.text.lstrip(f" {_BULLETS}"))
    way = count_names(found.group()) if found is not None else None
    return way if way is not None and way.headed and way.sure else None


def _accused(spot: Spot, others: tuple[Spot, ...], stated: int, way: NameCount) -> Verdict:
    template = N_(
        "Câu nêu %(stated)s nhưng các gạch đầu dòng bên dưới kể tên %(computed)s. Số nêu phải bằng số tên "
        "được kể. Hãy đếm lại rồi sửa số, hoặc bổ sung, bớt gạch đầu dòng."
    )
    message = Message(template, {"stated": str(stated), "computed": way.printed})
    return Verdict(Kind.SUM, spot, others, Severity.WARNING, str(stated), way.printed, message)

"""Numbered points that miss or repeat a number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc.checker.checks.passages import Origin, Passage, Spot
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind, Severity
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.numerals import roman_value

_NUMBER = re.compile(
    r"[\s#*_]*(?:(?P<roman>[IVX]{1,5})|(?P<path>[0-9]{1,2}(?:\.[0-9]{1,2}){0,3})|(?P<letter>[a-zđ])(?=\)))"
    r"(?P<mark>[.)])?[ \t*]+\S"
)
LONGEST = 200
LETTERS = "abcdđeghiklmnopqrstuvxy"
"""By which points are lettered; many leave out đ."""


@dataclass(frozen=True)
class Numbered:
    """A point: the numbers above it, its own number, and how numbers are written there."""

    above: tuple[int, ...]
    number: int
    style: str
    passage: Passage
    printed: str


def numbering_verdicts(passages: Sequence[Passage]) -> Iterator[Verdict]:
    """Judge each run of numbered points: those that follow each other under one heading, in one style."""
    last: dict[tuple[str, tuple[int, ...]], Numbered] = {}
    for passage in passages:
        point = _numbered(passage)
        if point is None:
            continue
        before = last.get((point.style, point.above))
        for key in [key for key in last if _is_below(key, point)]:
            del last[key]
        last[point.style, point.above] = point
        if before is not None:
            yield from _judged(before, point)


def _numbered(passage: Passage) -> Numbered | None:
    found = _NUMBER.match(passage.text)
    if found is None or passage.origin is not Origin.BODY:
        return None
    if found["roman"]:
        numeral = found["roman"]
        return Numbered((), roman_value(numeral), "roman", passage, numeral) if found["mark"] else None
    if found["letter"]:
        return Numbered((), LETTERS.find(found["letter"]) + 1, "letter", passage, found["letter"])
    numbers = tuple(int(part) for part in found["path"].split("."))
    if len(numbers) == 1 and not found["mark"]:
        return None
    style = f"{len(numbers)}{found['mark'] or '.'}"
    return Numbered(numbers[:-1], numbers[-1], style, passage, found["path"])


def _is_below(key: tuple[str, tuple[int, ...]], point: Numbered) -> bool:
    """Whether a run ends where this point begins: under a roman number all, under 2 all of 2.x and deeper."""
    style, above = key
    if "letter" in {style, point.style}:
        return point.style != "letter"
    if point.style == "roman":
        return style != "roman"
    numbers = (*point.above, point.number)
    return style != "roman" and len(above) >= len(numbers) and style[0] > point.style[0]


def _judged(before: Numbered, point: Numbered) -> Iterator[Verdict]:
    spot, other = _spot(point), _spot(before)
    if point.number == before.number + 1 or (
        point.style == "letter" and only_d_between(before.number, point.number)
    ):
        yield Verdict(Kind.NUMBERING, spot, (other,))
    elif before.number < point.number <= before.number + 3:
        template = N_(
            "Sau mục %(before)s là mục %(stated)s: thiếu mục %(missing)s. Hãy đánh lại số hoặc bổ sung "
            "mục còn thiếu."
        )
        yield _wrong(spot, other, (template, before, point))
    elif point.number == before.number:
        template = N_("Hai mục cùng mang số %(stated)s. Hãy đánh lại số.")
        yield _wrong(spot, other, (template, before, point))


def only_d_between(before: int, number: int) -> bool:
    """Whether of the letters between two places, 1 for the first, there is only đ."""
    return LETTERS[before : number - 1] == "đ"


def _wrong(spot: Spot, other: Spot, said: tuple[str, Numbered, Numbered]) -> Verdict:
    template, before, point = said
    missing = ", ".join(_named(number, point) for number in range(before.number + 1, point.number))
    params = {"before": before.printed, "stated": point.printed, "missing": missing}
    return Verdict(
        Kind.NUMBERING,
        spot,
        (other,),
        Severity.WARNING,
        point.printed,
        _named(before.number + 1, point),
        Message(template, params),
    )


def _named(number: int, point: Numbered) -> str:
    return LETTERS[number - 1] if point.style == "letter" else str(number)


def _spot(point: Numbered) -> Spot:
    line = point.passage.text[:LONGEST].split("\n")[0]
    return Spot(point.passage, 0, len(line))

"""Points of criteria: what was given out of what was possible, what was taken off, and under which "
"criterion."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cchc.checker.prose.quantities import Quantity, Unit
from cchc.checker.prose.reading import Reading

_CODE = re.compile(
    r"\b(?:tiêu chí|nội dung|mục|lĩnh vực)(?: thành phần| số)? ([0-9]+[a-zđ]?(?:\.[0-9]+)*)", re.IGNORECASE
)
_TAKEN = re.compile(r"\b(?:trừ|mất|giảm)\b[^;()]{0,25}$", re.IGNORECASE)


@dataclass(frozen=True)
class Scored:
    """“criterion `code`: `given` of so many points”, with the points said to be taken off, if any."""

    code: str
    given: Quantity
    taken: Quantity | None
    start: int


@dataclass(frozen=True)
class ScoreClaim:
    """A criterion and those below it that lost points."""

    head: Scored
    items: tuple[Scored, ...]


def scored(reading: Reading) -> tuple[Scored, ...]:
    """Every “x/y points” of a text with the criterion it stands under ("" when none is named)."""
    codes = [(found.start(), found[1]) for found in _CODE.finditer(reading.text)]
    return tuple(_scored(reading, codes))


def _scored(reading: Reading, codes: list[tuple[int, str]]) -> Iterator[Scored]:
    pairs = [one for one in reading.quantities if one.unit is Unit.POINTS and one.below is not None]
    for index, pair in enumerate(pairs):
        stop = pairs[index + 1].start if index + 1 < len(pairs) else len(reading.text)
        taken = [
            one
            for one in reading.quantities
            if pair.stop < one.start < stop
            and one.unit is Unit.POINTS
            and one.below is None
            and _TAKEN.search(reading.text[max(one.start - 30, 0) : one.start])
        ]
        start, code = max((one for one in codes if one[0] < pair.start), default=(pair.label_start, ""))
        yield Scored(code, pair, taken[0] if len(taken) == 1 else None, start)


def score_claims(reading: Reading) -> tuple[ScoreClaim, ...]:
    """Each criterion followed by criteria below it (3, then 3.2 and 3.5.1)."""
    found = scored(reading)
    claims = []
    for index, head in enumerate(found):
        items = []
        for item in found[index + 1 :]:
            if not head.code or not item.code.startswith(f"{head.code}."):
                break
            items.append(item)
        if items:
            claims.append(ScoreClaim(head, tuple(items)))
    return tuple(claims)

"""An average lies between the highest and the lowest figure told beside it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.verdicts import Verdict, shown
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.number_reading import Expect, NumberFault, read_number

_EXTREMES = (
    ("average", re.compile(r"\b(?:bình quân|trung bình)\b[^,;0-9]*$", re.IGNORECASE)),
    ("highest", re.compile(r"\b(?:cao|lớn|nhiều|lâu|dài|chậm) nhất\b[^,;0-9]*$", re.IGNORECASE)),
    ("lowest", re.compile(r"\b(?:thấp|nhỏ|ít|nhanh|ngắn|sớm) nhất\b[^,;0-9]*$", re.IGNORECASE)),
)
_ENDS = ("low", "high", "average")
_RANGE = re.compile(
    r"\btừ (?P<low>[0-9]+(?:,[0-9]+)?)[^;.0-9]{0,40}? đến (?P<high>[0-9]+(?:,[0-9]+)?)[^;.0-9]{0,50}?"
    r"(?:bình quân|trung bình)[^;.0-9]{0,25}(?P<average>[0-9]+(?:,[0-9]+)?)(?![.0-9]*[0-9])",
    re.IGNORECASE,
)
# Only the last of several scores may say that they are points.
_BARE = frozenset({Unit.COUNT, Unit.POINTS})
REACH = 50


def extreme_verdicts(passage: Passage) -> Iterator[Verdict]:
    """Judge each sentence that names two or three of average, highest and lowest."""
    named: dict[tuple[int, int], dict[str, Quantity]] = {}
    for one in passage.reading.quantities:
        lead = passage.text[max(one.start - REACH, 0) : one.start]
        role = next((name for name, words in _EXTREMES if words.search(lead)), None)
        if role is not None:
            named.setdefault(passage.reading.sentence(one.start), {}).setdefault(role, one)
    yield from _ranges(passage)
    for told in named.values():
        units = {one.unit for one in told.values()}
        if "highest" in told and len(told) > 1 and (len(units) == 1 or units <= _BARE):
            yield _judged(passage, told)


def _ranges(passage: Passage) -> Iterator[Verdict]:
    """“from 24 to 38 days, on average 22”: an average lies between the ends of its range."""
    for found in _RANGE.finditer(passage.text):
        try:
            low, high, average = (read_number(found[name], Expect.PERCENT).amount for name in _ENDS)
        except NumberFault:
            continue
        spot = Spot(passage, *found.span())
        if low <= average <= high:
            yield Verdict(Kind.RANGE, spot)
        elif low < high:
            template = N_(
                "Bình quân %(stated)s nằm ngoài khoảng từ %(low)s đến %(high)s. Hãy kiểm tra ba số này."
            )
            params = {"stated": found["average"], "low": found["low"], "high": found["high"]}
            yield Verdict(
                Kind.RANGE, spot, (), Severity.WARNING,
                params["stated"], f"{params['low']}–{params['high']}", Message(template, params),
            )  # fmt: skip


def _judged(passage: Passage, told: dict[str, Quantity]) -> Verdict:
    ranked = [told[name] for name in ("lowest", "average", "highest") if name in told]
    spots = tuple(Spot(passage, one.label_start, one.end) for one in ranked)
    spot = Spot(passage, min(one.start for one in spots), max(one.stop for one in spots))
    if all(one.amount <= other.amount for one, other in pairwise(ranked)):
        return Verdict(Kind.RANGE, spot, spots)
    params = {"written": " ≤ ".join(shown(one) for one in ranked), "stated": shown(ranked[0])}
    template = N_(
        "Thấp nhất, bình quân và cao nhất phải theo thứ tự tăng dần, nhưng ghi %(written)s. Hãy kiểm tra các "
        "số này, hoặc nêu rõ nếu chúng đo những việc khác nhau."
    )
    return Verdict(
        Kind.RANGE, spot, spots, Severity.WARNING, params["stated"], shown(ranked[-1]),
        Message(template, params),
    )  # fmt: skip

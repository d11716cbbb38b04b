"""“14,208 dossiers …, on average 2,841.6 a month”: the total over how many there were."""

import re
from collections.abc import Iterator
from fractions import Fraction

from cchc.checker.checks.misprints import misprinted
from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.verdicts import Verdict, printed
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.rules.agreement import agrees

_AVERAGE = re.compile(r"\b(?:bình quân|trung bình)\b[^0-9;.()]{0,60}$", re.IGNORECASE)
_PER = re.compile(r"[^0-9;.(),]{0,25}?(?:/|mỗi |một |trên )(?P<per>\w+)", re.IGNORECASE)
_EACH = re.compile(r"\b(?:mỗi|từng|một) (?P<per>\w+)", re.IGNORECASE)
_MONTHS = re.compile(
    r"\b(?P<count>1[0-2]|0?[2-9]) tháng\b|\bquý [IV1-4]+\b|\bnăm 20[0-9]{2}\b", re.IGNORECASE
)
NEAR, MOST, TELLING, QUARTER, YEAR = 4, 5, 3, 3, 12


def average_verdicts(passage: Passage) -> Iterator[Verdict]:
    """Judge each average whose total and number stand in its sentence; bounded ones hold within one unit."""
    told = passage.reading.quantities
    for index, one in enumerate(told):
        start, stop = passage.reading.sentence(one.start)
        lead = passage.text[max(start, one.start - 80) : one.start]
        found = _AVERAGE.search(lead)
        if found is None or one.unit not in {Unit.COUNT, Unit.MONEY} or one.below is not None:
            continue
        per = _PER.match(passage.text, one.stop) or _EACH.search(found.group())
        if per is None:
            continue
        near = [other for other in told[max(index - MOST, 0) : index + NEAR] if other is not one]
        near = [other for other in near if start <= other.start < stop and other.below is None]
        counts = _counts(per["per"].casefold(), near, passage.text[start:stop])
        totals = [other for other in near if other.unit is one.unit and other.amount > one.amount]
        yield from _judged(passage, one, totals, counts)


def _counts(per: str, near: list[Quantity], sentence: str) -> list[Fraction]:
    """How many there are of what the average is for: months of the period, or a count of that noun."""
    if per == "tháng":
        return [
            Fraction(found["count"]) if found["count"] else Fraction(QUARTER if "uý" in found[0] else YEAR)
            for found in _MONTHS.finditer(sentence)
        ]
    return [one.amount for one in near if one.noun.split()[:1] == [per] and one.amount > 1]


def _judged(
    passage: Passage, one: Quantity, totals: list[Quantity], counts: list[Fraction]
) -> Iterator[Verdict]:
    for total in totals:
        for count in counts:
            exact = total.amount / count
            spots = tuple(Spot(passage, other.label_start, other.end) for other in (one, total))
            if agrees(one.amount, exact, one.decimals) or (one.approximate and abs(exact - one.amount) < 1):
                yield Verdict(Kind.RATIO, spots[0], spots)
                return
    if len(totals) != 1 or len(counts) != 1:
        return
    exact = totals[0].amount / counts[0]
    digits = [Fraction(str(float(part)).replace(".", "").rstrip("0") or "0") for part in (exact, one.amount)]
    if misprinted(digits[0], digits[1], TELLING):
        template = N_(
            "Ghi bình quân %(stated)s nhưng %(total)s chia %(count)s là %(computed)s. Hãy kiểm tra ba số ấy."
        )
        params = {
            "stated": printed(one.amount, one.unit),
            "total": printed(totals[0].amount, one.unit),
            "count": printed(counts[0]),
            "computed": printed(exact, one.unit, max(one.decimals, 1)),
        }
        spot = Spot(passage, min(one.label_start, totals[0].label_start), max(one.end, totals[0].end))
        yield Verdict(
            Kind.RATIO, spot, (), Severity.WARNING,
            params["stated"], params["computed"], Message(template, params),
        )  # fmt: skip

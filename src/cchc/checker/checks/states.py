"""A count followed by how far its members have come: “52 errors; 41 mended, 11 being mended”."""

import re
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.verdicts import Verdict, named, printed
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.engine.faults import N_
from cchc.engine.messages import Message

_STATE = re.compile(r"\s*(?:đã|đang|chưa|còn|không|xong)\b", re.IGNORECASE)
_LEAD = re.compile(r"[^;,.:()\d]{0,40}[;,:.]\s*(?:trong đó |gồm )?", re.IGNORECASE)
_NEXT = re.compile(r"[^;,.:()\d]{0,60}(?:[;,]| và)\s*", re.IGNORECASE)
_ENDS = re.compile(r"[^;,()\d]{0,60}(?:[.;)]|$)")
FEWEST = 2


def state_verdicts(passage: Passage, settled: Collection[int] = ()) -> Iterator[Verdict]:
    """Judge each count that is followed by two or more bare figures, each with its state behind it.

    Figures that start at one of `settled` have been judged.
    """
    figures = passage.reading.quantities
    for at, whole in enumerate(figures):
        parts = _parts(passage.text, figures[at:]) if whole.noun and _counts(whole) else []
        if len(parts) >= FEWEST and not {one.start for one in parts} <= set(settled):
            yield from _judged(passage, whole, parts)


def _counts(one: Quantity) -> bool:
    return one.unit is Unit.COUNT and one.below is None and one.is_exact


def _parts(text: str, figures: Sequence[Quantity]) -> list[Quantity]:
    """The figures behind the first one that tell but a state; none if the list goes on otherwise."""
    parts: list[Quantity] = []
    before = figures[0]
    for one in figures[1:]:
        gap = _NEXT if parts else _LEAD
        joined = gap.fullmatch(text, before.stop if parts else before.end, one.start)
        if not joined or not _counts(one) or not _STATE.match(text, one.stop):
            break
        parts.append(one)
        before = one
    return parts if parts and _ENDS.match(text, parts[-1].stop) else []


def _judged(passage: Passage, whole: Quantity, parts: Sequence[Quantity]) -> Iterator[Verdict]:
    added = sum((one.amount for one in parts), Fraction(0))
    spot = Spot(passage, whole.label_start, parts[-1].end)
    others = tuple(Spot(passage, one.label_start, one.end) for one in (whole, *parts))
    if added == whole.amount:
        yield Verdict(Kind.SUM, spot, others)
    elif added > whole.amount:
        template = N_(
            "“%(whole)s” là %(computed)s, nhưng các phần theo trạng thái cộng lại là %(stated)s, nhiều hơn "
            "cả toàn bộ. Hãy kiểm tra từng số."
        )
        params = {
            "whole": named(whole, "tổng"),
            "stated": printed(added, whole.unit),
            "computed": printed(whole.amount, whole.unit),
        }
        yield Verdict(
            Kind.SUM, spot, others, Severity.WARNING,
            str(params["computed"]), str(params["stated"]), Message(template, params),
        )  # fmt: skip

"""“N people at M places (k at each)”: N is M times k."""

import re
from collections.abc import Iterator

from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.verdicts import Verdict, printed
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.checker.prose.reading import OUTSIDE
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.rules.agreement import agrees

_EACH = re.compile(
    r"\s*(?P<about>bình quân|trung bình)?\s*(?:mỗi|từng|cứ mỗi|)\b[^0-9;.]{0,40}", re.IGNORECASE
)
_SAYS_EACH = re.compile(r"\b(?:mỗi|từng|bình quân|trung bình)\b", re.IGNORECASE)


def multiple_verdicts(passage: Passage) -> Iterator[Verdict]:
    """Judge each bracket that begins with “each” and holds one figure, after two figures of its sentence."""
    reading = passage.reading
    for index, bracket in enumerate(reading.brackets):
        inside = reading.members(index)
        opening = reading.text[bracket.start : inside[0].start] if inside else ""
        if len(inside) != 1 or bracket.around != OUTSIDE or not _SAYS_EACH.search(opening):
            continue
        before = [one for one in reading.amounts_before(bracket.start - 1, OUTSIDE, 2) if one.below is None]
        found = _EACH.fullmatch(opening)
        told = len(before) == 2 and not reading.ends_between(before[0].stop, bracket.start)
        if told and found is not None and all(one.unit is Unit.COUNT and one.is_exact for one in before):
            yield _judged(passage, (before[0], before[1]), inside[0], average=bool(found["about"]))


def _judged(passage: Passage, before: tuple[Quantity, Quantity], each: Quantity, *, average: bool) -> Verdict:
    places, total = sorted(before, key=lambda one: (one.amount, one.start))
    spot = Spot(passage, before[0].label_start, each.end)
    if each.noun and total.noun.split()[:1] != each.noun.split()[:1] == places.noun.split()[:1]:
        places, total = total, places
    exact = total.amount / places.amount if places.amount else total.amount
    if exact == each.amount or (average and agrees(each.amount, exact, each.decimals)):
        return Verdict(Kind.SUM, spot)
    params = {
        "total": f"{printed(total.amount)} {total.noun}".strip(),
        "places": f"{printed(places.amount)} {places.noun}".strip(),
        "each": printed(each.amount),
        "computed": printed(places.amount * each.amount),
    }
    template = N_(
        "%(places)s, mỗi nơi %(each)s thì cộng lại là %(computed)s, nhưng ghi %(total)s. Nếu nơi nào cũng "
        "như nhau thì có số sai; nếu không thì hãy viết “bình quân” hoặc nêu rõ."
    )
    return Verdict(
        Kind.SUM, spot, (), Severity.WARNING, params["total"], params["computed"], Message(template, params)
    )

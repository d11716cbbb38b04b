"""A figure of the period and the one “to date” told after it: what has come together is no less."""

import re
from collections.abc import Iterator

from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.verdicts import Verdict, larger_than_whole
from cchc.checker.findings import Kind
from cchc.checker.prose.quantities import Quantity, Unit

_TO_DATE = re.compile(
    r"\b(?:l[ũu]y kế|luỹ kế|cộng dồn|tính chung từ|từ (?:năm|đầu nhiệm kỳ|khi)[^;.]{0,40}đến nay)\b[^;.]*$",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\b(?:kế hoạch|dự toán|giao|so với|mỗi|bình quân|còn)\b", re.IGNORECASE)
MEASURED = frozenset({Unit.COUNT, Unit.MONEY})


def cumulative_verdicts(passage: Passage) -> Iterator[Verdict]:
    """Judge each figure to date against the one of its noun told right before it."""
    told = [one for one in passage.reading.quantities if one.unit in MEASURED and one.is_exact]
    for index, one in enumerate(told):
        start = max(passage.reading.sentence(one.start)[0], told[index - 1].end if index else 0)
        lead = passage.text[start : one.start]
        if one.below is not None or not _TO_DATE.search(lead) or _OTHER.search(lead):
            continue
        before = next((other for other in reversed(told[:index]) if _alike(other, one)), None)
        if before is not None and not _TO_DATE.search(before.label):
            yield _judged(passage, before, one)


def _alike(one: Quantity, other: Quantity) -> bool:
    if one.unit is not other.unit or one.below is not None:
        return False
    if one.unit is Unit.MONEY:
        return True
    return bool(one.noun and other.noun) and one.noun.split()[0] == other.noun.split()[0]


def _judged(passage: Passage, part: Quantity, whole: Quantity) -> Verdict:
    spot = Spot(passage, whole.label_start, whole.end)
    if part.amount <= whole.amount:
        return Verdict(Kind.SUBSET, spot, (Spot(passage, part.label_start, part.end),))
    return larger_than_whole(Spot(passage, part.label_start, whole.end), whole, part)

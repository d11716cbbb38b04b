"""Two amounts that the words between them make one pair: “x dossiers out of a total of y dossiers”."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cchc.checker.prose.quantities import Quantity, Unit

_OUT_OF = re.compile(
    r"\s*(?:(?P<slash>/)|trên|so với(?= tổng| toàn)|trong(?! (?:số )?(?:đó|này))(?: phạm vi)?)\s*"
    r"(?P<total>tổng (?:số|cộng)|tổng|toàn bộ|dự toán|kế hoạch|hạn mức|chỉ tiêu)?\s*(?:số )?",
    re.IGNORECASE,
)


def paired(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Join pairs; everything else stays as it is."""
    at = 0
    while at < len(found):
        if at + 1 < len(found) and _is_pair(text, found[at], found[at + 1]):
            yield _joined(found[at], found[at + 1])
            at += 2
        else:
            yield found[at]
            at += 1


def _is_pair(text: str, part: Quantity, whole: Quantity) -> bool:
    if part.below is not None or whole.below is not None or part.unit is not whole.unit:
        return False
    if part.unit not in {Unit.COUNT, Unit.MONEY}:
        return False
    between = _OUT_OF.fullmatch(text, part.end, whole.start)
    if between is None:
        return False
    same = part.noun.split()[:1] == whole.noun.split()[:1]
    if part.unit is Unit.MONEY and not part.noun:
        return True
    return same or (not part.noun and not between["slash"]) or bool(between["total"] and not part.noun)


def _joined(part: Quantity, whole: Quantity) -> Quantity:
    return replace(
        part,
        below=whole.amount,
        below_others=whole.others,
        stop=whole.stop,
        end=whole.end,
        noun=part.noun or whole.noun,
        approximate=part.approximate or whole.approximate,
        bounded=part.bounded or whole.bounded,
    )

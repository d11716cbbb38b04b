"""Whether a figure of a sentence and a row may be about one thing: measure, level, channel, time, noun."""

import re

from cchc.checker.checks.mentions import Mention
from cchc.checker.checks.told_rows import NARROW, Figure
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.checker.prose.words import bare_words

AFTER = 40
_SCOPE = re.compile(
    r"\b(?:mới|chuyển qua|chuyển sang|lũy kế|luỹ kế|cộng dồn|kỳ trước|cùng kỳ|từ đầu nhiệm kỳ|từ năm"
    r"|năm trước)\b"
)
_QUARTER = re.compile(r"\b(?:quý (?:i{1,3}|iv)|[0-9]+ tháng)\b")
_MOVED = re.compile(r"\b(?:giảm|tăng|so với|từ|thêm|còn lại)\b", re.IGNORECASE)


def suits(mention: Mention, row: Figure) -> bool:
    """Whether both may be of one scope; what only one of them names, the other's surroundings must name."""
    sides = mention.families, row.families, mention.inherited, row.inherited
    named = set().union(*sides) & NARROW
    return all(_fits(*(_told(side.get(family)) for side in sides)) for family in named)


def _told(member: str | None) -> str | None:
    """What tells figures apart: that something is done goes without saying."""
    return None if member == "done" else member


def _fits(one: str | None, other: str | None, around: str | None, above: str | None) -> bool:
    if one is not None and other is not None:
        return one == other
    if one is None and other is None:
        return around is None or above is None or around == above
    return one == above if other is None else other == around


def comparable(quantity: Quantity, row: Figure) -> bool:
    """Whether both are percentages, both money, or neither."""
    return (quantity.unit is Unit.PERCENT) == (row.unit is Unit.PERCENT) and (
        (quantity.unit is Unit.MONEY) == (row.unit is Unit.MONEY)
    )


def is_moved(mention: Mention) -> bool:
    """Whether the words before a figure say that it rose, fell or is left."""
    return bool(_MOVED.search(mention.quantity.label))


def quarters(mention: Mention) -> frozenset[str]:
    """The quarters and spans of months that the sentence names before a figure."""
    start, _stop = mention.passage.reading.sentence(mention.quantity.start)
    return frozenset(_QUARTER.findall(mention.passage.text[start : mention.quantity.start].casefold()))


def of_another_scope(mention: Mention, row: Figure) -> bool:
    """Whether the sentence speaks of a time or a share that the row's label does not name."""
    quantity, text = mention.quantity, mention.passage.text
    if any(year not in row.node.row.label for year in mention.years):
        return True
    scopes = _SCOPE.findall(text[quantity.label_start : quantity.end + AFTER].casefold())
    return any(scope not in row.node.row.label.casefold() for scope in scopes)


def counts_alike(mention: Mention, row: Figure) -> bool:
    """Whether what the sentence counts is what the row counts, as far as both say."""
    if row.unit is not Unit.COUNT or not mention.counted or not row.node.row.unit:
        return True
    noun, unit = bare_words(mention.counted)[0], bare_words(row.node.row.unit)
    return noun in unit or noun in bare_words(row.node.row.label) or bool({"luong", "tieu"} & set(unit))

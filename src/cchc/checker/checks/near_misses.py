"""What no figure near it makes, but would but for one slip of the pen: percentages that no word ties.

Where words tie figures together, `ratios` and `sums` judge them. Here figures stand together more loosely;
that they nearly fit is what speaks against them, so what is found is a warning.
"""

import re
from collections.abc import Container, Iterator, Sequence

from cchc.checker.checks.fitting import FAR, adds, rate_of, same_noun
from cchc.checker.checks.meaning import meaning
from cchc.checker.checks.misprints import LEAST, TELLING, misprint_in_ratio, misprinted
from cchc.checker.checks.passages import Passage
from cchc.checker.checks.ratios import ratio_verdicts
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.prose.claims import RatioClaim, Side
from cchc.checker.prose.directions import FALLS, RISES
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.checker.prose.ratios import OTHER_BASE, directly, follows, is_change
from cchc.engine.numbers import round_half_up

WHOLES, CLOSE, MOST, REST, ROW = 3, 2, 100, 40, 6
_MOVED = re.compile(rf"\b(?:{RISES}|{FALLS})\b", re.IGNORECASE)
_PLANNED = re.compile(r"\W*(?:so với )?(?:\w+ )?(kế hoạch|KH|dự toán|chỉ tiêu|mục tiêu)\b", re.IGNORECASE)


def near_rates(passage: Passage, before: Sequence[Quantity], judged: Container[int]) -> Iterator[Verdict]:
    """Judge each percentage whose whole no word names, by the counts before it."""
    reading = passage.reading
    counted = [one for one in reading.quantities if adds(one)]
    for index, stated in enumerate(reading.quantities):
        part = reading.quantities[index - 1] if index else None
        if part is None or stated.unit is not Unit.PERCENT or not stated.is_exact or stated.start in judged:
            continue
        moved = is_change(reading, stated) and not _MOVED.search(part.label)
        if moved or rate_of(stated, counted, before) is not None:
            continue
        earlier = [one for one in counted if one.stop <= stated.start]
        found = _tied(passage, (part, stated), earlier, before) or _in_row(passage, stated, earlier)
        if found is not None:
            yield from ratio_verdicts(passage, (_claim(stated, *found),))


def _tied(
    passage: Passage,
    told: tuple[Quantity, Quantity],
    earlier: Sequence[Quantity],
    before: Sequence[Quantity],
) -> tuple[Quantity, Quantity] | None:
    """“x …, p %”: the figure right before a percentage, and a whole of it."""
    part, stated = told
    tied = adds(part) and part.below is None and follows(passage.reading, part, stated)
    if not tied or not directly(passage.reading, part, stated):
        return None
    near = [one for one in earlier if one is not part], [one for one in before[-FAR:] if adds(one)]
    whole = _whole(passage, told, near)
    return (part, whole) if whole is not None else None


def _in_row(
    passage: Passage, stated: Quantity, earlier: Sequence[Quantity]
) -> tuple[Quantity, Quantity] | None:
    """“W …, x …; the rate … p %”: two figures of its sentence of which it would be the share but for a slip.

    They stand side by side, or the rate says a word of the part, or it is printed with two decimals.
    """
    first, _stop = passage.reading.sentence(stated.start)
    if OTHER_BASE.match(passage.text[stated.stop : stated.stop + REST]):
        return None
    words = meaning(stated.label)
    told = [one for one in earlier if one.below is None]
    row = ([one for one in told if one.start >= first] or told)[-ROW:]
    for at in range(len(row) - 1, 0, -1):
        part = row[at]
        named = stated.decimals > 1 or bool(words & meaning(_said(passage, part)))
        for whole in reversed(row[:at]):
            beside = part is row[-1] and whole is row[at - 1] and whole.start >= first
            if (named or beside) and _may_share(part, whole) and _is_slipped(stated, part, whole):
                return part, whole
    return None


def _said(passage: Passage, one: Quantity) -> str:
    """The words before a figure, its noun and those after it, up to the next mark or figure."""
    after = re.split(r"[,;.:(0-9]", passage.text[one.end : one.end + REST], maxsplit=1)[0]
    return f"{one.label} {one.noun} {after}"


def _may_share(part: Quantity, whole: Quantity) -> bool:
    alike = not part.noun or not whole.noun or same_noun(part, whole)
    return alike and part.unit is whole.unit and 0 < part.amount < whole.amount


def _is_slipped(stated: Quantity, part: Quantity, whole: Quantity) -> bool:
    exact = round_half_up(100 * part.amount / whole.amount, stated.decimals)
    return misprinted(stated.amount, exact, TELLING)


def _whole(
    passage: Passage, told: tuple[Quantity, Quantity], near: tuple[Sequence[Quantity], Sequence[Quantity]]
) -> Quantity | None:
    """The figure of which a part is almost the stated share, or that its own sentence gives; `near`: the
    figures before the part in its text, and those of the text before."""
    part, stated = told
    earlier, above = (_named(passage, told, listed) for listed in near)
    first, _stop = passage.reading.sentence(part.start)
    for whole in (*earlier, *above)[:WHOLES]:
        exact = 100 * part.amount / whole.amount
        beside = whole in earlier and whole.start >= first
        larger = part.unit is Unit.MONEY and stated.amount < MOST < exact
        if (beside and larger) or (exact < MOST and (beside or abs(exact - stated.amount) <= CLOSE)):
            return whole
        if misprint_in_ratio(stated, part.amount, whole.amount, LEAST if exact > MOST else TELLING):
            return whole
    return None


def _named(passage: Passage, told: tuple[Quantity, Quantity], listed: Sequence[Quantity]) -> list[Quantity]:
    """What a part may be of, the nearest first: counts of its noun, or those of the plan that is named."""
    part, stated = told
    alike = [one for one in reversed(listed) if one.unit is part.unit]
    after = passage.text[stated.stop : stated.stop + REST]
    planned = _PLANNED.match(after)
    if planned is not None:
        return [one for one in alike if planned[1].casefold() in one.label.casefold()][:WHOLES]
    if OTHER_BASE.match(after):
        return []
    return [one for one in alike if one.unit is Unit.MONEY or same_noun(one, part)][:WHOLES]


def _claim(stated: Quantity, part: Quantity, whole: Quantity) -> RatioClaim:
    sides = tuple(Side(one.amount, one.others, one.label, one.unit) for one in (part, whole))
    return RatioClaim(sides[0], sides[1:], stated, part.label_start, stated.stop, sure=False)

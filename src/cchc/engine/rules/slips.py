"""The likely slip of the pen behind a contradiction; a guess, offered and never applied."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.numbers import print_number
from cchc.engine.rules.agreement import agrees


class SlipKind(StrEnum):
    """What the hand may have done."""

    SWAPPED = "swapped"
    DIGIT = "digit"
    TRANSPOSED = "transposed"
    COMMA = "comma"
    COMPLEMENT = "complement"
    LEFT_OUT = "left_out"
    TWICE = "twice"


@dataclass(frozen=True)
class Slip:
    """A kind of slip and the sentence that offers it."""

    kind: SlipKind
    message: Message


SWAPPED = Slip(SlipKind.SWAPPED, Message(N_("Có thể tử số và mẫu số bị đảo chỗ.")))
COMPLEMENT = Slip(SlipKind.COMPLEMENT, Message(N_("Có thể đã ghi phần còn lại đến 100% thay cho tỷ lệ này.")))
COMMA = Slip(SlipKind.COMMA, Message(N_("Có thể dấu phẩy thập phân đặt sai chỗ.")))
TENFOLD = (Fraction(1, 10), Fraction(10), Fraction(1, 1000), Fraction(1000))


def _digit(name: str, wrong: Fraction, right: Fraction) -> Slip:
    template = N_("Có thể “%(name)s” thừa hoặc thiếu chữ số: %(right)s chứ không phải %(wrong)s.")
    return Slip(SlipKind.DIGIT, _offer(template, name, wrong, right))


def _swapped_digits(name: str, wrong: Fraction, right: Fraction) -> Slip:
    template = N_("Có thể “%(name)s” bị đảo hai chữ số: %(right)s chứ không phải %(wrong)s.")
    return Slip(SlipKind.TRANSPOSED, _offer(template, name, wrong, right))


def _offer(template: str, name: str, wrong: Fraction, right: Fraction) -> Message:
    return Message(template, {"name": name, "wrong": print_number(wrong), "right": print_number(right)})


def transpositions(value: Fraction) -> Iterator[Fraction]:
    """The whole numbers that come from swapping two neighbouring, different digits of a whole number."""
    digits = str(value) if value.denominator == 1 and value >= 0 else ""
    for place in range(len(digits) - 1):
        left, right = digits[place], digits[place + 1]
        if left != right and not (place == 0 and right == "0"):
            yield Fraction(digits[:place] + right + left + digits[place + 2 :])


def ratio_slip(
    stated: Fraction, decimals: int, numerator: tuple[str, Fraction], denominator: tuple[str, Fraction]
) -> Slip | None:
    """Why a percentage may differ from 100 × numerator ÷ denominator (each a name with its amount, not 0)."""
    (above_name, above), (below_name, below) = numerator, denominator

    def fits(top: Fraction, bottom: Fraction) -> bool:
        return agrees(stated, 100 * top / bottom, decimals)

    if above and fits(below, above):
        return SWAPPED
    for factor in TENFOLD:
        if fits(above * factor, below) and above * factor <= below and (above * factor).denominator == 1:
            return _digit(above_name, above, above * factor)
        if fits(above, below * factor) and above <= below * factor and (below * factor).denominator == 1:
            return _digit(below_name, below, below * factor)
    return _stated_slip(stated, decimals, 100 * above / below)


def _stated_slip(stated: Fraction, decimals: int, exact: Fraction) -> Slip | None:
    if any(agrees(stated * factor, exact, max(decimals - shift, 0)) for factor, shift in ((10, 1), (100, 2))):
        return COMMA
    return COMPLEMENT if decimals and agrees(100 - stated, exact, decimals) else None


def sum_slip(
    total: tuple[str, Fraction], parts: Mapping[str, Fraction], holds: Callable[[Fraction, Fraction], bool]
) -> Slip | None:
    """Why parts (name → amount) may not add up to a total; `holds(total, sum)` judges a corrected pair."""
    name, stated = total
    added = sum(parts.values(), Fraction(0))
    for part, amount in parts.items():
        if amount and holds(stated, added - amount):
            return Slip(SlipKind.LEFT_OUT, Message(N_("Có thể tổng chưa gồm “%(name)s”."), {"name": part}))
        if amount and holds(stated, added + amount):
            template = N_("Có thể tổng đã cộng “%(name)s” hai lần.")
            return Slip(SlipKind.TWICE, Message(template, {"name": part}))
    corrections: tuple[tuple[Callable[[Fraction], Iterator[Fraction]], Callable[..., Slip]], ...] = (
        (_tenfold, _digit),
        (transpositions, _swapped_digits),
    )
    for variants, slip in corrections:
        for right in variants(stated):
            if holds(right, added):
                return slip(name, stated, right)
        for part, amount in parts.items():
            for right in variants(amount):
                if holds(stated, added - amount + right):
                    return slip(part, amount, right)
    return None


def _tenfold(value: Fraction) -> Iterator[Fraction]:
    return (value * factor for factor in TENFOLD if value and (value * factor).denominator == 1)

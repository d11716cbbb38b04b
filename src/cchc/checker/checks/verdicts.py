"""What a check says: something holds, or does not, with the spots it compared."""

from dataclasses import dataclass
from fractions import Fraction

from cchc.checker.checks.passages import Spot
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.numbers import print_number
from cchc.engine.rules.slips import Slip

# Words before a figure that name nothing without its noun.
_BARE = frozenset({"trong", "tổng", "tổng cộng", "tổng số", "có", "còn", "cơ cấu", "tổng là", "là", "đã"})
_SCALES = ((10**9, "tỷ đồng"), (10**6, "triệu đồng"))


@dataclass(frozen=True)
class Verdict:
    """One comparison: without a severity it holds, else `message` says what is wrong, why, what to do.

    `loose`: only the figures fit, no word ties them together.
    """

    kind: Kind
    spot: Spot
    others: tuple[Spot, ...] = ()
    severity: Severity | None = None
    stated: str = ""
    computed: str = ""
    message: Message | None = None
    slip: Slip | None = None
    loose: bool = False

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return self.severity is None


def printed(amount: Fraction, unit: Unit = Unit.COUNT, decimals: int | None = None) -> str:
    """An amount as a report prints it; money in the largest scale in which it is short."""
    if unit is not Unit.MONEY:
        return print_number(amount, decimals) + ("%" if unit is Unit.PERCENT else "")
    for factor, name in _SCALES:
        if abs(amount) >= factor and (amount * 10**4 / factor).denominator == 1:
            return f"{print_number(amount / factor)} {name}"
    return f"{print_number(amount)} đồng"


def shown(quantity: Quantity) -> str:
    """A quantity's amount as a report prints it."""
    return printed(
        quantity.amount, quantity.unit, quantity.decimals if quantity.unit is not Unit.MONEY else None
    )


def named(quantity: Quantity, fallback: str) -> str:
    """The words that name a quantity: those before it, else what is counted."""
    label = quantity.label
    if label.casefold() in _BARE:
        label = f"{label} {quantity.noun}".strip()
    return " ".join((label or quantity.noun or fallback).split()[-14:])


def larger_than_whole(spot: Spot, whole: Quantity, part: Quantity) -> Verdict:
    """The warning that a part exceeds the count it lies in; both stand in the text of the spot."""
    template = N_(
        "“%(part)s” là %(stated)s, lớn hơn số mà nó nằm trong đó (“%(whole)s”: %(computed)s). "
        "Phần không thể lớn hơn toàn bộ. Hãy kiểm tra lại cả hai số."
    )
    params = {
        "part": named(part, "phần"),
        "whole": named(whole, "toàn bộ"),
        "stated": printed(part.amount, part.unit),
        "computed": printed(whole.amount, whole.unit),
    }
    others = tuple(Spot(spot.passage, one.label_start, one.end) for one in (whole, part))
    return Verdict(
        Kind.SUBSET, spot, others, Severity.WARNING,
        str(params["stated"]), str(params["computed"]), Message(template, params),
    )  # fmt: skip

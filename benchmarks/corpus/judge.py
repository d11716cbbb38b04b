"""What printed figures say of each other: exact arithmetic over what is printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from benchmarks.corpus.figures import Shown


@dataclass(frozen=True)
class Verdict:
    """Whether it can be true, how grave it is otherwise, what was computed, and a line for people."""

    consistent: bool
    severity: str
    computed: str
    explanation: str


def _number(value: Fraction) -> str:
    return f"{float(value):.4f}".rstrip("0").rstrip(".")


def _verdict(consistent: bool, computed: str, explanation: str, severity: str = "ok") -> Verdict:
    return Verdict(consistent, severity if consistent else "hard", computed, explanation)


def _near(stated: Fraction, exact: Fraction, step: Fraction) -> tuple[bool, str]:
    """True within one unit of the last digit; "ok" only for what rounding half up gives."""
    apart = abs(stated - exact)
    return apart < step, "ok" if 2 * apart <= step else "rounding"


def ratio(part: Shown, whole: Shown, percent: Shown) -> Verdict:
    """A part, its whole and their ratio in per cent."""
    exact = 100 * part.amount / whole.amount
    consistent, severity = _near(percent.value, exact, percent.step)
    computed = f"{_number(exact)}% vs {_number(percent.value)}"
    return _verdict(consistent, computed, f"{part.value}/{whole.value} = {_number(exact)}%", severity)


def total(whole: Shown, parts: Sequence[Shown]) -> Verdict:
    """A sum and its parts; parts printed with decimals may each be half a unit off."""
    added = sum((part.amount for part in parts), Fraction(0))
    slack = sum((part.step * part.scale for part in parts if part.step < 1), Fraction(0)) / 2
    line = "+".join(_number(part.value) for part in parts)
    apart = abs(added - whole.amount)
    severity = "ok" if apart == 0 else "rounding"
    return _verdict(apart <= slack, f"{line}={_number(added)} vs {_number(whole.amount)}", line, severity)


def subset(part: Shown, whole: Shown) -> Verdict:
    """A part is not larger than its whole."""
    line = f"{_number(part.value)}<={_number(whole.value)}"
    return _verdict(part.amount <= whole.amount, line, line)


def same(one: Shown, other: Shown) -> Verdict:
    """Two tellings of one quantity; the coarser printing decides."""
    step = max(one.step * one.scale, other.step * other.scale)
    apart = abs(one.amount - other.amount)
    whole = one.step == 1 == other.step and one.scale == other.scale
    consistent = apart == 0 if whole else apart <= step
    line = f"{_number(one.value)} = {_number(other.value)}"
    return _verdict(consistent, line, line, "ok" if apart == 0 else "rounding")


def change(before: Shown, after: Shown, difference: Shown, percent: Shown | None = None) -> Verdict:
    """From one amount to another, their difference, and the difference in per cent of the first."""
    exact = abs(after.amount - before.amount)
    consistent, severity = exact == difference.amount, "ok"
    line = (
        f"{_number(before.value)} -> {_number(after.value)}: {_number(exact)} vs {_number(difference.value)}"
    )
    if percent is not None:
        share = 100 * exact / before.amount
        near, severity = _near(percent.value, share, percent.step)
        consistent = consistent and near
        line += f"; {_number(share)}% vs {_number(percent.value)}"
    return _verdict(consistent, line, line, severity)


def order(first: date, last: date) -> Verdict:
    """One day is not after another."""
    line = f"{first:%d/%m/%Y} <= {last:%d/%m/%Y}"
    return _verdict(first <= last, line, line)


def inside(value: Shown, low: int, high: int) -> Verdict:
    """A figure stands in its range."""
    line = f"{low}<={_number(value.value)}<={high}"
    return _verdict(low <= value.value <= high, line, line)


def wrong(computed: str, explanation: str, severity: str = "hard") -> Verdict:
    """What cannot be true for a reason that is no arithmetic."""
    return Verdict(consistent=False, severity=severity, computed=computed, explanation=explanation)


def right(computed: str, explanation: str) -> Verdict:
    """What holds for a reason that is no arithmetic."""
    return Verdict(consistent=True, severity="ok", computed=computed, explanation=explanation)

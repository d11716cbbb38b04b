"""Numbers as Vietnamese reports print them: `.` between thousands, `,` before decimals."""

from fractions import Fraction

SHORTEST = 4


def round_half_up(value: Fraction, decimals: int) -> Fraction:
    """Round to so many decimals, a half away from zero on both sides: 1.3125 → 1.313, -1.3125 → -1.313."""
    scale = 10**decimals
    rounded = Fraction(_scaled(value, decimals), scale)
    return -rounded if value.numerator < 0 else rounded


def print_number(
    value: Fraction | int, decimals: int | None = None, *, pad: int = 0, grouping: bool = True
) -> str:
    """Print with so many decimals; None prints as many as needed, at most four. `pad` fills whole digits."""
    digits = SHORTEST if decimals is None else decimals
    scaled = _scaled(value, digits)
    whole, rest = divmod(scaled, 10**digits) if digits else (scaled, 0)
    tail = f"{rest:0{digits}}" if digits else ""
    if decimals is None:
        tail = tail.rstrip("0")
    head = f"{whole:,}".replace(",", ".") if grouping else str(whole)
    sign = "-" if value.numerator < 0 and scaled else ""
    return sign + (head.zfill(pad) if pad else head) + ("," + tail if tail else "")


def _scaled(value: Fraction | int, decimals: int) -> int:
    scale: int = 10**decimals
    if value.denominator == 1:
        return abs(value.numerator) * scale
    doubled = 2 * abs(value.numerator) * scale
    return (doubled + value.denominator) // (2 * value.denominator)


def print_count(count: int) -> str:
    """Return a count as running text has it: "09" for 1 to 9, "0", "1.901"."""
    return print_number(count, 0, pad=2 if 0 < count < 10 else 0)

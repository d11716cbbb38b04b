"""The form that is read: 300 rows over 300 figures of each unit, and how its rows follow from sums.

100 rows are plain sums; 120 ask for one value of an axis; 40 add up the values of an axis; 40 are ratios.
"""

from collections.abc import Mapping
from fractions import Fraction

from cchc.engine.bindings.refs import Ref, parse_ref

VALUES = ("outcome=early", "outcome=late", "outcome=none", "outcome=on_time")
ON_TIME = ("outcome=early", "outcome=on_time")
PLAIN = tuple(f"bench.plain_{number:03}" for number in range(100))
SINGLE = tuple(f"bench.single_{number:03}" for number in range(30))
ADDED = tuple(f"bench.added_{number:03}" for number in range(20))
STORED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(PLAIN, ("",)),
    **dict.fromkeys((*SINGLE, *ADDED), VALUES),
}
"""Breakdowns in which figures are stored, by indicator."""

FACTS = [(code, breakdown) for code, breakdowns in STORED.items() for breakdown in breakdowns]
DIVIDED = (*ADDED, *SINGLE[:20])
RATIOS = {
    f"bench.rate_{number:03}": (f"{code}[outcome=early|on_time]^whole", f"{code}^whole")
    for number, code in enumerate(DIVIDED)
}
"""Numerator and denominator of each ratio."""

TEXTS = [
    *(f"{code}^whole" for code in PLAIN),
    *(f"{code}[{value}]^whole" for code in SINGLE for value in VALUES),
    *(f"{code}^whole" for code in ADDED),
    *(f"{code}[outcome=early|on_time]^whole" for code in ADDED),
    *(f"{code}^whole" for code in RATIOS),
]
REFS: tuple[Ref, ...] = tuple(map(parse_ref, TEXTS))

Sums = Mapping[tuple[str, str], int]
Form = list[int | Fraction]


def form_of(sums: Sums) -> Form:
    """Return the 300 rows of a unit from its sums by indicator and breakdown; what is missing counts 0."""
    late = {code: _added(sums, code, VALUES) for code in DIVIDED}
    timely = {code: _added(sums, code, ON_TIME) for code in DIVIDED}
    rows: Form = [sums.get((code, ""), 0) for code in PLAIN]
    rows += [sums.get((code, value), 0) for code in SINGLE for value in VALUES]
    rows += [late[code] for code in ADDED]
    rows += [timely[code] for code in ADDED]
    rows += [Fraction(100 * timely[code], late[code]) if late[code] else 0 for code in DIVIDED]
    return rows


def _added(sums: Sums, code: str, breakdowns: tuple[str, ...]) -> int:
    return sum(sums.get((code, breakdown), 0) for breakdown in breakdowns)

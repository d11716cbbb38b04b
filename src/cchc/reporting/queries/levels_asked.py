"""Which levels of units a breakdown speaks of."""

from functools import lru_cache

from cchc.engine.bindings.breakdown import Breakdown
from cchc.engine.kinds import Level

_ASKED = {
    ("receiver_level", "province"): {Level.PROVINCE, Level.DEPARTMENT},
    ("receiver_level", "district"): {Level.DISTRICT},
    ("receiver_level", "commune"): {Level.COMMUNE},
    ("unit_level", "department"): {Level.DEPARTMENT},
    ("unit_level", "district"): {Level.DISTRICT},
    ("unit_level", "commune"): {Level.COMMUNE},
}
"""Who is asked about a value of an axis: a commune has no dossiers that a department received."""


@lru_cache(maxsize=4096)
def levels_asked(breakdown: Breakdown) -> frozenset[str]:
    """Return the levels of the units that a breakdown speaks of."""
    asked = set(Level)
    for axis, values in breakdown.axes:
        asked &= set[Level]().union(*(_ASKED.get((axis, value), set(Level)) for value in values))
    return frozenset(level.value for level in asked)

"""What was read from the ledger for a question: facts by slice, deltas by slice, all in compact tuples."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from cchc.engine.bindings.breakdown import Breakdown
from cchc.engine.members import member_key
from cchc.engine.windows import Window
from cchc.statistics.resolution.axes import AxisValues, Occurrence
from cchc.statistics.resolution.breakdowns import lies_inside, stated
from cchc.statistics.resolution.facts import Delta, Fact, Origins
from cchc.statistics.resolution.lanes import Column

SELF = ""
NOWHERE = Origins({}, {})


class Place(NamedTuple):
    """What a group of facts has in common; `reporter` is SELF where each unit reports on itself."""

    indicator: str
    version: int
    window: Window
    reach: str
    reporter: str = SELF


@dataclass
class Ledger:
    """Facts by place, breakdown key and subject; deltas in force by place; known windows and values."""

    facts: dict[Place, dict[str, Column]] = field(default_factory=dict)
    deltas: dict[Place, list[Delta]] = field(default_factory=dict)
    origins: Origins = NOWHERE
    windows: dict[tuple[str, int], frozenset[Window]] = field(default_factory=dict)
    values: AxisValues = field(default_factory=AxisValues)
    _occurrences: dict[Place, Occurrence] = field(default_factory=dict)

    def stated(self, place: Place, asked: Breakdown, *, additive: bool) -> Column:
        """Return by subject what is stated at a place in a breakdown."""
        columns = self.facts.get(place, {})
        return stated(columns, asked, self.origins, self._occurrence(place) if additive and columns else None)

    def lists(self, place: Place, asked: Breakdown) -> dict[str, dict[str, Fact]]:
        """Return by subject the members that are listed at a place in exactly this breakdown, by code."""
        found: dict[str, dict[str, Fact]] = {}
        for key, column in self.facts.get(place, {}).items():
            member = member_key(key)
            if member is not None and member.figure == asked.key:
                for subject, fact in column.items():
                    found.setdefault(subject, {})[member.code] = fact
        return found

    def deltas_inside(self, place: Place, asked: Breakdown) -> Mapping[str, list[Delta]]:
        """Return by unit the deltas in force that lie inside a breakdown."""
        found: dict[str, list[Delta]] = {}
        for delta in self.deltas.get(place, ()):
            if lies_inside(delta.breakdown, asked):
                found.setdefault(delta.unit, []).append(delta)
        return found

    def windows_of(self, indicator: str, version: int) -> frozenset[Window]:
        """Return the windows near the asked ones in which the indicator has facts of this version."""
        return self.windows.get((indicator, version), frozenset())

    def _occurrence(self, place: Place) -> Occurrence:
        if place not in self._occurrences:
            values = self.values.lasting(place.window.start)
            self._occurrences[place] = Occurrence(self.facts.get(place, {}), values)
        return self._occurrences[place]

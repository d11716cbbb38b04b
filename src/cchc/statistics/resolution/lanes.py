"""Which lanes a question reads, in which order (resolve.md, rule 2)."""

from collections.abc import Mapping

from cchc.engine.kinds import Lane
from cchc.statistics.resolution.facts import Fact

READING_ORDER: Mapping[Lane, tuple[Lane, ...]] = {
    Lane.ISSUED: (Lane.ISSUED,),
    Lane.APPROVED: (Lane.APPROVED, Lane.ISSUED),
    Lane.SUBMITTED: (Lane.APPROVED, Lane.ISSUED, Lane.SUBMITTED),
    Lane.LIVE: (Lane.APPROVED, Lane.ISSUED, Lane.SUBMITTED, Lane.LIVE),
}

Column = dict[str, Fact]


def read_through(by_lane: Mapping[str, Column], asked: Lane) -> Column:
    """Return the facts of the first lane of the reading order that has one, coordinate by coordinate."""
    present = [by_lane[lane] for lane in READING_ORDER[asked] if lane in by_lane]
    if len(present) == 1:
        return present[0]
    column: Column = {}
    for facts in reversed(present):
        column.update(facts)
    return column

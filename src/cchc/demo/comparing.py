"""One figure of a merged commune through time, in the three views of the tree."""

from dataclasses import dataclass
from fractions import Fraction

from cchc.engine.bindings.refs import Ref, parse_ref
from cchc.engine.periods import Period
from cchc.statistics.enums import View
from cchc.statistics.queries.reporting_windows import window_for
from cchc.statistics.resolve import Answer, Question, resolve

UNIT = "ah-tankhe"
PERIODS = ("2024", "2025-Q3", "2026-Q3")
FINISHED = parse_ref("dossier.finished[receiver_level=commune]^whole")


@dataclass(frozen=True)
class Compared:
    """What is known of a period in a view: the amount, and the units in it and missing from it."""

    period: str
    view: View
    amount: Fraction | None
    present: tuple[str, ...]
    missing: tuple[str, ...]


def compared(unit: str = UNIT, ref: Ref = FINISHED) -> list[Compared]:
    """Return the figure of a commune for each period and view, as `cchc facts --view` gives it."""
    return [_compared(unit, ref, period, view) for period in PERIODS for view in View]


def _compared(unit: str, ref: Ref, period: str, view: View) -> Compared:
    window = window_for(unit, Period.parse(period))
    answer: Answer = resolve(Question(unit, window, (ref,), view=view))[ref]
    coverage = answer.coverage
    return Compared(period, view, answer.figure.amount, tuple(coverage.present), tuple(coverage.missing))

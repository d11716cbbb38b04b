"""What the oracle answers."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cchc.engine.figures import MISSING, Figure
from cchc.engine.kinds import Lane, Quality
from cchc.engine.windows import Window
from cchc.statistics.enums import Basis


@dataclass(frozen=True)
class Told:
    """A figure, its basis and its coverage, in plain tuples in order."""

    figure: Figure = MISSING
    basis: Basis = Basis.NONE
    expected: tuple[str, ...] | None = None
    present: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    not_yet_due: tuple[str, ...] = ()
    not_allocated: tuple[tuple[str, date | None], ...] = ()
    not_comparable: tuple[str, ...] = ()
    other_window: tuple[tuple[str, Window], ...] = ()
    past_end: tuple[tuple[str, Window, date], ...] = ()
    left_off: tuple[tuple[str, Window], ...] = ()
    lane: Lane | None = None
    quality: Quality | None = None
    revision: int | None = None
    reported: Figure | None = None
    parts: Figure | None = None
    owner: Figure | None = None
    computed: Figure | None = None
    delta: Fraction | None = None

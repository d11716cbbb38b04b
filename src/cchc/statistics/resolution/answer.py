"""What the ledger answers."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from cchc.engine.figures import MISSING, Blank, Figure
from cchc.engine.kinds import Lane, Quality
from cchc.engine.windows import Window
from cchc.statistics.enums import Basis


@dataclass(frozen=True, order=True)
class NotAllocated:
    """A predecessor whose facts are counted as "before DATE, not allocated"."""

    unit: str
    before: date | None


@dataclass(frozen=True, order=True)
class OtherWindow:
    """A unit that gives the figure for another window, which is therefore not added."""

    unit: str
    window: Window


@dataclass(frozen=True, order=True)
class PastEnd:
    """A unit whose figure was stated over a window that goes on after its `end`, the first day without it."""

    unit: str
    window: Window
    end: date


@dataclass(frozen=True, order=True)
class LeftOff:
    """A unit that ended, and its last days, of which it states nothing: its successors answer for them."""

    unit: str
    days: Window


@dataclass(frozen=True)
class Coverage:
    """Who answered and who did not; all unit codes in order. `expected` is None when nobody said who must."""

    expected: tuple[str, ...] | None = None
    present: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    not_yet_due: tuple[str, ...] = ()
    not_allocated: tuple[NotAllocated, ...] = ()
    not_comparable: tuple[str, ...] = ()
    other_window: tuple[OtherWindow, ...] = ()
    past_end: tuple[PastEnd, ...] = ()
    left_off: tuple[LeftOff, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether nobody is missing."""
        return not self.missing


NOBODY = Coverage()


@dataclass(frozen=True)
class Alternatives:
    """The figures of each basis side by side, before the deltas of the unit itself."""

    reported: Figure | None = None
    parts: Figure | None = None
    owner: Figure | None = None
    computed: Figure | None = None


@dataclass(frozen=True)
class Answer:
    """A figure and where it stands.

    Amounts are exact and in the unit of the indicator (per cent as 91.46). `delta` is the sum of the
    deltas of the unit itself that the figure contains. `as_written` is what the source printed, if the figure
    is a single fact. `reason` is a Vietnamese template saying why there is no figure.
    """

    figure: Figure = MISSING
    basis: Basis = Basis.NONE
    lane: Lane | None = None
    quality: Quality | None = None
    coverage: Coverage = NOBODY
    alternatives: Alternatives = field(default_factory=Alternatives)
    delta: Fraction | None = None
    revision: int | None = None
    entries: tuple[int, ...] = ()
    adjustments: tuple[int, ...] = ()
    as_written: str = ""
    reason: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether there is neither figure, words nor a stored blank."""
        return self.figure.blank is Blank.MISSING

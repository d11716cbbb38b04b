"""What has happened, as plain values: who lived where, what words meant, what was said and adjusted."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from cchc.engine.bindings.refs import Ref
from cchc.engine.figures import Figure
from cchc.engine.kinds import Lane, OverTime, OverUnits, Quality, Reach
from cchc.engine.territory import Placement, Succession, UnitLife
from cchc.engine.windows import Window


@dataclass(frozen=True)
class Meaning:
    """One version of what an indicator means; `decimals` only matter to whoever stores it."""

    code: str
    version: int
    valid_from: date
    over_units: OverUnits
    over_time: OverTime
    valid_to: date | None = None
    percent: bool = False
    decimals: int = 0
    numerator: Ref | None = None
    denominator: Ref | None = None
    owner: str = ""


@dataclass(frozen=True)
class Holding:
    """A unit holds a function from a day on."""

    unit: str
    function: str
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True)
class AxisWord:
    """A value of an axis; `valid_to` is the first day on which it is no more."""

    axis: str
    value: str
    valid_to: date | None = None


@dataclass(frozen=True)
class Place:
    """A coordinate: what a figure is about, who said it, in which lane. `breakdown` is a key."""

    indicator: str
    version: int
    subject: str
    reporter: str
    reach: Reach
    breakdown: str
    window: Window
    lane: Lane


@dataclass(frozen=True)
class Said:
    """With a revision a figure was written at a place, or (None) a tombstone."""

    revision: int
    place: Place
    figure: Figure | None
    quality: Quality = Quality.OFFICIAL
    as_of: date | None = None


Cited = tuple[tuple[Place, int], ...]
"""Places, each with the revision of the entry that is cited."""


@dataclass(frozen=True)
class Adjusted:
    """A delta was made; `place` has its unit as subject and reporter."""

    revision: int
    name: int
    place: Place
    delta: Fraction
    cited: Cited


@dataclass(frozen=True)
class Confirmed:
    """An adjustment was made to rest on these entries."""

    revision: int
    name: int
    cited: Cited


@dataclass(frozen=True)
class Withdrawn:
    """An adjustment was ended."""

    revision: int
    name: int


Event = Said | Adjusted | Confirmed | Withdrawn


@dataclass
class World:
    """All that a question may need."""

    lives: list[UnitLife] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)
    acts: list[Succession] = field(default_factory=list)
    holdings: list[Holding] = field(default_factory=list)
    meanings: list[Meaning] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    axes: list[AxisWord] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The newest revision."""
        return max((event.revision for event in self.events), default=0)


def meaning_on(meanings: list[Meaning], code: str, day: date) -> Meaning:
    """Return the newest version that had begun on a day, the first one where none had (rule 1)."""
    versions = sorted((one for one in meanings if one.code == code), key=lambda one: one.version)
    begun = [one for one in versions if one.valid_from <= day]
    return begun[-1] if begun else versions[0]

"""A world as it is written, step by step, and the events that these steps come to."""

from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from cchc.engine.figures import Figure
from cchc.engine.kinds import Lane, Quality, Reach
from cchc.engine.territory import Placement, Succession, UnitLife
from cchc.engine.windows import Window
from tests.statistics.oracle import (
    Adjusted,
    AxisWord,
    Confirmed,
    Holding,
    Meaning,
    Place,
    Said,
    Withdrawn,
    World,
)
from tests.statistics.oracle.events import Cited, meaning_on


@dataclass(frozen=True)
class Cell:
    """What a unit states."""

    indicator: str
    subject: str
    reporter: str
    reach: Reach
    breakdown: str
    window: Window
    figure: Figure
    quality: Quality = Quality.OFFICIAL
    as_of: date | None = None


@dataclass(frozen=True)
class Write:
    """One call of record_figures; with `replacing` everything else of a reporter's windows vanishes."""

    lane: Lane
    cells: tuple[Cell, ...]
    replacing: tuple[str, tuple[Window, ...]] | None = None


@dataclass(frozen=True)
class Adjust:
    """One adjustment, known by `name`; it rests on cells, whose figures do not matter."""

    name: int
    lane: Lane
    cell: Cell
    delta: Fraction
    rests_on: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Confirm:
    """Confirm the adjustment of that name."""

    name: int


@dataclass(frozen=True)
class Withdraw:
    """Withdraw the adjustment of that name."""

    name: int


Step = Write | Adjust | Confirm | Withdraw


@dataclass
class Draft:
    """Units, meanings, and the steps by which the ledger came to be."""

    lives: list[UnitLife]
    placements: list[Placement]
    acts: list[Succession]
    holdings: list[Holding]
    meanings: list[Meaning]
    steps: list[Step] = field(default_factory=list)
    axes: list[AxisWord] = field(default_factory=list)


@dataclass
class _Ledger:
    """What the ledger must hold after the steps so far."""

    draft: Draft
    revision: int = 0
    current: dict[Place, Said] = field(default_factory=dict)
    cited: dict[int, tuple[Place, ...]] = field(default_factory=dict)
    revisions: list[int | None] = field(default_factory=list)

    def place(self, cell: Cell, lane: Lane) -> Place:
        """Return the coordinate of a cell; its version is the one of the last day of its own window."""
        version = meaning_on(self.draft.meanings, cell.indicator, cell.window.last_day).version
        return Place(
            cell.indicator,
            version,
            cell.subject,
            cell.reporter,
            cell.reach,
            cell.breakdown,
            cell.window,
            lane,
        )

    def write(self, step: Write) -> list[Said]:
        """Return what a call appends: only differences, and tombstones of a scope."""
        number = self.revision + 1
        said = []
        for cell in step.cells:
            new = Said(number, self.place(cell, step.lane), cell.figure, cell.quality, cell.as_of)
            old = self.current.get(new.place)
            if old is None or (old.figure, old.quality, old.as_of) != (new.figure, new.quality, new.as_of):
                said.append(new)
        reporter, windows = step.replacing or ("", ())
        kept = {self.place(cell, step.lane) for cell in step.cells}
        for place, old in self.current.items():
            inside = place.reporter == reporter and place.window in windows and place.lane is step.lane
            if inside and old.figure is not None and place not in kept:
                said.append(Said(number, place, None))
        self.current |= {one.place: one for one in said}
        return said

    def cite(self, name: int) -> Cited:
        """Cite the current entries of the coordinates that an adjustment rests on."""
        return tuple((place, self.current[place].revision) for place in self.cited[name])

    def apply(self, step: Step) -> list[Said | Adjusted | Confirmed | Withdrawn]:
        """Return the events of a step; a step without events makes no revision."""
        number = self.revision + 1
        match step:
            case Write():
                return list(self.write(step))
            case Adjust():
                self.cited[step.name] = tuple({self.place(one, step.lane): None for one in step.rests_on})
                place = replace(self.place(step.cell, step.lane), reporter=step.cell.subject)
                return [Adjusted(number, step.name, place, step.delta, self.cite(step.name))]
            case Confirm():
                return [Confirmed(number, step.name, self.cite(step.name))]
            case Withdraw():
                return [Withdrawn(number, step.name)]


def world_of(draft: Draft) -> tuple[World, list[int | None]]:
    """Return the world that the steps come to, and the revision that each step makes (None: none)."""
    world = World(
        list(draft.lives),
        list(draft.placements),
        list(draft.acts),
        list(draft.holdings),
        list(draft.meanings),
        axes=list(draft.axes),
    )
    ledger = _Ledger(draft)
    for step in draft.steps:
        events = ledger.apply(step)
        ledger.revisions.append(ledger.revision + 1 if events else None)
        ledger.revision += 1 if events else 0
        world.events.extend(events)
    return world, ledger.revisions

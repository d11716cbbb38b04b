"""Random scenes: a draft of a world, and what to ask about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from cchc.engine.bindings.refs import Ref
from cchc.engine.figures import NONE_AROSE, NOT_APPLICABLE, Blank, Figure
from cchc.engine.kinds import Lane, Level, OverUnits, Quality, Reach
from cchc.engine.windows import Window
from cchc.statistics.resolution.question import Question
from tests.statistics.oracle.answering import window_of
from tests.statistics.worlds.drafts import Adjust, Cell, Confirm, Draft, Withdraw, Write
from tests.statistics.worlds.lands import ACT_DAYS, TODAY, WITHIN, make_land
from tests.statistics.worlds.questions import (
    ASKED_KEYS,
    AXES,
    DECIMALS,
    KEYS,
    KINDS,
    MOMENTS,
    PIECES,
    RATIOS,
    WINDOWS,
    code,
    kind_of,
    meanings,
    ref,
)

LANES = (Lane.APPROVED, Lane.APPROVED, Lane.ISSUED, Lane.SUBMITTED, Lane.LIVE)
QUALITIES = (*[Quality.OFFICIAL] * 3, Quality.PRELIMINARY, Quality.ESTIMATE)
BLANKS = (NONE_AROSE, NONE_AROSE, NOT_APPLICABLE, Figure(blank=Blank.NOT_YET_DUE))
WORDED = (OverUnits.LATEST, OverUnits.NONE)


@dataclass
class Scene:
    """A draft, the window it is mostly about, and refs to ask."""

    draft: Draft
    window: Window
    refs: tuple[Ref, ...]

    @property
    def units(self) -> list[str]:
        """All units that ever lived."""
        return [life.code for life in self.draft.lives]


class Writer:
    """Adds steps to a draft."""

    def __init__(self, random: Random, scene: Scene) -> None:
        self.random = random
        self.scene = scene
        self.lives = {life.code: life for life in scene.draft.lives}
        self.offices = [one.code for one in scene.draft.lives if one.level is Level.DEPARTMENT]
        self.written: dict[Lane, list[Cell]] = {lane: [] for lane in Lane}
        self.standing: list[int] = []
        self.made = 0
        self.calm = False
        self.unforeseen = 0.1
        """How often a unit states its figure as if it went on living."""

    def write(self, lane: Lane, cells: Sequence[Cell], *, replacing: bool = False) -> None:
        """Write cells, the first of those with one coordinate; perhaps in place of all else of a reporter."""
        unique: dict[tuple[object, ...], Cell] = {}
        for cell in cells:
            key = (cell.indicator, cell.subject, cell.reporter, cell.reach, cell.breakdown, cell.window)
            unique.setdefault(key, cell)
        scope = None
        if replacing and cells:
            scope = (cells[0].reporter, tuple({cell.window: None for cell in cells}))
        self.scene.draft.steps.append(Write(lane, tuple(unique.values()), scope))
        self.written[lane] += unique.values()

    def cell(self, unit: str, asked: Ref, reach: Reach, key: str, *, askew: float) -> Cell | None:
        """Return a cell of a unit for a ref, now and then over another window; None if it did not live."""
        window = self._window(unit, asked, askew)
        if window is None:
            return None
        owned = KINDS[kind_of(asked.indicator)][0] is OverUnits.OWNER
        foreign = self.random.random() < (0.6 if owned else 0.03)
        return Cell(
            asked.indicator,
            unit,
            self.random.choice(self.offices) if foreign and self.offices else unit,
            reach,
            key,
            window,
            self.figure(asked.indicator),
            self.quality(),
            self.random.choice(PIECES).stop if self.random.random() < 0.2 and not self.calm else None,
        )

    def figure(self, indicator: str) -> Figure:
        """Return a figure that suits an indicator."""
        kind, chance = kind_of(indicator), self.random.random()
        over_units = KINDS[kind][0]
        if chance < (0.01 if self.calm else 0.2):
            return self.random.choice(BLANKS)
        if over_units in WORDED and chance < 0.6:
            return Figure(text=self.random.choice(("có", "không", "đang làm")))
        if over_units is OverUnits.SHARE:
            return Figure(amount=Fraction(self.random.randint(0, 1)))
        amount = self.random.randint(0, 40)
        return Figure(amount=Fraction(amount, 10 ** DECIMALS.get(kind, 0)))

    def quality(self) -> Quality:
        """Return a quality; nearly all figures are official where things are calm."""
        return Quality.OFFICIAL if self.calm else self.random.choice(QUALITIES)

    def changed(self, cell: Cell) -> Cell:
        """Return a cell with another figure."""
        return Cell(
            cell.indicator,
            cell.subject,
            cell.reporter,
            cell.reach,
            cell.breakdown,
            cell.window,
            self.figure(cell.indicator),
            self.quality(),
            cell.as_of,
        )

    def some(self, lane: Lane, most: int) -> list[Cell]:
        """Return some cells that were written in a lane."""
        cells = self.written[lane]
        return self.random.sample(cells, self.random.randint(1, min(most, len(cells)))) if cells else []

    def correct(self, most: int) -> None:
        """Write other figures for some coordinates."""
        lane = self.random.choice(LANES)
        self.write(lane, [self.changed(one) for one in self.some(lane, most)])

    def carry(self, most: int) -> None:
        """Write some figures, some of them changed, into another lane."""
        cells = self.some(self.random.choice(LANES), most)
        changed = [one if self.random.random() < 0.6 else self.changed(one) for one in cells]
        self.write(self.random.choice(LANES), changed)

    def replace(self, most: int) -> None:
        """Write a few figures of a reporter in place of all others over the same windows."""
        lane = self.random.choice(LANES)
        cells = self.some(lane, 1)
        reporter = [one for one in self.written[lane] if cells and one.reporter == cells[0].reporter]
        if reporter:
            kept = self.random.sample(reporter, self.random.randint(1, min(most, len(reporter))))
            self.write(lane, kept, replacing=True)

    def adjust(self, most: int) -> None:
        """Make adjustments near what is known."""
        lane = self.random.choice(LANES)
        additive = [one for one in self.some(lane, most) if _is_additive(one.indicator)]
        for cell in additive:
            self.made += 1
            near = Cell(
                cell.indicator,
                cell.subject if self.random.random() < 0.8 else self.random.choice(self.scene.units),
                cell.reporter,
                cell.reach if self.random.random() < 0.8 else self.random.choice(list(Reach)),
                self.random.choice((cell.breakdown, cell.breakdown, "", "a=x", "a=x;b=u")),
                cell.window,
                cell.figure,
            )
            bases = (cell, *self.some(lane, 2)) if self.random.random() < 0.7 else ()
            delta = Fraction(self.random.randint(-9, 9), 10 ** DECIMALS.get(kind_of(cell.indicator), 0))
            self.scene.draft.steps.append(Adjust(self.made, lane, near, delta, bases))
            self.standing.append(self.made)

    def confirm(self, most: int) -> None:
        """Confirm adjustments."""
        for name in self._some_standing(most):
            self.scene.draft.steps.append(Confirm(name))

    def withdraw(self, most: int) -> None:
        """Withdraw an adjustment."""
        for name in self._some_standing(most)[:1]:
            self.standing.remove(name)
            self.scene.draft.steps.append(Withdraw(name))

    def _some_standing(self, most: int) -> list[int]:
        if not self.standing:
            return []
        return self.random.sample(self.standing, self.random.randint(1, min(most, len(self.standing))))

    def _window(self, unit: str, asked: Ref, askew: float) -> Window | None:
        question = Question(unit, self.scene.window, (asked,), today=TODAY)
        meaning, window = window_of(question, asked, self.scene.draft.meanings)
        if meaning.over_time.accumulates and self.random.random() < 0.7:
            return window
        if self.random.random() < askew:
            window = self.random.choice(PIECES)
        life = self.lives[unit]
        clipped = window.clip(life.valid_from, life.valid_to)
        if clipped is not None and clipped.stop < window.stop and self.random.random() < 0.3:
            return self.random.choice([clipped, *_pieces_in_front(clipped)])
        if clipped is None or self.random.random() >= self.unforeseen:
            return clipped
        if window.is_instant or self.random.random() < 0.3:
            return window
        later = [one.stop for one in PIECES if one.stop > clipped.start]
        return Window(clipped.start, window.stop if self.random.random() < 0.7 else self.random.choice(later))


def _pieces_in_front(lived: Window) -> list[Window]:
    """Return the pieces that begin with a lived part and leave off its last days."""
    return [one for one in PIECES if one.start == lived.start and one.stop < lived.stop]


def small_draft(random: Random) -> Scene:
    """Return a world of about a dozen units and a few indicators."""
    days = {day: random.randint(1, 3) for day in random.sample(ACT_DAYS, random.randint(0, 4))}
    late = random.random() < 0.4
    if late:
        days[random.choice(WITHIN)] = random.randint(2, 4)
    land = make_land(random, random.randint(1, 2), random.randint(1, 2), random.randint(1, 3), days)
    window = random.choice(WINDOWS)
    kinds = random.sample(sorted(KINDS), 3)
    kinds += [part for kind in kinds for part in RATIOS.get(kind, ())]
    refs = [
        ref(code(kind), key, random.choice(MOMENTS), reach)
        for kind in sorted(set(kinds))
        for key in random.sample(ASKED_KEYS, 2)
        for reach in (Reach.WHOLE, random.choice(list(Reach)))
    ]
    draft = Draft(list(land.lives.values()), land.placements, land.acts, land.holdings, meanings(), axes=AXES)
    scene = Scene(draft, window, tuple(dict.fromkeys(refs)))
    writer = Writer(random, scene)
    writer.calm = random.random() < 0.3
    writer.unforeseen = random.choice((0.6, 0.9, 1)) if late else 0.1
    writer.write(Lane.APPROVED, _first_cells(writer))
    for _ in range(random.randint(0 if writer.calm else 2, 8)):
        writer.unforeseen *= random.choice((0.3, 1))
        step = random.choice(
            (writer.correct, writer.carry, writer.replace, writer.adjust, writer.confirm, writer.withdraw)
        )
        step(8)
    return scene


def _first_cells(writer: Writer) -> list[Cell]:
    random = writer.random
    cells = []
    for unit in writer.scene.units:
        for asked in writer.scene.refs:
            for _ in range(random.choice((0, 1, 1, 2))):
                reach = Reach.OWN if random.random() < (0.97 if writer.calm else 0.7) else Reach.WHOLE
                key = asked.breakdown.key if random.random() < 0.6 else random.choice(KEYS)
                cells.append(writer.cell(unit, asked, reach, key, askew=0.25))
    return [cell for cell in cells if cell is not None]


def big_draft(random: Random, numbers: int = 3) -> Scene:
    """Return a world of some 200 units and 300 rows, with everything that may befall it."""
    land = make_land(random, 4, 5, 8, dict.fromkeys(ACT_DAYS, 4))
    wanted = [code(kind, number) for kind in KINDS for number in range(numbers)]
    refs = [ref(one, key) for one in wanted for key in ASKED_KEYS[:6]]
    draft = Draft(
        list(land.lives.values()),
        land.placements,
        land.acts,
        land.holdings,
        meanings(range(numbers)),
        axes=AXES,
    )
    scene = Scene(draft, WINDOWS[1], tuple(refs))
    writer = Writer(random, scene)
    writer.write(Lane.APPROVED, _many_cells(writer))
    for _ in range(2):
        for step in (writer.correct, writer.carry, writer.carry, writer.replace):
            step(4000)
        for step in (writer.adjust, writer.confirm, writer.withdraw):
            step(40)
    return scene


def _many_cells(writer: Writer) -> list[Cell]:
    random = writer.random
    cells = []
    for unit in writer.scene.units:
        inner = writer.lives[unit].level is not Level.COMMUNE
        for asked in writer.scene.refs:
            if random.random() < 0.8 and "|" not in asked.breakdown.key:
                reach = Reach.WHOLE if inner and random.random() < 0.3 else Reach.OWN
                cells.append(writer.cell(unit, asked, reach, asked.breakdown.key, askew=0.1))
            elif random.random() < 0.3:
                cells.append(writer.cell(unit, asked, Reach.OWN, random.choice(KEYS), askew=0.3))
    return [cell for cell in cells if cell is not None]


def _is_additive(indicator: str) -> bool:
    return KINDS[kind_of(indicator)][0] in (OverUnits.SUM, OverUnits.OWNER)

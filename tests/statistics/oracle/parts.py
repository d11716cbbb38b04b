"""What the units below come to: rules 7 and 8."""

from dataclasses import dataclass, field, replace
from fractions import Fraction

from cchc.engine.figures import MISSING, NONE_AROSE, NOT_APPLICABLE, Figure
from cchc.engine.kinds import OverUnits, Reach
from cchc.engine.windows import Window
from tests.statistics.oracle.blanks import NOT_YET_DUE, blank_of, counts, with_delta
from tests.statistics.oracle.land import Land
from tests.statistics.oracle.standing import Members
from tests.statistics.oracle.stated import Stated, Statements

HUNDRED = Fraction(100)


@dataclass
class Parts:
    """A figure made of several units' figures, the facts behind it by unit, and who is not yet due."""

    figure: Figure = MISSING
    used: dict[str, Stated] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)
    shadowed: set[str] = field(default_factory=set)


@dataclass
class Below:
    """The units of one question about one ref."""

    land: Land
    members: Members
    statements: Statements
    window: Window
    kind: OverUnits

    def clipped(self, unit: str) -> Window:
        """Return the unit's own window; every unit of S(U) has one."""
        own = self.land.lived(unit, self.window)
        assert own is not None
        return own

    def whole(self, unit: str) -> Stated | None:
        """Return the reported whole of a unit."""
        return self.told(unit, Reach.WHOLE)

    def told(self, unit: str, reach: Reach, reporter: str = "") -> Stated | None:
        """Return what is said of a unit for its own window."""
        return self.statements.told(unit, reach, self.clipped(unit), self.window, reporter)

    def own(self, unit: str) -> Stated | None:
        """Return a unit's own figure with its deltas."""
        told = self.told(unit, Reach.OWN)
        if told is None:
            return None
        figure = with_delta(told.figure, self.deltas(unit, Reach.OWN))
        assert figure is not None
        return replace(told, figure=figure)

    def deltas(self, unit: str, reach: Reach) -> list[Fraction]:
        """Return the deltas at a unit: over its own window, and over the one that was taken for it."""
        own, told = self.clipped(unit), self.told(unit, reach)
        windows = {own}
        if told is None:
            windows.add(Window(own.start, self.window.stop))
        elif told.over is not None:
            windows.add(told.over)
        return [made.delta for window in windows for made in self.statements.deltas(unit, reach, window)]

    def is_shadowed(self, unit: str) -> bool:
        """Tell whether a unit above, other than T, has a reported whole that is due."""
        for above in self.land.above_reported(unit, self.window):
            if above != self.members.top and above in self.members.weights:
                whole = self.whole(above)
                if whole is not None and whole.figure != NOT_YET_DUE:
                    return True
        return False

    def parts(self) -> Parts:
        """Return parts(U) of the kinds that fold figures."""
        found = Parts()
        for unit in sorted(self.members.weights):
            if self.is_shadowed(unit):
                found.shadowed.add(unit)
            else:
                self._take(found, unit)
        return self._folded(found, self.members.weights, self._deltas_that_act(found))

    def own_parts(self) -> Parts:
        """Return what a ref with reach own comes to."""
        found = Parts()
        for unit in sorted(self.members.exact):
            self._keep(found, unit, self.own(unit))
        return self._folded(found, self.members.exact, None)

    def share(self, expected: set[str] | None) -> Parts:
        """Return the share of units that say yes."""
        found = Parts()
        asked = [unit for unit in sorted(self.members.weights) if unit != self.members.top]
        if expected is not None:
            asked = [unit for unit in asked if unit in expected]
        for unit in asked:
            self._keep(found, unit, self.told(unit, Reach.OWN))
        given = {unit: told.figure for unit, told in found.used.items()}
        counted = [unit for unit in asked if counts(given.get(unit))]
        if expected is not None:
            counted = [unit for unit in asked if given.get(unit) != NOT_APPLICABLE]
        agreed = [unit for unit in asked if unit in given and given[unit].amount not in (None, Fraction(0))]
        found.figure = NONE_AROSE if given else blank_of([NOT_YET_DUE] if found.waiting else [])
        if given and counted:
            found.figure = Figure(amount=HUNDRED * len(agreed) / len(counted))
        return found

    def _take(self, found: Parts, unit: str) -> None:
        whole = self.whole(unit) if unit != self.members.top else None
        if whole is not None and whole.figure != NOT_YET_DUE:
            found.used[unit] = whole
            return
        if whole is not None:
            found.waiting.add(unit)
        self._keep(found, unit, self.own(unit))

    def _keep(self, found: Parts, unit: str, told: Stated | None) -> None:
        if told is None:
            return
        if told.figure == NOT_YET_DUE:
            found.waiting.add(unit)
        else:
            found.used[unit] = told

    def _deltas_that_act(self, found: Parts) -> Fraction | None:
        """Return the weighed whole-deltas of units other than T over something that counts; None for none."""
        acting = []
        for unit, weight in self.members.weights.items():
            deltas = self.deltas(unit, Reach.WHOLE)
            if not deltas or unit == self.members.top or unit in found.shadowed:
                continue
            below = [
                one
                for one, told in found.used.items()
                if counts(told.figure) and unit in (one, *self.land.above_reported(one, self.window))
            ]
            if below:
                acting += [weight * delta for delta in deltas]
        return sum(acting, Fraction(0)) if acting else None

    def _folded(self, found: Parts, weights: dict[str, Fraction], delta: Fraction | None) -> Parts:
        figures = [told.figure for told in found.used.values()]
        amounts = [
            weights[unit] * told.figure.amount
            for unit, told in found.used.items()
            if told.figure.amount is not None
        ]
        if self.kind is OverUnits.LATEST:
            found.figure = self._latest(found)
        elif self.kind is OverUnits.MAX and amounts:
            found.figure = Figure(amount=max(amounts))
        elif amounts:
            found.figure = Figure(amount=sum(amounts, delta or Fraction(0)))
        elif delta is not None and NONE_AROSE in figures:
            found.figure = Figure(amount=delta)
        else:
            found.figure = blank_of([*figures, *([NOT_YET_DUE] if found.waiting else [])])
        return found

    def _latest(self, found: Parts) -> Figure:
        said = {unit: told for unit, told in found.used.items() if told.figure.blank is None}
        if not said:
            waiting = [NOT_YET_DUE] if found.waiting else []
            return blank_of([*(told.figure for told in found.used.values()), *waiting])
        return max(said.items(), key=lambda item: (item[1].day, item[1].revision, item[0]))[1].figure

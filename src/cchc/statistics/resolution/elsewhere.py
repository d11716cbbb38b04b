"""Units that are silent about the asked window but state the figure for another (resolve.md, rule 4)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cchc.engine.kinds import OverUnits, Reach
from cchc.engine.windows import Window
from cchc.statistics.enums import Basis
from cchc.statistics.resolution.answer import OtherWindow
from cchc.statistics.resolution.folds import FOLDS
from cchc.statistics.resolution.kinds import Asked
from cchc.statistics.resolution.ledger import Ledger
from cchc.statistics.resolution.outcome import Chosen
from cchc.statistics.resolution.plan import Plan
from cchc.statistics.resolution.windows import is_near

FROM_PARTS = FOLDS.keys() - {OverUnits.OWNER}


@dataclass
class Elsewhere:
    """Facts about windows near the asked ones; read only when somebody is silent."""

    windows: Mapping[tuple[str, int], frozenset[Window]]
    read: Callable[[], Ledger]
    _held: dict[int, Mapping[Window, frozenset[str]]] = field(default_factory=dict)

    def of(self, asked: Asked, chosen: Chosen) -> tuple[OtherWindow, ...]:
        """Return the silent units of a question with the windows they speak of instead."""
        definition = asked.plan.definition
        known = self.windows.get((definition.code, definition.version), frozenset())
        if not known or not (asked.is_own or chosen.basis in {Basis.PARTS, Basis.NONE}):
            return ()
        lives = asked.plan.standing.windows
        pairs = [
            (unit, window)
            for unit in _silent(asked, chosen)
            for window in known
            if window != lives[unit] and is_near(lives[unit], window)
        ]
        held = self._windows_held(asked.plan, known) if pairs else {}
        found = [OtherWindow(unit, window) for unit, window in pairs if unit in held[window]]
        return tuple(sorted(found))

    @cached_property
    def _ledger(self) -> Ledger:
        return self.read()

    def _windows_held(self, plan: Plan, known: Iterable[Window]) -> Mapping[Window, frozenset[str]]:
        key = id(plan)
        if key not in self._held:
            self._held[key] = {window: self._units(plan, window) for window in known}
        return self._held[key]

    def _units(self, plan: Plan, window: Window) -> frozenset[str]:
        target = plan.target
        return frozenset(
            unit
            for reach in _reaches(plan)
            for unit in self._ledger.stated(
                target.place(window, reach), plan.ref.breakdown, additive=target.is_additive
            )
        )


def _reaches(plan: Plan) -> tuple[Reach, ...]:
    if plan.ref.reach is Reach.OWN:
        return (Reach.OWN,)
    if plan.definition.over_units is OverUnits.SHARE:
        return (Reach.OWN,)
    return (Reach.OWN, Reach.WHOLE) if plan.definition.over_units in FROM_PARTS else (Reach.WHOLE,)


def _silent(asked: Asked, chosen: Chosen) -> list[str]:
    columns = asked.plan.columns
    if asked.is_own:
        return [unit for unit in asked.counted.exactly if unit not in columns.own]
    if asked.plan.definition.over_units is OverUnits.SHARE:
        return [unit for unit in asked.counted.weights if unit not in columns.own]
    if asked.plan.definition.over_units not in FROM_PARTS:
        unit = asked.stands_for
        return [unit] if unit and chosen.result.is_missing and unit not in columns.whole else []
    return [
        unit
        for unit in asked.counted.weights
        if unit not in columns.own and unit not in columns.whole and unit not in chosen.shadowed
    ]

"""A ref made ready for reading: its definition, its window, and the columns of facts that answer it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from cchc.catalogue.queries.definitions import Definition
from cchc.engine.bindings.refs import Ref
from cchc.engine.kinds import OverTime, OverUnits, Reach
from cchc.engine.windows import TilingFault, Window, tiling
from cchc.statistics.resolution.distinct import Lists
from cchc.statistics.resolution.facts import Delta, Fact, Origins, adjusted
from cchc.statistics.resolution.lanes import Column
from cchc.statistics.resolution.ledger import SELF, Ledger, Place
from cchc.statistics.resolution.parts import Columns
from cchc.statistics.resolution.past_end import (
    all_marked,
    first_held,
    leaving,
    marked,
    pieces_until_end,
    taken_by,
    taken_for_all,
)
from cchc.statistics.resolution.standing import Standing
from cchc.statistics.resolution.windows import is_inside

ADDITIVE = frozenset({OverUnits.SUM, OverUnits.OWNER})


@dataclass(frozen=True)
class Target:
    """A ref with its definition and the window it is read over."""

    ref: Ref
    definition: Definition
    window: Window

    @property
    def is_additive(self) -> bool:
        """Whether facts in finer breakdowns and shorter windows may be added."""
        return self.definition.over_units in ADDITIVE

    @property
    def tiles(self) -> bool:
        """Whether shorter windows may be added."""
        return self.is_additive and self.definition.over_time is OverTime.FLOW

    @property
    def at_end(self) -> bool:
        """Whether those who live when the window stops answer for all of it."""
        return self.definition.over_time.accumulates

    @property
    def key(self) -> tuple[str, int, Window]:
        """Indicator, version and window."""
        return self.definition.code, self.definition.version, self.window

    def place(self, window: Window, reach: Reach, reporter: str = SELF) -> Place:
        """Return the place of the facts about a window."""
        return Place(self.definition.code, self.definition.version, window, reach.value, reporter)


class Plan:
    """A target with the ledger and the standing of units it is read from; columns are formed once."""

    def __init__(self, target: Target, ledger: Ledger, standing: Standing) -> None:
        self.target = target
        self.ref = target.ref
        self.definition = target.definition
        self.standing = standing
        self.origins = ledger.origins
        self._ledger = ledger
        self._owned: dict[str, Column] = {}

    @cached_property
    def is_simple(self) -> bool:
        """Whether wholes are sums that no office answers for."""
        is_sum = self.definition.over_units is OverUnits.SUM
        return is_sum and not self.definition.owner and self.ref.reach is Reach.WHOLE

    @cached_property
    def is_unreported_ratio(self) -> bool:
        """Whether it is a ratio of which the ledger holds nothing near the window, and no office answers."""
        one = self.definition
        is_ratio = one.over_units is OverUnits.RATIO and not one.owner
        return is_ratio and not self._ledger.windows_of(one.code, one.version)

    @cached_property
    def columns(self) -> Columns:
        """Own facts with their deltas, reported wholes, and deltas of wholes."""
        stated = self.column(Reach.OWN)
        own = self._adjusted(stated, self.deltas(Reach.OWN, stated))
        if self.ref.reach is Reach.OWN:
            return Columns(own, {}, {})
        whole = self.column(Reach.WHOLE)
        return Columns(own, whole, self.deltas(Reach.WHOLE, whole))

    @cached_property
    def has_ended(self) -> bool:
        """Whether units ended within the window."""
        return any(map(self._has_ended, self.standing.variants))

    def _has_ended(self, lived: Window) -> bool:
        return lived.stop < self.target.window.stop

    def owned(self, reporter: str) -> Column:
        """Return the facts that one office reports about other units, with the ref's reach."""
        if reporter not in self._owned:
            self._owned[reporter] = self.column(self.ref.reach, reporter)
        return self._owned[reporter]

    def column(self, reach: Reach, reporter: str = SELF) -> Column:
        """Return by unit what is stated for the unit's window, in one fact or in windows that tile it."""
        variants = self.standing.variants
        column: Column = {}
        for window, units in variants.items():
            stated = self._stated(window, reach, reporter)
            column = stated if len(variants) == 1 else {**column, **_only(stated, units)}
            if self.target.tiles and not window.is_instant:
                column = self._with_tiled(column, window, units, reach, reporter)
            if self._has_ended(window):
                column = self._with_past_end(column, window, units, reach, reporter)
        return column

    @cached_property
    def lists(self) -> Lists:
        """Return by unit the members that it lists for its window, of its own activity or of its whole."""
        found: dict[str, dict[str, Fact]] = {}
        for reach, stated in ((Reach.OWN, self.columns.own), (Reach.WHOLE, self.columns.whole)):
            for window, lived, units in self._speaking(stated):
                given = self._ledger.lists(self.target.place(window, reach), self.ref.breakdown)
                for unit in given.keys() & units:
                    said = given[unit]
                    if window != lived:
                        said = {code: marked(one, unit, window, lived.stop) for code, one in said.items()}
                    found.setdefault(unit, {}).update(said)
        return found

    def deltas(self, reach: Reach, stated: Column) -> Mapping[str, list[Delta]]:
        """Return by unit the deltas in force that lie inside the breakdown, over the windows that speak."""
        found: dict[str, list[Delta]] = {}
        if not self.target.is_additive or not self._ledger.deltas:
            return found
        for window, _lived, units in self._speaking(stated):
            deltas = self._ledger.deltas_inside(self.target.place(window, reach), self.ref.breakdown)
            for unit in units & deltas.keys():
                found.setdefault(unit, []).extend(deltas[unit])
        return found

    def _speaking(self, stated: Column) -> Iterator[tuple[Window, Window, frozenset[str]]]:
        """Yield windows, what of the asked one was lived, and the units for which the windows speak.

        They are those that units lived, and those that were taken for these, by what the units state.
        """
        for lived, units in self.standing.variants.items():
            yield lived, lived, units
            for window in self._taken_for_all(lived):
                taken = (one for one in units if self._taken_by(stated.get(one), lived) == window)
                yield window, lived, frozenset(taken)

    def _taken_by(self, fact: Fact | None, lived: Window) -> Window | None:
        return taken_by(fact, lived, self.target.window)

    def _stated(self, window: Window, reach: Reach, reporter: str) -> Column:
        place = self.target.place(window, reach, reporter)
        return self._ledger.stated(place, self.ref.breakdown, additive=self.target.is_additive)

    def _with_tiled(
        self, column: Column, window: Window, units: Iterable[str], reach: Reach, reporter: str
    ) -> Column:
        pieces = {
            one: self._piece(one, reach, reporter) for one in self._known_windows if is_inside(window, one)
        }
        tiled: Column = {}
        for unit in units if pieces else ():
            if unit not in column:
                held = {one: facts[unit] for one, facts in pieces.items() if unit in facts}
                fact = _tiled(window, held, self.origins)
                if fact is not None:
                    tiled[unit] = fact
        return {**column, **tiled} if tiled else column

    def _with_past_end(
        self, column: Column, lived: Window, units: Collection[str], reach: Reach, reporter: str
    ) -> Column:
        """Let units that ended speak by what they stated over windows that go on after their end."""
        found: Column = {}
        for window in self._taken_for_all(lived):
            stated = _only(self._stated(window, reach, reporter), units - column.keys() - found.keys())
            found.update(all_marked(stated, window, lived.stop))
        if self.target.tiles:
            found.update(self._tiled_past_end(lived, units - column.keys() - found.keys(), reach, reporter))
        return {**column, **found} if found else column

    def _tiled_past_end(self, lived: Window, units: Collection[str], reach: Reach, reporter: str) -> Column:
        known = pieces_until_end(lived, self.target.window, self._known_windows)
        pieces = {
            days: [self._part(window, lived, reach, reporter) for window in windows]
            for days, windows in known.items()
        }
        tiled: Column = {}
        for unit in units:
            held = {days: fact for days, facts in pieces.items() if (fact := first_held(facts, unit))}
            fact = _tiled(lived, held, self.origins) or _tiled_in_front(lived, held, self.origins, unit)
            if fact is not None:
                tiled[unit] = fact
        return tiled

    def _part(self, window: Window, lived: Window, reach: Reach, reporter: str) -> Column:
        """Return a piece, marked if it runs past the end."""
        piece = self._piece(window, reach, reporter)
        return piece if is_inside(lived, window) else all_marked(piece, window, lived.stop)

    def _taken_for_all(self, lived: Window) -> tuple[Window, ...]:
        return taken_for_all(lived, self.target.window, self._known_windows)

    @cached_property
    def _known_windows(self) -> frozenset[Window]:
        return self._ledger.windows_of(self.definition.code, self.definition.version)

    def _piece(self, window: Window, reach: Reach, reporter: str) -> Column:
        deltas = self._ledger.deltas_inside(self.target.place(window, reach), self.ref.breakdown)
        return self._adjusted(self._stated(window, reach, reporter), deltas)

    def _adjusted(self, column: Column, deltas: Mapping[str, list[Delta]]) -> Column:
        if not deltas:
            return column
        acting = {unit: adjusted(column[unit], given) for unit, given in deltas.items() if unit in column}
        return {**column, **acting}


def _only(column: Column, units: Iterable[str]) -> Column:
    return {unit: column[unit] for unit in units if unit in column}


def _tiled_in_front(lived: Window, held: Mapping[Window, Fact], origins: Origins, unit: str) -> Fact | None:
    """Add the pieces up to where the last one stops, and note the days that are left."""
    stop = max((days.stop for days in held), default=lived.stop)
    fact = _tiled(Window(lived.start, stop), held, origins) if stop < lived.stop else None
    return fact and leaving(fact, unit, Window(stop, lived.stop))


def _tiled(window: Window, held: Mapping[Window, Fact], origins: Origins) -> Fact | None:
    if not held:
        return None
    try:
        return origins.added([held[piece] for piece in tiling(window, held)])
    except TilingFault:
        return None

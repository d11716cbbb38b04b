"""What one unit states for a window: rules 3, 4 and 5."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from cchc.engine.bindings.breakdown import Breakdown
from cchc.engine.figures import Figure
from cchc.engine.kinds import OverTime, OverUnits, Reach
from cchc.engine.windows import Window
from tests.statistics.oracle.blanks import of_one_unit, with_delta
from tests.statistics.oracle.events import Adjusted, AxisWord, Meaning
from tests.statistics.oracle.replay import Fact, Replay

ADDITIVE = (OverUnits.SUM, OverUnits.OWNER)
A_MONTH = timedelta(days=31)


@dataclass(frozen=True)
class Stated:
    """A figure of one unit and the facts it was made of.

    `end` is the first day without the unit if it ended before it could be asked for all; `over` the window
    that was taken for all that it lived; `left` its last days, of which it says nothing.
    """

    figure: Figure
    facts: tuple[Fact, ...]
    end: date | None = None
    over: Window | None = None
    left: Window | None = None

    @property
    def day(self) -> date:
        """The date that `latest` goes by; a unit's last day is the last that a window can speak of."""
        return max(fact.as_of or self._last_day(fact.place.window) for fact in self.facts)

    def _last_day(self, window: Window) -> date:
        if self.end is not None and window.start < self.end < window.stop:
            return self.end - timedelta(days=1)
        return window.last_day

    @property
    def past(self) -> set[tuple[Window, date]]:
        """The windows of facts that go on after the end of the unit, with that end."""
        windows = {fact.place.window for fact in self.facts}
        return {
            (one, self.end) for one in windows if self.end is not None and one.start < self.end < one.stop
        }

    @property
    def revision(self) -> int:
        """The greatest revision of the facts."""
        return max(fact.revision for fact in self.facts)


class Statements:
    """What units state for one meaning and one breakdown, as of one replay."""

    def __init__(self, replay: Replay, meaning: Meaning, breakdown: Breakdown, words: list[AxisWord]) -> None:
        self._replay = replay
        self._meaning = meaning
        self._breakdown = breakdown
        self._words = words
        self._additive = meaning.over_units in ADDITIVE
        self._known: dict[tuple[str, str, Reach, Window, Window], Stated | None] = {}

    def deltas(self, unit: str, reach: Reach, window: Window) -> list[Adjusted]:
        """Return the adjustments that act on this breakdown of a unit (rule 5)."""
        if not self._additive:
            return []
        who = (self._meaning.code, self._meaning.version, unit, unit, reach)
        return [
            made
            for made in self._replay.in_force.get(who, [])
            if made.place.window == window and _lies_inside(made.place.breakdown, self._breakdown)
        ]

    def told(
        self, subject: str, reach: Reach, lived: Window, asked: Window, reporter: str = ""
    ) -> Stated | None:
        """Return what is stated for exactly the lived part of a window, else what tiles it (rule 4).

        What a unit said over longer windows, in which it ended, comes after that.
        """
        key = (subject, reporter or subject, reach, lived, asked)
        if key not in self._known:
            told = self._told(*key[:4])
            has_ended = lived.stop < asked.stop and not asked.is_instant
            self._known[key] = self._past_end(*key) if told is None and has_ended else told
        return self._known[key]

    def _past_end(
        self, subject: str, reporter: str, reach: Reach, lived: Window, asked: Window
    ) -> Stated | None:
        end, windows = lived.stop, self._replay.facts.get(self._who(subject, reporter, reach), {})
        longer = [one for one in windows if one.start < end < one.stop <= asked.stop]
        longer = sorted((one for one in longer if one.start >= lived.start), key=lambda one: one.stop)
        full = [Window(lived.start, asked.stop), *(one for one in longer if one.start == lived.start)]
        for one in full:
            told = self._stated(subject, reporter, reach, one)
            if told is not None:
                return Stated(told.figure, told.facts, end, one)
        if not self._additive or self._meaning.over_time is not OverTime.FLOW:
            return None
        pieces: dict[Window, tuple[Window, Stated]] = {}
        within = [one for one in windows if lived.start <= one.start < one.stop <= end]
        for one in [*within, *longer]:
            told = self._stated(subject, reporter, reach, one)
            if told is not None:
                pieces.setdefault(Window(one.start, min(one.stop, end)), (one, told))
        if not pieces:
            return None
        last = max(one.stop for one in pieces)
        tiles = best_tiles(Window(lived.start, last), list(pieces))
        if tiles is None:
            return None
        added = self._of_pieces(subject, reach, [pieces[one] for one in tiles])
        return Stated(added.figure, added.facts, end, left=Window(last, end) if last < end else None)

    def _of_pieces(self, subject: str, reach: Reach, pieces: list[tuple[Window, Stated]]) -> Stated:
        figures = [
            with_delta(told.figure, (made.delta for made in self.deltas(subject, reach, window)))
            for window, told in pieces
        ]
        facts = tuple(fact for _, told in pieces for fact in told.facts)
        return Stated(of_one_unit(figure for figure in figures if figure is not None), facts)

    def other_windows(self, subject: str, reach: Reach, window: Window, reporter: str = "") -> list[Window]:
        """Return the windows near this one for which something is stated."""
        told = self._replay.facts.get(self._who(subject, reporter or subject, reach), {})
        return [
            other
            for other in sorted(told)
            if other != window
            and _is_near(window, other)
            and self._stated(subject, reporter or subject, reach, other) is not None
        ]

    def _who(self, subject: str, reporter: str, reach: Reach) -> tuple[str, int, str, str, Reach]:
        return (self._meaning.code, self._meaning.version, subject, reporter, reach)

    def _told(self, subject: str, reporter: str, reach: Reach, window: Window) -> Stated | None:
        exact = self._stated(subject, reporter, reach, window)
        flow = self._meaning.over_time is OverTime.FLOW
        if exact is not None or not self._additive or not flow or window.is_instant:
            return exact
        pieces = {}
        for other in self._replay.facts.get(self._who(subject, reporter, reach), {}):
            inside = window.start <= other.start and other.stop <= window.stop
            if inside and not other.is_instant and other != window:
                piece = self._stated(subject, reporter, reach, other)
                if piece is not None:
                    pieces[other] = piece
        tiles = best_tiles(window, list(pieces))
        if tiles is None:
            return None
        return self._of_pieces(subject, reach, [(one, pieces[one]) for one in tiles])

    def _stated(self, subject: str, reporter: str, reach: Reach, window: Window) -> Stated | None:
        facts = self._replay.facts.get(self._who(subject, reporter, reach), {}).get(window, {})
        exact = facts.get(self._breakdown.key)
        if exact is not None:
            return Stated(exact.figure, (exact,))
        if not self._additive or not facts:
            return None
        return self._added_in_one_set(facts, window)

    def _added_in_one_set(self, facts: dict[str, Fact], window: Window) -> Stated | None:
        sets: dict[tuple[str, ...], list[tuple[dict[str, str], Fact]]] = {}
        for key, fact in sorted(facts.items()):
            axes = Breakdown.parse(key).axes
            if fact.figure.text is None and all(len(values) == 1 for _, values in axes):
                cell = {axis: values[0] for axis, values in axes}
                sets.setdefault(tuple(sorted(cell)), []).append((cell, fact))
        asked = dict(self._breakdown.axes)
        for names in sorted(sets, key=lambda names: (len(names), names)):
            summed_out = set(names) - set(asked)
            if not set(asked) <= set(names) or not self._is_full(sets[names], summed_out, window):
                continue
            inside = [
                (cell, fact)
                for cell, fact in sets[names]
                if all(cell[axis] in values for axis, values in asked.items())
            ]
            present = {tuple(cell[axis] for axis in asked) for cell, _ in inside}
            wanted = [self._wanted(axis, values, window) for axis, values in asked.items()]
            if present and all(combination in present for combination in product(*wanted)):
                used = tuple(fact for _, fact in inside)
                return Stated(of_one_unit(fact.figure for fact in used), used)
        return None

    def _wanted(self, axis: str, values: tuple[str, ...], window: Window) -> list[str]:
        """Return the requested values that must occur: those that have not ended, if there are any."""
        gone = {
            word.value
            for word in self._words
            if word.axis == axis and word.valid_to is not None and word.valid_to <= window.start
        }
        return [value for value in values if value not in gone] or list(values)

    def _is_full(
        self, cells: list[tuple[dict[str, str], Fact]], summed_out: set[str], window: Window
    ) -> bool:
        """Tell whether every value that an axis still had occurs on each axis that is summed out."""
        return all(
            any(cell[word.axis] == word.value for cell, _ in cells)
            for word in self._words
            if word.axis in summed_out and (word.valid_to is None or word.valid_to > window.start)
        )


def best_tiles(whole: Window, windows: list[Window]) -> tuple[Window, ...] | None:
    """Return the fewest windows that cover `whole` exactly once; of equally few, those that stop earliest."""
    found = _all_tilings(whole.start, whole.stop, sorted(windows))
    return min(found, key=lambda tiles: (len(tiles), [tile.stop for tile in tiles]), default=None)


def _all_tilings(start: date, stop: date, windows: list[Window]) -> list[tuple[Window, ...]]:
    if start == stop:
        return [()]
    return [
        (first, *rest)
        for first in windows
        if first.start == start and first.stop <= stop
        for rest in _all_tilings(first.stop, stop, windows)
    ]


def _is_near(window: Window, other: Window) -> bool:
    if window.is_instant:
        return other.is_instant and abs(other.stop - window.stop) <= A_MONTH
    return max(window.start, other.start) < min(window.stop, other.stop)


def _lies_inside(key: str, asked: Breakdown) -> bool:
    mine = dict(Breakdown.parse(key).axes)
    return all(axis in mine and set(mine[axis]) <= set(values) for axis, values in asked.axes)

"""What a question rests on besides its unit and the figures: definitions, the tree, which slices there are.

It is kept in memory until a room it was read from is written to, so that the next unit finds it ready.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone

from cchc.engine.bindings.refs import Ref
from cchc.engine.kinds import Lane, OverUnits
from cchc.engine.territory import Territory
from cchc.engine.windows import TilingFault, Window, tiling
from cchc.foundation.stamps import kept
from cchc.statistics.enums import View
from cchc.statistics.queries.adjustments import adjusted_slices
from cchc.statistics.queries.axes import axis_values
from cchc.statistics.queries.owners import owners_of
from cchc.statistics.queries.reading import Codes, unit_codes
from cchc.statistics.queries.slices import SliceRow, near_slices
from cchc.statistics.queries.targets import targets_of
from cchc.statistics.resolution.axes import AxisValues
from cchc.statistics.resolution.lanes import READING_ORDER
from cchc.statistics.resolution.owners import Owners
from cchc.statistics.resolution.past_end import pieces_until_end, taken_for_all
from cchc.statistics.resolution.plan import Target
from cchc.statistics.resolution.program import Program, Writer
from cchc.statistics.resolution.question import Question
from cchc.statistics.resolution.standing import Standing
from cchc.statistics.resolution.windows import is_inside
from cchc.units.queries import territory as read_territory

Key = tuple[str, int]
Place = tuple[Window, bool, bool]
"""A window, whether a sum is asked, and whether those answer who live when it stops."""
Windows = Mapping[Key, frozenset[Window]]
ANY_DAY = date.min


@dataclass(frozen=True)
class Frame:
    """The targets of a question with the parts of its ratios, and where units stand in each window.

    `needed` are the slices whose facts can enter a figure, `beside` the others near the windows; `windows`
    are those near by indicator and version. `tiled` are the refs that shorter windows may tile; `adjusted`
    are the slices with an adjustment, in force or not.
    """

    territory: Territory
    targets: Mapping[Ref, Target]
    standings: Mapping[Place, Standing]
    owners: Owners
    codes: Codes
    needed: tuple[SliceRow, ...]
    beside: tuple[SliceRow, ...]
    windows: dict[Key, frozenset[Window]]
    tiled: frozenset[Ref]
    adjusted: frozenset[int]
    values: AxisValues

    @cached_property
    def program(self) -> Program:
        """The refs made ready for the short way."""
        slices: dict[tuple[str, int, Window], tuple[int, ...]] = {}
        for row in sorted(self.needed, key=lambda row: READING_ORDER[Lane.LIVE].index(Lane(row.lane))):
            key = (self.codes.indicators[row.indicator], row.version, row.window)
            slices[key] = (*slices.get(key, ()), row.pk)
        adjusted = {key for key, pks in slices.items() if self.adjusted.intersection(pks)}
        refused = {ref for ref, target in self.targets.items() if target.key in adjusted}
        return Writer(self.targets, slices, self.windows.keys(), self.values, self.tiled | refused).write()

    def standing(self, target: Target) -> Standing:
        """Return where units stand in the window of a target; only sums are apportioned."""
        return self.standings[_place(target)]


def frame_of(question: Question) -> Frame:
    """Return the frame of a question; raises StatisticsFault for an unknown indicator, and MomentFault."""
    today = question.today or timezone.localdate()
    if question.view is View.AS_REPORTED:
        today = ANY_DAY
    return _frame(question.window, question.refs, question.lane, question.view, question.year_start, today)


@kept("units", "catalogue", "statistics", size=32)
def _frame(
    window: Window, refs: tuple[Ref, ...], lane: Lane, view: View, year_start: date | None, today: date
) -> Frame:
    targets = targets_of(Question("", window, refs, year_start=year_start))
    standings = {_place(target): _standing(target, view, today) for target in targets.values()}
    codes = Codes(
        unit_codes(), {one.definition.indicator_id: one.definition.code for one in targets.values()}
    )
    asked = frozenset(one.window for one in targets.values())
    near = near_slices(frozenset(codes.indicators), READING_ORDER[lane], asked)
    windows = _by_indicator(near, codes)
    functions = frozenset(one.definition.owner for one in targets.values()) - {""}
    readable = _Readable(targets, standings, windows)
    return Frame(
        territory=read_territory(),
        targets=targets,
        standings=standings,
        owners=owners_of(functions, read_territory()),
        codes=codes,
        needed=tuple(row for row in near if readable.enters(row, codes)),
        beside=tuple(row for row in near if not readable.enters(row, codes)),
        windows=windows,
        tiled=readable.tiled,
        adjusted=adjusted_slices(),
        values=axis_values(),
    )


def _place(target: Target) -> Place:
    return target.window, target.definition.over_units is OverUnits.SUM, target.at_end


def _standing(target: Target, view: View, today: date) -> Standing:
    is_sum = target.definition.over_units is OverUnits.SUM
    seen = view if is_sum or view is not View.CROSSWALK else View.TODAY
    return standing_in(target.window, seen, today, at_end=target.at_end)


@kept("units", size=64)
def standing_in(
    window: Window, view: View = View.AS_REPORTED, today: date = ANY_DAY, *, at_end: bool = False
) -> Standing:
    """Return where units stand in a window; as reported the day does not matter."""
    return Standing(read_territory(), window, view, today, at_end=at_end)


def _by_indicator(slices: Iterable[SliceRow], codes: Codes) -> dict[Key, frozenset[Window]]:
    windows: dict[Key, set[Window]] = {}
    for row in slices:
        windows.setdefault((codes.indicators[row.indicator], row.version), set()).add(row.window)
    return {key: frozenset(found) for key, found in windows.items()}


class _Readable:
    """The windows whose facts can enter a figure: those of the units, and those that may tile them."""

    def __init__(
        self, targets: Mapping[Ref, Target], standings: Mapping[Place, Standing], windows: Windows
    ) -> None:
        self._needed: set[tuple[str, int, Window]] = set()
        tiled = set()
        for ref, target in targets.items():
            key = (target.definition.code, target.definition.version)
            known = windows.get(key, frozenset())
            for window in standings[_place(target)].variants:
                inside = _tiles(target, window, known)
                beyond = _past_end(target, window, known)
                self._needed |= {(*key, one) for one in (known & {window}) | inside | beyond}
                if inside:
                    tiled.add(ref)
        self.tiled = frozenset(tiled)

    def enters(self, row: SliceRow, codes: Codes) -> bool:
        """Tell whether the facts of a slice can enter a figure."""
        return (codes.indicators[row.indicator], row.version, row.window) in self._needed


def _tiles(target: Target, window: Window, known: frozenset[Window]) -> frozenset[Window]:
    """Return the windows inside a window that may tile it."""
    inside = frozenset(one for one in known if is_inside(window, one)) if target.tiles else frozenset()
    try:
        return inside if inside and tiling(window, inside) else frozenset()
    except TilingFault:
        return frozenset()


def _past_end(target: Target, window: Window, known: frozenset[Window]) -> frozenset[Window]:
    """Return the windows by which units that ended may speak, with those that may tile together with them."""
    taken = frozenset(taken_for_all(window, target.window, known))
    if not target.tiles or window.stop == target.window.stop:
        return taken
    return taken.union(*pieces_until_end(window, target.window, known).values())

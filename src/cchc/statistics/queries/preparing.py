"""From a question to a resolver: everything it needs is read here, in a constant number of queries."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from cchc.engine.bindings.refs import Ref
from cchc.engine.kinds import OverUnits, Reach
from cchc.engine.territory import Territory
from cchc.engine.windows import TilingFault, Window, tiling
from cchc.statistics.enums import View
from cchc.statistics.queries.axes import axis_values
from cchc.statistics.queries.owners import owners_of
from cchc.statistics.queries.reading import Codes, origins_of, place_of, read_ledger, unit_codes
from cchc.statistics.queries.slices import SliceRow, near_slices
from cchc.statistics.queries.summing import Below, plain_slices, summed_facts
from cchc.statistics.queries.targets import targets_of
from cchc.statistics.resolution.elsewhere import Elsewhere
from cchc.statistics.resolution.facts import Fact
from cchc.statistics.resolution.lanes import READING_ORDER
from cchc.statistics.resolution.ledger import Ledger
from cchc.statistics.resolution.owners import Owners
from cchc.statistics.resolution.plan import Plan, Target
from cchc.statistics.resolution.question import Question
from cchc.statistics.resolution.resolver import Resolver
from cchc.statistics.resolution.standing import Standing
from cchc.statistics.resolution.windows import is_inside
from cchc.units.queries import territory as read_territory

Key = tuple[str, int]


@dataclass(frozen=True)
class Prepared:
    """A resolver with the territory it stands on; `units` are those it can be asked about."""

    resolver: Resolver
    territory: Territory
    units: tuple[str, ...]


def prepare(question: Question, *, every_unit: bool = False, summed: bool = False) -> Prepared:
    """Read what answers a question, for its unit or for every unit of the tree.

    With `summed` the database adds up what it may (`summing`): the figures are the same, nothing else is.
    """
    territory = read_territory()
    if not every_unit:
        territory.life(question.unit)
    targets = targets_of(question)
    standings = _standings(question, territory, targets.values())
    owners = owners_of({one.definition.owner for one in targets.values()} - {""}, territory)
    reporters = _reporters(question, standings.values(), owners, every_unit=every_unit)
    ledger, elsewhere = _read(question, targets, standings, reporters, summed=summed)
    plans = {ref: Plan(target, ledger, standings[_standing_key(target)]) for ref, target in targets.items()}
    resolver = Resolver(plans, owners, elsewhere, question.basis, question.expected)
    return Prepared(resolver, territory, _units(question, territory))


def _standing_key(target: Target) -> tuple[Window, bool]:
    """Only sums are apportioned."""
    return target.window, target.definition.over_units is OverUnits.SUM


def _standings(
    question: Question, territory: Territory, targets: Iterable[Target]
) -> dict[tuple[Window, bool], Standing]:
    today = question.today or timezone.localdate()
    standings: dict[tuple[Window, bool], Standing] = {}
    for target in targets:
        key = _standing_key(target)
        if key not in standings:
            view = question.view if key[1] or question.view is not View.CROSSWALK else View.TODAY
            standings[key] = Standing(territory, target.window, view, today)
    return standings


def _units(question: Question, territory: Territory) -> tuple[str, ...]:
    if question.view is View.AS_REPORTED:
        return tuple(sorted(territory.tree(question.window)))
    return tuple(sorted(territory.tree_on(question.today or timezone.localdate())))


def _reporters(
    question: Question, standings: Iterable[Standing], owners: Owners, *, every_unit: bool
) -> frozenset[str] | None:
    """Return whose reports can matter; None for everybody's."""
    if every_unit:
        return None
    counted = [standing.at(question.unit) for standing in standings]
    below = {unit for one in counted for unit in (*one.weights, *one.not_comparable)}
    return frozenset(below | owners.units)


def _read(
    question: Question,
    targets: Mapping[Ref, Target],
    standings: Mapping[tuple[Window, bool], Standing],
    reporters: frozenset[str] | None,
    *,
    summed: bool,
) -> tuple[Ledger, Elsewhere]:
    codes = Codes(
        unit_codes(), {one.definition.indicator_id: one.definition.code for one in targets.values()}
    )
    asked = {one.window for one in targets.values()}
    near = near_slices(codes.indicators.keys(), READING_ORDER[question.lane], asked)
    windows = _by_indicator(near, codes)
    needed = _needed(targets.values(), standings, windows)
    keys = None if reporters is None else codes.unit_keys(reporters)

    def read(slices: Iterable[SliceRow]) -> Ledger:
        return read_ledger(slices, codes, keys, question.lane, question.as_of)

    def is_needed(row: SliceRow) -> bool:
        return (codes.indicators[row.indicator], row.version, row.window) in needed

    rows = [row for row in near if is_needed(row)]
    if summed:
        return _summed(question, targets, standings, rows, codes, windows, read), Elsewhere({}, Ledger)
    ledger = read(rows)
    ledger.windows = windows
    ledger.values = axis_values()

    def read_rest() -> Ledger:
        rest = read(row for row in near if not is_needed(row))
        origins = rest.origins.with_those_of(ledger.origins)
        return Ledger({**rest.facts, **ledger.facts}, origins=origins, values=ledger.values)

    return ledger, Elsewhere(windows, read_rest)


def _summed(
    question: Question,
    targets: Mapping[Ref, Target],
    standings: Mapping[tuple[Window, bool], Standing],
    rows: list[SliceRow],
    codes: Codes,
    windows: dict[Key, frozenset[Window]],
    read: Callable[[Iterable[SliceRow]], Ledger],
) -> Ledger:
    """Return the ledger with sums, as facts of the unit itself, in place of what they are the sums of."""
    sums = {window: standing for (window, is_sum), standing in standings.items() if is_sum}
    plain = plain_slices(rows, targets.values(), question.unit, sums, codes.indicators)
    keys = {code: pk for pk, code in codes.units.items()}
    by_slice: dict[int, list[Fact]] = {}
    for window in {row.window for row in plain}:
        counted = sums[window].at(question.unit)
        if len(counted.weights) == 1:
            continue
        inner = {
            above for code in counted.weights for above in sums[window].above(code)
        } & counted.weights.keys()
        below = Below(
            keys[question.unit],
            frozenset(keys[code] for code in counted.weights),
            frozenset(keys[code] for code in {*inner, question.unit}),
        )
        by_slice |= summed_facts([row.pk for row in plain if row.window == window], below, question.as_of)
    ledger = read(row for row in rows if row.pk not in by_slice)
    ledger.windows = windows
    ledger.values = axis_values()
    added = [row for row in rows if row.pk in by_slice]
    ledger.origins = ledger.origins.with_those_of(origins_of(added))
    for row in added:
        columns = {fact.breakdown: {question.unit: fact} for fact in by_slice[row.pk]}
        ledger.facts[place_of(row, codes, Reach.OWN)] = columns
    return ledger


def _by_indicator(slices: Iterable[SliceRow], codes: Codes) -> dict[Key, frozenset[Window]]:
    windows: dict[Key, set[Window]] = {}
    for row in slices:
        windows.setdefault((codes.indicators[row.indicator], row.version), set()).add(row.window)
    return {key: frozenset(found) for key, found in windows.items()}


def _needed(
    targets: Iterable[Target],
    standings: Mapping[tuple[Window, bool], Standing],
    windows: Mapping[Key, frozenset[Window]],
) -> set[tuple[str, int, Window]]:
    """Return the windows whose facts can enter a figure: those of the units, and those that may tile them."""
    needed = set()
    for target in targets:
        key = (target.definition.code, target.definition.version)
        known = windows.get(key, frozenset())
        for window in standings[_standing_key(target)].variants:
            needed |= {(*key, one) for one in _readable(target, window, known)}
    return needed


def _readable(target: Target, window: Window, known: frozenset[Window]) -> frozenset[Window]:
    exact = known & {window}
    inside = frozenset(one for one in known if is_inside(window, one)) if target.tiles else frozenset()
    try:
        return exact | inside if inside and tiling(window, inside) else exact
    except TilingFault:
        return exact

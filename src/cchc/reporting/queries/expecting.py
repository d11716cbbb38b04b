"""Who is expected to answer a ref (docs/algorithms/consolidation.md, section 1)."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from cchc.catalogue.queries.definitions import Definition
from cchc.catalogue.queries.tables import FormTables, form_tables
from cchc.engine.bindings.breakdown import Breakdown, BreakdownFault
from cchc.engine.bindings.refs import Ref
from cchc.engine.periods import Period
from cchc.engine.territory import Territory
from cchc.engine.windows import Window
from cchc.reporting.enums import SubmissionState
from cchc.reporting.models import Round, Submission
from cchc.reporting.queries.levels_asked import levels_asked
from cchc.reporting.queries.round_expected import expected_in
from cchc.reporting.queries.states import is_locked

_Asked = Mapping[str, frozenset[Breakdown]]
Group = tuple[str, str]
"""A form and a level of units that fill it in."""


@dataclass(frozen=True)
class Reporter:
    """A unit below with a form for the period, and how far that has come.

    It is not expected where its round asks others in its stead: it was gone by the cut-off.
    """

    unit: str
    level: str
    form: str
    state: str
    has_figures: bool
    is_expected: bool = True

    @property
    def is_correcting(self) -> bool:
        """Whether figures of it are known that it took back or got back."""
        return self.has_figures and not is_locked(self.state)


@dataclass
class Expecting:
    """Who is expected, asked ref by ref; `above` are the units above each reporter, the nearest first.

    `levels` are those of all units below, whether they report or not.

    Reporters of one form and level are asked the same, so they are looked at together.
    """

    reporters: tuple[Reporter, ...]
    above: Mapping[str, tuple[str, ...]]
    known: Mapping[str, Definition]
    levels: frozenset[str]
    _forms: dict[Group, _Asked] = field(default_factory=dict)
    _units: dict[frozenset[Group], frozenset[str]] = field(default_factory=dict)
    _asking: dict[Ref, frozenset[Group]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Gather the expected reporters of each form and level."""
        self.groups: dict[Group, list[Reporter]] = defaultdict(list)
        for one in self.reporters:
            if one.is_expected:
                self.groups[one.form, one.level].append(one)

    def units(self, ref: Ref) -> frozenset[str]:
        """Return who is expected to answer a ref; for a ratio, its two parts."""
        asking = self.asking(ref)
        if asking not in self._units:
            found = {one.unit for group in asking for one in self.groups[group]}
            inner = {upper for unit in found for upper in self.above.get(unit, ())}
            self._units[asking] = frozenset(found - inner)
        return self._units[asking]

    def named(self, ref: Ref) -> frozenset[str] | None:
        """Return who is expected: nobody where a ref speaks of levels that no unit is of; None: not said."""
        return self.units(ref) or (None if self.levels & levels_asked(ref.breakdown) else frozenset())

    def asking(self, ref: Ref) -> frozenset[Group]:
        """Return the forms and levels in which a ref, or both parts of a ratio, are asked for."""
        if ref not in self._asking:
            levels, parts = levels_asked(ref.breakdown), self.parts(ref)
            self._asking[ref] = frozenset(
                group
                for group in self.groups
                if group[1] in levels and all(self.asked(group, one) for one in parts)
            )
        return self._asking[ref]

    def parts(self, ref: Ref) -> tuple[Ref, ...]:
        """Return what is filled in for a ref: a ratio's two parts, narrowed to its breakdown, else itself."""
        definition = self.known.get(ref.indicator)
        if definition is None or definition.numerator is None or definition.denominator is None:
            return (ref,)
        try:
            return tuple(
                replace(ref, indicator=part.indicator, breakdown=part.breakdown.narrowed(ref.breakdown))
                for part in (definition.numerator, definition.denominator)
            )
        except BreakdownFault:
            return (ref,)

    def asked(self, group: Group, ref: Ref) -> list[Breakdown]:
        """Return the breakdowns under which a form asks a level for what a ref, no ratio, speaks of."""
        if group not in self._forms:
            self._forms[group] = _asked_by(form_tables(group[0]), group[1])
        given = self._forms[group].get(ref.indicator, frozenset())
        return [breakdown for breakdown in given if _covers(breakdown, ref.breakdown)]


def expecting(
    unit: str, period: Period, window: Window, known: Mapping[str, Definition], land: Territory
) -> Expecting:
    """Return who is expected below a unit, whatever form they fill in; two queries, and a few for a round."""
    return _expecting(unit, period, window, known, land, land.members(unit, window) - {unit})


def expecting_everywhere(
    unit: str, period: Period, window: Window, known: Mapping[str, Definition], land: Territory
) -> Expecting:
    """Return who else is expected, wherever it stood: another tree tells what falls to the unit."""
    return _expecting(unit, period, window, known, land, land.lives.keys() - {unit})


def _expecting(
    unit: str,
    period: Period,
    window: Window,
    known: Mapping[str, Definition],
    land: Territory,
    units: Collection[str],
) -> Expecting:
    tree = land.tree(window)
    reporters = tuple(_reporters(period, units)) or tuple(_reporters_within(window, units))
    reporters += tuple(_heirs(reporters, window, land, units))
    above = {one.unit: tuple(_above(one.unit, unit, tree)) for one in reporters}
    return Expecting(reporters, above, known, frozenset(land.life(code).level for code in units))


def _reporters_within(window: Window, units: Collection[str]) -> Iterator[Reporter]:
    """Yield who has a form for shorter periods within a window, of which no form of its own was opened."""
    fields = ("unit__code", "unit__level", "form__code")
    stored = Submission.objects.filter(window_from__gte=window.start, window_to__lte=window.stop)
    for code, level, form in sorted(set(stored.values_list(*fields))):
        if code in units:
            yield Reporter(code, level, form, SubmissionState.APPROVED, has_figures=True)


def _reporters(period: Period, below: Collection[str]) -> Iterator[Reporter]:
    """Yield the units that have a form, then those that a round expects and that have none yet."""
    fields = ("unit__code", "unit__level", "form__code", "state", "revision", "round")
    stored = Submission.objects.filter(period=str(period)).order_by("unit__code", "form__code")
    found = [row for row in stored.values_list(*fields) if row[0] in below]
    due = _due({row[-1] for row in found} - {None})
    for code, level, form, state, revision, held in found:
        is_expected = held is None or (code, form) in due[held]
        yield Reporter(code, level, form, state, revision is not None, is_expected)
    asked = {pair: level for pairs in due.values() for pair, level in pairs.items()}
    for code, form in sorted(asked.keys() - {(row[0], row[2]) for row in found}):
        if code in below:
            yield Reporter(code, asked[code, form], form, SubmissionState.OPEN, has_figures=False)


def _heirs(
    reporters: Collection[Reporter], window: Window, land: Territory, units: Collection[str]
) -> Iterator[Reporter]:
    """Yield who took over from units that ended within a window, and has not opened their form yet."""
    known = {(one.unit, one.form) for one in reporters}
    for one in reporters:
        for code in _living(one.unit, window, land) if one.is_expected else ():
            level = land.life(code).level
            if code in units and level == one.level and (code, one.form) not in known:
                known.add((code, one.form))
                yield Reporter(code, level, one.form, SubmissionState.OPEN, has_figures=False)


def _living(unit: str, window: Window, land: Territory) -> Iterator[str]:
    """Yield who took over from a unit, at first or later, and lives at the end of a window."""
    end = land.life(unit).valid_to
    if end is None or end > window.last_day:
        return
    heirs = {
        one
        for act in land.successions
        if unit in act.predecessors and act.effective_on == end
        for one in act.successors
    }
    for heir in sorted(heirs):
        if land.life(heir).alive(window.last_day):
            yield heir
        else:
            yield from _living(heir, window, land)


def _due(rounds: Collection[int]) -> dict[int, dict[tuple[str, str], str]]:
    """Return who must fill in which form in rounds, with the unit's level."""
    found: dict[int, dict[tuple[str, str], str]] = {}
    for one in Round.objects.filter(pk__in=rounds).select_related("host"):
        expected = expected_in(one, one.forms.select_related("form"))
        found[one.pk] = {
            (code, form): expected.units[code].level for code, forms in expected.due.items() for form in forms
        }
    return found


def _above(unit: str, top: str, tree: Mapping[str, str | None]) -> Iterator[str]:
    upper = tree.get(unit)
    while upper is not None and upper != top:
        yield upper
        upper = tree.get(upper)


def _asked_by(tables: FormTables, level: str) -> _Asked:
    """Return the breakdowns of each indicator that a form asks a level of unit for."""
    found: dict[str, set[Breakdown]] = defaultdict(set)
    for row in tables.rows:
        if tables.is_for(row, level):
            for ref in row.refs:
                found[ref.indicator].add(ref.breakdown)
    return {indicator: frozenset(given) for indicator, given in found.items()}


def _covers(given: Breakdown, asked: Breakdown) -> bool:
    """Tell whether a breakdown that is filled in may answer one that is asked for."""
    if given == asked:
        return True
    have = dict(given.axes)
    return all(set(have.get(axis, ())) & set(values) for axis, values in asked.axes)

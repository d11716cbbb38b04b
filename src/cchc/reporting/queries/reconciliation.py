"""The figures of a form side by side, and which of them stand (docs/algorithms/consolidation.md)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cchc.catalogue.queries.definitions import Definition, definitions
from cchc.catalogue.queries.tables import FormTables, TableRow, form_tables, value_key
from cchc.engine.bindings.ast import Reference, refs_of, rows_of
from cchc.engine.bindings.evaluate import evaluate_rows
from cchc.engine.bindings.refs import Ref
from cchc.engine.figures import MISSING, NOT_APPLICABLE, Figure
from cchc.engine.kinds import Lane, OverUnits, Reach
from cchc.engine.periods import Period
from cchc.engine.windows import Window
from cchc.reporting.enums import RowBasis
from cchc.reporting.models import RowChoice, Submission
from cchc.reporting.queries.against_last import last_drafts, last_figures
from cchc.reporting.queries.choosing import Chosen, Figures, Sources, choose
from cchc.reporting.queries.expecting import Reporter, expecting
from cchc.reporting.queries.given import Given, OutsideCell, given_in, row_figures
from cchc.reporting.queries.past_rows import past_rows
from cchc.reporting.queries.standing import standing_day
from cchc.reporting.queries.summing import COUNTED, Sums, sums_of
from cchc.statistics.enums import View
from cchc.statistics.queries.reporting_windows import window_for
from cchc.statistics.resolve import Question
from cchc.units.queries import territory
from cchc.units.queries.listing import names_on
from cchc.units.queries.listing import unit as unit_of

NOT_ADDED = frozenset({OverUnits.DISTINCT, OverUnits.NONE})
"""Kinds of which the figures of those below are never added; distinct members are counted from lists."""


@dataclass(frozen=True)
class ReconciledRow:
    """A row with what is known for it; `office` answers for it where it stands in an office's section.

    `kind` is that of its indicator over units; None for a row that computes.
    """

    row: TableRow
    kind: OverUnits | None
    basis: RowBasis
    chosen: Chosen
    sources: Sources
    office: str = ""
    choice: RowChoice | None = None
    outside: Mapping[str, OutsideCell] = field(default_factory=dict)
    last: Figures = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The units that the sum lacks."""
        return self.sources.missing

    @property
    def lacking(self) -> tuple[str, ...]:
        """The units that the chosen figure lacks."""
        return self.sources.missing if self.chosen.partial else ()

    @property
    def is_open(self) -> bool:
        """Whether figures disagree and nobody has chosen yet."""
        return self.chosen.disagree and self.choice is None

    @property
    def is_never_added(self) -> bool:
        """Whether there is no figure from those below because of what is counted."""
        return self.kind in NOT_ADDED and self.sources.parts is None

    @property
    def is_to_give(self) -> bool:
        """Whether it counts distinct members for which there is neither a list nor a figure of the whole."""
        return self.kind is OverUnits.DISTINCT and self.is_never_added and self.chosen.basis is None


@dataclass(frozen=True)
class Reconciliation:
    """A form of a unit with all its rows but headings; names are those of the day, by code."""

    tables: FormTables
    unit: str
    period: Period
    window: Window
    lane: Lane
    submission: Submission | None
    given: Given
    rows: tuple[ReconciledRow, ...]
    reporters: tuple[Reporter, ...]
    names: Mapping[str, str]

    @property
    def missing(self) -> tuple[str, ...]:
        """Units that are missing from any row."""
        return tuple(sorted({unit for row in self.rows for unit in row.missing}))

    @property
    def correcting(self) -> tuple[str, ...]:
        """Units whose figures count while they correct them."""
        return tuple(sorted({one.unit for one in self.reporters if one.is_correcting}))


@dataclass(frozen=True)
class _Materials:
    """All that rows are judged from."""

    tables: FormTables
    known: Mapping[str, Definition]
    given: Given
    sums: Sums
    last: Mapping[Ref, Figure]
    past: frozenset[str]


def reconcile(form: str, unit: str, period: Period, *, lane: Lane = Lane.APPROVED) -> Reconciliation:
    """Put the figures of a form side by side and choose; nothing is written.

    Raises UnknownFormFault, UnknownUnit, NotLivingFault.
    """
    tables, place, land = form_tables(form), unit_of(unit), territory()
    window = window_for(unit, period, land)
    day = standing_day(place, window, View.AS_REPORTED)
    known = definitions()
    stored = Submission.objects.filter(form__code=form, unit=place, period=str(period))
    submission = stored.select_related("unit", "form", "round").first()
    expected = expecting(unit, period, window, known, land)
    given = given_in(submission, tables, known)
    sums = sums_of(tables, Question(unit, window, (), lane), known, expected, drafted=given.is_drafted)
    last = last_figures(last_drafts([submission], period).get(place.pk, ())) if submission else {}
    past = past_rows(form, window.start)
    rows = _rows(_Materials(tables, known, given, sums, last, past))
    named = {unit for row in rows for unit in row.missing} | {one.unit for one in expected.reporters}
    offices = {row.office for row in rows if row.office}
    return Reconciliation(
        tables,
        unit,
        period,
        window,
        lane,
        submission,
        given,
        rows,
        expected.reporters,
        names_on(day, named | offices),
    )


def _rows(materials: _Materials) -> tuple[ReconciledRow, ...]:
    """Judge rows of references first: those that compute follow from what was chosen there."""
    wanted = [row for row in materials.tables.rows if not row.is_heading and not row.typed]
    plain = {row.key: _plain(row, materials) for row in wanted if not row.is_computed}
    by_ref = {
        ref: figure
        for one in plain.values()
        for ref, figure in zip(one.row.reported, _figures_of(one), strict=False)
    }
    traced = evaluate_rows(
        materials.tables.expressions, lambda ref: by_ref.get(ref, materials.sums.figure(ref))
    )
    computed = {
        row.key: _computed(row, traced[value_key(row.key, 0)].figure, plain, materials)
        for row in wanted
        if row.is_computed
    }
    return tuple({**plain, **computed}[row.key] for row in wanted)


def _figures_of(one: ReconciledRow) -> Figures:
    """The chosen figures, one for each ref of the row."""
    figures = one.chosen.figures
    return figures if len(figures) == len(one.row.reported) else figures * len(one.row.reported)


def _plain(row: TableRow, materials: _Materials) -> ReconciledRow:
    """Judge a row that prints one figure, or a pair."""
    kind = materials.known[row.reported[0].indicator].over_units
    added = kind in COUNTED and row.reported[0].reach is Reach.WHOLE
    sums = tuple(materials.sums.figure(ref) for ref in row.reported)
    known = added and all(figure != MISSING for figure in sums)
    waits = added if kind is not OverUnits.DISTINCT else known
    missing = {unit for ref in row.reported for unit in materials.sums.missing(ref)} if waits else set()
    return _judged(row, kind, materials, sums if known else None, tuple(sorted(missing)))


def _computed(
    row: TableRow, figure: Figure, plain: Mapping[str, ReconciledRow], materials: _Materials
) -> ReconciledRow:
    """Judge a row that computes: it lacks who is missing from what it is computed from."""
    rows, refs = _used(row, materials.tables)
    missing = {unit for key in rows if key in plain for unit in plain[key].lacking}
    missing |= {unit for ref in refs for unit in materials.sums.missing(ref)}
    parts = None if figure == MISSING else (figure,)
    return _judged(row, None, materials, parts, tuple(sorted(missing)))


def _judged(
    row: TableRow,
    kind: OverUnits | None,
    materials: _Materials,
    parts: Figures | None,
    missing: tuple[str, ...],
) -> ReconciledRow:
    given = materials.given
    office, cell = given.office(row), given.given.get(row.key)
    said = row_figures(cell) if cell is not None else ()
    outside = given.outside.get(row.key, {})
    owner, reported = (said, ()) if office else ((), said)
    if not given.is_drafted:
        owner, reported = _in_ledger(row, materials)
    sources = Sources(
        parts,
        owner or None,
        reported or None,
        {system: one.figures for system, one in outside.items()},
        missing,
    )
    choice = given.choices.get(row.key)
    if row.key in materials.past and not (choice or owner or reported or outside):
        return _not_applicable(row, kind, office)
    basis = RowBasis(choice.basis) if choice else given.bases.get(row.key, _usual(row, kind, parts))
    chosen = choose(basis, sources, by_person=choice is not None, system=choice.system if choice else "")
    last = tuple(materials.last[ref] for ref in row.reported if ref in materials.last)
    return ReconciledRow(row, kind, basis, chosen, sources, office, choice, outside, last)


def _not_applicable(row: TableRow, kind: OverUnits | None, office: str) -> ReconciledRow:
    """A row that speaks of what is no more, and for which nobody gave anything: nobody is waited for."""
    figures = (NOT_APPLICABLE,) * max(1, len(row.reported))
    return ReconciledRow(row, kind, RowBasis.PARTS, Chosen(figures, RowBasis.PARTS), Sources(), office)


def _usual(row: TableRow, kind: OverUnits | None, parts: Figures | None) -> RowBasis:
    """The basis of a row that nobody fixed one for; distinct members are counted where lists are there."""
    if kind is OverUnits.OWNER:
        return RowBasis.OWNER
    if kind is OverUnits.DISTINCT and parts is not None:
        return RowBasis.PARTS
    if kind in NOT_ADDED or (kind is not None and row.reported[0].reach is Reach.OWN):
        return RowBasis.REPORTED
    return RowBasis.PARTS


def _in_ledger(row: TableRow, materials: _Materials) -> tuple[Figures, Figures]:
    """What the ledger has as the owner's and as the unit's own figure."""
    found = [
        materials.sums.answers[ref].alternatives for ref in row.reported if ref in materials.sums.answers
    ]
    owner = tuple(one.owner for one in found if one.owner is not None)
    reported = tuple(one.reported for one in found if one.reported is not None)
    complete = len(row.reported)
    return owner if len(owner) == complete else (), reported if len(reported) == complete else ()


def _used(row: TableRow, tables: FormTables) -> tuple[set[str], set[Ref]]:
    """Return the rows and the refs that a row is computed from, also over other rows that compute."""
    rows: set[str] = set()
    refs: set[Ref] = set()
    waiting = list(row.values)
    while waiting:
        value = waiting.pop()
        if not isinstance(value, Reference):
            refs.update(refs_of(value))
        for key in rows_of(value):
            name = key.partition("__")[0]
            if name not in rows:
                rows.add(name)
                waiting.append(tables.expressions[key])
    return rows, refs

"""A form filled for a unit and a period: each row's figure, what was written, what computing gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from cchc.catalogue.queries.definitions import Definition, definitions
from cchc.catalogue.queries.ended import ended_axis_values
from cchc.catalogue.queries.tables import FormTables, TableRow, form_tables, value_key
from cchc.engine.bindings.evaluate import Traced, evaluate_rows
from cchc.engine.bindings.refs import Ref
from cchc.engine.figures import MISSING, NOT_APPLICABLE, Blank, Figure
from cchc.engine.kinds import Lane
from cchc.engine.periods import Period
from cchc.engine.windows import Window
from cchc.reporting.enums import CellSource
from cchc.reporting.models import Cell, Submission
from cchc.reporting.queries.answers import answers_of, expected_of
from cchc.reporting.queries.printing import print_row, printed_amount
from cchc.reporting.queries.reading import read_cell
from cchc.reporting.queries.standing import Validity, standing_day, validity_of
from cchc.statistics.enums import Basis, View
from cchc.statistics.queries.reporting_windows import window_for
from cchc.statistics.resolve import Answer, Question
from cchc.units.queries.listing import names_on
from cchc.units.queries.listing import unit as unit_of

_STATED = {Basis.REPORTED, Basis.OWNER}


@dataclass(frozen=True)
class FilledRow:
    """One row: `figures` are printed as `shown`; `computed` stands beside where the catalogue can compute it.

    `as_written` is the text of the source where the row came from a document; `difference` is what was
    reported minus what computing gives, in the row's own scale and digits.
    """

    row: TableRow
    figures: tuple[Figure, ...]
    shown: str
    note: str
    as_written: str | None = None
    computed: Figure | None = None
    difference: Fraction | None = None
    answers: Mapping[Ref, Answer] = field(default_factory=dict)
    trace: Traced | None = None

    @property
    def blank(self) -> Blank | None:
        """Why nothing is printed; None if something is, and for headings."""
        return None if self.shown or self.row.is_heading else self.figures[0].blank if self.figures else None

    def answer(self, ref: Ref) -> Answer:
        """Return what the ledger answers to one of the row's refs."""
        return self.answers[ref]

    @property
    def missing(self) -> tuple[str, ...]:
        """Units whose figures are missing from the row."""
        return tuple(sorted({unit for answer in self.answers.values() for unit in answer.coverage.missing}))


@dataclass(frozen=True)
class FilledForm:
    """A form filled; `rows` in printed order, over all appendices. `day`: when the unit stood in the tree.

    `names` are those of the units whose figures are missing, by code.
    """

    form: FormTables
    unit: str
    period: Period
    window: Window
    view: View
    rows: tuple[FilledRow, ...]
    submission: Submission | None
    day: date
    validity: Validity
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def form_valid(self) -> bool:
        """Whether the form was in force on the last day of the window."""
        return self.validity.holds(self.window.last_day)

    def row(self, key: str) -> FilledRow:
        """Return the row with this key."""
        return next(row for row in self.rows if row.row.key == key)


@dataclass(frozen=True)
class _Sources:
    """What rows are filled from."""

    level: str
    answers: dict[Ref, Answer]
    traced: dict[str, Traced]
    cells: dict[str, Cell]
    known: dict[str, Definition]
    ended: frozenset[tuple[str, str]]


def fill(
    form: str,
    unit: str,
    period: Period,
    *,
    view: View = View.AS_REPORTED,
    as_of: int | None = None,
    lane: Lane = Lane.APPROVED,
) -> FilledForm:
    """Return the form filled, in a number of queries that does not grow with rows, units or figures.

    Raises UnknownFormFault, UnknownUnit, NotLivingFault.
    """
    tables = form_tables(form)
    place = unit_of(unit)
    window = window_for(unit, period)
    day = standing_day(place, window, view)
    refs = tuple(sorted(tables.refs, key=str))
    known = definitions({ref.indicator for ref in refs})
    question = Question(unit, window, (), lane, view, as_of)
    answers = answers_of(question, refs, expected_of(form, unit, period, known))
    submission = Submission.objects.filter(unit__code=unit, form__code=form, period=str(period)).first()
    sources = _Sources(
        level=place.level,
        answers=answers,
        traced=evaluate_rows(tables.expressions, lambda ref: answers[ref].figure),
        cells=_cells(submission, view, as_of),
        known=known,
        ended=ended_axis_values(window.start),
    )
    rows = tuple(_filled(row, sources) for row in tables.rows)
    names = names_on(day, {code for row in rows for code in row.missing})
    return FilledForm(tables, unit, period, window, view, rows, submission, day, validity_of(form), names)


def _cells(submission: Submission | None, view: View, as_of: int | None) -> dict[str, Cell]:
    """Cells as they were written; another view, or a time before they came in, does not see them."""
    if submission is None or view is not View.AS_REPORTED:
        return {}
    if as_of is not None and (submission.revision or 0) > as_of:
        return {}
    published = submission.cells.filter(source=CellSource.PUBLISHED)
    return {cell.row_key: cell for cell in published}


def _filled(row: TableRow, sources: _Sources) -> FilledRow:
    cell = sources.cells.get(row.key)
    if row.is_heading or row.typed:
        written = cell.as_written if cell else None
        return FilledRow(row, (), written or "", cell.note if cell else "", written)
    if cell is not None:
        return _as_written(row, cell, sources)
    figures = _figures(row, sources)
    return FilledRow(
        row,
        figures,
        print_row(row, figures),
        "",
        answers=_answers(row, sources),
        trace=_trace(row, sources),
    )


def _as_written(row: TableRow, cell: Cell, sources: _Sources) -> FilledRow:
    reading = read_cell(row, cell.as_written, sources.known)
    figures = tuple(read.figure for read in reading.figures) or (_blank(row, sources),)
    computed = _computed(row, sources)
    return FilledRow(
        row,
        figures,
        cell.as_written,
        cell.note,
        cell.as_written,
        computed,
        _difference(row, figures[0], computed),
        _answers(row, sources),
        _trace(row, sources),
    )


def _figures(row: TableRow, sources: _Sources) -> tuple[Figure, ...]:
    stated = any(sources.answers[ref].basis in _STATED for ref in row.refs)
    if not stated and _is_past(row, sources.ended):
        return (NOT_APPLICABLE,)
    figures = [sources.traced[value_key(row.key, place)].figure for place in range(len(row.values))]
    if figures == [MISSING] and row.is_computed:
        figures = [sources.answers[row.reported[0]].figure]
    return (_blank(row, sources),) if figures == [MISSING] else tuple(figures)


def _blank(row: TableRow, sources: _Sources) -> Figure:
    """Missing, unless the row is not for this level or speaks of a level that is no more."""
    elsewhere = sources.level not in row.filled_by or _is_past(row, sources.ended)
    return NOT_APPLICABLE if elsewhere else MISSING


def _is_past(row: TableRow, ended: frozenset[tuple[str, str]]) -> bool:
    """Whether all that the row speaks of on some axis is no more, such as dossiers received by districts."""
    spoken = [axis for ref in row.refs for axis in ref.breakdown.axes]
    return any(all((axis, value) in ended for value in values) for axis, values in spoken)


def _computed(row: TableRow, sources: _Sources) -> Figure | None:
    """What the catalogue computes for a row that was also written; None if it cannot."""
    if row.is_computed:
        figure = sources.traced[row.key].figure
    else:
        alternatives = sources.answers[row.reported[0]].alternatives
        figure = alternatives.computed or MISSING
    return None if figure.amount is None else figure


def _difference(row: TableRow, written: Figure, computed: Figure | None) -> Fraction | None:
    if computed is None or computed.amount is None or written.amount is None:
        return None
    return printed_amount(row, written.amount) - printed_amount(row, computed.amount)


def _answers(row: TableRow, sources: _Sources) -> dict[Ref, Answer]:
    return {ref: sources.answers[ref] for ref in sorted(row.refs, key=str)}


def _trace(row: TableRow, sources: _Sources) -> Traced | None:
    return sources.traced.get(row.key)

"""A form filled for a unit and a period: each row's figure, what was written, what computing gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import cached_property

from cchc.catalogue.queries.definitions import Definition, definitions
from cchc.catalogue.queries.tables import FormTables, TableRow, form_tables, value_key
from cchc.engine.bindings.ast import Expression, Reference
from cchc.engine.bindings.evaluate import Traced, evaluate_rows
from cchc.engine.bindings.refs import Ref
from cchc.engine.figures import MISSING, NOT_APPLICABLE, Blank, Figure
from cchc.engine.kinds import Lane
from cchc.engine.periods import Period
from cchc.engine.territory import UnitLife
from cchc.engine.windows import Window
from cchc.foundation.stamps import kept, one_look
from cchc.reporting.models import Submission
from cchc.reporting.queries.answers import Answers, Awaited
from cchc.reporting.queries.expecting import expecting, expecting_everywhere
from cchc.reporting.queries.past_rows import past_rows
from cchc.reporting.queries.printing import print_row, printed_amount
from cchc.reporting.queries.published import PublishedCell, published_cells
from cchc.reporting.queries.reading import read_cell
from cchc.reporting.queries.standing import Validity, standing_day, validity_of
from cchc.statistics.enums import Basis, View
from cchc.statistics.queries.reporting_windows import window_for
from cchc.statistics.queries.revisions import newest_revision
from cchc.statistics.resolve import Answer, Question, Reading, readings
from cchc.units.queries import territory
from cchc.units.queries.listing import names_on

_STATED = {Basis.REPORTED, Basis.OWNER}


@dataclass(frozen=True)
class Sources:
    """What the rows of one form are filled from."""

    level: str
    readings: Mapping[Ref, Reading]
    answers: Answers
    traced: Mapping[str, Traced]
    cells: Mapping[str, PublishedCell]
    known: dict[str, Definition]
    past: frozenset[str]


@dataclass(eq=False)
class FilledRow:
    """One row: its `figures`, and the text of the source (`as_written`) where it came from a document.

    What follows from these is worked out when it is first looked at: a form that is only read prints nothing.
    Nobody changes a row; frozen ones would take four times as long to make, and a form has hundreds.
    """

    row: TableRow
    figures: tuple[Figure, ...]
    note: str = ""
    as_written: str | None = None
    sources: Sources | None = field(default=None, repr=False)

    @cached_property
    def shown(self) -> str:
        """The text of the value cell: letter by letter what was written, or the figures as they print."""
        return print_row(self.row, self.figures) if self.as_written is None else self.as_written

    @property
    def blank(self) -> Blank | None:
        """Why nothing is printed; None if something is, and for headings."""
        return None if self.shown or self.row.is_heading else self.figures[0].blank if self.figures else None

    @cached_property
    def computed(self) -> Figure | None:
        """What the catalogue computes for a row that was also written; None if it cannot."""
        if self.sources is None or self.as_written is None:
            return None
        return _computed(self.row, self.sources)

    @cached_property
    def difference(self) -> Fraction | None:
        """What was written minus what computing gives, in the row's own scale and digits."""
        return _difference(self.row, self.figures[0], self.computed) if self.computed else None

    @property
    def trace(self) -> Traced | None:
        """How a row that computes comes to its figure."""
        return self.sources.traced.get(self.row.key) if self.sources else None

    @cached_property
    def readings(self) -> dict[Ref, Reading]:
        """Figure, basis and who is missing of each of the row's refs, by their texts; none for a heading."""
        sources = self.sources
        return {ref: sources.readings[ref] for ref in self.row.ordered_refs} if sources else {}

    @property
    def answers(self) -> dict[Ref, Answer]:
        """What the ledger answers to the row's refs, with coverage and entries.

        The ledger is read again, as of the same revision, when the first of them is looked at.
        """
        return {ref: self.answer(ref) for ref in self.readings}

    def answer(self, ref: Ref) -> Answer:
        """Return what the ledger answers to one of the row's refs, in full; raises KeyError for another."""
        if self.sources is None:
            raise KeyError(ref)
        return self.sources.answers[ref]

    @property
    def missing(self) -> tuple[str, ...]:
        """Units whose figures are missing from the row."""
        return tuple(sorted({unit for reading in self.readings.values() for unit in reading.missing}))


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
    day: date
    validity: Validity
    names: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def submission(self) -> Submission | None:
        """The unit's own form of the period; None if it has none."""
        own = Submission.objects.filter(unit__code=self.unit, form__code=self.form.code)
        return own.filter(period=str(self.period)).first()

    @property
    def form_valid(self) -> bool:
        """Whether the form was in force on the last day of the window."""
        return self.validity.holds(self.window.last_day)

    def row(self, key: str) -> FilledRow:
        """Return the row with this key."""
        return next(row for row in self.rows if row.row.key == key)


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
    with one_look():
        tables = form_tables(form)
        place = territory().life(unit)
        window = window_for(unit, period)
        day = standing_day(place, window, view)
        question = Question(unit, window, tables.ordered_refs, lane, view, as_of)
        sources = _sources(tables, place, period, question)
        rows = tuple(_filled(row, sources) for row in tables.rows)
        names = names_on(day, {code for one in sources.readings.values() for code in one.missing})
        return FilledForm(tables, unit, period, window, view, rows, day, validity_of(form), names)


def _sources(tables: FormTables, place: UnitLife, period: Period, question: Question) -> Sources:
    known = known_to(tables.code)
    awaited = _awaited(place.code, period, question, known)
    found = readings(question, awaited.of if awaited else None)
    upto = newest_revision() if question.as_of is None else question.as_of
    return Sources(
        level=place.level,
        readings=found,
        answers=Answers(replace(question, as_of=upto), awaited),
        traced=evaluate_rows(tables.computed, lambda ref: found[ref].figure),
        cells=_cells(question, tables.code, period),
        known=known,
        past=past_rows(tables.code, question.window.start),
    )


def _awaited(
    unit: str, period: Period, question: Question, known: Mapping[str, Definition]
) -> Awaited | None:
    """Return who is waited for; None of a unit that never had units below it."""
    if question.view is not View.AS_REPORTED:
        return Awaited(expecting_everywhere(unit, period, question.window, known, territory()))
    if unit not in _leading():
        return None
    return Awaited(expecting(unit, period, question.window, known, territory()))


@kept("units", size=2)
def _leading() -> frozenset[str]:
    """Return the units that ever had units below them; no other waits for anybody's figures."""
    return frozenset(place.parent for place in territory().placements if place.parent is not None)


@kept("catalogue", size=64)
def known_to(form: str) -> dict[str, Definition]:
    """Return the newest definition of each indicator of a form, by code."""
    return definitions({ref.indicator for ref in form_tables(form).refs})


def _cells(question: Question, form: str, period: Period) -> Mapping[str, PublishedCell]:
    """Cells as they were written; another view, or a time before they came in, does not see them."""
    if question.view is not View.AS_REPORTED:
        return {}
    return published_cells(question.unit, form, period, question.as_of)


def _filled(row: TableRow, sources: Sources) -> FilledRow:
    lone = row.lone
    if lone is not None and not sources.cells:
        figure = sources.readings[lone].figure
        if figure.blank is not Blank.MISSING and row.key not in sources.past:
            return FilledRow(row, (figure,), sources=sources)
    cell = sources.cells.get(row.key)
    if row.is_heading or row.typed:
        return FilledRow(row, (), cell.note, cell.as_written) if cell else FilledRow(row, ())
    if cell is None:
        return FilledRow(row, _figures(row, sources), sources=sources)
    reading = read_cell(row, cell.as_written, sources.known)
    figures = tuple(read.figure for read in reading.figures) or (_blank(row, sources),)
    return FilledRow(row, figures, cell.note, cell.as_written, sources)


def _figures(row: TableRow, sources: Sources) -> tuple[Figure, ...]:
    found = sources.readings
    if row.key in sources.past and not any(found[ref].basis in _STATED for ref in row.refs):
        return (NOT_APPLICABLE,)
    figures = tuple(_value(row, place, value, sources) for place, value in enumerate(row.values))
    if not _is_missing(figures):
        return figures
    if row.is_computed:
        figures = (found[row.reported[0]].figure,)
    return (_blank(row, sources),) if _is_missing(figures) else figures


def _is_missing(figures: Sequence[Figure]) -> bool:
    return figures[0].blank is Blank.MISSING and len(figures) == 1


def _value(row: TableRow, place: int, value: Expression, sources: Sources) -> Figure:
    if isinstance(value, Reference):
        return sources.readings[value.ref].figure
    return sources.traced[value_key(row.key, place)].figure


def _blank(row: TableRow, sources: Sources) -> Figure:
    """Missing, unless the row is not for this level or speaks of a level that is no more."""
    elsewhere = sources.level not in row.filled_by or row.key in sources.past
    return NOT_APPLICABLE if elsewhere else MISSING


def _computed(row: TableRow, sources: Sources) -> Figure | None:
    """What the catalogue computes for a row that was also written; None if it cannot."""
    if row.is_computed:
        figure = sources.traced[row.key].figure
    else:
        figure = sources.readings[row.reported[0]].computed or MISSING
    return None if figure.amount is None else figure


def _difference(row: TableRow, written: Figure, computed: Figure | None) -> Fraction | None:
    if computed is None or computed.amount is None or written.amount is None:
        return None
    return printed_amount(row, written.amount) - printed_amount(row, computed.amount)

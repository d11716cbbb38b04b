"""Use case: bring in a published report: figures to the ledger, cells as they were written."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import transaction

from cchc.catalogue.models import Form
from cchc.catalogue.queries.definitions import Definition, definitions
from cchc.catalogue.queries.tables import FormTables, TableRow, form_tables
from cchc.engine.faults import N_, Fault
from cchc.engine.kinds import Lane
from cchc.engine.windows import Window
from cchc.foundation import audit
from cchc.reporting.enums import CellStatus, SubmissionState
from cchc.reporting.models import AS_WRITTEN_LENGTH, Cell, Submission
from cchc.reporting.published import PublishedReport, WrittenCell
from cchc.reporting.queries.reading import (
    CellReading,
    ReadFigure,
    read_cell,
    read_note_date,
    read_note_parts,
)
from cchc.reporting.queries.standing import about, standing_day
from cchc.reporting.services.placing import Placing
from cchc.reporting.services.recording import stated_elsewhere
from cchc.statistics.enums import View
from cchc.statistics.resolve import window_of
from cchc.statistics.services.record_figures import FigureInput, Scope, record_figures
from cchc.statistics.services.set_reporting_window import set_reporting_window
from cchc.units.models import Unit
from cchc.units.queries import territory
from cchc.units.queries.listing import unit as unit_of


class ImportFault(Fault):
    """The report does not fit its form; nothing was written."""


@dataclass(frozen=True)
class ImportResult:
    """How many cells came in, and what became of them; `revision` is None if the ledger had it all."""

    cells: int
    figures: int
    conflicts: tuple[str, ...]
    not_understood: tuple[str, ...]
    revision: int | None


@dataclass
class _Intake:
    """Figures taken so far, by what they are about: the first in printed order stays."""

    report: PublishedReport
    unit: Unit
    window: Window
    known: dict[str, Definition]
    taken: dict[tuple[str, str, Window, str], tuple[str, FigureInput]] = field(default_factory=dict)

    def take(self, row: TableRow, cell: WrittenCell, read: ReadFigure, as_written: str) -> str:
        """Keep a figure; return the key of the row that already gave another value, or nothing."""
        given = self._input(row, cell, read, as_written)
        address = (given.indicator, given.breakdown.key, given.window, given.reach.value)
        earlier = self.taken.setdefault(address, (row.key, given))
        return "" if earlier[1].figure == given.figure else earlier[0]

    def _input(self, row: TableRow, cell: WrittenCell, read: ReadFigure, as_written: str) -> FigureInput:
        ref = read.ref
        over_time = self.known[ref.indicator].over_time
        return FigureInput(
            indicator=ref.indicator,
            subject=self.report.unit,
            reporter=self.report.unit,
            window=about(window_of(ref, over_time, self.window), over_time, self.unit),
            figure=read.figure,
            reach=ref.reach,
            breakdown=ref.breakdown,
            denominator=None if read.denominator is None else int(read.denominator),
            as_of=read_note_date(cell.note),
            as_written=as_written,
            source=f"{self.report.source}; {self.report.form}:{row.key}",
        )


def import_published(report: PublishedReport, *, actor: str) -> ImportResult:
    """Bring the report in as issued figures; twice changes nothing.

    Raises ImportFault, UnknownFormFault, UnknownUnit, NotLivingFault; then nothing was written.
    """
    tables = form_tables(report.form)
    _check_rows(report, tables)
    known = definitions({ref.indicator for ref in tables.refs})
    window = report.window or report.period.window()
    unit = unit_of(report.unit)
    standing_day(unit, window, View.AS_REPORTED)
    intake = _Intake(report, unit, window, known)
    with transaction.atomic():
        if report.window:
            set_reporting_window(report.period, report.window, unit=report.unit, actor=actor)
        submission = _submission(report, unit, window)
        cells = list(_cells(submission, tables, intake))
        figures = [given for _, given in intake.taken.values()]
        written = record_figures(
            figures,
            lane=Lane.ISSUED,
            actor=actor,
            cause="import",
            note=report.source,
            replace_scope=_scope(submission, tables),
        )
        if _store(submission, cells, written.revision):
            audit.record(actor, "reporting.import_published", str(submission), report.source)
    return ImportResult(
        cells=len(cells),
        figures=len(figures),
        conflicts=tuple(cell.row_key for cell in cells if cell.status == CellStatus.CONFLICT),
        not_understood=tuple(cell.row_key for cell in cells if cell.status == CellStatus.NOT_UNDERSTOOD),
        revision=written.revision,
    )


def _scope(submission: Submission, tables: FormTables) -> Scope:
    """What the form may state and no other form of the unit does: a cell emptied since gets a tombstone."""
    land = territory()
    places = Placing.of([tables], land).places(tables.rows, submission, alone=False)
    others = stated_elsewhere([submission], land).get(submission.unit.code, frozenset())
    return Scope(submission.unit.code, subject=submission.unit.code, places=places - others)


def _check_rows(report: PublishedReport, tables: FormTables) -> None:
    keys = {row.key for row in tables.rows}
    counted = Counter(cell.key for cell in report.cells)
    for rows, template in (
        (
            counted.keys() - keys,
            N_("Biểu %(form)s không có dòng %(rows)s. Hãy sửa khóa dòng trong tệp số liệu."),
        ),
        (
            {key for key, count in counted.items() if count > 1},
            N_("Dòng %(rows)s của biểu %(form)s đứng hai lần trong tệp số liệu. Hãy bỏ một chỗ."),
        ),
        (
            {cell.key for cell in report.cells if len(cell.as_written) > AS_WRITTEN_LENGTH},
            N_(
                "Ô số liệu dòng %(rows)s của biểu %(form)s dài quá 300 chữ. Hãy chuyển phần lời sang ghi chú."
            ),
        ),
    ):
        if rows:
            raise ImportFault(template, form=report.form, rows=", ".join(sorted(rows)))


def _submission(report: PublishedReport, unit: Unit, window: Window) -> Submission:
    submission, _ = Submission.objects.update_or_create(
        unit=unit,
        form=Form.objects.get(code=report.form),
        period=str(report.period),
        defaults={
            "window_from": window.start,
            "window_to": window.stop,
            "state": SubmissionState.ISSUED,
            "document_number": report.number,
            "document_date": report.issued_on,
            "source": report.source,
        },
    )
    submission.sections.update(state=SubmissionState.ISSUED)
    return submission


def _cells(submission: Submission, tables: FormTables, intake: _Intake) -> Iterator[Cell]:
    written = {cell.key: cell for cell in intake.report.cells}
    for position, row in enumerate(tables.rows):
        cell = written.get(row.key, WrittenCell(row.key, ""))
        reading = read_cell(row, cell.as_written, intake.known)
        yield _cell(submission, row, cell, position, reading, intake)


def _cell(
    submission: Submission,
    row: TableRow,
    cell: WrittenCell,
    position: int,
    reading: CellReading,
    intake: _Intake,
) -> Cell:
    others = [intake.take(row, cell, read, cell.as_written) for read in reading.figures]
    others += [intake.take(row, cell, read, cell.note) for read in read_note_parts(row, cell.note)]
    conflict = next((other for other in others if other), "")
    return Cell(
        submission=submission,
        row_key=row.key,
        position=position,
        as_written=cell.as_written,
        note=cell.note,
        status=CellStatus.CONFLICT if conflict else reading.status,
        guesses=list(reading.guesses),
        conflicts_with=conflict,
    )


def _store(submission: Submission, cells: list[Cell], revision: int | None) -> bool:
    """Keep the cells and the revision that has their figures; tell whether anything is new."""
    before = [_said(cell) for cell in submission.cells.all()]
    if revision is None and before == [_said(cell) for cell in cells]:
        return False
    submission.cells.all().delete()
    Cell.objects.bulk_create(cells)
    if revision is not None:
        submission.revision = revision
        submission.save(update_fields=["revision"])
    return True


def _said(cell: Cell) -> tuple[object, ...]:
    return (cell.row_key, cell.as_written, cell.note, cell.status, cell.guesses, cell.conflicts_with)

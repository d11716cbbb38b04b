"""Use case: fill the form of a unit from those below it (docs/algorithms/consolidation.md)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from cchc.catalogue.queries.tables import FormTables
from cchc.engine.faults import N_, Fault
from cchc.engine.kinds import Lane
from cchc.engine.periods import Period
from cchc.foundation import audit
from cchc.reporting.enums import CellSource, RowBasis
from cchc.reporting.models import Submission
from cchc.reporting.queries.draft import DraftCell
from cchc.reporting.queries.given import row_figures
from cchc.reporting.queries.locks import locks_of
from cchc.reporting.queries.printing import print_row
from cchc.reporting.queries.reconciliation import ReconciledRow, Reconciliation, reconcile
from cchc.reporting.queries.sections import consolidating, day_of
from cchc.reporting.services.locking import lock_submissions
from cchc.reporting.services.open_submissions import open_submissions
from cchc.reporting.services.save_cells import CellSave, save_cells
from cchc.units.queries import territory

PARTIAL = "Chưa đủ, thiếu: "
"""How the note of a partial sum begins; it stands in the document, so it is not translated."""
_NAMED = 10


class ConsolidationFault(Fault):
    """There is nobody below the unit; nothing was written."""


@dataclass(frozen=True)
class CellChange:
    """A cell that consolidation changed, or would have changed were it not locked."""

    row: ReconciledRow
    before: str
    after: str


@dataclass(frozen=True)
class Consolidation:
    """What was consolidated: all rows side by side, the cells that changed, and those that are locked."""

    reconciliation: Reconciliation
    changes: tuple[CellChange, ...]
    locked: tuple[CellChange, ...]


def consolidate(
    form: str, unit: str, period: Period, *, actor: str, lane: Lane = Lane.APPROVED, reason: str = ""
) -> Consolidation:
    """Write the chosen figures of a form into the draft of a unit; done twice it changes nothing.

    Counted is what has come as far as the lane. Raises ConsolidationFault, UnknownFormFault, UnknownUnit,
    NotLivingFault; then nothing was written.
    """
    with transaction.atomic():
        submission = open_submissions(form, [unit], period, actor=actor)[unit]
        if not consolidating({unit: day_of(submission)}, territory()):
            raise ConsolidationFault(
                N_("Không có đơn vị nào dưới “%(unit)s” trong kỳ này nên không có gì để tổng hợp."), unit=unit
            )
        lock_submissions([submission.pk])
        found = reconcile(form, unit, period, lane=lane)
        shut = locks_of([submission])[submission.pk].locked(found.tables)
        wanted = {save.row_key: (row, save) for row, save in _saves(found, submission)}
        save_cells(
            [save for key, (_, save) in wanted.items() if key not in shut],
            source=CellSource.CONSOLIDATED,
            actor=actor,
        )
        changes = [_change(row, save, found) for row, save in wanted.values()]
        made = tuple(one for one in changes if one.row.row.key not in shut)
        if made:
            audit.record(
                actor, "reporting.consolidate", str(submission), f"{len(made)} cells {reason}".strip()
            )
    return Consolidation(found, made, tuple(one for one in changes if one.row.row.key in shut))


def stale_rows(submission: Submission, tables: FormTables) -> tuple[CellChange, ...]:
    """Return the consolidated cells that no longer say what those below come to, in either lane.

    A form may have been consolidated from what was submitted; told are the changes of what was approved.
    """
    found: tuple[CellChange, ...] = ()
    for lane in (Lane.SUBMITTED, Lane.APPROVED):
        now = reconcile(tables.code, submission.unit.code, Period.parse(submission.period), lane=lane)
        found = tuple(_stale(now, submission))
        if not found:
            break
    return found


def _stale(now: Reconciliation, submission: Submission) -> Iterator[CellChange]:
    for row, save in _saves(now, submission):
        cell = now.given.cells.get(row.row.key)
        if cell is not None and not cell.is_given and _text(cell) != (save.as_written or save.blank):
            yield _change(row, save, now)


def _saves(found: Reconciliation, submission: Submission) -> Iterator[tuple[ReconciledRow, CellSave]]:
    """Yield a save for each row whose cell does not say what was chosen."""
    for row in found.rows:
        cell = found.given.cells.get(row.row.key)
        save = _save(row, cell, found, submission)
        if save is not None and not _says(cell, save):
            yield row, save


def _save(
    row: ReconciledRow, cell: DraftCell | None, found: Reconciliation, submission: Submission
) -> CellSave | None:
    note = _note(row, cell, found)
    if row.chosen.basis is None:
        emptied = cell is not None and not cell.is_given
        return CellSave(submission.pk, row.row.key, note=note) if emptied else None
    if row.chosen.basis in {RowBasis.REPORTED, RowBasis.OWNER} and row.row.key in found.given.given:
        return _as_given(found.given.given[row.row.key], note, submission)
    outside = [one for one in row.outside.values() if one.figures == row.chosen.figures]
    if row.chosen.basis is RowBasis.OUTSIDE and outside:
        return CellSave(submission.pk, row.row.key, outside[0].as_written, note=note)
    shown = print_row(row.row, row.chosen.figures)
    if cell is not None and cell.is_given and print_row(row.row, row_figures(cell)) == shown:
        shown = cell.as_written
    blank = row.chosen.figures[0].blank
    return CellSave(submission.pk, row.row.key, shown, blank.value if blank and not shown else "", note)


def _as_given(given: DraftCell, note: str, submission: Submission) -> CellSave:
    blank = next((read.figure.blank for read in given.figures if read.figure.blank), None)
    return CellSave(
        submission.pk,
        given.row.key,
        given.as_written,
        blank.value if blank else "",
        note,
        given.as_of,
        given.quality.value,
    )


def _note(row: ReconciledRow, cell: DraftCell | None, found: Reconciliation) -> str:
    """The note as it stands; a partial sum without another note names who is missing."""
    stands = cell.note if cell is not None else ""
    if stands and not stands.startswith(PARTIAL):
        return stands
    if not row.chosen.partial:
        return ""
    names = [found.names.get(unit, unit) for unit in row.missing]
    more = f" và {len(names) - _NAMED} đơn vị khác" if len(names) > _NAMED else ""
    return PARTIAL + ", ".join(names[:_NAMED]) + more


def _says(cell: DraftCell | None, save: CellSave) -> bool:
    if cell is None:
        return not (save.as_written or save.blank or save.note)
    return _text(cell) == (save.as_written or save.blank) and cell.note == save.note


def _change(row: ReconciledRow, save: CellSave, found: Reconciliation) -> CellChange:
    cell = found.given.cells.get(row.row.key)
    return CellChange(row, _text(cell) if cell else "", save.as_written or save.blank)


def _text(cell: DraftCell) -> str:
    """What stands in a cell: the text, or the word of the blank."""
    if cell.as_written:
        return cell.as_written
    return next((read.figure.blank.value for read in cell.figures if read.figure.blank), "")

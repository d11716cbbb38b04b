"""What the cells of drafts say, for many submissions of one form at once."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cchc.catalogue.queries.definitions import Definition, definitions
from cchc.catalogue.queries.tables import FormTables, TableRow
from cchc.engine.bindings.refs import Ref
from cchc.engine.figures import Blank, Figure
from cchc.engine.kinds import Quality
from cchc.foundation.garbage import collection_put_off
from cchc.reporting.enums import CellSource, CellStatus
from cchc.reporting.models import Cell, Submission
from cchc.reporting.queries.reading import (
    ReadFigure,
    read_cell,
    read_note_date,
    read_note_parts,
    read_value_parts,
)

_SOURCES = {one.value: one for one in CellSource}
_QUALITIES = {one.value: one for one in Quality}
GIVEN = frozenset({CellSource.TYPED, CellSource.IMPORTED, CellSource.PUBLISHED})
"""Sources of what somebody gave, not what consolidation put there."""


class DraftCell(NamedTuple):
    """One cell of a draft with what it says; `figures` also has those that the note gives.

    Tuples are quickly made: the forms of a round have 60,000 cells.
    """

    row: TableRow
    as_written: str
    note: str
    source: CellSource
    quality: Quality
    as_of: date | None
    status: CellStatus
    figures: tuple[ReadFigure, ...]

    @property
    def is_understood(self) -> bool:
        """Whether all that stands there could be read."""
        return self.status is not CellStatus.NOT_UNDERSTOOD

    @property
    def is_given(self) -> bool:
        """Whether somebody gave it."""
        return self.source in GIVEN


@dataclass(frozen=True)
class Draft:
    """The cells of one submission that say anything, by row key in printed order."""

    submission: Submission
    tables: FormTables
    cells: Mapping[str, DraftCell]

    @property
    def has_figures(self) -> bool:
        """Whether any cell has a figure or a stored blank."""
        return any(cell.figures for cell in self.cells.values())

    def figures(self) -> dict[Ref, Figure]:
        """Return the figures by ref; of two, the first in printed order."""
        found: dict[Ref, Figure] = {}
        for cell in self.cells.values():
            for read in cell.figures:
                found.setdefault(read.ref, read.figure)
        return found


Stored = tuple[str, str, str, str, str, date | None]
"""Text, blank, note, source, quality and as-of date of a cell."""

_FIELDS = ("submission_id", "row_key", "as_written", "blank", "note", "source", "quality", "as_of")


@collection_put_off()
def drafts_of(submissions: Collection[Submission], tables: FormTables) -> dict[int, Draft]:
    """Return the drafts of submissions of one form, by submission; one query for cells, one for meanings."""
    known = definitions({ref.indicator for ref in tables.refs})
    cells: dict[int, dict[str, Stored]] = defaultdict(dict)
    stored = Cell.objects.filter(submission__in=list(submissions)).order_by()
    for submission, key, *rest in stored.values_list(*_FIELDS):
        cells[submission][key] = (*rest,)
    rows = [row for row in tables.rows if not row.is_heading]
    return {
        one.pk: Draft(one, tables, dict(_read_rows(rows, cells.get(one.pk, {}), known)))
        for one in submissions
    }


def _read_rows(
    rows: list[TableRow], cells: Mapping[str, Stored], known: dict[str, Definition]
) -> Iterator[tuple[str, DraftCell]]:
    for row in rows:
        stored = cells.get(row.key)
        if stored is not None and any(stored[:3]):
            yield row.key, read_draft_cell(row, stored, known)


def read_draft_cell(row: TableRow, stored: Stored, known: dict[str, Definition]) -> DraftCell:
    """Return what a stored cell says."""
    as_written, blank, note, source, quality, as_of = stored
    status, figures = _said(row, as_written, blank, known)
    figures += read_value_parts(row, as_written)
    if note:
        figures += read_note_parts(row, note)
    return DraftCell(
        row,
        as_written,
        note,
        _SOURCES[source],
        _QUALITIES[quality],
        as_of or (read_note_date(note) if note else None),
        status,
        figures,
    )


def _said(
    row: TableRow, as_written: str, blank: str, known: dict[str, Definition]
) -> tuple[CellStatus, tuple[ReadFigure, ...]]:
    if blank:
        figure = Figure(blank=Blank(blank))
        return CellStatus.KEPT, tuple(ReadFigure(ref, figure) for ref in row.reported)
    reading = read_cell(row, as_written, known)
    return reading.status, reading.figures

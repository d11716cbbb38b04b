"""What was given for the rows of one form: by its cells, by outside systems, by a person's choice."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cchc.catalogue.queries.definitions import Definition
from cchc.catalogue.queries.tables import FormTables, TableRow
from cchc.reporting.enums import CellSource, CellStatus, RowBasis
from cchc.reporting.models import OutsideFigure, RoundRowBasis, RowChoice, Submission, SubmissionChange
from cchc.reporting.queries.choosing import Figures
from cchc.reporting.queries.draft import GIVEN, DraftCell, drafts_of, read_draft_cell
from cchc.reporting.queries.sections import OWN


@dataclass(frozen=True)
class OutsideCell:
    """What an outside system says for a row."""

    as_written: str
    source: str
    figures: Figures


@dataclass(frozen=True)
class Given:
    """What stands in a form, what was given into it, and what was chosen; all by row key.

    `cells` are as they stand, `given` as somebody gave them, also where consolidation wrote over them. A form
    that was never drafted (`is_drafted`) may still have figures in the ledger.
    """

    cells: Mapping[str, DraftCell] = field(default_factory=dict)
    given: Mapping[str, DraftCell] = field(default_factory=dict)
    is_drafted: bool = False
    offices: Mapping[str, str] = field(default_factory=dict)
    outside: Mapping[str, Mapping[str, OutsideCell]] = field(default_factory=dict)
    choices: Mapping[str, RowChoice] = field(default_factory=dict)
    bases: Mapping[str, RowBasis] = field(default_factory=dict)

    def office(self, row: TableRow) -> str:
        """Return the office that answers for a row; empty for the unit itself."""
        return self.offices.get(row.owner, "")


def given_in(submission: Submission | None, tables: FormTables, known: dict[str, Definition]) -> Given:
    """Return what was given; nothing where the form was never opened."""
    if submission is None:
        return Given()
    cells = drafts_of([submission], tables)[submission.pk].cells
    earlier = _earlier(submission, tables, known)
    standing = {key: cell for key, cell in cells.items() if cell.is_given}
    over = {key: cell for key, cell in earlier.items() if key not in standing and _is_over(cells.get(key))}
    sections = submission.sections.exclude(function=OWN).values_list("function", "office__code")
    return Given(
        cells=cells,
        given={**over, **standing},
        is_drafted=bool(cells) or bool(earlier) or submission.version > 0,
        offices=dict(sections),
        outside=_outside(submission, tables, known),
        choices={one.row_key: one for one in RowChoice.objects.filter(submission=submission)},
        bases=_bases(submission),
    )


def row_figures(cell: DraftCell) -> Figures:
    """Return the figures of a row's own refs that a cell states."""
    found = {read.ref: read.figure for read in cell.figures}
    return tuple(found[ref] for ref in cell.row.reported if ref in found)


def _is_over(cell: DraftCell | None) -> bool:
    """Whether consolidation wrote over what stood there."""
    return cell is not None and cell.source is CellSource.CONSOLIDATED


def _earlier(
    submission: Submission, tables: FormTables, known: dict[str, Definition]
) -> dict[str, DraftCell]:
    """Return what was last given for each row; a row that was cleared has nothing."""
    changes = SubmissionChange.objects.filter(submission=submission, source__in=GIVEN).order_by("version")
    last: dict[str, tuple[str, str, str, str]] = {}
    for source, changed in changes.values_list("source", "changes"):
        for key, one in changed.items():
            text, blank, note = one["after"][:3]
            last[key] = (text, blank, note, source)
    rows = {row.key: row for row in tables.rows}
    return {
        key: read_draft_cell(rows[key], (*said, "official", None), known)
        for key, said in last.items()
        if key in rows and any(said[:2])
    }


def _outside(
    submission: Submission, tables: FormTables, known: dict[str, Definition]
) -> dict[str, dict[str, OutsideCell]]:
    rows = {row.key: row for row in tables.rows}
    found: dict[str, dict[str, OutsideCell]] = {}
    for one in OutsideFigure.objects.filter(submission=submission):
        if one.row_key in rows:
            cell = read_draft_cell(
                rows[one.row_key], (one.as_written, "", "", "typed", "official", None), known
            )
            if cell.status is CellStatus.KEPT:
                said = OutsideCell(one.as_written, one.source, row_figures(cell))
                found.setdefault(one.row_key, {})[one.system] = said
    return found


def _bases(submission: Submission) -> dict[str, RowBasis]:
    if submission.round_id is None:
        return {}
    fixed = RoundRowBasis.objects.filter(round=submission.round_id, form=submission.form)
    return {key: RowBasis(basis) for key, basis in fixed.values_list("row_key", "basis")}

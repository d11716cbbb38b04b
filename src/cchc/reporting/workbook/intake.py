"""A file held against what stands here: which cells to take, and what to say of the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from cchc.engine.bindings.evaluate import evaluate_rows
from cchc.engine.bindings.refs import Ref
from cchc.engine.faults import N_
from cchc.engine.figures import MISSING, Blank, Figure
from cchc.engine.messages import Message
from cchc.reading.grids.model import CellKind
from cchc.reporting.queries.printing import PRINTED_DECIMALS, print_figure, printed_amount
from cchc.reporting.workbook.beside_last import held_against_last
from cchc.reporting.workbook.contents import BLANK_CODES, FormMeaning
from cchc.reporting.workbook.hearing import HeardCell, Hearing, Standing, amount_of, name_cell
from cchc.reporting.workbook.keys import CellContent
from cchc.reporting.workbook.merging import Merge, merge
from cchc.reporting.workbook.reports import ConflictingCell, FileReport, NamedCell, TakenCell
from cchc.reporting.workbook.row_kinds import is_computed_here
from cchc.reporting.workbook.rows import IdentifiedRow

_NOTHING = CellContent()


@dataclass(frozen=True)
class Leave:
    """What whoever imports allows: doubtful cells, and the file's value where both sides changed."""

    accept_doubts: bool = False
    prefer_file: bool = False


class Intake:
    """One file being taken in; what cannot be taken is named in its report."""

    def __init__(self, meaning: FormMeaning, standing: Standing, leave: Leave, report: FileReport) -> None:
        self._meaning = meaning
        self._standing = standing
        self._leave = leave
        self._report = report
        self._computed: Mapping[str, Figure] = {}

    def take(self, rows: Sequence[IdentifiedRow]) -> dict[str, CellContent]:
        """Return the contents to be written, by row key."""
        heard = Hearing(self._meaning, self._standing, self._report).cells(rows)
        cells = held_against_last(heard, self._meaning, self._standing.previous)
        self._computed = self._compute(cells)
        taken = {}
        for cell in cells:
            content = self._decide(cell)
            if content is not None:
                taken[cell.row.key] = content
        self._name_lost({found.row.key for found in rows if found.row is not None})
        return taken

    def _compute(self, cells: Sequence[HeardCell]) -> dict[str, Figure]:
        """What the rows that follow from others of their table come to, by what the file says."""
        contents = {**self._standing.ours, **{cell.row.key: cell.said.content for cell in cells}}
        figures: dict[Ref, Figure] = {}
        for key, content in contents.items():
            if key in self._meaning.rows and content.text and not self._meaning.rows[key].is_computed:
                figures |= {read.ref: read.figure for read in self._meaning.read(key, content.text).figures}
        beside = {row.key: table.rows for table in self._meaning.tables.tables for row in table.rows}
        wanted = {
            cell.row.key
            for cell in cells
            if cell.row.is_computed
            and is_computed_here(cell.row, {one.key: one for one in beside[cell.row.key]})
        }
        if not wanted:
            return {}
        traced = evaluate_rows(self._meaning.tables.expressions, lambda ref: figures.get(ref, MISSING))
        return {key: traced[key].figure for key in wanted}

    def _decide(self, cell: HeardCell) -> CellContent | None:
        """What to write into a cell; None to leave it. Everything else about it is named."""
        value = cell.found.written.value
        if cell.row.key in self._computed and value is not None:
            left = self._by_formula(cell)
            if left is not None:
                return left.pop() if left else None
        base = None if self._standing.base is None else self._standing.base.get(cell.row.key, _NOTHING)
        if cell.said.fault is not None:
            if base is not None and value is not None and value.text and value.text == base.text:
                self._report.unchanged += 1
            else:
                name_cell(self._report.not_understood, cell.found, cell.said.fault)
            return None
        return self._merged(cell, base)

    def _by_formula(self, cell: HeardCell) -> list[CellContent] | None:
        """For a row that is computed: an empty list where there is nothing to take, None to go on."""
        value, computed = cell.found.written.value, self._computed[cell.row.key]
        agrees = self._agrees(cell, computed)
        if value is not None and value.formula:
            if not agrees and value.kind is CellKind.NUMBER:
                stale = Message(N_("Kết quả công thức trong tệp không khớp; hệ thống tự tính lại."))
                name_cell(self._report.warnings, cell.found, stale)
            self._report.unchanged += 1
            return []
        stored = not self._standing.ours.get(cell.row.key, _NOTHING).is_empty
        if computed.amount is None or stored or cell.said.fault is not None:
            return None
        if agrees:
            self._report.unchanged += 1
            return []
        shown = print_figure(cell.row, computed)
        doubt = Message(
            N_("Ô tính từ các dòng khác ra %(computed)s nhưng đã bị gõ số khác."), {"computed": shown}
        )
        return self._doubtful(replace(cell, said=replace(cell.said, doubt=doubt)), cell.content)

    def _agrees(self, cell: HeardCell, computed: Figure) -> bool:
        """Whether a computed cell holds what the others come to, within one of the last printed digit."""
        stated = amount_of(self._meaning, cell.row, cell.said.content)
        if stated is None or computed.amount is None:
            return False
        decimals = PRINTED_DECIMALS if cell.row.decimals is None else cell.row.decimals
        return abs(printed_amount(cell.row, stated) - printed_amount(cell.row, computed.amount)) <= Fraction(
            1, 10**decimals
        )

    def _doubtful(self, cell: HeardCell, content: CellContent) -> list[CellContent]:
        """Name a doubtful cell, or take it where that is allowed."""
        if cell.said.doubt is None:
            return [self._taken(cell, content)]
        if self._leave.accept_doubts:
            name_cell(self._report.warnings, cell.found, cell.said.doubt, shown(content))
            return [self._taken(cell, content)]
        name_cell(self._report.doubts, cell.found, cell.said.doubt, shown(content))
        return []

    def _merged(self, cell: HeardCell, base: CellContent | None) -> CellContent | None:
        ours, theirs = self._standing.ours.get(cell.row.key, _NOTHING), cell.content
        same = partial(self._meaning.same_value, cell.row.key)
        value = merge(base, theirs, ours, empty=_NOTHING, same=same)
        note = merge(base.note if base else None, theirs.note, ours.note, empty="", same=str.__eq__)
        if Merge.CONFLICT in (value, note) and not self._leave.prefer_file:
            self._report.conflicts.append(_conflict(cell, base, ours))
            return None
        if value is Merge.KEEP and note is Merge.KEEP:
            self._report.unchanged += 1
            return None
        if cell.row.key in self._standing.locked:
            name_cell(self._report.not_understood, cell.found, self._standing.shut)
            return None
        chosen = ours if value is Merge.KEEP else theirs
        content = replace(chosen, note=ours.note if note is Merge.KEEP else theirs.note)
        if value is Merge.KEEP:
            return self._taken(cell, content)
        taken = self._doubtful(cell, content)
        return taken[0] if taken else None

    def _taken(self, cell: HeardCell, content: CellContent) -> CellContent:
        for warning in cell.said.warnings:
            name_cell(self._report.warnings, cell.found, warning)
        written, ours = cell.found.written, self._standing.ours.get(cell.row.key, _NOTHING)
        self._report.taken.append(
            TakenCell(
                cell.row.key,
                cell.row.label,
                written.sheet,
                written.cell,
                shown(ours),
                shown(content),
                content.note,
            )
        )
        return content

    def _name_lost(self, found: set[str]) -> None:
        """Rows that went out with a figure and did not come back; what stands here stays."""
        for key, base in (self._standing.base or {}).items():
            if key not in found and not base.is_empty and key in self._meaning.rows:
                row = self._meaning.rows[key]
                gone = Message(
                    N_("Dòng %(stt)s “%(label)s” không còn trong tệp; số đã có được giữ nguyên."),
                    {"stt": row.stt, "label": row.label},
                )
                self._report.warnings.append(NamedCell("", "", shown(base), gone, key))


def shown(content: CellContent) -> str:
    """Return a content in one text: what was written, or the code of its blank."""
    return BLANK_CODES[Blank(content.blank)] if content.blank else content.text


def _conflict(cell: HeardCell, base: CellContent | None, ours: CellContent) -> ConflictingCell:
    written = cell.found.written
    return ConflictingCell(
        cell.row.key,
        cell.row.label,
        written.sheet,
        written.cell,
        shown(base) if base else "",
        shown(cell.content),
        shown(ours),
    )

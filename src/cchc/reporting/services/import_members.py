"""Use case: take in the lists behind counts of distinct members, each file wholly or not at all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from cchc.catalogue.queries.definitions import definitions
from cchc.catalogue.queries.tables import FormTables, TableRow, form_tables
from cchc.engine.faults import N_, Fault
from cchc.engine.members import MemberFault, member_code
from cchc.engine.messages import Message
from cchc.engine.periods import Period
from cchc.engine.text import label_key
from cchc.foundation import audit
from cchc.foundation.files import keep
from cchc.reading.grids.opening import read_grids
from cchc.reporting.enums import CellSource
from cchc.reporting.models import Cell, Submission
from cchc.reporting.queries.locks import locks_of, round_is_closed
from cchc.reporting.queries.member_lists import Lists, Member, counts_members, lists_of
from cchc.reporting.services.import_workbooks import GivenFile
from cchc.reporting.services.locking import lock_submissions
from cchc.reporting.services.open_submissions import open_submissions
from cchc.reporting.services.save_cells import CellSave, save_cells
from cchc.reporting.workbook.hearing import SENT
from cchc.reporting.workbook.listing import CODE, ROW, UNIT, MemberLine, member_lines
from cchc.reporting.workbook.reports import NamedCell
from cchc.units.models import Unit

Key = tuple[str, str]
"""A unit and the key of a row."""


@dataclass(frozen=True)
class TakenList:
    """A list that was taken (or would be): how many members it has, how many came and went."""

    unit: str
    row: str
    label: str
    members: int
    added: int
    removed: int


@dataclass
class ListReport:
    """What became of a file; where anything was not understood, nothing of it was taken."""

    file: str
    taken: list[TakenList] = field(default_factory=list)
    unchanged: int = 0
    not_understood: list[NamedCell] = field(default_factory=list)

    def name(self, line: MemberLine, column: str, text: str, why: Message, row: str = "") -> None:
        """Name a cell that was not understood."""
        self.not_understood.append(NamedCell(line.sheet, line.cell(column), text, why, row))


@dataclass(frozen=True)
class _Asked:
    """What the files are about; `levels` are those of all units by code."""

    form: FormTables
    period: Period
    unit: str
    levels: Mapping[str, str]
    rows: Mapping[str, tuple[TableRow, ...]]


def import_members(
    files: Iterable[GivenFile],
    form: str,
    period: Period,
    unit: str = "",
    *,
    actor: str,
    dry_run: bool = False,
) -> list[ListReport]:
    """Replace the lists that each file names; `unit` is whose they are where the file has no such column.

    A cell that is empty, or says how many members the list had, says how many it has now. With `dry_run`
    nothing is written; the same files again change nothing. Raises UnknownFormFault.
    """
    tables = form_tables(form)
    levels = dict(Unit.objects.values_list("code", "level"))
    asked = _Asked(tables, period, unit, levels, _rows_by_word(tables))
    return [_imported(given, asked, actor, dry_run=dry_run) for given in files]


def _rows_by_word(tables: FormTables) -> dict[str, tuple[TableRow, ...]]:
    """Return the rows that count distinct members by key, by printed number and by label."""
    known = definitions({ref.indicator for ref in tables.refs})
    found: dict[str, tuple[TableRow, ...]] = {}
    for row in tables.rows:
        if not row.is_heading and not row.typed and counts_members(row, known):
            for word in {row.key, row.stt.rstrip("."), label_key(row.label)} - {""}:
                found[word] = (*found.get(word, ()), row)
    return found


def _imported(given: GivenFile, asked: _Asked, actor: str, *, dry_run: bool) -> ListReport:
    report = ListReport(given.name)
    try:
        if isinstance(given.content, Fault):
            raise given.content
        lists = _read(member_lines(read_grids(given.content)), asked, report)
        if not report.not_understood:
            with transaction.atomic():
                _take(lists, asked, report, actor, keep(given.content) if not dry_run else "")
                if dry_run:
                    transaction.set_rollback(True)
    except Fault as fault:
        report.taken.clear()
        report.unchanged = 0
        report.not_understood.append(NamedCell("", "", "", Message(fault.template, fault.params)))
    return report


def _read(lines: Iterable[MemberLine], asked: _Asked, report: ListReport) -> dict[Key, tuple[Member, ...]]:
    """Return the lists of a file; what is not understood is named in the report."""
    found: dict[Key, dict[str, Member]] = defaultdict(dict)
    for line in lines:
        unit = line.unit or asked.unit
        if unit not in asked.levels:
            report.name(
                line, UNIT, unit, Message(N_("Không có đơn vị mã “%(unit)s”."), {"unit": unit or "…"})
            )
            continue
        row = _row(line, asked, asked.levels[unit], report)
        member = _member(line, report)
        if row is None or member is None:
            continue
        if member.code in found[unit, row.key]:
            report.name(
                line, CODE, line.code, Message(N_("Mã đã có ở một dòng trên của danh sách này.")), row.key
            )
        found[unit, row.key][member.code] = member
    return {key: tuple(sorted(members.values())) for key, members in sorted(found.items())}


def _row(line: MemberLine, asked: _Asked, level: str, report: ListReport) -> TableRow | None:
    rows = asked.rows.get(line.row) or asked.rows.get(line.row.rstrip(".")) or ()
    rows = rows or asked.rows.get(label_key(line.row), ())
    mine = [row for row in rows if asked.form.is_for(row, level)]
    if len(mine) == 1:
        return mine[0]
    if len(mine) > 1:
        keys = ", ".join(row.key for row in mine)
        why = Message(N_("Nhiều dòng của biểu cùng tên này; hãy ghi một khóa: %(keys)s."), {"keys": keys})
    else:
        why = Message(
            N_(
                "Biểu %(form)s không có dòng này, dòng không đếm theo danh sách, "
                "hoặc đơn vị không điền dòng này."
            ),
            {"form": asked.form.code},
        )
    report.name(line, ROW, line.row, why)
    return None


def _member(line: MemberLine, report: ListReport) -> Member | None:
    try:
        return Member(member_code(line.code), line.code[:80], line.name[:500])
    except MemberFault as fault:
        report.name(line, CODE, line.code, Message(fault.template, fault.params))
        return None


def _take(
    lists: Mapping[Key, tuple[Member, ...]], asked: _Asked, report: ListReport, actor: str, file: str
) -> None:
    """Replace the lists that differ. Raises NotLivingFault, and LockedFault for a row that was submitted."""
    units = sorted({unit for unit, _row in lists})
    opened = open_submissions(asked.form.code, units, asked.period, actor=actor)
    lock_submissions([one.pk for one in opened.values()])
    stored = lists_of(opened.values())
    changed = {
        (unit, key): members
        for (unit, key), members in lists.items()
        if stored.get(opened[unit].pk, {}).get(key, ()) != members
    }
    report.unchanged = len(lists) - len(changed)
    _check_locks(changed, opened, asked.form)
    labels = {row.key: row.label for row in asked.form.rows}
    for (unit, key), members in changed.items():
        before = {one.code for one in stored.get(opened[unit].pk, {}).get(key, ())}
        after = {one.code for one in members}
        counts = len(after), len(after - before), len(before - after)
        report.taken.append(TakenList(unit, key, labels[key], *counts))
    _write(changed, opened, stored, actor, file)


class LockedListFault(Fault):
    """A list of a row that was submitted; nothing of the file was written."""


def _check_locks(changed: Iterable[Key], opened: Mapping[str, Submission], form: FormTables) -> None:
    locks = locks_of(opened.values())
    for unit, key in changed:
        held = locks[opened[unit].pk]
        if key in held.locked(form):
            why = round_is_closed(held.closed) if held.closed else SENT
            raise LockedListFault(why.template, **why.params)


def _write(
    changed: Mapping[Key, tuple[Member, ...]],
    opened: Mapping[str, Submission],
    stored: Mapping[int, Lists],
    actor: str,
    file: str,
) -> None:
    """Store the lists, and how many members they have where the cell left it to them."""
    cells = _cells(opened[unit].pk for unit, _key in changed)
    saves = []
    for (unit, key), members in changed.items():
        submission = opened[unit].pk
        cell = cells.get((submission, key)) or Cell()
        before = len(stored.get(submission, {}).get(key, ()))
        counted = not (cell.as_written or cell.blank) or cell.as_written == str(before)
        said = (str(len(members)), "") if counted else (cell.as_written, cell.blank)
        saves.append(CellSave(submission, key, *said, cell.note, cell.as_of, cell.quality, members=members))
    save_cells(saves, source=CellSource.IMPORTED, actor=actor, file=file)
    if changed:
        target = ", ".join(sorted({str(opened[unit]) for unit, _key in changed})[:3])
        audit.record(actor, "reporting.import_members", target, f"{len(changed)} lists")


def _cells(submissions: Iterable[int]) -> dict[tuple[int, str], Cell]:
    stored = Cell.objects.filter(submission__in=set(submissions))
    return {(cell.submission_id, cell.row_key): cell for cell in stored}

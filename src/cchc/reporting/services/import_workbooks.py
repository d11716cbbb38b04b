"""Use case: bring filled-in forms back in, many files in one go, each in a transaction of its own."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from django.db import transaction

from cchc.catalogue.queries.tables import form_tables
from cchc.engine.faults import N_, Fault
from cchc.engine.messages import Message
from cchc.engine.periods import Period
from cchc.foundation.files import keep
from cchc.reading.grids.model import Grid
from cchc.reading.grids.opening import read_grids
from cchc.rendering.form_workbook.book import HELP_SHEET
from cchc.rendering.form_workbook.lists import LIST_SHEET
from cchc.rendering.form_workbook.model import KEY_SHEET
from cchc.reporting.enums import CellSource
from cchc.reporting.models import Cell, Submission
from cchc.reporting.queries.against_last import period_before
from cchc.reporting.queries.locks import Locks, locks_of, round_is_closed
from cchc.reporting.queries.member_lists import NO_LISTS, Lists, lists_of
from cchc.reporting.services.open_submissions import open_submissions
from cchc.reporting.services.save_cells import CellConflict, CellSave, LockedFault, save_cells
from cchc.reporting.workbook.contents import FormMeaning, content_of, meaning_of
from cchc.reporting.workbook.documents import is_report, report_tables
from cchc.reporting.workbook.hearing import SENT, Standing
from cchc.reporting.workbook.identity import Target, WrongFileFault, check_identity, lists_for
from cchc.reporting.workbook.intake import Intake, Leave
from cchc.reporting.workbook.keys import CellContent, WorkbookKeys, read_keys
from cchc.reporting.workbook.layout import HeadWords, Segment, segments
from cchc.reporting.workbook.list_merging import ListChange, ListIntake
from cchc.reporting.workbook.list_sheets import listed_rows, read_lists
from cchc.reporting.workbook.reports import ConflictingCell, FileReport, NamedCell
from cchc.reporting.workbook.rows import identified
from cchc.units.models import Unit
from cchc.units.queries.listing import unit as unit_of

_OWN_SHEETS = {KEY_SHEET, HELP_SHEET}


@dataclass(frozen=True)
class GivenFile:
    """A file as it came: its name, and its bytes or why there are none."""

    name: str
    content: bytes | Fault


@dataclass(frozen=True)
class Asked:
    """What the files are to be; needed for files without keys, checked against those that have them."""

    form: str = ""
    unit: str = ""
    period: str = ""


@dataclass
class _File:
    """One file on its way: what it is about, and what is to be written."""

    report: FileReport
    content: bytes = b""
    target: Target | None = None
    keys: WorkbookKeys | None = None
    tables: tuple[Segment, ...] = ()
    wanted: dict[str, CellContent] = field(default_factory=dict)
    stored: dict[str, Cell] = field(default_factory=dict)
    list_grid: Grid | None = None
    lists: dict[str, ListChange] = field(default_factory=dict)


@dataclass
class _Draft:
    """What stands here for one target."""

    level: str
    locks: Locks | None = None
    cells: dict[str, Cell] = field(default_factory=dict)
    previous: dict[str, CellContent] = field(default_factory=dict)
    lists: Lists = field(default_factory=dict)


def import_workbooks(
    files: Iterable[GivenFile], asked: Asked, leave: Leave, *, actor: str, dry_run: bool = False
) -> list[FileReport]:
    """Take in each file as far as it is understood and say what was not; one bad file does not stop others.

    With `dry_run` nothing is written. The same files again change nothing.
    """
    opened = [_opened(given, asked) for given in files]
    meanings = cache(lambda form: meaning_of(form_tables(form)))
    for group in _groups(opened):
        drafts = _drafts({one.target: one.list_grid is not None for one in group if one.target})
        for one in group:
            if one.target is not None:
                _compare(one, drafts[one.target], meanings(one.target[0]), leave)
        if not dry_run:
            _write(group, actor)
    return [one.report for one in opened]


def _groups(files: Sequence[_File]) -> list[list[_File]]:
    """Files in their order, no target twice in a group: a second file sees what the first did."""
    groups: list[list[_File]] = [[]]
    seen: set[Target] = set()
    for one in files:
        if one.target in seen:
            groups.append([])
            seen.clear()
        if one.target is not None:
            seen.add(one.target)
        groups[-1].append(one)
    return groups


def _opened(given: GivenFile, asked: Asked) -> _File:
    """A file read as far as its tables; what is wrong with it as a whole is in its report."""
    one = _File(FileReport(given.name))
    try:
        if isinstance(given.content, Fault):
            raise given.content
        one.content = given.content
        grids = () if is_report(given.content) else read_grids(given.content)
        one.keys = read_keys(grids)
        one.target = _target(one.keys, asked)
        one.report.form, one.report.unit, one.report.period = one.target
        one.tables = _tables(grids, one) or _appendices(one)
        one.list_grid = lists_for(grids, one.target)
    except Fault as fault:
        one.target = None
        one.report.refuse(Message(fault.template, fault.params))
    return one


def _target(keys: WorkbookKeys | None, asked: Asked) -> Target:
    """What a file is about. Raises WrongFileFault, PeriodFault, UnknownUnit."""
    stated = Asked(keys.form, keys.unit, keys.period) if keys else Asked()
    for what, said, wanted in (
        (N_("biểu"), stated.form, asked.form),
        (N_("đơn vị"), stated.unit, asked.unit),
        (N_("kỳ"), stated.period, asked.period),
    ):
        if said and wanted and said != wanted:
            raise WrongFileFault(
                N_("Tệp là của %(what)s “%(said)s”, không phải “%(wanted)s”. Hãy chọn đúng tệp."),
                what=what,
                said=said,
                wanted=wanted,
            )
        if not said and not wanted:
            raise WrongFileFault(
                N_("Tệp không có khóa ẩn nên không biết %(what)s nào. Hãy thêm --form, --unit và --period."),
                what=what,
            )
    period = str(Period.parse(stated.period or asked.period))
    return (stated.form or asked.form, unit_of(stated.unit or asked.unit).code, period)


def _tables(grids: Sequence[Grid], one: _File) -> tuple[Segment, ...]:
    """The tables of the visible sheets. Raises WrongFileFault, LayoutFault, UnknownFormFault.

    None for a workbook without keys that has no sheet of the usual look.
    """
    tables = form_tables(one.report.form)
    words = HeadWords(tables)
    found = [
        segment
        for grid in grids
        if grid.name not in _OWN_SHEETS and grid.shown
        for segment in segments(grid, words)
    ]
    for grid in grids:
        if not grid.shown and grid.name not in _OWN_SHEETS and any(segments(grid, words)):
            hidden = Message(N_("Trang tính bị ẩn nên không đọc; nếu cần, hãy bỏ ẩn."))
            one.report.warnings.append(NamedCell(grid.name, "", "", hidden))
    if not found and one.keys is None:
        return ()
    if not found:
        raise WrongFileFault(
            N_("Không thấy bảng có cột “Chỉ tiêu” và cột “Số liệu” trong tệp. Hãy giữ dòng tiêu đề của biểu.")
        )
    check_identity(found, one.target)
    if one.keys and one.keys.content_hash != tables.content_hash:
        older = Message(
            N_("Tệp được xuất từ phiên bản khác của biểu; dòng được nhận theo khóa, rồi theo tên.")
        )
        one.report.warnings.append(NamedCell("", "", "", older))
    return tuple(found)


def _appendices(one: _File) -> tuple[Segment, ...]:
    """The appendices of the form in a whole report. Raises WrongFileFault, UnreadableFault."""
    tables = form_tables(one.report.form)
    found = report_tables(one.content, one.report.file, tables, Period.parse(one.report.period))
    if not found.segments and not found.not_understood:
        raise WrongFileFault(
            N_(
                "Không thấy bảng nào có chỉ tiêu của biểu %(form)s và cột số liệu trong tệp. "
                "Hãy xem có đúng tệp, đúng biểu không, và giữ dòng tiêu đề của bảng."
            ),
            form=one.report.form,
        )
    one.report.not_understood += found.not_understood
    one.report.warnings += found.warnings
    return tuple(found.segments)


def _drafts(targets: Mapping[Target, bool]) -> dict[Target, _Draft]:
    """What stands here for each target, with the period before; a handful of queries for each round.

    A target that is True also has its lists of members.
    """
    by_round: dict[tuple[str, str], set[str]] = defaultdict(set)
    for form, unit, period in targets:
        by_round[form, period].add(unit)
    drafts: dict[Target, _Draft] = {}
    for (form, period), units in by_round.items():
        levels = dict(Unit.objects.filter(code__in=units).values_list("code", "level"))
        now, then = _stored(form, units, period), _stored(form, units, _period_before(form, units, period))
        locks = locks_of(submission for submission, _ in now.values())
        listing = [one for unit, (one, _) in now.items() if targets[form, unit, period]]
        lists = lists_of(listing) if listing else {}
        for unit in units:
            submission, cells = now.get(unit, (None, {}))
            before = then.get(unit, (None, {}))[1]
            drafts[form, unit, period] = _Draft(
                levels[unit],
                locks[submission.pk] if submission else None,
                cells,
                {key: content_of(cell) for key, cell in before.items()},
                lists.get(submission.pk, NO_LISTS) if submission else NO_LISTS,
            )
    return drafts


def _period_before(form: str, units: Iterable[str], period: str) -> str:
    """The latest earlier period of the same kind that any of the units said something of; nothing if none."""
    said = Submission.objects.filter(form__code=form, unit__code__in=list(units))
    return str(
        period_before(Period.parse(period), said.order_by().values_list("period", flat=True).distinct()) or ""
    )


def _stored(form: str, units: Iterable[str], period: str) -> dict[str, tuple[Submission, dict[str, Cell]]]:
    found = Submission.objects.filter(form__code=form, period=period, unit__code__in=list(units))
    submissions = {one.pk: one for one in found.select_related("unit")}
    cells: dict[int, dict[str, Cell]] = defaultdict(dict)
    for cell in Cell.objects.filter(submission__in=submissions.keys()):
        cells[cell.submission_id][cell.row_key] = cell
    return {one.unit.code: (one, cells[key]) for key, one in submissions.items()}


def _compare(one: _File, draft: _Draft, meaning: FormMeaning, leave: Leave) -> None:
    """Hold a file against what stands here."""
    standing = Standing(
        level=draft.level,
        ours={key: content_of(cell) for key, cell in draft.cells.items()},
        base=one.keys.cells if one.keys else None,
        previous=draft.previous,
        locked=draft.locks.locked(meaning.tables) if draft.locks else frozenset(),
        shut=round_is_closed(draft.locks.closed) if draft.locks and draft.locks.closed else SENT,
    )
    rows = list(identified(one.tables, meaning.tables))
    one.wanted = Intake(meaning, standing, leave, one.report).take(rows)
    one.stored = draft.cells
    if one.list_grid is not None:
        listed = read_lists(one.list_grid, listed_rows(meaning, draft.level), one.report)
        intake = ListIntake(meaning, standing, one.report, prefer_file=leave.prefer_file)
        one.lists = intake.take(listed, draft.lists, one.keys, one.wanted)


def _write(group: Sequence[_File], actor: str) -> None:
    """Open what has to be opened, then write file by file."""
    writing = [one for one in group if (one.wanted or one.lists) and one.target is not None]
    rounds: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in writing:
        rounds[one.report.form, one.report.period].append(one.report.unit)
    submissions: dict[Target, Submission] = {}
    for (form, period), units in rounds.items():
        try:
            opened = open_submissions(form, units, Period.parse(period), actor=actor)
        except Fault:
            opened = _one_by_one(writing, form, period, actor)
        submissions |= {(form, unit, period): opened[unit] for unit in units if unit in opened}
    for one in writing:
        if one.target in submissions:
            _save(one, submissions[one.target], actor)


def _one_by_one(writing: Sequence[_File], form: str, period: str, actor: str) -> dict[str, Submission]:
    """Open each unit by itself, so that one that did not live in the period does not stop the others."""
    opened: dict[str, Submission] = {}
    for one in writing:
        if (one.report.form, one.report.period) == (form, period):
            try:
                opened |= open_submissions(form, [one.report.unit], Period.parse(period), actor=actor)
            except Fault as fault:
                one.report.taken.clear()
                one.report.lists.clear()
                one.report.refuse(Message(fault.template, fault.params))
    return opened


def _save(one: _File, submission: Submission, actor: str) -> None:
    """Write one file; cells that somebody changed in between become conflicts."""
    saves = [
        _cell_save(submission, key, one.wanted.get(key), one.stored.get(key), one.lists.get(key))
        for key in {**one.wanted, **one.lists}
    ]
    name = keep(one.content)
    try:
        with transaction.atomic():
            result = save_cells(saves, source=CellSource.IMPORTED, actor=actor, file=name)
    except LockedFault as fault:
        one.report.taken.clear()
        one.report.lists.clear()
        one.report.refuse(Message(fault.template, fault.params))
        return
    stale = _by_row(result.conflicts)
    for taken in [taken for taken in one.report.taken if taken.row in stale]:
        one.report.taken.remove(taken)
        one.report.conflicts.append(
            ConflictingCell(
                taken.row, taken.label, taken.sheet, taken.cell, taken.before, taken.after, stale[taken.row]
            )
        )
    for listed in [listed for listed in one.report.lists if listed.row in stale]:
        one.report.lists.remove(listed)
        one.report.conflicts.append(
            ConflictingCell(listed.row, listed.label, LIST_SHEET, "", "", "", stale[listed.row])
        )


def _cell_save(
    submission: Submission,
    key: str,
    wanted: CellContent | None,
    cell: Cell | None,
    listed: ListChange | None,
) -> CellSave:
    """The save of a cell and the list beside it; a workbook says nothing of day and quality, so they stay."""
    stood, content = cell or Cell(), wanted or content_of(cell)
    return CellSave(
        submission.pk,
        key,
        content.text,
        content.blank,
        content.note,
        stood.as_of,
        stood.quality,
        base_version=stood.version,
        members=listed.after if listed else None,
        base_members=listed.before if listed else None,
    )


def _by_row(conflicts: Iterable[CellConflict]) -> Mapping[str, str]:
    return {one.row_key: one.as_written or one.blank for one in conflicts}

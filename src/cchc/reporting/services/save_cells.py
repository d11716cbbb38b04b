"""Use case: write draft cells of many submissions; the only way to do it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from cchc.catalogue.queries.definitions import Definition, definitions
from cchc.catalogue.queries.tables import FormTables, TableRow, form_tables
from cchc.engine.faults import N_, Fault
from cchc.engine.kinds import Quality
from cchc.foundation import audit
from cchc.reporting.enums import CellSource
from cchc.reporting.models import AS_WRITTEN_LENGTH, Cell, Submission, SubmissionChange
from cchc.reporting.queries.locks import Locks, locks_of, round_is_closed
from cchc.reporting.queries.member_lists import Lists, Member, list_step, lists_of
from cchc.reporting.queries.reading import read_cell
from cchc.reporting.services.listing import store_lists
from cchc.reporting.services.locking import lock_submissions

_NAMED = 5
_UPDATED = [
    "position",
    "source",
    "as_written",
    "blank",
    "note",
    "quality",
    "as_of",
    "version",
    "status",
    "guesses",
    "conflicts_with",
]


class LockedFault(Fault):
    """A cell stands in a section that was submitted, approved or issued, or in a closed round; nothing was
    written.
    """


class UnknownCellFault(Fault):
    """A save names a row that its form does not have, or a text that is too long; nothing was written."""


@dataclass(frozen=True)
class CellSave:
    """What is to stand in one cell. `base_version` is the cell's version that the writer saw, 0 if there was
    no cell; None writes over whatever stands there. `members` is the list beside a count of distinct members,
    None leaves it as it is; `base_members` is the list that the writer saw.
    """

    submission_id: int
    row_key: str
    as_written: str = ""
    blank: str = ""
    note: str = ""
    as_of: date | None = None
    quality: str = Quality.OFFICIAL.value
    base_version: int | None = None
    members: tuple[Member, ...] | None = None
    base_members: tuple[Member, ...] | None = None

    @property
    def said(self) -> tuple[object, ...]:
        """What the cell says."""
        return (self.as_written, self.blank, self.note, self.as_of, self.quality)


@dataclass(frozen=True)
class CellConflict:
    """A cell that somebody else changed meanwhile; what stands there now, and which version it is."""

    submission_id: int
    row_key: str
    version: int
    as_written: str
    blank: str
    note: str


@dataclass(frozen=True)
class SaveResult:
    """How many cells changed, how many said it already; what was not written; new versions by submission."""

    saved: int
    unchanged: int
    conflicts: tuple[CellConflict, ...] = ()
    versions: Mapping[int, int] = field(default_factory=dict)


@dataclass
class _Desk:
    """One submission being written."""

    submission: Submission
    tables: FormTables
    locks: Locks
    cells: Mapping[str, Cell]
    source: CellSource
    lists: Lists = field(default_factory=dict)
    written: list[Cell] = field(default_factory=list)
    listed: dict[str, tuple[Member, ...]] = field(default_factory=dict)
    changes: dict[str, dict[str, object]] = field(default_factory=dict)
    conflicts: list[CellConflict] = field(default_factory=list)
    unchanged: int = 0

    def put(self, save: CellSave, row: TableRow, position: int, known: dict[str, Definition]) -> None:
        """Write one cell, unless it says this already or somebody else changed it."""
        cell, listed = self.cells.get(save.row_key), self.lists.get(save.row_key, ())
        relisted = save.members is not None and save.members != listed
        if said_by(cell) == save.said and not relisted:
            self.unchanged += 1
        elif save.base_version not in {None, cell.version if cell else 0} or (
            relisted and save.base_members not in {None, listed}
        ):
            self.conflicts.append(_conflict(save, cell))
        else:
            self.changes[save.row_key] = {"before": _plain(said_by(cell)), "after": _plain(save.said)}
            self.written.append(self._cell(save, row, position, known))
            if relisted:
                self.changes[save.row_key]["members"] = list_step(listed, save.members or ())
                self.listed[save.row_key] = save.members or ()

    def _cell(self, save: CellSave, row: TableRow, position: int, known: dict[str, Definition]) -> Cell:
        reading = read_cell(row, save.as_written, known)
        return Cell(
            submission=self.submission,
            row_key=save.row_key,
            position=position,
            source=self.source,
            as_written=save.as_written,
            blank=save.blank,
            note=save.note,
            as_of=save.as_of,
            quality=save.quality,
            version=self.submission.version + 1,
            status=reading.status,
            guesses=list(reading.guesses),
        )


def save_cells(
    saves: Iterable[CellSave], *, source: CellSource, actor: str, file: str = "", key: str = ""
) -> SaveResult:
    """Write cells in one transaction; a stale one is left out and returned, the others are written.

    `file` is the hash of the file they came from; a save with a `key` that a submission has seen changes
    nothing in it. Raises LockedFault, UnknownCellFault; then nothing was written.
    """
    given: dict[int, list[CellSave]] = defaultdict(list)
    for save in saves:
        given[save.submission_id].append(save)
    with transaction.atomic():
        lock_submissions(given.keys())
        desks = _desks(given, source, _seen(given, key))
        _put(given, desks)
        written = [desk for desk in desks if desk.written]
        _store(written, source, actor, file, key)
        if written:
            audit.record(actor, "reporting.save_cells", _target(written), f"{source} {_counted(written)}")
    return SaveResult(
        saved=sum(len(desk.written) for desk in desks),
        unchanged=sum(desk.unchanged for desk in desks),
        conflicts=tuple(conflict for desk in desks for conflict in desk.conflicts),
        versions={desk.submission.pk: desk.submission.version for desk in written},
    )


def said_by(cell: Cell | None) -> tuple[object, ...]:
    """Return what a stored cell says; no cell says nothing."""
    if cell is None:
        return ("", "", "", None, Quality.OFFICIAL.value)
    return (cell.as_written, cell.blank, cell.note, cell.as_of, cell.quality)


def _plain(said: tuple[object, ...]) -> list[object]:
    """Text, blank and note; day and quality only where they are not what is usual."""
    text, blank, note, as_of, quality = said
    usual = as_of is None and quality == Quality.OFFICIAL.value
    return [text, blank, note, *([] if usual else [str(as_of or ""), quality])]


def _conflict(save: CellSave, cell: Cell | None) -> CellConflict:
    stored = cell or Cell()
    return CellConflict(
        save.submission_id, save.row_key, stored.version, stored.as_written, stored.blank, stored.note
    )


def _seen(given: Mapping[int, object], key: str) -> set[int]:
    """Submissions that saw a save with this key."""
    if not key:
        return set()
    return set(
        SubmissionChange.objects.filter(submission__in=list(given), key=key).values_list(
            "submission_id", flat=True
        )
    )


def _desks(given: Mapping[int, Sequence[CellSave]], source: CellSource, seen: set[int]) -> list[_Desk]:
    stored = Submission.objects.filter(pk__in=given.keys() - seen).select_related("unit", "form")
    submissions = list(stored)
    locks = locks_of(submissions)
    cells: dict[int, dict[str, Cell]] = defaultdict(dict)
    for cell in Cell.objects.filter(submission__in=[one.pk for one in submissions]):
        cells[cell.submission_id][cell.row_key] = cell
    forms = {one.form.code: form_tables(one.form.code) for one in submissions}
    listing = [one for one in submissions if any(save.members is not None for save in given[one.pk])]
    lists = lists_of(listing) if listing else {}
    return [
        _Desk(one, forms[one.form.code], locks[one.pk], cells[one.pk], source, lists.get(one.pk, {}))
        for one in submissions
    ]


def _put(given: Mapping[int, Sequence[CellSave]], desks: Sequence[_Desk]) -> None:
    places = {
        desk.tables.code: {row.key: (place, row) for place, row in enumerate(desk.tables.rows)}
        for desk in desks
    }
    known = {
        code: definitions({ref.indicator for place, row in rows.values() for ref in row.refs})
        for code, rows in places.items()
    }
    for desk in desks:
        rows, saves = places[desk.tables.code], given[desk.submission.pk]
        _check(desk, saves, rows)
        for save in {save.row_key: save for save in saves}.values():
            position, row = rows[save.row_key]
            desk.put(save, row, position, known[desk.tables.code])


def _check(desk: _Desk, saves: Sequence[CellSave], rows: Mapping[str, tuple[int, TableRow]]) -> None:
    strange = sorted(
        save.row_key for save in saves if save.row_key not in rows or len(save.as_written) > AS_WRITTEN_LENGTH
    )
    if strange:
        raise UnknownCellFault(
            N_("Biểu %(form)s không có dòng %(rows)s, hoặc ô dài quá 300 chữ. Hãy xem lại khóa dòng."),
            form=desk.tables.code,
            rows=", ".join(strange),
        )
    locked = desk.locks.locked(desk.tables)
    shut = [save.row_key for save in saves if save.row_key in locked]
    if shut and desk.locks.closed:
        closed = round_is_closed(desk.locks.closed)
        raise LockedFault(closed.template, **closed.params)
    if shut:
        raise LockedFault(
            N_(
                "Báo cáo “%(submission)s” đã gửi nên đã khóa (dòng %(rows)s). "
                "Muốn sửa, hãy đề nghị trả lại hoặc mở lại báo cáo."
            ),
            submission=str(desk.submission),
            rows=", ".join(shut[:_NAMED]) + (", …" if len(shut) > _NAMED else ""),
        )


def _store(written: Sequence[_Desk], source: CellSource, actor: str, file: str, key: str) -> None:
    Cell.objects.bulk_create(
        [cell for desk in written for cell in desk.written],
        batch_size=500,
        update_conflicts=True,
        unique_fields=["submission", "row_key"],
        update_fields=_UPDATED,
    )
    store_lists({desk.submission: desk.listed for desk in written if desk.listed})
    for desk in written:
        desk.submission.version += 1
    Submission.objects.bulk_update([desk.submission for desk in written], ["version"], batch_size=200)
    SubmissionChange.objects.bulk_create(_lines(written, source, actor, file, key))


def _lines(
    written: Sequence[_Desk], source: CellSource, actor: str, file: str, key: str
) -> Iterator[SubmissionChange]:
    for desk in written:
        yield SubmissionChange(
            submission=desk.submission,
            version=desk.submission.version,
            actor=actor,
            source=source,
            file=file,
            key=key,
            changes=desk.changes,
        )


def _target(written: Sequence[_Desk]) -> str:
    more = len(written) - 1
    return str(written[0].submission) + (f" +{more}" if more else "")


def _counted(written: Sequence[_Desk]) -> str:
    return f"{sum(len(desk.written) for desk in written)} cells"

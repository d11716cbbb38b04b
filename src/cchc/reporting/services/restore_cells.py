"""Use case: take one save of a submission back; it is a new save, nothing is deleted."""

from typing import Any

from cchc.engine.faults import N_, Fault
from cchc.engine.members import member_code
from cchc.reporting.enums import CellSource
from cchc.reporting.models import Cell, Submission, SubmissionChange
from cchc.reporting.queries.member_lists import Lists, Member, lists_of
from cchc.reporting.services.save_cells import CellSave, SaveResult, said_by, save_cells


class NoSuchSaveFault(Fault):
    """The submission has no save with this number."""


def restore_cells(submission: Submission, version: int, *, actor: str) -> SaveResult:
    """Put back what stood before a save, in the cells that still hold what it wrote; others are conflicts.

    Raises NoSuchSaveFault, LockedFault; then nothing was written.
    """
    change = SubmissionChange.objects.filter(submission=submission, version=version).first()
    if change is None:
        raise NoSuchSaveFault(
            N_("Báo cáo “%(submission)s” không có lần lưu số %(version)d. Hãy xem lại bằng “cchc history”."),
            submission=str(submission),
            version=version,
        )
    cells = {cell.row_key: cell for cell in Cell.objects.filter(submission=submission)}
    lists = lists_of([submission]).get(submission.pk, {})
    return save_cells(
        [_back(submission, key, step, cells.get(key), lists) for key, step in change.changes.items()],
        source=CellSource.TYPED,
        actor=actor,
    )


def _back(
    submission: Submission, key: str, step: dict[str, Any], cell: Cell | None, lists: Lists
) -> CellSave:
    """The save that puts one cell back; its base version is one that never is where the cell moved on."""
    text, blank, note = step["before"][:3]
    holds = [str(part or "") for part in said_by(cell)[:3]] == list(step["after"][:3])
    version = cell.version if cell else 0
    members = _list_back(lists.get(key, ()), step["members"]) if "members" in step else None
    base = version if holds else version + 1
    return CellSave(submission.pk, key, text, blank, note, base_version=base, members=members)


def _list_back(now: tuple[Member, ...], step: dict[str, list[list[str]]]) -> tuple[Member, ...]:
    """The list as it is now, without those who came with the save and with those who went."""
    came = {member_code(code) for code, _name in step["added"]}
    went = {Member(member_code(code), code, name) for code, name in step["removed"]}
    return tuple(sorted({one for one in now if one.code not in came} | went))

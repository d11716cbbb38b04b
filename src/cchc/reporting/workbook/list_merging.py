"""Lists of members held against what stands here, member by member (docs/algorithms/three-way-merge.md)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.rendering.form_workbook.lists import LIST_SHEET
from cchc.reporting.queries.member_lists import Lists, Member
from cchc.reporting.workbook.contents import FormMeaning
from cchc.reporting.workbook.hearing import Standing, amount_of
from cchc.reporting.workbook.intake import shown
from cchc.reporting.workbook.keys import CellContent, WorkbookKeys
from cchc.reporting.workbook.list_sheets import ListedRow, members_of
from cchc.reporting.workbook.merging import Merge, merge
from cchc.reporting.workbook.reports import ConflictingCell, FileReport, NamedCell, TakenCell, TakenMembers

_NOTHING = CellContent()
_NOBODY = Member("", "")


@dataclass(frozen=True)
class ListChange:
    """The list of a row as it stood and as it is to stand."""

    before: tuple[Member, ...]
    after: tuple[Member, ...]


class ListIntake:
    """The lists of one file being taken in, with the counts that follow from them."""

    def __init__(
        self, meaning: FormMeaning, standing: Standing, report: FileReport, *, prefer_file: bool
    ) -> None:
        self._meaning = meaning
        self._standing = standing
        self._report = report
        self._prefer_file = prefer_file

    def take(
        self,
        listed: Sequence[ListedRow],
        ours: Lists,
        keys: WorkbookKeys | None,
        wanted: dict[str, CellContent],
    ) -> dict[str, ListChange]:
        """Return the lists to be written; counts that are left to them are added to `wanted`."""
        changes = {}
        for one in listed:
            stood = ours.get(one.row.key, ())
            after = stood if one.broken else self._merged(one, stood, keys)
            if after != stood and one.row.key in self._standing.locked:
                self._name(one, self._standing.shut)
            elif after != stood:
                changes[one.row.key] = ListChange(stood, after)
                self._taken(one, stood, after)
                self._count(one, stood, after, wanted)
            self._compare(one, changes.get(one.row.key, ListChange(stood, stood)).after, wanted)
        return changes

    def _merged(
        self, one: ListedRow, ours: tuple[Member, ...], keys: WorkbookKeys | None
    ) -> tuple[Member, ...]:
        stand = {member.code: member for member in ours}
        went_out = _by_code(members_of(keys.lists, one.row.key)) if keys else None
        after = {}
        for code in sorted({*stand, *(went_out or {}), *one.members}):
            base = None if went_out is None else went_out.get(code, _NOBODY)
            theirs, mine = one.members.get(code, _NOBODY), stand.get(code, _NOBODY)
            outcome = merge(base, theirs, mine, empty=_NOBODY, same=_same)
            if outcome is Merge.CONFLICT and not self._prefer_file:
                self._conflict(one, base or _NOBODY, theirs, mine)
            chosen = (
                mine
                if outcome is Merge.KEEP or (outcome is Merge.CONFLICT and not self._prefer_file)
                else theirs
            )
            if chosen != _NOBODY:
                after[code] = chosen
        return tuple(sorted(after.values()))

    def _conflict(self, one: ListedRow, base: Member, theirs: Member, mine: Member) -> None:
        place = one.places.get(theirs.code, one.place)
        words = (_words(base), _words(theirs), _words(mine))
        self._report.conflicts.append(ConflictingCell(one.row.key, one.row.label, LIST_SHEET, place, *words))

    def _taken(self, one: ListedRow, stood: tuple[Member, ...], after: tuple[Member, ...]) -> None:
        counts = len(after), len({*after} - {*stood}), len({*stood} - {*after})
        self._report.lists.append(TakenMembers(one.row.key, one.row.label, *counts))

    def _count(
        self,
        one: ListedRow,
        stood: tuple[Member, ...],
        after: tuple[Member, ...],
        wanted: dict[str, CellContent],
    ) -> None:
        """An empty cell, or one that says how many members there were, says how many there are."""
        key, said = one.row.key, self._standing.ours.get(one.row.key, _NOTHING)
        if key in wanted or not after or self._is_named(key):
            return
        counted = CellContent(str(len(stood)), note=said.note)
        if said.is_empty or self._meaning.same_value(key, said, counted):
            wanted[key] = CellContent(str(len(after)), note=said.note)
            if not self._meaning.same_value(key, said, wanted[key]):
                taken = (shown(said), shown(wanted[key]), said.note)
                self._report.taken.append(TakenCell(key, one.row.label, LIST_SHEET, one.place, *taken))

    def _is_named(self, key: str) -> bool:
        """Whether the cell of the count itself waits for somebody."""
        report = self._report
        named: Iterable[NamedCell | ConflictingCell] = (
            *report.not_understood,
            *report.doubts,
            *report.conflicts,
        )
        return any(other.row == key and other.sheet != LIST_SHEET for other in named)

    def _compare(
        self, one: ListedRow, members: tuple[Member, ...], wanted: Mapping[str, CellContent]
    ) -> None:
        """Name a count that is not that of its list."""
        content = wanted.get(one.row.key) or self._standing.ours.get(one.row.key, _NOTHING)
        amount = amount_of(self._meaning, one.row, content)
        if not members or content.is_empty or amount == len(members):
            return
        differs = N_("Ô ghi %(stated)s nhưng danh sách có %(listed)d mục. Hãy sửa số hoặc danh sách.")
        self._name(one, Message(differs, {"stated": shown(content), "listed": len(members)}), warning=True)

    def _name(self, one: ListedRow, why: Message, *, warning: bool = False) -> None:
        into = self._report.warnings if warning else self._report.not_understood
        into.append(NamedCell(LIST_SHEET, one.place, one.row.label, why, one.row.key))


def _by_code(members: Iterable[Member]) -> dict[str, Member]:
    return {member.code: member for member in members}


def _same(one: Member, other: Member) -> bool:
    """Members are the same by code and name, however the code was written."""
    return (one.code, one.name) == (other.code, other.name)


def _words(member: Member) -> str:
    return f"{member.as_written} {member.name}".strip()

"""The lists that submissions give with rows that count distinct members (docs/algorithms/submission.md)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from cchc.catalogue.queries.definitions import Definition
from cchc.catalogue.queries.tables import TableRow
from cchc.engine.faults import N_
from cchc.engine.kinds import OverUnits
from cchc.engine.messages import Message
from cchc.engine.rules.findings import Finding, Severity
from cchc.reporting.models import ListedMember, Submission
from cchc.reporting.queries.draft import Draft, DraftCell

LIST_DIFFERS = "list_differs"


@dataclass(frozen=True, order=True)
class Member:
    """A member of a list: the code it is known by, how that was written, its name."""

    code: str
    as_written: str
    name: str = ""

    @property
    def title(self) -> str:
        """Return what people call it."""
        return self.name or self.as_written


Lists = Mapping[str, tuple[Member, ...]]
"""The lists of one submission by the key of their row, members in order of code."""
NO_LISTS: Lists = {}


def lists_of(submissions: Iterable[Submission]) -> dict[int, Lists]:
    """Return the lists of submissions that have any, by submission; one query."""
    found: dict[int, dict[str, list[Member]]] = defaultdict(dict)
    stored = ListedMember.objects.filter(submission__in=[one.pk for one in submissions])
    fields = ("submission_id", "row_key", "code", "as_written", "name")
    for submission, key, *said in stored.values_list(*fields):
        found[submission].setdefault(key, []).append(Member(*said))
    return {
        submission: {key: tuple(sorted(members)) for key, members in lists.items()}
        for submission, lists in found.items()
    }


def list_step(before: Iterable[Member], after: Iterable[Member]) -> dict[str, list[list[str]]]:
    """Return who came and who went as it is kept in the history of a draft: codes as written, with names."""
    then, now = list(before), list(after)
    return {
        "added": [[one.as_written, one.name] for one in now if one not in then],
        "removed": [[one.as_written, one.name] for one in then if one not in now],
    }


def counts_members(row: TableRow, known: Mapping[str, Definition]) -> bool:
    """Tell whether a list belongs to a row: it prints one figure, which counts distinct members."""
    if row.is_computed or len(row.reported) != 1:
        return False
    return known[row.reported[0].indicator].over_units is OverUnits.DISTINCT


def fits(cell: DraftCell | None, members: tuple[Member, ...]) -> bool:
    """Tell whether a cell says how many members its list has."""
    return cell is not None and any(one.figure.amount == len(members) for one in cell.figures[:1])


def findings_of_lists(draft: Draft, lists: Lists) -> Iterator[Finding]:
    """Yield the rows whose number, where somebody gave one, is not that of the list beside it."""
    for row in draft.tables.rows:
        members, cell = lists.get(row.key), draft.cells.get(row.key)
        if not members or fits(cell, members) or (cell is not None and not cell.is_given):
            continue
        stated = cell.figures[0].figure.amount if cell is not None and cell.figures else None
        template = N_(
            "“%(row)s”: ô ghi %(stated)s nhưng danh sách kèm theo có %(computed)s. "
            "Hãy sửa số, hoặc nhập lại danh sách bằng lệnh “cchc import --members”."
        )
        said = (cell.as_written if cell is not None else "") or "…"
        message = Message(template, {"row": row.label, "stated": said, "computed": len(members)})
        yield Finding(LIST_DIFFERS, Severity.ERROR, (row.key,), stated, Fraction(len(members)), message)

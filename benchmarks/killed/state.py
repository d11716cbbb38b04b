"""What a database says, unit by unit, without the times at which it came to say so."""

from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256

from benchmarks.killed.world import as_json
from cchc.foundation import files
from cchc.foundation.models import AuditLine
from cchc.publication.models import Edition, EditionFile
from cchc.reporting.enums import SubmissionState, TransitionName
from cchc.reporting.models import Cell, Submission, SubmissionChange, Transition
from cchc.statistics.models import Adjustment, Entry, LedgerHead, Revision

_ENTRY = (
    "coordinate__reporter__code",
    "coordinate__subject__code",
    "coordinate__slice__lane",
    "coordinate__slice__indicator__code",
    "coordinate__slice__window_from",
    "coordinate__slice__window_to",
    "coordinate__breakdown",
    "coordinate__reach",
    "kind",
    "amount",
    "text",
    "blank",
    "revision__number",
)


def state() -> dict[str, str]:
    """Return a hash for each unit, and one under "" for what belongs to no unit."""
    told: dict[str, list[object]] = defaultdict(list)
    for row in _rows():
        told[str(row[0])].append(row)
    told[""] += _common()
    return {unit: _hash(rows) for unit, rows in told.items()}


def _rows() -> Iterator[tuple[object, ...]]:
    """Everything that belongs to a unit, the unit first."""
    # A form that was opened and not yet written into is no half of anything.
    begun = Submission.objects.exclude(state=SubmissionState.OPEN, version=0)
    steps = Transition.objects.exclude(name=TransitionName.OPENED)
    unit = "submission__unit__code"
    yield from begun.values_list("unit__code", "form__code", "state", "version", "revision")
    yield from Cell.objects.values_list(unit, "row_key", "as_written", "blank", "version")
    yield from SubmissionChange.objects.values_list(unit, "version", "changes")
    yield from steps.values_list(unit, "name", "before", "after", "revision")
    yield from Entry.objects.values_list(*_ENTRY)
    yield from Edition.objects.values_list("unit__code", "code", "revision")
    for of_unit, role, content in EditionFile.objects.values_list("edition__unit__code", "role", "content"):
        yield of_unit, role, len(files.read(content))


def _common() -> list[object]:
    revisions = list(Revision.objects.values_list("number", "cause", "note"))
    audit = list(AuditLine.objects.values_list("verb", "target", "detail"))
    return [list(LedgerHead.objects.values_list("number")), revisions, Adjustment.objects.count(), audit]


def _hash(rows: list[object]) -> str:
    return sha256("\n".join(sorted(map(as_json, rows))).encode()).hexdigest()

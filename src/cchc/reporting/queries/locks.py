"""Which rows of a submission are locked: those of a section that was submitted and not returned."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cchc.catalogue.queries.tables import FormTables
from cchc.reporting.enums import SubmissionState
from cchc.reporting.models import Section, Submission

EDITABLE = frozenset({SubmissionState.OPEN, SubmissionState.RETURNED})
OWN = ""


@dataclass(frozen=True)
class Locks:
    """The state of a submission, and of its sections by function."""

    state: SubmissionState
    sections: Mapping[str, SubmissionState] = field(default_factory=dict)

    def state_of(self, owner: str) -> SubmissionState:
        """Return how far the rows of an owner's function have come; rows of no section are the unit's own."""
        return self.sections.get(owner, self.sections.get(OWN, self.state))

    def locked(self, tables: FormTables) -> frozenset[str]:
        """Return the keys of the rows that may not be changed."""
        return frozenset(row.key for row in tables.rows if self.state_of(row.owner) not in EDITABLE)


def locks_of(submissions: Iterable[Submission]) -> dict[int, Locks]:
    """Return the locks of submissions by id, in one query."""
    given = list(submissions)
    states: dict[int, dict[str, SubmissionState]] = defaultdict(dict)
    sections = Section.objects.filter(submission__in=[one.pk for one in given])
    for submission, function, state in sections.values_list("submission_id", "function", "state"):
        states[submission][function] = SubmissionState(state)
    return {one.pk: Locks(SubmissionState(one.state), states[one.pk]) for one in given}

"""Which rows of a submission are locked: those of a submitted section, and all once the round is closed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cchc.catalogue.queries.tables import FormTables
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.reporting.enums import RoundState, SubmissionState
from cchc.reporting.models import Round, Section, Submission

EDITABLE = frozenset({SubmissionState.OPEN, SubmissionState.RETURNED})
OWN = ""


@dataclass(frozen=True)
class Locks:
    """The state of a submission, and of its sections by function; the round, if it is closed to it."""

    state: SubmissionState
    sections: Mapping[str, SubmissionState] = field(default_factory=dict)
    closed: Round | None = None

    def state_of(self, owner: str) -> SubmissionState:
        """Return how far the rows of an owner's function have come; rows of no section are the unit's own."""
        return self.sections.get(owner, self.sections.get(OWN, self.state))

    def locked(self, tables: FormTables) -> frozenset[str]:
        """Return the keys of the rows that may not be changed."""
        return frozenset(
            row.key for row in tables.rows if self.closed or self.state_of(row.owner) not in EDITABLE
        )


def locks_of(submissions: Iterable[Submission]) -> dict[int, Locks]:
    """Return the locks of submissions by id, in two queries."""
    given = list(submissions)
    closed = closed_rounds(given)
    states: dict[int, dict[str, SubmissionState]] = defaultdict(dict)
    sections = Section.objects.filter(submission__in=[one.pk for one in given])
    for submission, function, state in sections.values_list("submission_id", "function", "state"):
        states[submission][function] = SubmissionState(state)
    return {one.pk: Locks(SubmissionState(one.state), states[one.pk], closed.get(one.pk)) for one in given}


def closed_rounds(submissions: Iterable[Submission]) -> dict[int, Round]:
    """Return the closed round of submissions, by their id; that of its host itself is never closed to it."""
    given = list(submissions)
    rounds = {one.round_id for one in given if one.round_id is not None}
    found = Round.objects.filter(pk__in=rounds, state=RoundState.CLOSED) if rounds else Round.objects.none()
    closed = {one.pk: one for one in found.select_related("host")}
    return {
        one.pk: closed[one.round_id]
        for one in given
        if one.round_id in closed and closed[one.round_id].host_id != one.unit_id
    }


def round_is_closed(one: Round) -> Message:
    """Return why nothing is taken in, and what to do."""
    return Message(
        N_(
            "Đợt báo cáo %(round)s đã khóa nên không nhận thêm số liệu. "
            "Muốn sửa, hãy đề nghị mở lại đợt (lệnh “cchc round reopen”)."
        ),
        {"round": str(one)},
    )

"""What the steps of submissions have in common: who may move, locking, states, the log."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.db import transaction

from cchc.catalogue.queries.tables import FormTables, form_tables
from cchc.engine.faults import N_, Fault
from cchc.engine.messages import Message
from cchc.engine.periods import Period
from cchc.engine.rules.findings import Finding
from cchc.engine.territory import UnknownUnit
from cchc.foundation import audit
from cchc.reporting.enums import SubmissionState, TransitionName
from cchc.reporting.models import Section, Submission
from cchc.reporting.queries.locks import closed_rounds, round_is_closed
from cchc.reporting.queries.states import state_of
from cchc.reporting.services.locking import lock_submissions
from cchc.reporting.services.open_submissions import open_submissions
from cchc.reporting.services.transitions import log
from cchc.units.models import Unit


class StepFault(Fault):
    """A step that lacks its reason; nothing was written."""


class Outcome(StrEnum):
    """What became of a unit in a step."""

    DONE = "done"
    UNCHANGED = "unchanged"
    BLOCKED = "blocked"
    REFUSED = "refused"


@dataclass(frozen=True)
class UnitOutcome:
    """What became of one unit: its state now, sections that moved, what is wrong with it, why it stayed."""

    unit: str
    outcome: Outcome
    state: str = ""
    sections: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    why: Message | None = None


@dataclass(frozen=True)
class StepResult:
    """What became of each unit, in the order they were named; the ledger's revision, if it was written."""

    units: tuple[UnitOutcome, ...]
    revision: int | None = None

    def of(self, outcome: Outcome) -> tuple[UnitOutcome, ...]:
        """Return the units with an outcome."""
        return tuple(one for one in self.units if one.outcome is outcome)


@dataclass(frozen=True)
class Step:
    """A step: where it starts, where it ends, and the states in which there is nothing left to do.

    One that gives figures, or asks for them, is not taken while the round is closed.
    """

    name: TransitionName
    starts: frozenset[SubmissionState]
    after: SubmissionState
    reached: frozenset[SubmissionState]
    refusal: str
    needs_open_round: bool = True


_NO_SECTION = N_(
    "Biểu của đơn vị không có phần nào của “%(asked)s”. Hãy xem các phần bằng “cchc round status”."
)


@dataclass
class Batch:
    """Submissions of one form and period that are being moved, with all their sections, locked."""

    step: Step
    tables: FormTables
    period: Period
    units: tuple[str, ...]
    submissions: Mapping[str, Submission]
    sections: Mapping[int, list[Section]]
    functions: Collection[str] | None
    _stayed: dict[str, UnitOutcome] = field(default_factory=dict)

    def moving(self) -> list[Section]:
        """Return the sections that can take the step and were not held back."""
        return [
            section
            for unit in self.units
            if unit in self.submissions and unit not in self._stayed
            for section in self._asked(self.submissions[unit])
            if section.state in self.step.starts
        ]

    def _asked(self, submission: Submission) -> Iterator[Section]:
        for section in self.sections[submission.pk]:
            if self.functions is None or section.function in self.functions:
                yield section

    def hold(self, unit: str, outcome: Outcome, why: Message, findings: tuple[Finding, ...] = ()) -> None:
        """Let a unit stay where it is."""
        state = self.submissions[unit].state
        self._stayed[unit] = UnitOutcome(unit, outcome, state, findings=findings, why=why)

    def outcomes(
        self, moved: Iterable[Section], findings: Mapping[int, tuple[Finding, ...]]
    ) -> tuple[UnitOutcome, ...]:
        """Return what became of each unit."""
        by_submission: dict[int, list[str]] = defaultdict(list)
        for section in moved:
            by_submission[section.submission_id].append(section.function)
        return tuple(self._outcome(unit, by_submission, findings) for unit in self.units)

    def _outcome(
        self,
        unit: str,
        moved: Mapping[int, list[str]],
        findings: Mapping[int, tuple[Finding, ...]],
    ) -> UnitOutcome:
        if unit in self._stayed:
            return self._stayed[unit]
        submission = self.submissions.get(unit)
        if submission is None:
            why = Message(N_("Chưa lập biểu này cho kỳ này. Hãy nhập số liệu trước."))
            return UnitOutcome(unit, Outcome.REFUSED, why=why)
        if submission.pk in moved:
            functions, found = tuple(moved[submission.pk]), findings.get(submission.pk, ())
            return UnitOutcome(unit, Outcome.DONE, submission.state, functions, found)
        asked = list(self._asked(submission))
        if not asked:
            why = Message(_NO_SECTION, {"asked": ", ".join(self.functions or ())})
            return UnitOutcome(unit, Outcome.REFUSED, submission.state, why=why)
        if all(section.state in self.step.reached for section in asked):
            return UnitOutcome(unit, Outcome.UNCHANGED, submission.state)
        return UnitOutcome(unit, Outcome.REFUSED, submission.state, why=self._refusal(submission))

    def _refusal(self, submission: Submission) -> Message:
        return Message(self.step.refusal, {"state": str(SubmissionState(submission.state).label)})


def begin(
    step: Step,
    form: str,
    units: Iterable[str],
    period: Period,
    *,
    functions: Collection[str] | None = None,
    actor: str,
) -> Batch:
    """Lock the submissions that units have; sections that a submission lacks are added.

    Call it inside the transaction. Raises UnknownFormFault, UnknownUnit.
    """
    tables, codes = form_tables(form), tuple(dict.fromkeys(units))
    _check_units(codes)
    stored = Submission.objects.filter(form__code=form, period=str(period), unit__code__in=codes)
    lock_submissions(list(stored.values_list("pk", flat=True)))
    bare = stored.filter(sections__isnull=True).values_list("unit__code", flat=True)
    if lacking := list(bare):
        open_submissions(form, lacking, period, actor=actor)
    found = {one.unit.code: one for one in stored.select_related("unit", "form", "round")}
    sections: dict[int, list[Section]] = defaultdict(list)
    for section in Section.objects.filter(submission__in=list(found.values())).select_related("office"):
        sections[section.submission_id].append(section)
    batch = Batch(step, tables, period, codes, found, sections, functions)
    if step.needs_open_round:
        _hold_closed(batch)
    return batch


def _hold_closed(batch: Batch) -> None:
    """Let units stay whose round is closed."""
    closed = closed_rounds(batch.submissions.values())
    moving = {section.submission_id for section in batch.moving()}
    for unit, submission in batch.submissions.items():
        if submission.pk in moving & closed.keys():
            batch.hold(unit, Outcome.REFUSED, round_is_closed(closed[submission.pk]))


def finish(
    batch: Batch, moved: Collection[Section], *, actor: str, reason: str = "", revision: int | None = None
) -> None:
    """Give sections and submissions their new states, and log each step."""
    if not moved:
        return
    lines = list(_sections_moved(batch, moved))
    Section.objects.filter(pk__in=[section.pk for section in moved]).update(state=batch.step.after)
    lines += list(_submissions_moved(batch, moved, revision))
    log(batch.step.name, lines, actor=actor, reason=reason, revision=revision)
    units = len({section.submission_id for section in moved})
    audit.record(
        actor,
        f"reporting.{batch.step.name}",
        f"{batch.tables.code} {batch.period}",
        " ".join([f"{units} units", reason]).strip(),
    )


def take_back(
    step: Step,
    form: str,
    units: Iterable[str],
    period: Period,
    *,
    actor: str,
    reason: str,
    functions: Collection[str] | None,
) -> StepResult:
    """Move forms to a state in which they are written again; the ledger keeps what was said.

    Raises StepFault without a reason, UnknownFormFault, UnknownUnit.
    """
    given = demand_reason(reason)
    with transaction.atomic():
        batch = begin(step, form, units, period, functions=functions, actor=actor)
        moved = batch.moving()
        finish(batch, moved, actor=actor, reason=given)
        return StepResult(batch.outcomes(moved, {}))


def demand_reason(reason: str) -> str:
    """Return the reason without spaces around it; raises StepFault for an empty one."""
    if not reason.strip():
        raise StepFault(N_("Bước này phải ghi lý do. Hãy thêm lý do (--reason)."))
    return reason.strip()


_Line = tuple[Submission, Section | None, str, str]


def _sections_moved(batch: Batch, moved: Iterable[Section]) -> Iterator[_Line]:
    """Lines of sections that are not the whole submission."""
    submissions = {one.pk: one for one in batch.submissions.values()}
    for section in moved:
        before, section.state = section.state, batch.step.after
        if len(batch.sections[section.submission_id]) > 1:
            yield submissions[section.submission_id], section, before, section.state


def _submissions_moved(batch: Batch, moved: Iterable[Section], revision: int | None) -> Iterator[_Line]:
    touched = {section.submission_id for section in moved}
    changed: dict[str, list[int]] = defaultdict(list)
    for submission in batch.submissions.values():
        if submission.pk not in touched:
            continue
        before = submission.state
        submission.state = state_of(section.state for section in batch.sections[submission.pk])
        if submission.state != before:
            changed[submission.state].append(submission.pk)
            yield submission, None, before, submission.state
    for state, submissions in changed.items():
        Submission.objects.filter(pk__in=submissions).update(state=state)
    if revision is not None:
        Submission.objects.filter(pk__in=touched).update(revision=revision)


def _check_units(codes: Collection[str]) -> None:
    known = set(Unit.objects.filter(code__in=codes).values_list("code", flat=True))
    for code in codes:
        if code not in known:
            raise UnknownUnit(code, Unit.objects.values_list("code", flat=True))

"""Use case: submit the forms of many units: rules, figures into the ledger, lock."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from django.db import transaction

from cchc.engine.faults import N_
from cchc.engine.kinds import Lane
from cchc.engine.messages import Message
from cchc.engine.periods import Period
from cchc.engine.rules.findings import Finding, Severity
from cchc.reporting.enums import SubmissionState, TransitionName
from cchc.reporting.models import RuleOverride
from cchc.reporting.queries.draft import Draft, drafts_of
from cchc.reporting.queries.draft_findings import NOT_UNDERSTOOD, draft_findings, fingerprint
from cchc.reporting.queries.sections import OWN
from cchc.reporting.services.consolidate import stale_rows
from cchc.reporting.services.recording import record_sections
from cchc.reporting.services.stepping import Batch, Outcome, Step, StepResult, begin, finish
from cchc.units.queries import territory

SUBMIT = Step(
    TransitionName.SUBMITTED,
    starts=frozenset({SubmissionState.OPEN, SubmissionState.RETURNED}),
    after=SubmissionState.SUBMITTED,
    reached=frozenset({SubmissionState.SUBMITTED, SubmissionState.APPROVED, SubmissionState.ISSUED}),
    refusal=N_("Đang ở trạng thái “%(state)s” nên không gửi được."),
)
STALE = "stale_sum"
_STALE = N_(
    "“%(row)s” đã tổng hợp là %(stated)s, nhưng số liệu các đơn vị bên dưới nay cho %(computed)s. "
    "Hãy tổng hợp lại bằng lệnh “cchc consolidate”."
)
_EMPTY = Message(N_("Biểu chưa có số liệu nào. Hãy nhập số liệu trước khi gửi."))
_BLOCKED = Message(N_("Còn lỗi phải sửa, hoặc gửi kèm lý do."))


def submit(
    form: str,
    units: Iterable[str],
    period: Period,
    *,
    actor: str,
    functions: Collection[str] | None = None,
    reason: str = "",
) -> StepResult:
    """Submit the forms of units, or only the sections of some functions; done twice it changes nothing.

    A unit whose draft is empty is refused, one with errors is blocked, and the others go on; with a reason
    errors are overridden, but for cells that are not understood. Raises UnknownFormFault, UnknownUnit.
    """
    with transaction.atomic():
        batch = begin(SUBMIT, form, units, period, functions=functions, actor=actor)
        drafts = _drafts(batch)
        findings = _findings(batch, drafts)
        _hold_back(batch, drafts, findings, overriding=bool(reason.strip()))
        moved, revision = batch.moving(), None
        if moved:
            going = {section.submission_id: drafts[section.submission_id] for section in moved}
            _override(going, findings, reason.strip(), actor)
            revision = record_sections(moved, going, territory(), lane=Lane.SUBMITTED, actor=actor).revision
        finish(batch, moved, actor=actor, reason=reason.strip(), revision=revision)
        return StepResult(batch.outcomes(moved, findings), revision)


def _drafts(batch: Batch) -> dict[int, Draft]:
    going = {section.submission_id for section in batch.moving()}
    return drafts_of([one for one in batch.submissions.values() if one.pk in going], batch.tables)


def _findings(batch: Batch, drafts: Mapping[int, Draft]) -> dict[int, tuple[Finding, ...]]:
    """Return what is wrong in the sections that are going, without what was overridden before."""
    accepted = set(
        RuleOverride.objects.filter(submission__in=list(drafts)).values_list("submission_id", "finding")
    )
    going = {(section.submission_id, section.function) for section in batch.moving()}
    return {
        pk: tuple(
            one
            for one in found
            if (pk, fingerprint(one)) not in accepted
            and any((pk, function) in going for function in _functions_of(one, pk, batch))
        )
        for pk, checked in draft_findings(drafts.values(), batch.tables, batch.period).items()
        for found in [(*checked, *_stale_findings(drafts[pk]))]
    }


def _stale_findings(draft: Draft) -> Iterator[Finding]:
    """Yield the rows that were added up from figures below which changed since."""
    if all(cell.is_given for cell in draft.cells.values()):
        return
    for change in stale_rows(draft.submission, draft.tables):
        row, now = change.row.row, change.row.chosen.figures
        params = {"row": row.label, "stated": change.before or "…", "computed": change.after or "…"}
        stated = draft.cells[row.key].figures
        yield Finding(
            STALE,
            Severity.ERROR,
            (row.key,),
            stated[0].figure.amount if stated else None,
            now[0].amount if now else None,
            Message(_STALE, params),
        )


def _functions_of(finding: Finding, submission: int, batch: Batch) -> set[str]:
    """Return the sections whose rows a finding speaks of; the parts of a ratio are of the ratio's row."""
    keys = {key.partition("__")[0] for key in finding.keys}
    known = {section.function for section in batch.sections[submission]}
    return {row.owner if row.owner in known else OWN for row in batch.tables.rows if row.key in keys}


def _hold_back(
    batch: Batch,
    drafts: Mapping[int, Draft],
    findings: Mapping[int, tuple[Finding, ...]],
    *,
    overriding: bool,
) -> None:
    for unit, submission in batch.submissions.items():
        if submission.pk not in drafts:
            continue
        found = findings[submission.pk]
        if not drafts[submission.pk].has_figures and not _unread(found):
            batch.hold(unit, Outcome.REFUSED, _EMPTY)
        elif _unread(found) or (not overriding and _errors(found)):
            batch.hold(unit, Outcome.BLOCKED, _BLOCKED, found)


def _unread(findings: Iterable[Finding]) -> bool:
    return any(one.rule == NOT_UNDERSTOOD for one in findings)


def _errors(findings: Iterable[Finding]) -> list[Finding]:
    return [one for one in findings if one.severity is Severity.ERROR]


def _override(
    going: Iterable[int], findings: Mapping[int, tuple[Finding, ...]], reason: str, actor: str
) -> None:
    """Log each error that goes along as overridden."""
    RuleOverride.objects.bulk_create(
        [
            RuleOverride(
                submission_id=pk,
                finding=fingerprint(one),
                rule=one.rule,
                row_keys=list(one.keys),
                reason=reason,
                actor=actor,
            )
            for pk in going
            for one in _errors(findings[pk])
        ],
        ignore_conflicts=True,
    )

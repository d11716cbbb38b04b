"""What the rounds of the demonstration show: who is late, what the rules caught, what was chosen and why."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from cchc.demo.comparing import UNIT, Compared, compared
from cchc.demo.papers import current_round, moment
from cchc.demo.script import RoundScript, rounds
from cchc.engine.numbers import print_number
from cchc.engine.rules.findings import Finding
from cchc.foundation.words import spoken
from cchc.publication.round_lines import status_lines
from cchc.publication.round_plain import local
from cchc.publication.table_json import finding_json
from cchc.reporting.enums import SubmissionState
from cchc.reporting.models import RuleOverride
from cchc.reporting.queries.reconciliation import ReconciledRow, Reconciliation, reconcile
from cchc.reporting.queries.reconciliation_json import row_json
from cchc.reporting.queries.reconciliation_table import table_lines
from cchc.reporting.queries.round_status import FormStatus, RoundStatus, round_status

FORM = "tk-2026-tinh"
"""The form of the province in whose rounds offices disagree with the sum."""


@dataclass(frozen=True)
class Told:
    """The current round at its moment, rows where an office disagreed, and a merged commune through time."""

    status: RoundStatus
    reconciled: tuple[tuple[Reconciliation, tuple[ReconciledRow, ...]], ...]
    compared: tuple[Compared, ...]

    @property
    def owing(self) -> tuple[FormStatus, ...]:
        """The forms of units below the host that came late, were given back or did not come."""
        host = self.status.round.host.code
        below = (form for form in self.status.expected if form.unit != host)
        return tuple(
            form for form in below if form.late or (form.signed and form.signed.ground) or not _is_in(form)
        )

    @property
    def caught(self) -> Iterator[tuple[FormStatus, Finding]]:
        """What the rules found in the drafts of units below the host."""
        host = self.status.round.host.code
        for form in self.status.expected:
            if form.unit != host:
                yield from ((form, finding) for finding in form.cells.findings)


def _is_in(form: FormStatus) -> bool:
    return form.is_sent and form.state != SubmissionState.RETURNED


def told() -> Told:
    """Look at the rounds as they stand; the same on every run."""
    status = round_status(current_round(), now=moment())
    reconciled = tuple(_reconciled(one) for one in rounds() if one.choices)
    return Told(status, reconciled, tuple(compared()))


def _reconciled(script: RoundScript) -> tuple[Reconciliation, tuple[ReconciledRow, ...]]:
    found = reconcile(FORM, script.host, script.period)
    return found, tuple(row for row in found.rows if row.row.key in script.choices)


def told_lines(one: Told) -> Iterator[str]:
    """Yield all of it for people."""
    yield _("Đợt đang mở, đơn vị muộn, bị trả lại, chưa gửi:")
    yield from (f"  {line}" for line in status_lines(one.status, one.owing))
    yield ""
    yield _("Quy tắc phát hiện trong số liệu các đơn vị gửi:")
    for form, finding in one.caught:
        yield f"  [{finding.severity}] {form.name} ({form.form}): {spoken(finding.message)}"
    yield from (f"  {line}" for line in _accepted())
    for found, rows in one.reconciled:
        yield ""
        yield _("Cơ quan chủ trì nói khác tổng của các đơn vị, %(period)s:") % {
            "period": spoken(found.period.phrase())
        }
        yield from (f"  {line}" for line in table_lines(found, rows))
    yield ""
    yield _("Hồ sơ đã giải quyết của %(unit)s, xã mới từ nhiều xã cũ (cchc facts --view …):") % {"unit": UNIT}
    yield from (f"  {line}" for line in _compared_lines(one.compared))


def _accepted() -> Iterator[str]:
    for one in RuleOverride.objects.filter(submission__round=current_round()).select_related(
        "submission__unit"
    ):
        rows = ", ".join(one.row_keys)
        yield _("chấp nhận ở %(unit)s (%(rows)s): %(reason)s") % {
            "unit": one.submission.unit.code,
            "rows": rows,
            "reason": one.reason,
        }


def _compared_lines(found: tuple[Compared, ...]) -> Iterator[str]:
    for period in dict.fromkeys(one.period for one in found):
        said = [f"{one.view}: {_said(one)}" for one in found if one.period == period]
        yield f"{period}  " + "; ".join(said)


def _said(one: Compared) -> str:
    if one.amount is None:
        return "–"
    missing = _(" (thiếu %(units)s)") % {"units": ", ".join(one.missing)} if one.missing else ""
    members = f" = {' + '.join(one.present)}" if len(one.present) > 1 else ""
    return f"{print_number(one.amount)}{members}{missing}"


def told_json(one: Told) -> dict[str, Any]:
    """Return the same as plain data; docs/commands/demo.md says what each field is."""
    return {
        "owing": [_owing(form) for form in one.owing],
        "caught": [
            {"unit": form.unit, "form": form.form, **finding_json(finding)} for form, finding in one.caught
        ],
        "chosen": [
            {"period": str(found.period), **row_json(row, found.names)}
            for found, rows in one.reconciled
            for row in rows
        ],
        "compared": [
            {
                **asdict(entry),
                "view": str(entry.view),
                "amount": None if entry.amount is None else int(entry.amount),
            }
            for entry in one.compared
        ],
    }


def _owing(form: FormStatus) -> dict[str, Any]:
    answers = (form.count, form.content, form.deadline)
    return {
        "unit": form.unit,
        "name": form.name,
        "form": form.form,
        "state": form.state,
        "due_at": local(form.due_at),
        "extended": form.extension is not None,
        "sent_at": local(form.sent_at),
        "working_days_late": form.late.working_days if form.late else None,
        "reasons": [spoken(reason) for answer in answers for reason in answer.reasons],
    }

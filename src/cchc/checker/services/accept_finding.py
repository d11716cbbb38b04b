"""Use case: keep why a finding is no error."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from cchc.checker.findings import CheckFinding
from cchc.checker.models import AcceptedFinding
from cchc.engine.faults import N_, Fault
from cchc.foundation import audit


class AcceptFault(Fault):
    """A finding cannot be accepted as asked."""


def accept_findings(
    found: Iterable[tuple[str, CheckFinding]], codes: Iterable[str], *, reason: str, actor: str
) -> int:
    """Keep one reason for the findings of these ids, in each report that has them; return how many are new.

    `found`: findings with what `report_key` calls their report. Raises AcceptFault for an id that is not
    found, or without a reason; then nothing is kept.
    """
    wanted = list(dict.fromkeys(codes))
    named = [(report, finding) for report, finding in found if finding.id in wanted]
    known = {finding.id for _report, finding in named}
    for code in wanted:
        if code not in known:
            raise AcceptFault(
                N_("Không có phát hiện %(finding)s ở đây. Hãy lấy mã trong kết quả kiểm tra."),
                finding=code,
            )
    with transaction.atomic():
        return sum(accept_finding(report, finding, reason=reason, actor=actor) for report, finding in named)


def accept_finding(report: str, finding: CheckFinding, *, reason: str, actor: str) -> bool:
    """Keep the reason for a finding in a report; tell whether it is new.

    A later reason takes the place of the one before, which stays in the history as withdrawn for it.

    `report` is what `report_key` calls it. Raises AcceptFault without a reason.
    """
    given = reason.strip()
    if not given:
        raise AcceptFault(
            N_(
                "Muốn coi phát hiện %(finding)s không phải lỗi thì phải nêu lý do. Hãy thêm --reason, "
                "ví dụ “số lũy kế từ đầu năm”."
            ),
            finding=finding.id,
        )
    with transaction.atomic():
        counting = AcceptedFinding.objects.filter(
            report=report, finding=finding.id, withdrawn_at__isnull=True
        )
        if counting.filter(reason=given).exists():
            return False
        counting.update(withdrawn_at=timezone.now(), withdrawn_by=actor, withdrawn_because=given)
        AcceptedFinding.objects.create(
            report=report,
            finding=finding.id,
            kind=str(finding.kind),
            quote=finding.quote.text,
            reason=given,
            actor=actor,
        )
        audit.record(actor, "checker.accept_finding", f"{report} {finding.id}", given)
    return True

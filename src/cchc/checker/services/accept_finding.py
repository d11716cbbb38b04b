"""Use case: keep why a finding is no error."""

from collections.abc import Callable, Iterable

from django.db import transaction

from cchc.checker.findings import Checked, CheckFinding
from cchc.checker.models import AcceptedFinding
from cchc.engine.faults import N_, Fault
from cchc.foundation import audit


class AcceptFault(Fault):
    """A finding cannot be accepted as asked."""


def accept_findings(
    found: Checked, codes: Iterable[str], report_of: Callable[[str], str], *, reason: str, actor: str
) -> int:
    """Keep one reason for the findings of these ids; return how many are new.

    `report_of` says which report a file is. Raises AcceptFault for an id that is not found, or without a
    reason; then nothing is kept.
    """
    known = {finding.id: finding for finding in found.findings}
    new = 0
    with transaction.atomic():
        for code in codes:
            if code not in known:
                raise AcceptFault(
                    N_("Không có phát hiện %(finding)s ở đây. Hãy lấy mã trong kết quả kiểm tra."),
                    finding=code,
                )
            finding = known[code]
            new += accept_finding(report_of(finding.file), finding, reason=reason, actor=actor)
    return new


def accept_finding(report: str, finding: CheckFinding, *, reason: str, actor: str) -> bool:
    """Keep the reason for a finding in a report; tell whether it is new. A later reason takes its place.

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
        stored = AcceptedFinding.objects.filter(report=report, finding=finding.id).first()
        if stored is not None and stored.reason == given:
            return False
        AcceptedFinding.objects.update_or_create(
            report=report,
            finding=finding.id,
            defaults={
                "kind": str(finding.kind),
                "quote": finding.quote.text,
                "reason": given,
                "actor": actor,
            },
        )
        audit.record(actor, "checker.accept_finding", f"{report} {finding.id}", given)
    return True

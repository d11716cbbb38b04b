"""Use case: take back why a finding is no error."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from cchc.checker.models import AcceptedFinding
from cchc.engine.faults import N_, Fault
from cchc.foundation import audit


class WithdrawFault(Fault):
    """A reason cannot be withdrawn as asked."""


def withdraw_accepted(codes: Iterable[str], *, reason: str, actor: str, report: str = "") -> tuple[str, ...]:
    """Withdraw the reasons given for findings, so that these count again; return the ids that changed.

    The reasons stay, with who withdrew them, when and why. One that was withdrawn before stays as it is.
    Raises WithdrawFault without a reason, for a finding that nobody explained, and for one that was explained
    in several reports where `report` does not say in which; then nothing is withdrawn.
    """
    given = reason.strip()
    if not given:
        raise WithdrawFault(N_("Muốn rút lý do thì phải nói vì sao. Hãy thêm --reason."))
    with transaction.atomic():
        return tuple(code for code in dict.fromkeys(codes) if _withdraw(code, report, given, actor))


def _withdraw(code: str, report: str, reason: str, actor: str) -> bool:
    explained = AcceptedFinding.objects.filter(finding=code, **({"report": report} if report else {}))
    if not explained.exists():
        raise WithdrawFault(
            N_("Chưa ai nêu lý do cho phát hiện %(finding)s. Hãy xem danh sách bằng “cchc accepted list”."),
            finding=code,
        )
    counting = explained.filter(withdrawn_at__isnull=True)
    reports = sorted(counting.values_list("report", flat=True))
    if len(reports) > 1:
        raise WithdrawFault(
            N_(
                "Phát hiện %(finding)s đã được giải thích ở %(count)d báo cáo: %(reports)s. "
                "Hãy thêm --report hoặc --file để nói rút ở báo cáo nào."
            ),
            finding=code,
            count=len(reports),
            reports="; ".join(reports),
        )
    changed = counting.update(withdrawn_at=timezone.now(), withdrawn_by=actor, withdrawn_because=reason)
    if changed:
        audit.record(actor, "checker.withdraw_accepted", f"{reports[0]} {code}", reason)
    return bool(changed)

"""Use case: accept one broken rule of a draft with a reason."""

from django.db import transaction

from cchc.catalogue.queries.tables import form_tables
from cchc.engine.faults import N_
from cchc.engine.periods import Period
from cchc.engine.rules.findings import Severity
from cchc.foundation import audit
from cchc.reporting.models import RuleOverride
from cchc.reporting.queries.draft_findings import NOT_UNDERSTOOD, findings_of, fingerprint
from cchc.reporting.services.choosing import ChoiceFault
from cchc.reporting.services.locking import lock_submissions
from cchc.reporting.services.open_submissions import open_submissions
from cchc.reporting.services.stepping import demand_reason


def override_rule(form: str, unit: str, period: Period, finding: str, *, reason: str, actor: str) -> bool:
    """Accept the finding with this fingerprint, as long as the stated values stay; tell whether it is new.

    Raises StepFault without a reason, ChoiceFault where the draft has no such error, or a cell that is not
    understood: that one must be written anew.
    """
    given = demand_reason(reason)
    with transaction.atomic():
        submission = open_submissions(form, [unit], period, actor=actor)[unit]
        lock_submissions([submission.pk])
        if RuleOverride.objects.filter(submission=submission, finding=finding).exists():
            return False
        found = {fingerprint(one): one for one in findings_of(submission, form_tables(form))}
        broken = found.get(finding)
        if broken is None or broken.severity is not Severity.ERROR or broken.rule == NOT_UNDERSTOOD:
            raise ChoiceFault(
                N_("Biểu không có lỗi nào như vậy để chấp nhận. Hãy xem lại danh sách lỗi của biểu.")
            )
        RuleOverride.objects.create(
            submission=submission,
            finding=finding,
            rule=broken.rule,
            row_keys=list(broken.keys),
            reason=given,
            actor=actor,
        )
        audit.record(actor, "reporting.override_rule", str(submission), f"{broken.rule} {given}")
    return True

"""`cchc return`: submitted forms go back to be corrected."""  # noqa: N999 - the verb is what people type

from cchc.engine.faults import N_
from cchc.reporting.management.steps import StepCommand
from cchc.reporting.services.return_submission import return_submission


class Command(StepCommand):
    """Its JSON is described in docs/commands/return.md."""

    step = staticmethod(return_submission)
    help = N_("Trả lại biểu đã gửi hoặc đã duyệt để đơn vị sửa; phải ghi lý do.")
    example = 'cchc return --form tk-2026-xa --period 2026-Q3 --unit ah-mykhe --reason "Dòng 3.2 sai"'
    reason_help = N_("lý do trả lại")
    needs_reason = True

"""`cchc reopen`: submitted, approved or issued forms are open again."""

from cchc.engine.faults import N_
from cchc.reporting.management.steps import StepCommand
from cchc.reporting.services.reopen import reopen


class Command(StepCommand):
    """Its JSON is described in docs/commands/reopen.md."""

    step = staticmethod(reopen)
    help = N_("Mở lại biểu đã gửi, đã duyệt hoặc đã ban hành; phải ghi lý do.")
    example = 'cchc reopen --form tk-2026-xa --period 2026-Q3 --unit ah-mykhe --reason "Bổ sung phụ lục"'
    reason_help = N_("lý do mở lại")
    needs_reason = True

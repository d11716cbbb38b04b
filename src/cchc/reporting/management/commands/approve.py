"""`cchc approve`: submitted figures count."""

from cchc.engine.faults import N_
from cchc.reporting.management.steps import StepCommand
from cchc.reporting.services.approve import approve


class Command(StepCommand):
    """Its JSON is described in docs/commands/approve.md."""

    step = staticmethod(approve)
    help = N_("Duyệt biểu đã gửi: số liệu được tính vào tổng hợp.")
    example = (
        "cchc approve --form tk-2026-xa --period 2026-Q3 --all-under ah\n"
        "cchc approve --form tk-2026-xa --period 2026-Q3 --unit ah-mykhe"
    )
    reason_help = N_("ghi chú kèm lần duyệt")

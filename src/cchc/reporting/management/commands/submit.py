"""`cchc submit`: the forms of units are checked, enter the ledger, and are locked."""

from cchc.engine.faults import N_
from cchc.reporting.management.steps import StepCommand
from cchc.reporting.services.submit import submit


class Command(StepCommand):
    """Its JSON is described in docs/commands/submit.md."""

    step = staticmethod(submit)
    help = N_("Gửi biểu của đơn vị: kiểm tra, ghi vào sổ số liệu, khóa ô.")
    example = (
        "cchc submit --form tk-2026-xa --period 2026-Q3 --all-under ah\n"
        'cchc submit --form tk-2026-xa --period 2026-Q3 --unit ah-mykhe --reason "Đã đối chiếu sổ"'
    )
    reason_help = N_("lý do chấp nhận các lỗi còn lại; mỗi lỗi được ghi lại")

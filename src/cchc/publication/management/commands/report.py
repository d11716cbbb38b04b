"""`cchc report`: one form of a unit and a period as Word, PDF, Excel and JSON."""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from cchc.document.signature import Capacity
from cchc.engine.kinds import Lane
from cchc.engine.periods import read_period
from cchc.foundation.console import ConsoleCommand, add_json
from cchc.publication.compose import Particulars
from cchc.publication.report import FORMATS, Asked, check_formats, make_report, write_report
from cchc.publication.table_json import finding_json
from cchc.statistics.enums import View


class Command(ConsoleCommand):
    help = _("Lập báo cáo thống kê của một đơn vị, một kỳ, theo một biểu, ra Word, PDF, Excel, JSON.")
    example = (
        "cchc report --unit kh --period 2021-Q3 --form tk-2021-tinh --format docx,pdf,xlsx,json --out out\n"
        "cchc report --unit kh --period 2021-Q3 --form tk-2021-tinh --number 186 --date 2021-09-24"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--unit", required=True, help=_("mã đơn vị"))
        parser.add_argument(
            "--period", required=True, type=read_period, help=_("kỳ, ví dụ 2021-Q3, 2024-H1, 2023")
        )
        parser.add_argument("--form", required=True, help=_("mã biểu mẫu"))
        parser.add_argument("--format", default="docx,pdf,xlsx,json", help=", ".join(FORMATS))
        parser.add_argument("--out", type=Path, default=Path("out"), help=_("thư mục ghi tệp"))
        parser.add_argument("--view", type=View, choices=list(View), default=View.AS_REPORTED)
        parser.add_argument("--as-of", type=int, help=_("số liệu như đã biết ở lần ghi sổ này"))
        parser.add_argument("--lane", type=Lane, choices=list(Lane), default=Lane.APPROVED)
        _add_particulars(parser)
        add_json(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        formats = check_formats(options["format"].split(","))
        asked = Asked(
            options["form"],
            options["unit"],
            options["period"],
            options["view"],
            options["as_of"],
            options["lane"],
        )
        given = Particulars(
            options["number"], options["date"], options["signer"], options["capacity"], options["post"]
        )
        report = make_report(asked, given)
        files = [str(path) for path in write_report(report, formats, options["out"])]
        findings = [finding_json(finding) for finding in report.findings]
        lines = [*files, *(f"! {finding['message']}" for finding in findings)]
        self.answer(options, {"files": files, "findings": findings}, lines)


def _add_particulars(parser: CommandParser) -> None:
    parser.add_argument("--number", default="", help=_("số văn bản; để trống nếu chưa có"))
    parser.add_argument(
        "--date", type=date.fromisoformat, help=_("ngày văn bản, NĂM-THÁNG-NGÀY; để trống nếu chưa có")
    )
    parser.add_argument("--signer", default="", help=_("họ tên người ký"))
    parser.add_argument("--capacity", type=Capacity, choices=list(Capacity), default=Capacity.HEAD)
    parser.add_argument("--post", default="", help=_("chức vụ người ký thay, ký thừa lệnh"))

"""What a person gives on the command line to ask for a report, shared by the commands that make one."""

from datetime import date

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from cchc.document.signature import Capacity
from cchc.engine.faults import N_
from cchc.engine.kinds import Lane
from cchc.engine.periods import read_period
from cchc.foundation.console import Options
from cchc.publication.compose import Particulars
from cchc.publication.report import Asked, ReportFault
from cchc.statistics.enums import View
from cchc.statistics.queries.revisions import check_revision
from cchc.units.services.rows import read_day


def add_report(parser: CommandParser) -> None:
    """Add what says which report: unit, period, form, and from which figures."""
    parser.add_argument("--unit", required=True, help=_("mã đơn vị"))
    parser.add_argument("--period", required=True, help=_("kỳ, ví dụ 2021-Q3, “quý III/2021”, 2024-H1, 2023"))
    parser.add_argument("--form", required=True, help=_("mã biểu mẫu"))
    parser.add_argument(
        "--view",
        choices=list(map(str, View)),
        default=str(View.AS_REPORTED),
        help=_("cây đơn vị dùng để cộng"),
    )
    parser.add_argument("--as-of", type=int, help=_("số liệu như đã biết ở lần ghi sổ này"))
    parser.add_argument(
        "--lane", choices=list(map(str, Lane)), default=str(Lane.APPROVED), help=_("số liệu ở mức nào")
    )
    parser.add_argument(
        "--brief", action="store_true", help=_("chỉ một trang số liệu chính và phụ lục, không có lời báo cáo")
    )


def add_particulars(parser: CommandParser) -> None:
    """Add what the clerk gives: number, date, who signs and how."""
    parser.add_argument("--number", default="", help=_("số văn bản; để trống nếu chưa có"))
    parser.add_argument("--date", help=_("ngày văn bản, ví dụ 2021-09-24; để trống nếu chưa có"))
    parser.add_argument("--signer", default="", help=_("họ tên người ký"))
    parser.add_argument(
        "--capacity", choices=list(map(str, Capacity)), default=str(Capacity.HEAD), help=_("tư cách người ký")
    )
    parser.add_argument("--post", default="", help=_("chức vụ người ký thay, ký thừa lệnh"))


def asked_of(options: Options) -> Asked:
    """Return which report is asked for. Raises PeriodFault and StatisticsFault."""
    check_revision(options["as_of"])
    return Asked(
        form=options["form"],
        unit=options["unit"],
        period=read_period(options["period"]),
        view=View(options["view"]),
        as_of=options["as_of"],
        lane=Lane(options["lane"]),
        brief=options["brief"],
    )


def particulars_of(options: Options) -> Particulars:
    """Return what the clerk gave. Raises ReportFault for a day that is none."""
    return Particulars(
        number=options["number"],
        issued_on=read_date(options["date"]) if options["date"] else None,
        signer=options["signer"],
        capacity=Capacity(options["capacity"]),
        post=options["post"],
    )


def read_date(text: str) -> date:
    """Return the day that a text names; raise ReportFault."""
    day = read_day(text)
    if day is None:
        raise ReportFault(
            N_("“%(text)s” không phải là ngày. Hãy viết 2021-09-24 hoặc 24/09/2021."), text=text
        )
    return day

"""`cchc report`: one form of a unit and a period as Word, PDF, Excel and JSON."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from cchc.document.signature import Capacity
from cchc.engine.faults import N_
from cchc.engine.kinds import Lane
from cchc.engine.periods import read_period
from cchc.foundation.console import ConsoleCommand, Options, add_json
from cchc.foundation.words import spoken
from cchc.publication.compose import Particulars
from cchc.publication.report import (
    FORMATS,
    Asked,
    ReportFault,
    check_formats,
    make_report,
    write_report,
)
from cchc.publication.table_json import finding_json
from cchc.reporting.queries.fill import FilledForm
from cchc.statistics.enums import View
from cchc.statistics.queries.revisions import check_revision
from cchc.units.services.rows import read_day


class Command(ConsoleCommand):
    help = N_("Lập báo cáo thống kê của một đơn vị, một kỳ, theo một biểu, ra Word, PDF, Excel, JSON.")
    example = (
        "cchc report --unit kh --period 2021-Q3 --form tk-2021-tinh --format docx,pdf,xlsx,json --out out\n"
        "cchc report --unit kh --period 2021-Q3 --form tk-2021-tinh --number 186 --date 2021-09-24"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--unit", required=True, help=_("mã đơn vị"))
        parser.add_argument(
            "--period", required=True, help=_("kỳ, ví dụ 2021-Q3, “quý III/2021”, 2024-H1, 2023")
        )
        parser.add_argument("--form", required=True, help=_("mã biểu mẫu"))
        parser.add_argument(
            "--format",
            default=",".join(FORMATS),
            help=_("định dạng, cách nhau bằng dấu phẩy: %(known)s") % {"known": ", ".join(FORMATS)},
        )
        parser.add_argument("--out", type=Path, default=Path("out"), help=_("thư mục ghi tệp"))
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
        _add_particulars(parser)
        add_json(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        formats = check_formats(options["format"].split(","))
        report = make_report(_asked(options), _given(options))
        files = [str(path) for path in write_report(report, formats, options["out"])]
        findings = [finding_json(finding) for finding in report.findings]
        lines = [*files, *_notes(report.filled), *(f"! {finding['message']}" for finding in findings)]
        form_valid = report.filled.form_valid
        self.answer(options, {"files": files, "form_valid": form_valid, "findings": findings}, lines)


def _add_particulars(parser: CommandParser) -> None:
    parser.add_argument("--number", default="", help=_("số văn bản; để trống nếu chưa có"))
    parser.add_argument("--date", help=_("ngày văn bản, ví dụ 2021-09-24; để trống nếu chưa có"))
    parser.add_argument("--signer", default="", help=_("họ tên người ký"))
    parser.add_argument(
        "--capacity", choices=list(map(str, Capacity)), default=str(Capacity.HEAD), help=_("tư cách người ký")
    )
    parser.add_argument("--post", default="", help=_("chức vụ người ký thay, ký thừa lệnh"))


def _asked(options: Options) -> Asked:
    check_revision(options["as_of"])
    return Asked(
        form=options["form"],
        unit=options["unit"],
        period=read_period(options["period"]),
        view=View(options["view"]),
        as_of=options["as_of"],
        lane=Lane(options["lane"]),
    )


def _given(options: Options) -> Particulars:
    return Particulars(
        number=options["number"],
        issued_on=_day(options["date"]) if options["date"] else None,
        signer=options["signer"],
        capacity=Capacity(options["capacity"]),
        post=options["post"],
    )


def _day(text: str) -> date:
    day = read_day(text)
    if day is None:
        raise ReportFault(
            N_("“%(text)s” không phải là ngày. Hãy viết 2021-09-24 hoặc 24/09/2021."), text=text
        )
    return day


def _notes(filled: FilledForm) -> Iterator[str]:
    """A form out of force is filled all the same; who asked for it is told."""
    if filled.form_valid:
        return
    yield _("Lưu ý: biểu %(form)s có hiệu lực %(span)s, không có hiệu lực vào cuối kỳ %(period)s.") % {
        "form": filled.form.code,
        "span": spoken(filled.validity.phrase()),
        "period": spoken(filled.period.phrase()),
    }

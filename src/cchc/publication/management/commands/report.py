"""`cchc report`: one form of a unit and a period as Word, PDF, Excel and JSON."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from cchc.engine.faults import N_
from cchc.foundation.console import ConsoleCommand, add_json
from cchc.foundation.words import spoken
from cchc.publication.asking import add_particulars, add_report, asked_of, particulars_of
from cchc.publication.report import (
    FORMATS,
    check_formats,
    make_report,
    write_report,
)
from cchc.publication.table_json import finding_json
from cchc.reporting.queries.fill import FilledForm


class Command(ConsoleCommand):
    help = N_("Lập báo cáo thống kê của một đơn vị, một kỳ, theo một biểu, ra Word, PDF, Excel, JSON.")
    example = (
        "cchc report --unit kh --period 2021-Q3 --form tk-2021-tinh --format docx,pdf,xlsx,json --out out\n"
        "cchc report --unit kh --period 2021-Q3 --form tk-2021-tinh --number 186 --date 2021-09-24"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        add_report(parser)
        parser.add_argument(
            "--format",
            default=",".join(FORMATS),
            help=_("định dạng, cách nhau bằng dấu phẩy: %(known)s") % {"known": ", ".join(FORMATS)},
        )
        parser.add_argument("--out", type=Path, default=Path("out"), help=_("thư mục ghi tệp"))
        add_particulars(parser)
        add_json(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        formats = check_formats(options["format"].split(","))
        report = make_report(asked_of(options), particulars_of(options))
        files = [str(path) for path in write_report(report, formats, options["out"])]
        findings = [finding_json(finding) for finding in report.findings]
        lines = [*files, *_notes(report.filled), *(f"! {finding['message']}" for finding in findings)]
        form_valid = report.filled.form_valid
        self.answer(options, {"files": files, "form_valid": form_valid, "findings": findings}, lines)


def _notes(filled: FilledForm) -> Iterator[str]:
    """A form out of force is filled all the same; who asked for it is told."""
    if filled.form_valid:
        return
    yield _("Lưu ý: biểu %(form)s có hiệu lực %(span)s, không có hiệu lực vào cuối kỳ %(period)s.") % {
        "form": filled.form.code,
        "span": spoken(filled.validity.phrase()),
        "period": spoken(filled.period.phrase()),
    }

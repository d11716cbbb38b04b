"""`cchc report`: one form of a unit and a period as Word, PDF, Excel and JSON."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from cchc.engine.faults import N_
from cchc.engine.numbers import print_number
from cchc.foundation.console import ConsoleCommand, add_json
from cchc.foundation.words import spoken
from cchc.publication.asking import add_particulars, add_report, asked_of, particulars_of
from cchc.publication.check_answers import check_json, check_lines
from cchc.publication.queries.report_check import check_report
from cchc.publication.report import FORMATS, Report, check_formats, make_report, write_report
from cchc.publication.table_json import finding_json
from cchc.reporting.outlines import OutlineSection, following
from cchc.reporting.queries.narrative_texts import Narrative
from cchc.statistics.resolve import Suspended, suspended_adjustments


class Command(ConsoleCommand):
    help = N_(
        "Lập báo cáo của một đơn vị, một kỳ, theo một biểu, có lời và phụ lục, ra Word, PDF, Excel, JSON."
    )
    example = (
        "cchc report --unit kh --period 2021-Q3 --form tk-2021-tinh --format docx,pdf,xlsx,json --out out\n"
        "cchc report --unit kh --period 2021-Q3 --form tk-2021-tinh --number 186 --date 2021-09-24\n"
        "cchc report --unit kh --period 2021-Q3 --form tk-2021-tinh --format docx --check --json"
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
        parser.add_argument(
            "--check", action="store_true", help=_("tìm cả chỗ lời và phụ lục mâu thuẫn với nhau")
        )
        add_json(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        formats = check_formats(options["format"].split(","))
        report = make_report(asked_of(options), particulars_of(options))
        files = [str(path) for path in write_report(report, formats, options["out"])]
        findings = [finding_json(finding) for finding in report.findings]
        checked = check_report(report) if options["check"] else None
        suspended = _suspended(report, options["as_of"])
        lines = [
            *files,
            *_notes(report),
            *map(_suspension, suspended),
            *(f"! {finding['message']}" for finding in findings),
        ]
        answer = {
            "files": files,
            "form_valid": report.filled.form_valid,
            "findings": findings,
            "narrative": _narrative(report.narrative),
            "suspended": [_suspended_json(one) for one in suspended],
            **({"check": check_json(checked)} if checked else {}),
        }
        self.answer(options, answer, [*lines, *(check_lines(checked) if checked else ())])


def _narrative(narrative: Narrative | None) -> dict[str, Any] | None:
    if narrative is None:
        return None
    return {
        "outline": str(narrative.outline.code),
        "written": [one.section.key for one in narrative.sections if one.is_written],
        "offered": [one.section.key for one in narrative.sections if one.text and not one.is_written],
        "missing": [section.key for section in narrative.missing],
    }


def _notes(report: Report) -> Iterator[str]:
    """A form out of force is filled all the same; who asked for it is told. So are sections without text."""
    filled = report.filled
    if not filled.form_valid:
        yield _("Lưu ý: biểu %(form)s có hiệu lực %(span)s, không có hiệu lực vào cuối kỳ %(period)s.") % {
            "form": filled.form.code,
            "span": spoken(filled.validity.phrase()),
            "period": spoken(filled.period.phrase()),
        }
    if report.narrative and report.narrative.missing:
        titles = "; ".join(_title(section, report) for section in report.narrative.missing)
        yield _("Lưu ý: các mục chưa có lời nên không in: %(titles)s.") % {"titles": titles}


def _suspended(report: Report, as_of: int | None) -> list[Suspended]:
    """Adjustments of the report's own figures that no longer act; the report prints what is stated now."""
    filled = report.filled
    printed = {ref.indicator for ref in filled.form.refs}
    found = suspended_adjustments(filled.unit, filled.window, as_of)
    return [one for one in found if one.indicator in printed]


def _suspension(one: Suspended) -> str:
    return _(
        "Lưu ý: điều chỉnh %(delta)s của %(indicator)s (%(reason)s) không còn tác dụng vì số gốc đã đổi. "
        "Hãy xem lại số này và điều chỉnh lại nếu vẫn cần."
    ) % {
        "delta": print_number(one.adjustment.delta),
        "indicator": one.indicator,
        "reason": one.adjustment.reason,
    }


def _suspended_json(one: Suspended) -> dict[str, Any]:
    given = one.adjustment
    return {
        "adjustment": given.adjustment,
        "indicator": one.indicator,
        "breakdown": given.breakdown,
        "delta": float(given.delta),
        "reason": given.reason,
        "actor": given.actor,
    }


def _title(section: OutlineSection, report: Report) -> str:
    return section.title.replace("{next}", following(report.filled.period).written())

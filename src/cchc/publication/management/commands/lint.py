"""`cchc lint`: judge a Word document by the 45 points of Decree 30/2020."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from cchc.engine.faults import N_
from cchc.foundation.console import ConsoleCommand, Options, add_json
from cchc.foundation.faults import said
from cchc.reading.faults import UnreadableFault
from cchc.reading.lint.framework import Finding, Status, Verdict
from cchc.reading.lint.linter import LintReport, lint_docx

_UNREADABLE = 2


class Command(ConsoleCommand):
    """Exit status 0: no error; 1: at least one finding of severity error; 2: the file cannot be read."""

    help = N_("Kiểm tra thể thức văn bản Word theo 45 điểm của Nghị định 30/2020/NĐ-CP")
    example = "cchc lint bao-cao.docx --json"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """One file, and `--json`."""
        parser.add_argument("file", type=Path, metavar=_("TỆP.docx"), help=_("văn bản cần kiểm tra"))
        add_json(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Judge the file, print the answer, set the exit status."""
        path: Path = options["file"]
        try:
            report = lint_docx(path)
        except UnreadableFault as fault:
            self._refuse(options, fault)
        self.answer(options, as_json(path, report), _lines(report))
        if report.has_errors:
            sys.exit(1)

    def _refuse(self, options: Options, fault: UnreadableFault) -> NoReturn:
        if options.get("json"):
            self.print_json({"faults": [{"message": said(fault)}]})
        raise CommandError(said(fault), returncode=_UNREADABLE) from fault


def as_json(path: Path, report: LintReport) -> dict[str, object]:
    """The answer as plain data, as docs/commands/lint.md describes it."""
    return {
        "file": str(path),
        "passed": report.count(Status.PASSED),
        "failed": report.count(Status.FAILED),
        "findings": [_finding(finding) for finding in report.findings],
        "checks": [_check(verdict) for verdict in report.verdicts],
    }


def _finding(finding: Finding) -> dict[str, object]:
    check, flaw = finding.check, finding.flaw
    return {
        "check": check.number,
        "severity": finding.severity.value,
        "certainty": check.certainty.value,
        "title_vi": check.title_vi,
        "title_en": check.title_en,
        "message": finding.message(gettext),
        "place": flaw.place.as_dict() if flaw.place else None,
        "quote": flaw.quote,
    }


def _check(verdict: Verdict) -> dict[str, object]:
    reason = gettext(verdict.reason) if verdict.reason else None
    return {"number": verdict.check.number, "status": verdict.status.value, "reason": reason}


def _lines(report: LintReport) -> Iterator[str]:
    for finding in report.findings:
        yield f"{finding.severity.value} {finding.check.number}: {finding.message(gettext)}"
        if finding.flaw.quote:
            yield f"    “{finding.flaw.quote}”"
    summary = _(
        "%(passed)d điểm đạt, %(failed)d điểm chưa đạt, %(other)d điểm không áp dụng hoặc chưa xét được"
    )
    yield summary % {
        "passed": report.count(Status.PASSED),
        "failed": report.count(Status.FAILED),
        "other": report.count(Status.NOT_APPLICABLE) + report.count(Status.NOT_CHECKED),
    }

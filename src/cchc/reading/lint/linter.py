"""Run all 45 checks over a document."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cchc.engine.text import nfc
from cchc.reading.lint import (
    annexes,
    characters,
    headings,
    letterhead,
    numbers,
    page,
    recipients,
    running,
    signing,
    titles,
    wording,
)
from cchc.reading.lint.framework import Check, Finding, Severity, Status, Verdict, judge
from cchc.reading.lint.identify import identify
from cchc.reading.package import Limits
from cchc.reading.wordprocessing.document import read_docx

_GROUPS = (
    page,
    characters,
    letterhead,
    numbers,
    titles,
    running,
    headings,
    recipients,
    signing,
    annexes,
    wording,
)
CHECKS: tuple[Check, ...] = tuple(
    sorted((check for group in _GROUPS for check in group.CHECKS), key=lambda check: check.number)
)


@dataclass(frozen=True)
class LintReport:
    """Answers of all checks in order of their numbers."""

    verdicts: tuple[Verdict, ...]

    def count(self, status: Status) -> int:
        """How many checks answered so."""
        return sum(verdict.status == status for verdict in self.verdicts)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings in order of the checks."""
        return tuple(finding for verdict in self.verdicts for finding in verdict.findings)

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def lint_docx(source: Path | bytes, issuers: Iterable[str] = (), limits: Limits | None = None) -> LintReport:
    """Judge a DOCX by the 45 points. `issuers`: official names of agencies, against which point 14 compares.

    Raises a subclass of `UnreadableFault` where the file is no sound Word document.
    """
    names = frozenset(nfc(name).upper() for name in issuers)
    parts = identify(read_docx(source, limits), names)
    return LintReport(tuple(judge(check, parts) for check in CHECKS))

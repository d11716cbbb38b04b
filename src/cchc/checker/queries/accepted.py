"""Findings with the reasons for which somebody accepted them (docs/algorithms/checker.md)."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from django.db import DatabaseError, transaction

from cchc.checker.checks.context import HEAD, context_of
from cchc.checker.checks.passages import passages
from cchc.checker.findings import Acceptance, Checked, CheckFinding
from cchc.checker.models import REPORT_LENGTH, AcceptedFinding
from cchc.document.found import FoundDocument, FoundParagraph, FoundRow

Accepted = Mapping[tuple[str, str], Acceptance]
"""By report and finding."""


def report_key(document: FoundDocument) -> str:
    """Return what a report is known by: its issuer and period, else the SHA-256 of its texts.

    So an explanation outlives a correction elsewhere in the report, a new name and another file format, and
    does not pass to the report of the next period.
    """
    head = context_of(passages(replace(document, blocks=document.blocks[:HEAD])))
    if head.issuer and head.period is not None:
        return f"{head.issuer} {head.period}"[:REPORT_LENGTH]
    texts = (
        block.text if isinstance(block, FoundParagraph) else "\t".join(_cells(block.rows))
        for block in document.blocks
    )
    return hashlib.sha256("\n".join(" ".join(text.split()) for text in texts).encode()).hexdigest()


def with_accepted(checked: Checked, key: str = "") -> Checked:
    """Return the outcome with the reasons that were given for its findings; `key` names the report if known.

    Without a database that can be read, nothing is known to be accepted.
    """
    if not checked.findings:
        return checked
    named = {one.file for one in checked.findings}
    keys = {one.name: key or report_key(one) for one in checked.documents if one.name in named}
    known = _known(set(keys.values()))
    return replace(checked, findings=tuple(_explained(one, keys, known) for one in checked.findings))


def _cells(rows: tuple[FoundRow, ...]) -> list[str]:
    return [cell.text for row in rows for cell in row.cells]


def _explained(finding: CheckFinding, keys: Mapping[str, str], known: Accepted) -> CheckFinding:
    return replace(finding, accepted=known.get((keys.get(finding.file, ""), finding.id)))


def _known(reports: set[str]) -> Accepted:
    try:
        with transaction.atomic():
            rows = list(AcceptedFinding.objects.filter(report__in=reports))
    except DatabaseError:
        return {}
    return {(row.report, row.finding): Acceptance(row.reason, row.actor, row.at.date()) for row in rows}

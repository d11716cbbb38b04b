"""Findings with the reasons for which somebody accepted them (docs/algorithms/checker.md)."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.db import DatabaseError, transaction
from django.utils import timezone

from cchc.checker.checks.context import HEAD, context_of
from cchc.checker.checks.passages import passages
from cchc.checker.findings import Acceptance, Checked, CheckFinding
from cchc.checker.models import REPORT_LENGTH, AcceptedFinding
from cchc.document.found import FoundDocument, FoundParagraph
from cchc.engine.text import search_key

_PLACE = re.compile(r"[\s*_]*([^.;:,]{2,60}?), *ngày\b.{0,20}\btháng\b.{0,20}\bnăm\b", re.IGNORECASE)

Accepted = Mapping[tuple[str, str], Acceptance]
"""By report and finding."""


def report_key(document: FoundDocument) -> str:
    """Return what a report is known by: its place and period, else the SHA-256 of its texts.

    The place stands before the day ("Hà Tĩnh, ngày … tháng … năm …"), which a draft leaves blank.
    So an explanation outlives a correction elsewhere in the report, a new name and another file format, and
    does not pass to the report of the next period.
    """
    head = replace(document, blocks=document.blocks[:HEAD])
    period = context_of(passages(head)).period
    lines = (line for text in _texts(head) for line in text.splitlines())
    place = next((found[1] for line in lines if (found := _PLACE.match(line))), "")
    if place and period is not None:
        return f"{search_key(place)} {period}"[:REPORT_LENGTH]
    texts = "\n".join(" ".join(text.split()) for text in _texts(document))
    return hashlib.sha256(texts.encode()).hexdigest()


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


def _texts(document: FoundDocument) -> Iterator[str]:
    """The texts of paragraphs and cells; the head of a Word file is a table."""
    for block in document.blocks:
        if isinstance(block, FoundParagraph):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row.cells)


def _explained(finding: CheckFinding, keys: Mapping[str, str], known: Accepted) -> CheckFinding:
    return replace(finding, accepted=known.get((keys.get(finding.file, ""), finding.id)))


def _known(reports: set[str]) -> Accepted:
    try:
        with transaction.atomic():
            rows = list(AcceptedFinding.objects.filter(report__in=reports, withdrawn_at__isnull=True))
    except DatabaseError:
        return {}
    return {
        (row.report, row.finding): Acceptance(row.reason, row.actor, timezone.localdate(row.at))
        for row in rows
    }

"""What the checker finds in a report before it is rendered (docs/algorithms/editions.md)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils import translation
from django.utils.translation import get_language

from cchc.catalogue.queries.tables import TableRow
from cchc.checker.check import check_documents
from cchc.checker.findings import Checked, CheckFinding, Kind, Severity
from cchc.checker.queries.accepted import with_accepted
from cchc.engine.rules.findings import Finding
from cchc.engine.rules.findings import Severity as RuleSeverity
from cchc.foundation.words import spoken
from cchc.publication.as_found import DraftFound, as_found
from cchc.publication.report import Report
from cchc.reporting.queries.draft_findings import fingerprint

_KIND_OF_RULE: Mapping[str, Kind] = {
    "part": Kind.SUBSET,
    "partition": Kind.SUM,
    "ratio": Kind.RATIO,
    "range": Kind.RANGE,
    "choice": Kind.CODE,
    "same": Kind.DUPLICATE,
}
_OF_THE_FORM = {Kind.CODE, Kind.CELL}


def check_report(report: Report) -> Checked:
    """Return what the text and the appendices say against themselves and each other.

    Left out is what is known better here: a fault that a rule of the form names already, slips and numbers of
    rows that the form itself prints, and between rows whatever is doubtful or rests on a tie that is not the
    form's.
    """
    draft = as_found(report.document, report_name(report))
    checked = with_accepted(check_documents([draft.document]), key=draft.document.name)
    told = [finding for finding in checked.findings if not _known_better(finding, draft, report)]
    return replace(checked, findings=tuple(told))


def report_name(report: Report) -> str:
    """Return what findings call the report: UNIT/PERIOD/FORM."""
    filled = report.filled
    return f"{filled.unit}/{filled.period}/{filled.form.code}"


@dataclass(frozen=True)
class ReportError:
    """What cannot be true in a report: its id, the rows or words it is in, what is wrong in both languages.

    `reason`: why it is none, if somebody said so.
    """

    id: str
    where: str
    vi: str
    en: str
    reason: str = ""

    @property
    def message(self) -> str:
        """What is wrong, in the language of the reader."""
        return self.en if (get_language() or "").startswith("en") else self.vi


def errors_of(report: Report) -> tuple[ReportError, ...]:
    """Return the rules of the form that are broken, then what the checker finds besides."""
    rules = [one for one in report.findings if one.severity is RuleSeverity.ERROR]
    checks = [one for one in check_report(report).findings if one.severity is Severity.ERROR]
    return (
        *(ReportError(fingerprint(one), ", ".join(one.keys), *_both(one)) for one in rules),
        *map(_found, checks),
    )


def _found(one: CheckFinding) -> ReportError:
    reason = one.accepted.reason if one.accepted else ""
    return ReportError(one.id, f"“{one.quote.text}”", one.explanation_vi, one.explanation_en, reason)


def _both(finding: Finding) -> tuple[str, str]:
    with translation.override("en"):
        english = spoken(finding.message)
    return str(finding.message), english


def _known_better(finding: CheckFinding, draft: DraftFound, report: Report) -> bool:
    quotes = (finding.quote, *finding.others)
    keys = draft.keys(quotes)
    if any(_is_same(finding, keys, rule) for rule in report.findings):
        return True
    if not keys or any(quote.place.row is None for quote in quotes):
        return False
    rows = [row.row for row in report.filled.rows if row.row.key in keys]
    if finding.kind is Kind.NUMBERING:
        return True
    if finding.kind in _OF_THE_FORM:
        return all(row.slip for row in rows)
    return finding.severity is not Severity.ERROR or not _are_tied(rows)


def _is_same(finding: CheckFinding, keys: frozenset[str], rule: Finding) -> bool:
    """Whether a rule of the form names the same fault: of the same kind, in the same rows."""
    if _KIND_OF_RULE.get(rule.rule) is not finding.kind or not keys:
        return False
    named = {key.partition("__")[0] for key in rule.keys}
    return keys <= named or len(keys & named) > 1


def _are_tied(rows: Sequence[TableRow]) -> bool:
    """Whether the form puts the rows together: under one another, or all under one heading."""
    reached, waiting = rows[:1], list(rows[1:])
    while found := [row for row in waiting if any(_is_tied(row, one) for one in reached)]:
        reached = [*reached, *found]
        waiting = [row for row in waiting if row not in found]
    return not waiting


def _is_tied(one: TableRow, other: TableRow) -> bool:
    above = {one.parent_key, one.part_of} - {""}
    return bool(
        other.key in above
        or one.key in (other.parent_key, other.part_of)
        or above & {other.parent_key, other.part_of}
    )

"""What stands in the drafts of a round: cells filled, rows missing, rules broken."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cchc.catalogue.queries.ended import ended_axis_values
from cchc.catalogue.queries.tables import FormTables, TableRow, form_tables
from cchc.engine.periods import Period
from cchc.engine.rules.findings import Finding, Severity
from cchc.reporting.enums import CellStatus
from cchc.reporting.models import Round, RuleOverride, Submission
from cchc.reporting.queries.draft import Draft, drafts_of
from cchc.reporting.queries.draft_findings import draft_findings, fingerprint

EndedValues = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class MissingRow:
    """A row that should say something and does not."""

    key: str
    stt: str
    label: str

    @property
    def number(self) -> str:
        """The printed number, or the label of a row that has none."""
        return self.stt.rstrip(". ") or self.label


@dataclass(frozen=True)
class Content:
    """How far a draft has come: `expected` rows are to be filled in, `filled` of them are.

    `findings` are broken rules and cells that cannot be read, without those accepted with a reason.
    """

    filled: int
    expected: int
    missing: tuple[MissingRow, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def errors(self) -> int:
        """Findings that cannot be true."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def warnings(self) -> int:
        """Findings that have another reading."""
        return sum(finding.severity is Severity.WARNING for finding in self.findings)


def contents_of(one: Round, submissions: Iterable[Submission]) -> dict[int, Content]:
    """Return the content of each submission, by its key."""
    by_form: dict[str, list[Submission]] = defaultdict(list)
    for submission in submissions:
        by_form[submission.form.code].append(submission)
    accepted, ended = _accepted(one), ended_axis_values(one.window_from)
    return {
        key: content
        for form, given in by_form.items()
        for key, content in _of_form(form_tables(form), given, one, accepted, ended)
    }


def _accepted(one: Round) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    rows = RuleOverride.objects.filter(submission__round=one)
    for submission, finding in rows.values_list("submission_id", "finding"):
        found[submission].add(finding)
    return found


def _of_form(
    tables: FormTables,
    given: list[Submission],
    one: Round,
    accepted: Mapping[int, set[str]],
    ended: EndedValues,
) -> Iterator[tuple[int, Content]]:
    drafts = drafts_of(given, tables)
    findings = draft_findings(drafts.values(), tables, Period.parse(one.period))
    wanted = {
        level: rows_to_fill(tables, level, ended) for level in {submission.unit.level for submission in given}
    }
    for submission in given:
        open_ones = tuple(
            finding
            for finding in findings[submission.pk]
            if fingerprint(finding) not in accepted.get(submission.pk, ())
        )
        yield submission.pk, _content(drafts[submission.pk], wanted[submission.unit.level], open_ones)


def _content(draft: Draft, wanted: tuple[TableRow, ...], findings: tuple[Finding, ...]) -> Content:
    said = {key for key, cell in draft.cells.items() if cell.status is not CellStatus.EMPTY}
    gaps = tuple(MissingRow(row.key, row.stt, row.label) for row in wanted if row.key not in said)
    return Content(len(wanted) - len(gaps), len(wanted), gaps, findings)


def rows_to_fill(tables: FormTables, level: str, ended: EndedValues) -> tuple[TableRow, ...]:
    """Return the rows that a unit of a level fills in: nothing computed, nothing that is no more.

    `ended` are the values of axes that had ended when the window began, such as the district's.
    """
    return tuple(
        row
        for row in tables.rows
        if not (row.is_heading or row.is_computed or _is_past(row, ended)) and level in row.filled_by
    )


def _is_past(row: TableRow, ended: EndedValues) -> bool:
    axes = [axis for ref in row.refs for axis in ref.breakdown.axes]
    return any(all((axis, value) in ended for value in values) for axis, values in axes)

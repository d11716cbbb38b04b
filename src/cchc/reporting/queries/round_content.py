"""What stands in the drafts of a round: cells filled, rows missing, rules broken."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cchc.catalogue.queries.ended import ended_axis_values
from cchc.catalogue.queries.tables import FormTables, TableRow, form_tables
from cchc.engine.kinds import Quality
from cchc.engine.periods import Period
from cchc.engine.rules.findings import Finding, Severity
from cchc.reporting.models import Cell, Round, RuleOverride, Submission
from cchc.reporting.queries.draft import drafts_of
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

    `findings` are broken rules and cells that cannot be read, without those accepted with a reason; none are
    looked for unless `checked`. `estimates` and `preliminary` count the filled cells that are not official.
    """

    filled: int
    expected: int
    missing: tuple[MissingRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    checked: bool = True
    estimates: int = 0
    preliminary: int = 0

    @property
    def errors(self) -> int:
        """Findings that cannot be true."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def warnings(self) -> int:
        """Findings that have another reading."""
        return sum(finding.severity is Severity.WARNING for finding in self.findings)


def contents_of(one: Round, submissions: Iterable[Submission], *, checked: bool = True) -> dict[int, Content]:
    """Return the content of each submission, by its key; reading and checking every cell takes its time."""
    by_form: dict[str, list[Submission]] = defaultdict(list)
    for submission in submissions:
        by_form[submission.form.code].append(submission)
    said, ended = _said(one), ended_axis_values(one.window_from)
    accepted = _accepted(one) if checked else {}
    contents: dict[int, Content] = {}
    for form, given in by_form.items():
        tables = form_tables(form)
        findings = _findings(tables, given, one, accepted) if checked else {}
        wanted = {level: rows_to_fill(tables, level, ended) for level in {sub.unit.level for sub in given}}
        for submission in given:
            rows, key = wanted[submission.unit.level], submission.pk
            contents[key] = _content(said.get(key, {}), rows, findings.get(key, ()), checked=checked)
    return contents


def _said(one: Round) -> dict[int, dict[str, str]]:
    """The rows of each submission that say something, if only why they are blank, with their quality."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    cells = Cell.objects.filter(submission__round=one).exclude(as_written="", blank="").order_by()
    for submission, key, quality in cells.values_list("submission_id", "row_key", "quality"):
        found[submission][key] = quality
    return found


def _accepted(one: Round) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    rows = RuleOverride.objects.filter(submission__round=one)
    for submission, finding in rows.values_list("submission_id", "finding"):
        found[submission].add(finding)
    return found


def _findings(
    tables: FormTables, given: list[Submission], one: Round, accepted: Mapping[int, set[str]]
) -> dict[int, tuple[Finding, ...]]:
    drafts = drafts_of(given, tables)
    found = draft_findings(drafts.values(), tables, Period.parse(one.period))
    return {
        key: tuple(one for one in findings if fingerprint(one) not in accepted.get(key, ()))
        for key, findings in found.items()
    }


def _content(
    said: Mapping[str, str], wanted: tuple[TableRow, ...], findings: tuple[Finding, ...], *, checked: bool
) -> Content:
    gaps = tuple(MissingRow(row.key, row.stt, row.label) for row in wanted if row.key not in said)
    qualities = Counter(said[row.key] for row in wanted if row.key in said)
    return Content(
        filled=len(wanted) - len(gaps),
        expected=len(wanted),
        missing=gaps,
        findings=findings,
        checked=checked,
        estimates=qualities[Quality.ESTIMATE],
        preliminary=qualities[Quality.PRELIMINARY],
    )


def rows_to_fill(tables: FormTables, level: str, ended: EndedValues) -> tuple[TableRow, ...]:
    """Return the rows that a unit of a level fills in: nothing computed, nothing that is no more.

    `ended` are the values of axes that had ended when the window began, such as the district's.
    """
    return tuple(
        row
        for row in tables.rows
        if not (row.is_heading or row.is_computed or _is_past(row, ended)) and tables.is_for(row, level)
    )


def _is_past(row: TableRow, ended: EndedValues) -> bool:
    axes = [axis for ref in row.refs for axis in ref.breakdown.axes]
    return any(all((axis, value) in ended for value in values) for axis, values in axes)

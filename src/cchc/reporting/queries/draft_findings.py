"""What is wrong with drafts before they are submitted (docs/algorithms/submission.md, section 3)."""

import hashlib
from collections.abc import Collection, Iterator, Sequence

from cchc.catalogue.queries.definitions import choice_codes, definitions
from cchc.catalogue.queries.tables import FormTables, TableRow
from cchc.engine.bindings.refs import Ref
from cchc.engine.faults import N_
from cchc.engine.figures import MISSING, Figure
from cchc.engine.messages import Message
from cchc.engine.periods import Period
from cchc.engine.rules.findings import Finding, Rule, Said, Severity
from cchc.engine.rules.pairs import SameValue
from cchc.engine.rules.structure import check_all
from cchc.foundation.garbage import collection_put_off
from cchc.reporting.models import Submission
from cchc.reporting.queries.across_forms import drafts_elsewhere, findings_across
from cchc.reporting.queries.against_last import findings_against_last, last_drafts, last_figures
from cchc.reporting.queries.draft import Draft, DraftCell, drafts_of
from cchc.reporting.queries.member_lists import NO_LISTS, findings_of_lists, lists_of
from cchc.reporting.queries.rules import rules_of_form, said_of

NOT_UNDERSTOOD = "not_understood"


@collection_put_off()
def draft_findings(
    drafts: Collection[Draft], tables: FormTables, period: Period
) -> dict[int, tuple[Finding, ...]]:
    """Return what is wrong with each of the drafts of one form, by submission."""
    known = definitions({ref.indicator for ref in tables.refs})
    rules = rules_of_form(tables, known, choice_codes())
    last = last_drafts([draft.submission for draft in drafts], period)
    before = {one.submission.period for said in last.values() for one in said}
    elsewhere = drafts_elsewhere([draft.submission for draft in drafts])
    lists = lists_of([draft.submission for draft in drafts])
    same_year = any(Period.parse(text).year == period.year for text in before)
    return {
        draft.submission.pk: (
            *_unread(draft),
            *_stated_findings(draft, rules),
            *findings_against_last(
                draft, last_figures(last.get(draft.submission.unit_id, ())), known, same_year=same_year
            ),
            *findings_of_lists(draft, lists.get(draft.submission.pk, NO_LISTS)),
            *findings_across(draft, elsewhere.get(draft.submission.unit_id, ())),
        )
        for draft in drafts
    }


def findings_of(submission: Submission, tables: FormTables) -> tuple[Finding, ...]:
    """Return what is wrong with the draft of one submission."""
    drafts = drafts_of([submission], tables)
    return draft_findings(drafts.values(), tables, Period.parse(submission.period))[submission.pk]


def fingerprint(finding: Finding) -> str:
    """Return the hash of rule, rows and values, by which an override knows its finding again."""
    said = (finding.rule, *finding.keys, str(finding.stated), str(finding.computed))
    return hashlib.sha256("\x1f".join(said).encode()).hexdigest()


def _unread(draft: Draft) -> Iterator[Finding]:
    for cell in draft.cells.values():
        if not cell.is_understood:
            template = N_("Không đọc được ô “%(row)s”: “%(text)s”. Hãy ghi số, hoặc chọn lý do để trống.")
            message = Message(template, {"row": cell.row.label, "text": cell.as_written})
            yield Finding(NOT_UNDERSTOOD, Severity.ERROR, (cell.row.key,), None, None, message)


def _stated_findings(draft: Draft, rules: Sequence[Rule]) -> Iterator[Finding]:
    figures = draft.figures()
    said = {
        key: one
        for cell in draft.cells.values()
        if cell.figures
        for key, one in said_of(
            cell.row, _first(cell), cell.as_written, lambda ref: figures.get(ref, MISSING)
        )
    }
    found = check_all(rules, said)
    told = {frozenset(finding.keys) for finding in found if finding.rule == "same"}
    yield from found
    yield from (one for one in _conflicts(draft) if not any(set(one.keys) <= keys for keys in told))


def _first(cell: DraftCell) -> Figure:
    return cell.figures[0].figure


def _conflicts(draft: Draft) -> Iterator[Finding]:
    """Yield rows that state another value of a figure than a row before them."""
    taken: dict[Ref, tuple[TableRow, Figure]] = {}
    for cell in draft.cells.values():
        for read in cell.figures:
            row, figure = taken.setdefault(read.ref, (cell.row, read.figure))
            if figure != read.figure:
                said = {
                    row.key: Said(figure, label=row.label),
                    cell.row.key: Said(read.figure, label=cell.row.label),
                }
                finding = SameValue((row.key, cell.row.key)).check(said)
                if finding is not None:
                    yield finding

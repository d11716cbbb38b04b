"""Where two submitted forms of one unit and period state a different value of the same figure."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from cchc.catalogue.queries.tables import TableRow, form_tables
from cchc.engine.bindings.refs import Ref
from cchc.engine.faults import N_
from cchc.engine.figures import Figure
from cchc.engine.messages import Message
from cchc.engine.rules.findings import Finding, Said, Severity
from cchc.engine.rules.pairs import SameValue
from cchc.reporting.models import Submission
from cchc.reporting.queries.draft import Draft, drafts_of
from cchc.reporting.queries.states import LOCKED

OTHER_FORM = "other_form"


def drafts_elsewhere(submissions: Collection[Submission]) -> dict[int, list[Draft]]:
    """Return, by unit, what units of one form and period submitted on other forms over its window."""
    first = next(iter(submissions), None)
    if first is None:
        return {}
    stored = Submission.objects.filter(
        unit__in={one.unit_id for one in submissions},
        period=first.period,
        window_from=first.window_from,
        window_to=first.window_to,
        state__in=LOCKED,
    )
    forms: dict[str, list[Submission]] = defaultdict(list)
    for one in stored.exclude(form=first.form_id).select_related("unit", "form"):
        forms[one.form.code].append(one)
    found: dict[int, list[Draft]] = defaultdict(list)
    for code, group in sorted(forms.items()):
        for draft in drafts_of(group, form_tables(code)).values():
            found[draft.submission.unit_id].append(draft)
    return found


def findings_across(draft: Draft, others: Sequence[Draft]) -> Iterator[Finding]:
    """Yield the rows of a draft that differ from a row of another form; blank rows say nothing."""
    for other in others:
        said = _said(other)
        for ref, (row, figure) in _said(draft).items():
            if ref in said:
                yield from _compared(draft, row, figure, other, *said[ref])


def _said(draft: Draft) -> dict[Ref, tuple[TableRow, Figure]]:
    """The row that states a figure, and the figure in the row's unit of measure; of two rows the first."""
    found: dict[Ref, tuple[TableRow, Figure]] = {}
    for cell in draft.cells.values():
        for read in cell.figures:
            found.setdefault(read.ref, (cell.row, read.figure))
    return found


def _compared(
    draft: Draft, row: TableRow, figure: Figure, other: Draft, its_row: TableRow, its_figure: Figure
) -> Iterator[Finding]:
    its_key = f"{row.key}__other"
    ours, theirs = Said(_scaled(row, figure)), Said(_scaled(row, its_figure))
    found = SameValue((row.key, its_key), Severity.WARNING).check({row.key: ours, its_key: theirs})
    if found is None:
        return
    template = N_(
        "“%(row)s” của biểu %(form)s là %(stated)s, còn “%(other_row)s” của biểu %(other_form)s đã gửi "
        "là %(different)s. Một chỉ tiêu chỉ có một giá trị trong một kỳ. Hãy thống nhất hai biểu."
    )
    params = {
        "row": row.label,
        "form": draft.tables.code,
        "stated": figure.text or ours.shown,
        "other_row": its_row.label,
        "other_form": other.tables.code,
        "different": its_figure.text or theirs.shown,
    }
    yield replace(found, rule=OTHER_FORM, keys=(row.key,), message=Message(template, params))


def _scaled(row: TableRow, figure: Figure) -> Figure:
    return figure if figure.amount is None else replace(figure, amount=figure.amount / row.scale)

"""What the same unit said in the period before, and what may be wrong beside it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction

from cchc.catalogue.queries.definitions import Definition
from cchc.catalogue.queries.tables import TableRow, form_tables
from cchc.engine.bindings.refs import Ref
from cchc.engine.faults import N_
from cchc.engine.figures import Figure
from cchc.engine.jumps import Change
from cchc.engine.messages import Message
from cchc.engine.numbers import print_number
from cchc.engine.periods import Period
from cchc.engine.rules.findings import Finding, Said, Severity
from cchc.engine.rules.pairs import NeverFalls
from cchc.reporting.models import Submission
from cchc.reporting.queries.draft import Draft, drafts_of
from cchc.reporting.queries.states import LOCKED


def last_drafts(submissions: Collection[Submission], period: Period) -> dict[int, list[Draft]]:
    """Return, by unit, what units said on any form in the period before, as far as it was submitted."""
    units = {one.unit_id for one in submissions}
    said = Submission.objects.filter(unit__in=units, state__in=LOCKED)
    last = period_before(period, said.order_by().values_list("period", flat=True).distinct())
    before = said.filter(period=str(last)).select_related("form", "unit")
    forms: dict[str, list[Submission]] = defaultdict(list)
    for one in before:
        forms[one.form.code].append(one)
    found: dict[int, list[Draft]] = defaultdict(list)
    for code, group in forms.items():
        for draft in drafts_of(group, form_tables(code)).values():
            found[draft.submission.unit_id].append(draft)
    return found


def period_before(period: Period, reported: Iterable[str]) -> Period | None:
    """Return the latest earlier period of the same kind among those reported on.

    Quarters II and IV are seldom asked for: what comes before quarter III is quarter I then.
    """
    known = [Period.parse(text) for text in reported]
    earlier = [
        one
        for one in known
        if one.kind is period.kind and (one.year, one.number) < (period.year, period.number)
    ]
    return max(earlier, key=lambda one: (one.year, one.number), default=None)


def last_figures(drafts: Collection[Draft]) -> dict[Ref, Figure]:
    """Return the figures of a unit's forms by ref."""
    found: dict[Ref, Figure] = {}
    for draft in drafts:
        found = {**draft.figures(), **found}
    return found


def findings_against_last(
    draft: Draft, last: Mapping[Ref, Figure], known: Mapping[str, Definition], *, same_year: bool
) -> Iterator[Finding]:
    """Yield what falls though it accumulates within the year, and what is off by a factor of a thousand."""
    for cell in draft.cells.values():
        for read in cell.figures:
            before = last.get(read.ref)
            if before is None or before.amount is None or read.figure.amount is None:
                continue
            if same_year and known[read.ref.indicator].monotone:
                yield from _fallen(cell.row, before, read.figure)
            if Change(read.figure.amount, before.amount).slip:
                yield _off(cell.row, read.figure.amount, before.amount)


def _fallen(row: TableRow, before: Figure, now: Figure) -> Iterator[Finding]:
    key = f"{row.key}__before"
    said = {key: Said(before, label=row.label), row.key: Said(now, label=row.label)}
    finding = NeverFalls(key, row.key).check(said)
    if finding is not None:
        yield finding


def _off(row: TableRow, now: Fraction, before: Fraction) -> Finding:
    template = N_(
        "“%(row)s” là %(stated)s, gấp hoặc kém khoảng một nghìn lần kỳ trước (%(before)s). "
        "Có thể ghi nhầm đơn vị tính. Hãy kiểm tra lại."
    )
    params = {
        "row": row.label,
        "stated": print_number(now / row.scale),
        "before": print_number(before / row.scale),
    }
    return Finding("thousandfold", Severity.WARNING, (row.key,), now, before, Message(template, params))

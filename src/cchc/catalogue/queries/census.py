"""How far the forms are bound to indicators: what `cchc catalogue check` prints."""

from collections import defaultdict
from dataclasses import dataclass

from cchc.catalogue.models import Indicator
from cchc.catalogue.queries.definitions import definitions
from cchc.catalogue.queries.tables import FormTables, every_form


@dataclass(frozen=True)
class FormCensus:
    """Rows of one form: headings hold nothing; bound = computed + declared; typed have no indicator.

    *computed*: the value follows from other figures by an expression; *declared*: the unit reports it under
    an indicator; *typed*: words that no indicator stands for; *slips*: rows printed wrongly.
    """

    form: str
    rows: int
    headings: int
    bound: int
    computed: int
    declared: int
    typed: int
    slips: int


@dataclass(frozen=True)
class OneFormIndicator:
    """An indicator that a single form uses, and why."""

    indicator: str
    form: str
    reason: str


def census() -> list[FormCensus]:
    """Return the census of every form, by code."""
    return [_census(form) for form in every_form()]


def _census(form: FormTables) -> FormCensus:
    rows = form.rows
    computed = sum(row.is_computed for row in rows)
    bound = sum(bool(row.values) for row in rows)
    return FormCensus(
        form=form.code,
        rows=len(rows),
        headings=sum(row.is_heading for row in rows),
        bound=bound,
        computed=computed,
        declared=bound - computed,
        typed=sum(bool(row.typed) for row in rows),
        slips=sum(bool(row.slip) for row in rows),
    )


def indicator_forms() -> dict[str, set[str]]:
    """Return for each indicator that a form names the codes of those forms."""
    used: dict[str, set[str]] = defaultdict(set)
    for form in every_form():
        for ref in form.refs:
            used[ref.indicator].add(form.code)
    return dict(used)


def one_form_indicators() -> list[OneFormIndicator]:
    """Return the indicators that one form alone names, with the reason given (empty: none, a fault)."""
    reasons = dict(Indicator.objects.values_list("code", "one_form_reason"))
    return [
        OneFormIndicator(indicator, next(iter(forms)), reasons.get(indicator, ""))
        for indicator, forms in sorted(indicator_forms().items())
        if len(forms) == 1
    ]


def unused_indicators() -> list[str]:
    """Return indicators that no form names and that are no part of a ratio which is used."""
    reached: set[str] = set()
    waiting = set(indicator_forms())
    known = definitions()
    while waiting:
        code = waiting.pop()
        reached.add(code)
        parts = (known[code].numerator, known[code].denominator) if code in known else ()
        waiting |= {part.indicator for part in parts if part} - reached
    return sorted(set(Indicator.objects.values_list("code", flat=True)) - reached)

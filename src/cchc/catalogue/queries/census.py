"""How far the forms are bound to indicators: what `cchc catalogue check` prints."""

from collections import defaultdict
from dataclasses import dataclass

from cchc.catalogue.models import Form, Indicator
from cchc.catalogue.queries.tables import FormTables, form_tables


@dataclass(frozen=True)
class FormCensus:
    """Rows of one form: headings hold nothing; bound = computed + declared; typed have no indicator.

    *computed*: the value follows from other figures by an expression; *declared*: the unit reports it under
    an indicator; *typed*: words that no indicator stands for.
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
    return [_census(form_tables(code)) for code in Form.objects.values_list("code", flat=True)]


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
    for code in Form.objects.values_list("code", flat=True):
        for ref in form_tables(code).refs:
            used[ref.indicator].add(code)
    return dict(used)


def one_form_indicators() -> list[OneFormIndicator]:
    """Return the indicators that one form alone uses, with the reason given (empty: none, a fault)."""
    reasons = dict(Indicator.objects.values_list("code", "one_form_reason"))
    return [
        OneFormIndicator(indicator, next(iter(forms)), reasons.get(indicator, ""))
        for indicator, forms in sorted(indicator_forms().items())
        if len(forms) == 1
    ]


def unused_indicators() -> list[str]:
    """Return indicators that neither a form nor another indicator uses."""
    return sorted(
        set(Indicator.objects.values_list("code", flat=True)) - set(indicator_forms()) - _parts_of_ratios()
    )


def _parts_of_ratios() -> set[str]:
    refs = Indicator.objects.exclude(definitions__numerator="").values_list(
        "definitions__numerator", "definitions__denominator"
    )
    return {text.split("[")[0].split("^")[0].split("@")[0] for pair in refs for text in pair}

"""Use case: load the catalogue's files into the database, all or nothing; twice changes nothing."""

import json
from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from cchc.catalogue.models import Axis, AxisValue, Choice, ChoiceList, Indicator, IndicatorDefinition
from cchc.catalogue.queries.checks.catalogue import faults_of_catalogue
from cchc.catalogue.services.load_forms import load_forms
from cchc.catalogue.services.load_indicators import load_indicators
from cchc.catalogue.services.load_words import load_axes, load_choices
from cchc.catalogue.source.coherence import faults_of_source
from cchc.catalogue.source.files import CatalogueSource, read_catalogue
from cchc.engine.faults import Fault
from cchc.foundation import audit
from cchc.foundation.faults import ManyFaults

_WORDS = (Axis, AxisValue, ChoiceList, Choice, Indicator, IndicatorDefinition)


@dataclass(frozen=True)
class LoadResult:
    """What the files hold (axes, choice lists, indicators, forms, rows of those forms) and what changed.

    `forms_changed` counts forms, `words_changed` the axes, values, lists, codes, indicators and definitions
    that are new or another now.
    """

    axes: int
    choice_lists: int
    indicators: int
    forms: int
    rows: int
    forms_changed: int
    words_changed: int


def load_catalogue(source: CatalogueSource | None = None, *, actor: str = "cchc") -> LoadResult:
    """Write the catalogue (the shipped one by default); raise ManyFaults naming every misfit.

    What left the files stays in the database, for figures may speak of it. One audit line if anything
    changed.
    """
    source = source or read_catalogue()
    _refuse(faults_of_source(source))
    with transaction.atomic():
        before = _words()
        load_axes(source.axes)
        load_indicators(source.indicators, load_choices(source.choices))
        forms_changed = load_forms(source.forms)
        _refuse(faults_of_catalogue())
        result = _result(source, forms_changed, sum((_words() - before).values()))
        if result.forms_changed or result.words_changed:
            audit.record(actor, "catalogue.load", "catalogue", json.dumps(asdict(result)))
    return result


def _refuse(faults: list[Fault]) -> None:
    if faults:
        raise ManyFaults(faults)


def _words() -> Counter[Any]:
    """Everything stored but the forms, to be held against what is stored later."""
    return Counter(
        (model.__name__, json.dumps(row, default=str))
        for model in _WORDS
        for row in model.objects.values_list()
    )


def _result(source: CatalogueSource, forms_changed: int, words_changed: int) -> LoadResult:
    return LoadResult(
        axes=len(source.axes),
        choice_lists=len(source.choices),
        indicators=len({indicator["code"] for indicator in source.indicators}),
        forms=len(source.forms),
        rows=sum(1 for form in source.forms for _ in form.walk()),
        forms_changed=forms_changed,
        words_changed=words_changed,
    )

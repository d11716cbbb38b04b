"""Use case: load the catalogue's files into the database, all or nothing; twice changes nothing."""

from dataclasses import asdict, dataclass

from django.db import transaction

from cchc.catalogue.models import Axis, AxisValue, Choice, ChoiceList, Form
from cchc.catalogue.queries.checks import faults_of_catalogue
from cchc.catalogue.services.load_form import load_form
from cchc.catalogue.services.load_indicators import load_indicators
from cchc.catalogue.source.files import CatalogueSource, Mapping, read_catalogue
from cchc.foundation import audit
from cchc.foundation.faults import ManyFaults


@dataclass(frozen=True)
class LoadResult:
    """How many axes, choice lists, indicators and forms there are, and how many forms changed."""

    axes: int
    choice_lists: int
    indicators: int
    forms: int
    forms_changed: int
    rows: int


def load_catalogue(source: CatalogueSource | None = None, *, actor: str = "cchc") -> LoadResult:
    """Write the catalogue (the shipped one by default); raise ManyFaults naming every misfit."""
    source = source or read_catalogue()
    with transaction.atomic():
        _load_axes(source.axes)
        lists = _load_choices(source.choices)
        load_indicators(source.indicators, lists)
        changed = sum(load_form(form) for form in source.forms)
        _refuse_misfits()
        result = LoadResult(
            axes=len(source.axes),
            choice_lists=len(source.choices),
            indicators=len({indicator["code"] for indicator in source.indicators}),
            forms=len(source.forms),
            forms_changed=changed,
            rows=sum(form.rows.count() for form in Form.objects.all()),
        )
        audit.record(actor, "catalogue.load", "catalogue", str(asdict(result)))
    return result


def _refuse_misfits() -> None:
    faults = faults_of_catalogue()
    if faults:
        raise ManyFaults(faults)


def _load_axes(axes: Mapping) -> None:
    Axis.objects.bulk_create(
        [Axis(code=code, name_vi=axis["vi"], name_en=axis["en"]) for code, axis in axes.items()],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name_vi", "name_en"],
    )
    stored = Axis.objects.in_bulk(field_name="code")
    AxisValue.objects.bulk_create(
        [
            AxisValue(
                axis=stored[code],
                key=key,
                position=place,
                name_vi=value["vi"],
                name_en=value["en"],
                valid_to=value.get("valid_to"),
            )
            for code, axis in axes.items()
            for place, (key, value) in enumerate(axis["values"].items())
        ],
        update_conflicts=True,
        unique_fields=["axis", "key"],
        update_fields=["position", "name_vi", "name_en", "valid_to"],
    )


def _load_choices(lists: Mapping) -> dict[str, ChoiceList]:
    ChoiceList.objects.bulk_create(
        [ChoiceList(code=code, name_vi=entry["vi"], name_en=entry["en"]) for code, entry in lists.items()],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name_vi", "name_en"],
    )
    stored = ChoiceList.objects.in_bulk(field_name="code")
    Choice.objects.bulk_create(
        [
            Choice(choice_list=stored[code], code=int(number), name_vi=value["vi"], name_en=value["en"])
            for code, entry in lists.items()
            for number, value in entry["values"].items()
        ],
        update_conflicts=True,
        unique_fields=["choice_list", "code"],
        update_fields=["name_vi", "name_en"],
    )
    return stored

"""Writes indicators and their definitions; a changed meaning must come as a new version."""

from django.forms.models import model_to_dict

from cchc.catalogue.models import ChoiceList, Indicator, IndicatorDefinition
from cchc.catalogue.source.files import Mapping
from cchc.engine.faults import N_, Fault
from cchc.foundation.faults import ManyFaults

_MEANING = ("value_type", "decimals", "over_units", "over_time", "choices", "numerator", "denominator")


class DefinitionFault(Fault):
    """A definition that is already in use was given another meaning."""


def load_indicators(sources: list[Mapping], lists: dict[str, ChoiceList]) -> None:
    """Upsert indicators and definitions; raise ManyFaults if stored versions would change meaning.

    The names of an indicator are those of its latest version.
    """
    ordered = sorted(sources, key=_version)
    Indicator.objects.bulk_create(
        list({source["code"]: _indicator(source) for source in ordered}.values()),
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["area", "name_vi", "name_en", "unit_vi", "unit_en", "one_form_reason"],
    )
    stored = Indicator.objects.in_bulk(field_name="code")
    wanted = [_definition(source, stored, lists) for source in ordered]
    _refuse_changed_meanings(wanted)
    fields = [field.name for field in IndicatorDefinition._meta.concrete_fields]
    IndicatorDefinition.objects.bulk_create(
        wanted,
        update_conflicts=True,
        unique_fields=["indicator", "version"],
        update_fields=[name for name in fields if name not in {"id", "indicator", "version"}],
    )


def _version(source: Mapping) -> int:
    return int(source.get("version", 1))


def _indicator(source: Mapping) -> Indicator:
    return Indicator(
        code=source["code"],
        area=source["area"],
        name_vi=source["vi"],
        name_en=source["en"],
        unit_vi=source.get("unit", ""),
        unit_en=source.get("unit_en", ""),
        one_form_reason=source.get("one_form", ""),
    )


def _definition(
    source: Mapping, stored: dict[str, Indicator], lists: dict[str, ChoiceList]
) -> IndicatorDefinition:
    choices = source.get("choices")
    return IndicatorDefinition(
        indicator=stored[source["code"]],
        version=_version(source),
        valid_from=source["valid_from"],
        valid_to=source.get("valid_to"),
        value_type=source["type"],
        decimals=source.get("decimals", 4 if source["type"] == "percent" else 0),
        over_units=source["over_units"],
        over_time=source["over_time"],
        axes=source.get("axes", []),
        choices=lists[choices] if choices else None,
        numerator=source.get("numerator", ""),
        denominator=source.get("denominator", ""),
        owner=source.get("owner", ""),
        monotone=source.get("monotone", False),
        basis=source.get("basis", ""),
    )


def _refuse_changed_meanings(wanted: list[IndicatorDefinition]) -> None:
    stored = {(one.indicator_id, one.version): one for one in IndicatorDefinition.objects.all()}
    faults = [
        DefinitionFault(
            N_(
                "Chỉ tiêu %(code)s bản %(version)d đã dùng, không đổi được nghĩa (%(fields)s). "
                "Hãy thêm bản mới có ngày hiệu lực."
            ),
            code=one.indicator.code,
            version=one.version,
            fields=", ".join(changed),
        )
        for one in wanted
        if (changed := _changed_meaning(stored.get((one.indicator_id, one.version)), one))
    ]
    if faults:
        raise ManyFaults(faults)


def _changed_meaning(before: IndicatorDefinition | None, after: IndicatorDefinition) -> list[str]:
    """The names of the fields that would come to mean something else; a first version changes nothing."""
    if before is None:
        return []
    old, new = model_to_dict(before, _MEANING), model_to_dict(after, _MEANING)
    return [name for name in _MEANING if old[name] != new[name]]

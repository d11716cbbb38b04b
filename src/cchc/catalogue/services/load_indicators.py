"""Writes indicators and their definitions; a changed meaning must come as a new version."""

from django.forms.models import model_to_dict

from cchc.catalogue.models import ChoiceList, Indicator, IndicatorDefinition
from cchc.catalogue.source.files import Mapping
from cchc.engine.faults import N_, Fault

_MEANING = ("value_type", "decimals", "over_units", "over_time", "choices")


class DefinitionFault(Fault):
    """A definition that is already in use was given another meaning."""


def load_indicators(sources: list[Mapping], lists: dict[str, ChoiceList]) -> None:
    """Upsert indicators and definitions; raise DefinitionFault if a stored version would change meaning."""
    Indicator.objects.bulk_create(
        list({source["code"]: _indicator(source) for source in sources}.values()),
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["area", "name_vi", "name_en", "unit_vi", "unit_en", "one_form_reason"],
    )
    stored = Indicator.objects.in_bulk(field_name="code")
    wanted = [_definition(source, stored, lists) for source in sources]
    _refuse_changed_meanings(wanted)
    fields = [field.name for field in IndicatorDefinition._meta.concrete_fields]
    IndicatorDefinition.objects.bulk_create(
        wanted,
        update_conflicts=True,
        unique_fields=["indicator", "version"],
        update_fields=[name for name in fields if name not in {"id", "indicator", "version"}],
    )


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
    if choices is not None and choices not in lists:
        raise DefinitionFault(
            N_("Chỉ tiêu %(code)s dùng danh sách lựa chọn %(list)s chưa có. Hãy thêm vào choices.yaml."),
            code=source["code"],
            list=choices,
        )
    return IndicatorDefinition(
        indicator=stored[source["code"]],
        version=source.get("version", 1),
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
    stored = {
        (definition.indicator_id, definition.version): definition
        for definition in IndicatorDefinition.objects.all()
    }
    for definition in wanted:
        before = stored.get((definition.indicator_id, definition.version))
        if before and model_to_dict(before, _MEANING) != model_to_dict(definition, _MEANING):
            raise DefinitionFault(
                N_(
                    "Chỉ tiêu %(code)s bản %(version)s đã dùng, không đổi được nghĩa (kiểu, cách cộng). "
                    "Hãy thêm bản mới có ngày hiệu lực."
                ),
                code=definition.indicator.code,
                version=definition.version,
            )

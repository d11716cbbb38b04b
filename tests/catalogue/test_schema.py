"""The schemas hold what the tables can hold, so that no text is cut off or refused by a database."""

import json
from typing import Any

import pytest
from django.db.models import Model

from cchc.catalogue.enums import Area, Header, Parts, Slip
from cchc.catalogue.models import Appendix, Form, Indicator, IndicatorDefinition, Row
from cchc.catalogue.source.schema import SCHEMAS
from cchc.engine.kinds import OverTime, OverUnits, ValueType

NAMES = {"vi": "name_vi", "en": "name_en", "unit": "unit_vi", "one_form": "one_form_reason"}


def definition(schema: str, name: str) -> dict[str, Any]:
    content = json.loads((SCHEMAS / f"{schema}.schema.json").read_text("utf-8"))
    found = content["$defs"][name] if name else content
    return dict(found["properties"])


@pytest.mark.parametrize(
    ("schema", "name", "models"),
    [
        ("rows", "row", [Row]),
        ("form", "", [Form]),
        ("form", "appendix", [Appendix]),
        ("indicators", "indicator", [Indicator, IndicatorDefinition]),
    ],
)
def test_a_text_is_no_longer_than_its_column(schema: str, name: str, models: list[type[Model]]) -> None:
    columns = {field.name: field for model in models for field in model._meta.concrete_fields}
    compared = 0
    for key, rule in definition(schema, name).items():
        column = columns.get(key if len(models) == 1 and models[0] is Row else NAMES.get(key, key))
        longest = getattr(column, "max_length", None)
        if longest and rule.get("type") == "string" and "format" not in rule:
            assert rule["maxLength"] <= longest, key
            compared += 1
    assert compared > 1


@pytest.mark.parametrize(
    ("schema", "name", "key", "allowed"),
    [
        ("rows", "row", "slip", Slip.values),
        ("rows", "row", "parts", [value for value in Parts.values if value]),
        ("form", "appendix", "header", Header.values),
        ("indicators", "", "area", Area.values),
        ("indicators", "indicator", "type", list(ValueType)),
        ("indicators", "indicator", "over_units", list(OverUnits)),
        ("indicators", "indicator", "over_time", list(OverTime)),
    ],
)
def test_closed_lists_are_those_of_the_code(schema: str, name: str, key: str, allowed: list[str]) -> None:
    assert sorted(definition(schema, name)[key]["enum"]) == sorted(allowed)

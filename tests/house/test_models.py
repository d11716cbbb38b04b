"""Models keep to the floors, can be named, and are described in the documentation."""

from django.apps import apps
from django.db.models import Model
from django.db.models.fields.related import ForeignObject

from tests.house.source import ROOT, floor_of


def _models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("cchc.")]


def test_foreign_keys_point_to_the_same_floor_or_a_lower_one() -> None:
    upward = [
        f"{model._meta.label}.{field.name}"
        for model in _models()
        for field in model._meta.get_fields()
        if isinstance(field, ForeignObject)
        and floor_of(field.related_model._meta.app_label) > floor_of(model._meta.app_label)
    ]
    assert upward == []


def test_every_model_says_what_it_is_and_how_it_is_ordered() -> None:
    for model in _models():
        assert model.__doc__, model
        assert not model.__doc__.startswith(f"{model.__name__}("), model
        assert "__str__" in model.__dict__, model


def test_every_model_stands_in_the_architecture_page() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    assert [model.__name__ for model in _models() if f"`{model.__name__}`" not in page] == []

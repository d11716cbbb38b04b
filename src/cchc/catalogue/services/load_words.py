"""Writes axes and choice lists; a value that left the files stays, for figures may speak of it."""

from cchc.catalogue.models import Axis, AxisValue, Choice, ChoiceList
from cchc.catalogue.source.files import Mapping


def load_axes(axes: Mapping) -> None:
    """Upsert axes and their values."""
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


def load_choices(lists: Mapping) -> dict[str, ChoiceList]:
    """Upsert choice lists and their codes; return the lists by code."""
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

"""Writes forms with their appendices and rows; an unchanged form is left alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from cchc.catalogue.models import Appendix, Form, Row
from cchc.catalogue.source.files import FormSource, Mapping

_SAME_NAME = (
    "stt", "stt_meant", "slip", "slip_note", "group", "label", "unit", "printed_unit", "indicator", "shown",
    "choices", "parts", "part_of", "note", "owner", "typed", "style", "decimals",
)  # fmt: skip


@dataclass(frozen=True)
class _Place:
    parent: str
    depth: int


def load_forms(sources: list[FormSource]) -> int:
    """Write the forms whose content changed; return how many did."""
    stored = dict(Form.objects.values_list("code", "content_hash"))
    changed = [source for source in sources if stored.get(source.code) != source.digest]
    if changed:
        forms = _written_heads(changed)
        Appendix.objects.filter(form__in=forms.values()).delete()
        appendices = _written_appendices(changed, forms)
        Row.objects.bulk_create(row for source in changed for row in _rows(source, appendices))
    return len(changed)


def _written_heads(sources: list[FormSource]) -> dict[str, Form]:
    forms = [_head(source) for source in sources]
    fields = [field.name for field in Form._meta.concrete_fields if field.name not in {"id", "code"}]
    Form.objects.bulk_create(forms, update_conflicts=True, unique_fields=["code"], update_fields=fields)
    return Form.objects.in_bulk([form.code for form in forms], field_name="code")


def _head(source: FormSource) -> Form:
    head = source.head
    return Form(
        code=source.code,
        name_vi=head["vi"],
        name_en=head["en"],
        family=head["family"],
        levels=head["levels"],
        valid_from=head["valid_from"],
        valid_to=head.get("valid_to") or None,
        source=head["source"],
        provisional=head.get("provisional", False),
        content_hash=source.digest,
    )


def _written_appendices(sources: list[FormSource], forms: dict[str, Form]) -> dict[tuple[str, str], Appendix]:
    created = Appendix.objects.bulk_create(
        _appendix(forms[source.code], appendix, position)
        for source in sources
        for position, appendix in enumerate(source.head["appendices"])
    )
    return {(appendix.form.code, appendix.key): appendix for appendix in created}


def _appendix(form: Form, source: Mapping, position: int) -> Appendix:
    return Appendix(
        form=form,
        key=source["key"],
        position=position,
        number=source.get("number", ""),
        title=source["title"],
        header=source["header"],
        columns=source["columns"],
    )


def _rows(source: FormSource, appendices: dict[tuple[str, str], Appendix]) -> Iterator[Row]:
    position = 0
    for key, rows in source.rows.items():
        for row, place in _walk(rows, _Place("", 0)):
            yield _row(appendices[source.code, key], row, place, position, source.head["levels"])
            position += 1


def _walk(rows: list[Mapping], place: _Place) -> Iterator[tuple[Mapping, _Place]]:
    for row in rows:
        yield row, place
        yield from _walk(row.get("rows", []), _Place(row["key"], place.depth + 1))


def _row(appendix: Appendix, source: Mapping, place: _Place, position: int, levels: list[str]) -> Row:
    value = source.get("value", [])
    return Row(
        form=appendix.form,
        appendix=appendix,
        key=source["key"],
        parent_key=place.parent,
        position=position,
        depth=place.depth,
        values=[value] if isinstance(value, str) else value,
        scale=source.get("scale", 1),
        is_part=source.get("part", True),
        filled_by=source.get("filled_by", levels),
        **{name: source[name] for name in _SAME_NAME if name in source},
    )

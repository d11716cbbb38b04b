"""Writes one form with its appendices and rows; an unchanged form is left alone."""

import hashlib
import json
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


def load_form(source: FormSource) -> bool:
    """Write the form if its content changed; return whether it did."""
    digest = hashlib.sha256(json.dumps([source.head, source.rows], sort_keys=True).encode()).hexdigest()
    form = Form.objects.filter(code=source.head["code"]).first()
    if form and form.content_hash == digest:
        return False
    form = _head(source.head, digest)
    Appendix.objects.filter(form=form).delete()
    rows: list[Row] = []
    for position, appendix in enumerate(source.head["appendices"]):
        stored = _appendix(form, appendix, position)
        for row, place in _walk(source.rows[appendix["key"]], _Place("", 0)):
            rows.append(_row(stored, row, place, len(rows), source.head["levels"]))
    Row.objects.bulk_create(rows)
    return True


def _head(head: Mapping, digest: str) -> Form:
    form, _ = Form.objects.update_or_create(
        code=head["code"],
        defaults={
            "name_vi": head["vi"],
            "name_en": head["en"],
            "family": head["family"],
            "levels": head["levels"],
            "valid_from": head["valid_from"],
            "valid_to": head.get("valid_to") or None,
            "source": head["source"],
            "content_hash": digest,
        },
    )
    return form


def _appendix(form: Form, source: Mapping, position: int) -> Appendix:
    return Appendix.objects.create(
        form=form,
        key=source["key"],
        position=position,
        number=source.get("number", ""),
        title=source["title"],
        header=source["header"],
        columns=source["columns"],
    )


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

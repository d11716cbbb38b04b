"""Use case: make a form of a draft whose rows are all confirmed."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from cchc.catalogue.models import Form, FormDraft
from cchc.catalogue.queries.checks.catalogue import faults_of_catalogue
from cchc.catalogue.queries.drafts import DraftFault, draft, nested
from cchc.catalogue.services.load_forms import load_forms
from cchc.catalogue.source.files import FormSource
from cchc.catalogue.source.schema import faults_of_content
from cchc.engine.faults import N_
from cchc.foundation import audit
from cchc.foundation.faults import ManyFaults

_NAMED = 8


@dataclass(frozen=True)
class FormHead:
    """What a form's file says of the whole form; empty fields are those of the known form."""

    valid_from: date
    name_vi: str = ""
    name_en: str = ""
    levels: tuple[str, ...] = ()
    provisional: bool = False
    replaces: bool = False


def publish_form(code: str, head: FormHead, *, actor: str) -> Form:
    """Publish a draft from a date; with `replaces` the form it was made from ends on that date.

    Raises DraftFault for rows that nobody confirmed, ManyFaults for what does not fit the catalogue; then
    nothing was written.
    """
    with transaction.atomic():
        one = draft(code)
        _check_confirmed(one)
        source = _source(one, head)
        _check_schema(source)
        load_forms([source])
        faults = faults_of_catalogue()
        if faults:
            raise ManyFaults(faults)
        form = Form.objects.get(code=code)
        one.published = form
        one.save(update_fields=["published"])
        if head.replaces:
            _end(one.like, head.valid_from)
        audit.record(actor, "catalogue.publish_form", code, one.source)
    return form


def _check_confirmed(one: FormDraft) -> None:
    waiting = list(one.rows.filter(confirmed_by="").values_list("position", flat=True))
    if waiting:
        named = ", ".join(str(place + 1) for place in waiting[:_NAMED])
        raise DraftFault(
            N_(
                "Bản dự thảo %(code)s còn %(count)s dòng chưa xác nhận: %(rows)s. "
                "Hãy xác nhận bằng “cchc form confirm” hoặc gắn chỉ tiêu bằng “cchc form decide”."
            ),
            code=one.code,
            count=len(waiting),
            rows=named + (", …" if len(waiting) > _NAMED else ""),
        )


def _source(one: FormDraft, head: FormHead) -> FormSource:
    like = one.like
    content: dict[str, Any] = {
        "code": one.code,
        "vi": head.name_vi or like.name_vi,
        "en": head.name_en or like.name_en,
        "family": like.family,
        "levels": list(head.levels) or like.levels,
        "valid_from": head.valid_from.isoformat(),
        "source": one.source,
        "appendices": [{**appendix, "parts": [f"{appendix['key']}.yaml"]} for appendix in one.appendices],
    }
    rows = {
        one.appendices[place]["key"]: nested(list(of_table))
        for place, of_table in groupby(one.rows.order_by("position"), key=lambda row: row.appendix)
    }
    return FormSource(content | ({"provisional": True} if head.provisional else {}), rows)


def _check_schema(source: FormSource) -> None:
    parts = [("form", source.head), *(("rows", {"rows": rows}) for rows in source.rows.values())]
    faults = [fault for schema, content in parts for fault in _faults(source.code, content, schema)]
    if faults:
        raise ManyFaults(faults)


def _faults(code: str, content: dict[str, Any], schema: str) -> list[Any]:
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    return list(faults_of_content(Path(code), text, content, schema))


def _end(form: Form, day: date) -> None:
    if form.valid_to is None or form.valid_to > day:
        form.valid_to = day
        form.save(update_fields=["valid_to"])

"""Use case: say what rows of a draft mean, and confirm them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from cchc.catalogue.models import Form, FormDraftRow, Row
from cchc.catalogue.queries.checks.vocabulary import vocabulary
from cchc.catalogue.queries.drafts import DraftFault, draft, rows_at
from cchc.catalogue.queries.propose import CERTAIN
from cchc.catalogue.queries.row_source import meaning_of
from cchc.engine.bindings.parser import parse
from cchc.engine.bindings.refs import parse_ref
from cchc.engine.faults import N_
from cchc.foundation import audit

_MEANING = {"value", "indicator", "typed", "choices", "shown", "scale", "decimals"}


@dataclass(frozen=True)
class Decision:
    """What a person says of rows; whatever is empty stays as it is.

    `like` is (form, row) whose meaning is taken over, and its key where no other row has it; `heading` takes
    away any meaning; `fields` are further fields of a form's file, None takes one away; `depth` moves rows.
    """

    like: tuple[str, str] | None = None
    value: tuple[str, ...] = ()
    typed: str = ""
    heading: bool = False
    key: str = ""
    depth: int | None = None
    fields: dict[str, Any] = field(default_factory=dict)


def decide_rows(code: str, positions: Iterable[int], decision: Decision, *, actor: str) -> int:
    """Apply a decision to rows of a draft and confirm them; return how many there are.

    Raises DraftFault, BindingFault for a value that is not in the catalogue; then nothing was written.
    """
    with transaction.atomic():
        one = draft(code)
        rows = rows_at(one, positions)
        keys = {key for (key,) in one.rows.values_list("content__key")}
        _check_bindings(decision, keys)
        for row in rows:
            _apply(row, decision, keys - {row.content["key"]})
            row.confirmed_by = actor
        FormDraftRow.objects.bulk_update(rows, ["content", "depth", "like_row", "how", "confirmed_by"])
        _check_keys(code)
        audit.record(actor, "catalogue.decide_rows", code, ", ".join(str(row.position + 1) for row in rows))
    return len(rows)


def confirm_certain(code: str, *, actor: str) -> int:
    """Confirm every row whose label was found in the known form; return how many that are."""
    with transaction.atomic():
        certain = draft(code).rows.filter(confirmed_by="", how__in=[kind.value for kind in CERTAIN])
        count = certain.update(confirmed_by=actor)
        audit.record(actor, "catalogue.confirm_certain", code, f"{count} rows")
    return count


def _check_bindings(decision: Decision, keys: set[str]) -> None:
    known = vocabulary().known(keys)
    for text in decision.value:
        parse(text, known)
    if "indicator" in decision.fields:
        parse_ref(str(decision.fields["indicator"]), known)


def _apply(row: FormDraftRow, decision: Decision, taken: set[str]) -> None:
    content = dict(row.content)
    if decision.like:
        like = _like(*decision.like)
        content = like | ({"key": content["key"]} if like["key"] in taken else {})
        row.like_row = decision.like[1]
    if decision.heading or decision.value or decision.typed:
        content = {name: value for name, value in content.items() if name not in _MEANING}
    if decision.value:
        content["value"] = decision.value[0] if len(decision.value) == 1 else list(decision.value)
    content |= {"typed": decision.typed} if decision.typed else {}
    content |= {"key": decision.key} if decision.key else {}
    content |= decision.fields
    row.content = {name: value for name, value in content.items() if value is not None}
    row.depth = row.depth if decision.depth is None else decision.depth


def _like(form: str, key: str) -> dict[str, Any]:
    found = Row.objects.filter(form__code=form, key=key).select_related("form").first()
    if found is None:
        raise DraftFault(
            N_("Biểu %(form)s không có dòng %(key)s. Hãy xem các dòng bằng “cchc form show %(form)s”."),
            form=form,
            key=key,
        )
    levels: list[str] = Form.objects.values_list("levels", flat=True).get(code=form)
    return meaning_of(found, levels)


def _check_keys(code: str) -> None:
    keys = [key for (key,) in draft(code).rows.values_list("content__key")]
    double = sorted({key for key in keys if keys.count(key) > 1})
    if double:
        raise DraftFault(
            N_(
                "Khóa dòng %(keys)s dùng cho hơn một dòng của bản dự thảo %(code)s. "
                "Hãy đặt khóa khác bằng --key."
            ),
            keys=", ".join(double),
            code=code,
        )

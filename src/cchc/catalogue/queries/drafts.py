"""Drafts of forms as they are shown, and as the file of a form they will become."""

from collections.abc import Iterable, Sequence
from typing import Any

from cchc.catalogue.models import FormDraft, FormDraftRow
from cchc.engine.faults import N_, Fault


class DraftFault(Fault):
    """A draft, or a row of one, that cannot be treated as asked."""


def draft(code: str) -> FormDraft:
    """Return a draft that is still open; raise DraftFault with the drafts there are."""
    found = FormDraft.objects.filter(code=code).select_related("like", "published").first()
    if found is None:
        known = FormDraft.objects.filter(published=None).values_list("code", flat=True)
        raise DraftFault(
            N_("Không có bản dự thảo biểu %(code)s. Đang có: %(known)s."),
            code=code,
            known=", ".join(known) or "—",
        )
    if found.published:
        raise DraftFault(
            N_(
                "Bản dự thảo %(code)s đã công bố, không sửa được nữa. "
                "Hãy lập bản dự thảo mới cho lần thay đổi sau."
            ),
            code=code,
        )
    return found


def rows_at(one: FormDraft, positions: Iterable[int]) -> list[FormDraftRow]:
    """Return the rows at printed places, from 1; raise DraftFault for a place that is not there."""
    asked = sorted(set(positions))
    found = list(one.rows.filter(position__in=[place - 1 for place in asked]))
    missing = sorted(set(asked) - {row.position + 1 for row in found})
    if missing:
        raise DraftFault(
            N_("Bản dự thảo %(code)s không có dòng %(rows)s. Hãy xem lại bằng “cchc form show”."),
            code=one.code,
            rows=", ".join(map(str, missing)),
        )
    return found


def nested(rows: Sequence[FormDraftRow]) -> list[dict[str, Any]]:
    """Return the rows of one table as a form's file nests them."""
    tops: list[dict[str, Any]] = []
    open_rows: list[dict[str, Any]] = []
    for row in rows:
        source = source_of(row)
        del open_rows[row.depth :]
        (open_rows[-1].setdefault("rows", []) if open_rows else tops).append(source)
        open_rows.append(source)
    return tops


def source_of(row: FormDraftRow) -> dict[str, Any]:
    """Return one row as a form's file writes it."""
    printed = {"stt": row.stt, "label": row.label} | ({"unit": row.unit} if row.unit else {})
    source: dict[str, Any] = {"key": row.content["key"]} | printed | row.content
    return source


def draft_json(row: FormDraftRow) -> dict[str, Any]:
    """Return a row of a draft as plain data; docs/commands/form.md says what each field is."""
    value = row.content.get("value", [])
    return {
        "position": row.position + 1,
        "key": row.content["key"],
        "stt": row.stt,
        "label": row.label,
        "unit": row.unit,
        "depth": row.depth,
        "how": row.how,
        "score": round(row.score, 3),
        "row": row.like_row or None,
        "value": [value] if isinstance(value, str) else value,
        "rivals": row.rivals,
        "confirmed_by": row.confirmed_by or None,
    }

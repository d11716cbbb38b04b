"""Use case: keep a proposed form as a draft, to be decided row by row."""

from collections.abc import Sequence

from django.db import transaction

from cchc.catalogue.models import Appendix, Form, FormDraft, FormDraftRow
from cchc.catalogue.proposals import ProposedTable
from cchc.catalogue.queries.drafts import DraftFault
from cchc.catalogue.queries.propose import Proposal, propose
from cchc.engine.faults import N_
from cchc.engine.text import label_key
from cchc.foundation import audit

_FLAT = {"stt": "STT", "label": "Chỉ tiêu", "unit": "Đơn vị tính", "value": "Số liệu", "note": "Ghi chú"}


def save_draft(
    code: str, tables: Sequence[ProposedTable], like: str, *, source: str, actor: str
) -> FormDraft:
    """Write the draft; written again, it keeps what was decided about rows whose number and label stayed.

    Raises UnknownFormFault for `like`, DraftFault if a form has this code or the draft was published.
    """
    proposed = propose(tables, like)
    with transaction.atomic():
        draft = _draft(code, like)
        draft.source, draft.actor, draft.dropped = source, actor, list(proposed.dropped)
        draft.appendices = _appendices(tables, like)
        draft.save()
        decided = {(row.stt, row.label): row for row in draft.rows.exclude(confirmed_by="")}
        draft.rows.all().delete()
        rows = [_row(draft, row, decided.get((row.stt, row.label))) for row in proposed.rows]
        FormDraftRow.objects.bulk_create(rows)
        audit.record(actor, "catalogue.save_draft", code, source)
    return draft


def _draft(code: str, like: str) -> FormDraft:
    if Form.objects.filter(code=code).exists():
        raise DraftFault(
            N_("Đã có biểu %(code)s. Bản mới phải có mã khác, ví dụ thêm năm: %(code)s-2027."), code=code
        )
    known = Form.objects.get(code=like)
    return FormDraft.objects.filter(code=code).first() or FormDraft(code=code, like=known)


def _appendices(tables: Sequence[ProposedTable], like: str) -> list[dict[str, object]]:
    """Heads of the new tables; those of the known form where there are as many."""
    known = list(Appendix.objects.filter(form__code=like))
    same = known if len(known) == len(tables) else []
    return [_appendix(place, table, same[place] if same else None) for place, table in enumerate(tables)]


def _appendix(place: int, table: ProposedTable, known: Appendix | None) -> dict[str, object]:
    number = known.number if known else ""
    lines = [line for line in table.title if label_key(line) != label_key(number)]
    title = lines or (known.title if known else [f"Phụ lục {place + 1}"])
    if known:
        return {
            "key": known.key,
            "number": number,
            "title": title,
            "header": known.header,
            "columns": known.columns,
        }
    return {"key": f"table_{place + 1}", "number": "", "title": title, "header": "flat", "columns": _FLAT}


def _row(draft: FormDraft, row: Proposal, decided: FormDraftRow | None) -> FormDraftRow:
    return FormDraftRow(
        draft=draft,
        position=row.position,
        appendix=row.appendix,
        depth=decided.depth if decided else row.depth,
        stt=row.stt,
        label=row.label,
        unit=row.unit,
        how=row.how.value,
        score=row.score,
        like_row=row.like_row,
        rivals=list(row.rivals),
        content=decided.content if decided else row.content,
        confirmed_by=decided.confirmed_by if decided else "",
    )

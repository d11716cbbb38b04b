"""What the commands of consolidation print."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from cchc.foundation.words import spoken
from cchc.reporting.queries.plain import Plain
from cchc.reporting.queries.reconciliation import Reconciliation
from cchc.reporting.queries.reconciliation_json import reconciliation_json
from cchc.reporting.queries.reconciliation_table import listed, table_lines
from cchc.reporting.services.consolidate import CellChange, Consolidation

_SHOWN = 10


def consolidate_json(done: Consolidation) -> Plain:
    """Return a consolidation as plain data; docs/commands/consolidate.md says what each field is."""
    return {
        **reconciliation_json(done.reconciliation),
        "changes": [_change(one) for one in done.changes],
        "locked": [_change(one) for one in done.locked],
    }


def consolidated_lines(done: Consolidation) -> Iterator[str]:
    """Yield what was consolidated in a few lines: changes, who is missing, what is to be chosen."""
    found = done.reconciliation
    yield _("%(unit)s, biểu %(form)s, %(period)s: %(rows)d dòng, %(changes)d ô thay đổi") % {
        "unit": found.unit,
        "form": found.tables.code,
        "period": spoken(found.period.phrase()),
        "rows": len(found.rows),
        "changes": len(done.changes),
    }
    yield from _changed(done.changes)
    if done.locked:
        keys = [one.row.row.key for one in done.locked]
        yield _("Đã khóa nên không ghi %(count)d ô: %(rows)s. Hãy mở lại biểu nếu cần.") % {
            "count": len(keys),
            "rows": _keys(keys),
        }
    yield from missing_lines(found)


def missing_lines(found: Reconciliation) -> Iterator[str]:
    """Yield who is missing, who is correcting, and the rows that somebody must choose for."""
    partial = [one for one in found.rows if one.chosen.partial]
    if found.missing:
        yield _("Thiếu %(units)s; %(rows)d dòng chưa đủ.") % {
            "units": listed([found.names.get(unit, unit) for unit in found.missing]),
            "rows": len(partial),
        }
    if found.correcting:
        names = [found.names.get(unit, unit) for unit in found.correcting]
        yield _("Đang sửa, tạm lấy số đã có: %(units)s.") % {"units": listed(names)}
    if to_give := [one.row.key for one in found.rows if one.is_to_give]:
        yield _(
            "%(count)d dòng không cộng được và chưa có số: %(rows)s. Hãy nhập danh sách của các đơn vị "
            "(cchc import --members), hoặc nhập số của đơn vị, cơ quan chủ trì, hệ thống ngoài."
        ) % {"count": len(to_give), "rows": _keys(to_give)}
    open_rows = [one for one in found.rows if one.is_open]
    if open_rows:
        yield _("%(count)d dòng phải chọn:") % {"count": len(open_rows)}
        yield from table_lines(found, open_rows)


def _keys(keys: Sequence[str]) -> str:
    """Return the first few keys of rows."""
    return ", ".join(keys[:_SHOWN]) + (", …" if len(keys) > _SHOWN else "")


def _changed(changes: tuple[CellChange, ...]) -> Iterator[str]:
    """Cells that were empty are only counted."""
    altered = [one for one in changes if one.before]
    for one in altered[:_SHOWN]:
        yield f"  {one.row.row.key}: {one.before} → {one.after or '–'}"
    if len(altered) > _SHOWN:
        yield _("  … và %(count)d ô khác") % {"count": len(altered) - _SHOWN}


def _change(one: CellChange) -> Plain:
    return {
        "key": one.row.row.key,
        "label": one.row.row.label,
        "before": one.before,
        "after": one.after,
        "basis": one.row.chosen.basis.value if one.row.chosen.basis else None,
    }

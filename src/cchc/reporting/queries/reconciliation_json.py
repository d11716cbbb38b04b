"""A reconciliation as plain data (docs/commands/reconcile.md)."""

from collections.abc import Mapping

from cchc.engine.faults import N_
from cchc.engine.figures import Figure
from cchc.engine.kinds import OverUnits, Reach
from cchc.engine.messages import Message
from cchc.foundation.words import spoken
from cchc.reporting.queries.choosing import Figures
from cchc.reporting.queries.plain import Plain, number
from cchc.reporting.queries.printing import print_row
from cchc.reporting.queries.reconciliation import ReconciledRow, Reconciliation

WHY_NOT_ADDED = Message(
    N_(
        "Không cộng được vì một mục có thể ở nhiều đơn vị. Hãy nhập danh sách của các đơn vị "
        "(cchc import --members), hoặc dùng số tự báo cáo, số của cơ quan chủ trì hay hệ thống ngoài."
    )
)
WHY_COUNTED = Message(N_("Đếm trong danh sách của các đơn vị, mỗi mục một lần."))
WHY_NONE = Message(N_("Chỉ tiêu này không tổng hợp từ cấp dưới. Lấy số của chính đơn vị."))
WHY_OWN = Message(N_("Số của chính đơn vị, không cộng cấp dưới."))


def reconciliation_json(found: Reconciliation) -> Plain:
    """Return a reconciliation with all its rows."""
    return {
        "form": found.tables.code,
        "unit": found.unit,
        "period": str(found.period),
        "window": {"from": found.window.start.isoformat(), "to": found.window.stop.isoformat()},
        "lane": found.lane.value,
        "state": found.submission.state if found.submission else None,
        "reporters": sorted({one.unit for one in found.reporters}),
        "missing": _named(found.missing, found.names),
        "correcting": _named(found.correcting, found.names),
        "to_give": [row.row.key for row in found.rows if row.is_to_give],
        "rows": [row_json(row, found.names) for row in found.rows],
    }


def row_json(one: ReconciledRow, names: Mapping[str, str]) -> Plain:
    """Return one row: what was chosen, and the figures beside it."""
    row, chosen = one.row, one.chosen
    return {
        "key": row.key,
        "stt": row.stt,
        "label": row.label,
        "unit": row.printed_unit or row.unit,
        "indicator": str(row.reported[0]) if row.reported else None,
        "kind": one.kind.value if one.kind else "computed",
        **_figures(one, chosen.figures),
        "basis": chosen.basis.value if chosen.basis else None,
        "asked": one.basis.value,
        "reason": one.choice.reason if one.choice else "",
        "why": why(one),
        "partial": chosen.partial,
        "missing": _named(one.missing, names),
        "disagree": chosen.disagree,
        "to_choose": one.is_open,
        "office": one.office or None,
        "sum": _figures(one, one.sources.parts),
        "owner": _figures(one, one.sources.owner),
        "reported": _figures(one, one.sources.reported),
        "outside": {system: _figures(one, figures) for system, figures in one.sources.outside.items()},
        "last": _figures(one, one.last or None),
    }


def why(one: ReconciledRow) -> str:
    """Return why there is no sum, or what it counts, in the reader's language; empty for a plain sum."""
    if one.kind is OverUnits.DISTINCT and not _is_own(one):
        return spoken(WHY_NOT_ADDED if one.is_never_added else WHY_COUNTED)
    if one.kind is OverUnits.NONE:
        return spoken(WHY_NONE)
    return spoken(WHY_OWN) if _is_own(one) else ""


def _is_own(one: ReconciledRow) -> bool:
    return one.kind not in {None, OverUnits.OWNER} and one.row.reported[0].reach is Reach.OWN


def _figures(one: ReconciledRow, figures: Figures | None) -> Plain:
    """Return figures in the row's own unit: the first as a number and exactly, all of them as printed."""
    if figures is None:
        return {"value": None, "exact": None, "shown": "", "blank": "missing"}
    first = figures[0]
    return {
        "value": _value(one, first),
        "exact": str(first.amount / one.row.scale) if first.amount is not None else None,
        "shown": print_row(one.row, figures),
        "blank": first.blank.value if first.blank else None,
    }


def _value(one: ReconciledRow, figure: Figure) -> int | float | None:
    return None if figure.amount is None else number(figure.amount / one.row.scale)


def _named(units: tuple[str, ...], names: Mapping[str, str]) -> list[Plain]:
    return [{"unit": unit, "name": names.get(unit, unit)} for unit in units]

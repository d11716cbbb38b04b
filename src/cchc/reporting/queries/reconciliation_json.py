"""A reconciliation as plain data (docs/commands/reconcile.md)."""

from collections.abc import Mapping

from cchc.engine.faults import N_
from cchc.engine.figures import Figure
from cchc.engine.kinds import OverUnits
from cchc.engine.messages import Message
from cchc.foundation.words import spoken
from cchc.reporting.queries.choosing import Figures
from cchc.reporting.queries.plain import Plain, number
from cchc.reporting.queries.printing import print_row
from cchc.reporting.queries.reconciliation import ReconciledRow, Reconciliation

WHY_NOT_ADDED = Message(
    N_("Không cộng từ các đơn vị: nhiều đơn vị cùng kê một danh mục. Lấy số đơn vị tự báo cáo.")
)
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
    """Return why there is no sum, in the reader's language; empty where there may be one."""
    if one.is_never_added:
        return spoken(WHY_NOT_ADDED)
    is_own = one.kind not in {None, OverUnits.OWNER} and str(one.row.reported[0]).endswith("^own")
    return spoken(WHY_OWN) if is_own else ""


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

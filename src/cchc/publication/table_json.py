"""A filled form as JSON: the same rows in the same order as the printed appendices."""

from collections.abc import Iterable

from cchc.engine.figures import Figure
from cchc.engine.rules.findings import Finding
from cchc.reporting.queries.fill import FilledForm, FilledRow
from cchc.reporting.queries.plain import Plain, finding_json, finding_words, number
from cchc.reporting.queries.printing import print_figure

__all__ = ["Plain", "finding_json", "finding_words", "number", "report_json"]


def report_json(filled: FilledForm, findings: Iterable[Finding]) -> Plain:
    """Return the form as plain data; docs/commands/report.md says what each field is."""
    return {
        "unit": filled.unit,
        "form": filled.form.code,
        "period": str(filled.period),
        "window": {"from": filled.window.start.isoformat(), "to": filled.window.stop.isoformat()},
        "view": filled.view.value,
        "form_valid": filled.form_valid,
        "rows": [_row(row) for row in filled.rows],
        "findings": [finding_json(finding) for finding in findings],
    }


def _row(filled: FilledRow) -> Plain:
    row = filled.row
    blank = filled.blank
    return {
        "key": row.key,
        "stt": row.stt,
        "label": row.label,
        "unit": row.printed_unit or row.unit,
        "value": _value(filled),
        "shown": filled.shown,
        "blank": blank.value if blank else None,
        "note": filled.note,
        "indicator": str(row.reported[0]) if row.reported else None,
        "values": [_plain(row.scale, figure) for figure in filled.figures if figure.amount is not None],
        "as_written": filled.as_written,
        "computed": _computed(filled),
        "basis": [reading.basis.value for reading in filled.readings.values()],
        "missing": list(filled.missing),
        "stt_meant": row.stt_meant or None,
        "slip": row.slip or None,
    }


def _value(filled: FilledRow) -> int | float | None:
    """The number printed in the cell; None where the cell is not one number."""
    single = len(filled.figures) == 1 and filled.figures[0].amount is not None
    written = filled.as_written or ""
    if not single or "/" in written or not any(letter.isdigit() for letter in filled.shown):
        return None
    return _plain(filled.row.scale, filled.figures[0])


def _plain(scale: int, figure: Figure) -> int | float | None:
    return number(figure.amount / scale) if figure.amount is not None else None


def _computed(filled: FilledRow) -> Plain | None:
    """What computing gives beside what was written, with the difference in the row's own digits."""
    if filled.computed is None or filled.computed.amount is None:
        return None
    return {
        "value": number(filled.computed.amount / filled.row.scale),
        "shown": print_figure(filled.row, filled.computed),
        "difference": None if filled.difference is None else number(filled.difference),
    }

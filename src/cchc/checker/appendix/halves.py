"""Rows that a page cut across: their number or unit stands on the one page, their label on the next."""

from collections.abc import Iterable
from dataclasses import replace

from cchc.checker.appendix.columns import Columns
from cchc.checker.appendix.matrix import Line
from cchc.checker.appendix.values import is_figure, is_unit


def without_halves(lines: Iterable[Line], columns: Columns) -> list[Line]:
    """The lines of a table, two halves of one row as one line."""
    whole: list[Line] = []
    for line in lines:
        if whole and _are_halves(whole[-1], line, columns):
            whole[-1] = _joined(whole[-1], line)
        else:
            whole.append(line)
    return whole


def _are_halves(above: Line, below: Line, columns: Columns) -> bool:
    """Whether lines beside a page break fill different columns, and only one of them has a label."""
    one, other = above.row.place.page, below.row.place.page
    if one is None or other != one + 1 or above.wide or below.wide:
        return False
    labels = set(columns.labels)
    if labels & (above.covered | below.covered):
        return False
    said, beside = set(above.said) - {columns.note}, set(below.said) - {columns.note}
    if said & beside or bool(said & labels) == bool(beside & labels):
        return False
    return _is_half(below if said & labels else above, columns)


def _is_half(line: Line, columns: Columns) -> bool:
    """Whether a line without a label has a unit or a figure."""
    unit = "" if columns.unit is None else line.texts[columns.unit]
    return is_unit(unit) or any(is_figure(line.texts[column]) for column in columns.values)


def _joined(above: Line, below: Line) -> Line:
    pairs = zip(above.texts, below.texts, strict=True)
    return replace(above, texts=tuple(f"{one} {other}".strip() for one, other in pairs))

"""Columns that are wide enough for their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.document.decree30 import TABLE_PT
from cchc.document.fitting import PADDING_MM, fitted_widths_mm
from cchc.document.grid import widths_mm
from cchc.document.metrics import text_width_mm
from cchc.document.table import Cell, Column, Row, RowKind, Table

COLUMNS = (Column(10), Column(60), Column(12), Column(12))


def _table(*rows: tuple[str, ...], kind: RowKind = RowKind.PLAIN) -> Table:
    return Table(
        COLUMNS,
        (Row.of("STT", "Cơ quan", "Tiếp nhận", "Đúng hạn"),),
        tuple(Row.of(*row, kind=kind) for row in rows),
    )


def test_columns_keep_their_proportions_where_every_word_fits() -> None:
    table = _table(("1", "Sở Nội vụ", "12", "11"))
    assert fitted_widths_mm(table, 160) == widths_mm(COLUMNS, 160)


def test_a_bold_total_is_not_broken() -> None:
    table = _table(("", "Tổng cộng", "1.234.567.890", "1.234.567.890"), kind=RowKind.TOTAL)
    widths = fitted_widths_mm(table, 120)
    assert min(widths[2:]) >= text_width_mm("1.234.567.890", TABLE_PT, bold=True) + 2 * PADDING_MM
    assert widths[1] < widths_mm(COLUMNS, 120)[1]
    assert sum(widths) == pytest.approx(120)


def test_words_part_at_hyphens_and_merged_cells_take_no_room() -> None:
    hyphens = _table(("1", "Sở", "-".join(["UBND"] * 9), "1"))
    assert fitted_widths_mm(hyphens, 160) == widths_mm(COLUMNS, 160)
    merged = Table(COLUMNS, (), (Row((Cell.of("A" * 30, column_span=4),)),))
    assert fitted_widths_mm(merged, 100) == widths_mm(COLUMNS, 100)


@given(st.lists(st.text("ab1. -", max_size=40), min_size=4, max_size=4), st.floats(20, 300))
def test_the_columns_always_fill_the_room(texts: list[str], room: float) -> None:
    widths = fitted_widths_mm(_table(tuple(texts)), room)
    assert sum(widths) == pytest.approx(room)
    assert min(widths) > 0

"""Rows of somebody's table told as rows of a form."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.catalogue.matching import MatchKind, WrittenRow, match_rows, number_key
from cchc.catalogue.queries.tables import TableRow
from tests.catalogue.table_rows import table_row

ROWS = [
    table_row("a", "I", "Tuyển dụng công chức"),
    table_row("a_exam", "1.1", "Thi tuyển", parent="a"),
    table_row("a_review", "1.2", "Xét tuyển", parent="a"),
    table_row("b", "II", "Tuyển dụng viên chức"),
    table_row("b_exam", "1.1", "Thi tuyển", parent="b"),
    table_row("b_review", "1.2", "Xét tuyển", parent="b"),
    table_row("portal", "3.2", "Vận hành Cổng dịch vụ công"),
    table_row("portal_child", "3.2.1", "Số dịch vụ công", parent="portal"),
    table_row("portal_again", "3.2", "Vận hành Cổng dịch vụ công", stt_meant="3.5"),
    table_row("done", "9.1", "Số nhiệm vụ đã hoàn thành đúng hạn"),
]


def keys(written: list[WrittenRow], rows: list[TableRow] = ROWS) -> list[str | None]:
    return [match.row.key if match.row else None for match in match_rows(written, rows)]


def as_printed(rows: list[TableRow] = ROWS) -> list[WrittenRow]:
    return [WrittenRow(row.stt, row.label) for row in rows]


def test_a_table_as_printed_is_matched_whole() -> None:
    assert keys(as_printed()) == [row.key for row in ROWS]


def test_spelling_does_not_matter() -> None:
    spoiled = [WrittenRow("", normalize("NFD", f"{row.stt}.\u00a0 {row.label.upper()} ")) for row in ROWS]
    assert keys(spoiled) == [row.key for row in ROWS]


def test_a_slipped_number_column_does_not_move_labels() -> None:
    numbers = ["", *(row.stt for row in ROWS[:-1])]
    told = keys([WrittenRow(stt, row.label) for stt, row in zip(numbers, ROWS, strict=True)])
    wrong = [
        (row.key, key) for row, key in zip(ROWS, told, strict=True) if key is not None and key != row.key
    ]
    assert wrong == []
    assert told[0] == "a"


def test_twins_without_number_and_headings_are_not_told() -> None:
    (match,) = match_rows([WrittenRow("1.1", "Thi tuyển")], ROWS)
    assert (match.row, match.how, match.rivals) == (None, MatchKind.NONE, ("a_exam", "b_exam"))


def test_opposites_are_no_likeness() -> None:
    rows = [*ROWS, table_row("late", "9.2", "Số nhiệm vụ đã hoàn thành quá hạn")]
    (match,) = match_rows([WrittenRow("9.1", "Số nhiệm vụ đã hoàn thành")], rows)
    assert match.row is None
    assert set(match.rivals) == {"done", "late"}


def test_a_number_alone_needs_to_be_unique() -> None:
    assert keys([WrittenRow("9.1.", ""), WrittenRow("1.1", ""), WrittenRow("", "")]) == ["done", None, None]


def test_an_inserted_row_is_not_taken_for_the_row_of_its_number() -> None:
    written = [*as_printed()[:9], WrittenRow("9.1", "Số cuộc họp")]
    assert keys(written)[-1] is None


@pytest.mark.parametrize(
    ("stt", "key"),
    [("3.04.", "3.4"), (" 1.1) ", "1.1"), ("II", "ii"), ("", ""), ("a)", "a"), ("1 .2", "1.2")],
)
def test_number_keys(stt: str, key: str) -> None:
    assert number_key(stt) == key


@given(st.permutations(range(len(ROWS))), st.integers(0, 4))
def test_no_shuffling_or_dropping_hides_a_row_with_a_label_of_its_own(order: list[int], dropped: int) -> None:
    kept = order[dropped:]
    told = keys([as_printed()[place] for place in kept])
    for key, place in zip(told, kept, strict=True):
        if ROWS[place].key in {"a", "b", "portal_child", "done"}:
            assert key == ROWS[place].key

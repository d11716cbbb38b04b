"""Tables held against the forms of the catalogue."""

from cchc.catalogue.queries.tables import FormTables, Table
from cchc.checker.appendix import AppendixTable, appendix_rows
from cchc.checker.appendix.forms import form_of, renumbered
from cchc.reading.found import read_document
from tests.catalogue.table_rows import table_row

_NAMES = {f"r{number}": (f"1.{number}", f"Số lượng mục thứ {number}") for number in range(1, 9)}


def form(code: str, names: dict[str, tuple[str, str]]) -> FormTables:
    rows = tuple(table_row(key, stt, label) for key, (stt, label) in names.items())
    table = Table("t", "1", ("Phụ lục",), grouped_header=False, columns={}, rows=rows)
    return FormTables(code, code, ("commune",), "", (table,), {})


def written(numbers: list[str]) -> AppendixTable:
    lines = ["STT\tChỉ tiêu\tĐơn vị tính\tSố liệu"]
    lines += [f"{stt}\t{label}\tNgười\t5" for stt, (_, label) in zip(numbers, _NAMES.values(), strict=True)]
    return appendix_rows(read_document("\n".join(lines).encode()))[0]


def test_the_form_with_most_labels_is_the_form() -> None:
    other = form("other", {"x": ("1", "Số lượng mục thứ 1")})
    match = form_of(written([f"1.{number}" for number in range(1, 9)]), [other, form("this", _NAMES)])
    assert match is not None
    assert match.form.code == "this"
    assert [found.row.key for found in match.matches if found.row] == list(_NAMES)


def test_an_unknown_table_has_no_form() -> None:
    assert form_of(written(list("12345678")), [form("other", {"x": ("1", "Việc khác")})]) is None
    assert form_of(written(list("12345678")), []) is None


def test_a_number_column_slipped_against_its_labels_is_told() -> None:
    table = written(["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.8", "1.9"])
    match = form_of(table, [form("this", _NAMES)])
    assert match is not None
    assert [row.stt_meant for row in renumbered(table, match).rows] == ["", "", "", "", "", "", "1.7", "1.8"]
    assert "number-slipped" in renumbered(table, match).rows[-1].flags


def test_the_numbering_of_another_year_is_no_slip() -> None:
    table = written([f"2.{number}" for number in range(1, 9)])
    match = form_of(table, [form("this", _NAMES)])
    assert match is not None
    assert renumbered(table, match) == table

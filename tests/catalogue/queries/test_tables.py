"""A form as a table: bindings parsed, pairs, where reported figures are kept, headings."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from cchc.catalogue.enums import Parts
from cchc.catalogue.queries.tables import TableRow, UnknownFormFault, every_form, form_tables, value_key
from cchc.foundation.faults import said
from tests.catalogue.files import FORM, ROWS, load, spoiled

pytestmark = pytest.mark.django_db
Budget = Callable[[int], AbstractContextManager[Any]]


@pytest.fixture
def rows(tmp_path: Path) -> dict[str, TableRow]:
    load(tmp_path)
    return {row.key: row for row in form_tables("small-form").rows}


def test_the_head_of_a_table_is_as_printed(tmp_path: Path) -> None:
    load(tmp_path)
    form = form_tables("small-form")
    [table] = form.tables
    assert (form.name, form.levels) == ("Biểu nhỏ", ("province",))
    assert (table.number, table.title, table.grouped_header) == ("PHỤ LỤC", ("THỐNG KÊ", "TÌNH HÌNH"), True)
    assert table.columns["value"] == "Số liệu"
    assert [row.key for row in table.rows][:2] == ["dossiers", "finished"]


def test_bindings_are_parsed_and_printed_in_one_way(rows: dict[str, TableRow]) -> None:
    assert [str(value) for value in rows["finished"].values] == ["dossier.finished^whole"]
    assert [str(value) for value in rows["rate"].values] == ["ratio($on_time, $finished)"]
    assert not rows["finished"].is_computed
    assert rows["rate"].is_computed


def test_reported_figures_have_a_place(rows: dict[str, TableRow]) -> None:
    assert [str(ref) for ref in rows["rate"].reported] == ["dossier.on_time_rate^whole"]
    assert [str(ref) for ref in rows["late"].reported] == ["dossier.finished[outcome=late]^whole"]
    assert [str(ref) for ref in rows["pair"].reported] == ["office.count@end^own", "budget.spent^whole"]


def test_headings_and_rows_of_words_have_no_figures(rows: dict[str, TableRow]) -> None:
    assert [key for key, row in rows.items() if row.is_heading] == ["dossiers"]
    assert rows["remarks"].typed == "words"
    assert not rows["remarks"].refs
    assert not rows["dossiers"].reported


def test_what_is_printed_and_what_is_meant_stand_apart(rows: dict[str, TableRow]) -> None:
    late = rows["late"]
    assert (late.stt, late.stt_meant, late.slip) == ("1.1.1.", "1.1.2.", "repeated_number")
    assert rows["finished"].parts is Parts.PARTITION
    assert [key for key, row in rows.items() if not row.is_part] == ["rate"]
    assert rows["meeting"].filled_by == {"province", "commune"}


def test_a_pair_row_has_two_named_values(tmp_path: Path) -> None:
    load(tmp_path)
    expressions = form_tables("small-form").expressions
    assert [key for key in expressions if key.startswith("pair")] == ["pair", "pair__2"]
    assert value_key("pair", 1) == "pair__2"
    assert str(expressions["pair__2"]) == "budget.spent^whole"


def test_the_refs_of_a_form_are_all_that_filling_it_needs(tmp_path: Path) -> None:
    load(tmp_path)
    assert {str(ref) for ref in form_tables("small-form").refs} == {
        "dossier.finished^whole",
        "dossier.finished[outcome=on_time]^whole",
        "dossier.finished[outcome=late]^whole",
        "dossier.on_time_rate^whole",
        "office.count@end^own",
        "budget.spent^whole",
        "digital.meeting@end^whole",
    }


def test_a_changed_form_is_compiled_anew(tmp_path: Path) -> None:
    load(tmp_path)
    before = form_tables("small-form")
    load(tmp_path, rows=spoiled(ROWS, "Quá hạn", "Trễ hạn"))
    assert form_tables("small-form").rows[3].label == "Trễ hạn"
    assert before.rows[3].label == "Quá hạn"


def test_tables_take_a_constant_number_of_queries(
    tmp_path: Path, django_assert_max_num_queries: Budget
) -> None:
    # A form that no other test has, so that it is compiled here.
    load(tmp_path, form=spoiled(FORM, "Biểu nhỏ", "Biểu đếm truy vấn"))
    with django_assert_max_num_queries(6):
        form_tables("small-form")
    with django_assert_max_num_queries(1):
        form_tables("small-form")
    with django_assert_max_num_queries(1):
        every_form()


def test_an_unknown_form_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormFault) as nothing:
        form_tables("small-from")
    assert said(nothing.value) == "Không có biểu mẫu small-from. Các biểu mẫu hiện có: —."
    load(tmp_path)
    with pytest.raises(UnknownFormFault) as found:
        form_tables("small-from")
    assert said(found.value).endswith("Các biểu mẫu hiện có: small-form.")

"""`cchc units functions`: who answers for what, at which date."""

from datetime import date
from pathlib import Path

import pytest

from cchc.foundation.faults import ManyFaults
from cchc.units.models import UnitFunction
from cchc.units.queries import FunctionFault, holder, holders
from cchc.units.services import RowsImported, import_functions, import_units
from tests.units.files import AFTER, BEFORE, decomposed, load_province, saved, sentences, workbook

pytestmark = pytest.mark.django_db

OFFICES = """code,name,kind,level,parent,valid_from,valid_to
s1,Sở Một,department,department,p,2015-01-01,2025-03-01
s2,Sở Hai,department,department,p,2025-03-01,
"""
HEAD = "function,unit,valid_from,valid_to\n"
HELD = HEAD + "finance,s1,2015-01-01,\nfinance,s2,2025-03-01,\njustice,d,2015-01-01,2025-07-01\n"


@pytest.fixture(autouse=True)
def _offices(tmp_path: Path) -> None:
    load_province(tmp_path)
    import_units(saved(tmp_path, OFFICES), "test")


def test_the_owner_is_resolved_at_the_date(tmp_path: Path) -> None:
    assert import_functions(saved(tmp_path, HELD), "test") == RowsImported(3, 0, 0)
    assert holder("finance", "p", date(2025, 2, 28)).code == "s1"
    assert holder("finance", "p", date(2025, 3, 1)).code == "s2"
    assert holder("finance", "s2", AFTER).code == "s2"
    assert holder("finance", "x", BEFORE).code == "s2"
    assert holder("justice", "x", BEFORE).code == "d"
    assert [one.code for one in holders("justice", AFTER)] == []


def test_nobody_or_several_holders_are_named(tmp_path: Path) -> None:
    with pytest.raises(FunctionFault, match=r"chưa có đơn vị nào.*“finance” cho “p”"):
        holder("finance", "p", BEFORE)
    import_functions(saved(tmp_path, HELD + "finance,y,2025-07-01,\n"), "test")
    with pytest.raises(FunctionFault, match=r"nhiều đơn vị.*s2, y"):
        holder("finance", "p", AFTER)


def test_a_second_time_changes_nothing_and_an_end_can_be_corrected(tmp_path: Path) -> None:
    import_functions(saved(tmp_path, HELD), "test")
    assert import_functions(saved(tmp_path, decomposed(HELD)), "test") == RowsImported(0, 0, 3)
    shorter = HEAD + "justice,d,2015-01-01,2025-01-01\n"
    assert import_functions(saved(tmp_path, shorter), "test") == RowsImported(0, 1, 0)
    assert UnitFunction.objects.get(function="justice").valid_to == date(2025, 1, 1)


def test_faults_are_named_and_nothing_is_written(tmp_path: Path) -> None:
    rows = "finance,s9,2015-01-01,\nfinance,s1,2014-01-01,\n,s2,2025-03-01,\n"
    rows += "f,s2,2025-03-01,\nf,s2,2025-04-01,\n"
    with pytest.raises(ManyFaults) as found:
        import_functions(saved(tmp_path, HEAD + rows), "test")
    assert [sentence.split(":")[0] for sentence in sentences(found.value)] == [
        "Dòng 2, cột unit",
        "Dòng 3, cột valid_from",
        "Dòng 4, cột function",
        "Dòng 6, cột valid_from",
    ]
    assert not UnitFunction.objects.exists()


def test_a_life_is_told_with_its_last_day(tmp_path: Path) -> None:
    with pytest.raises(ManyFaults) as raised:
        import_functions(saved(tmp_path, HEAD + "finance,s1,2015-01-01,2025-07-01\n"), "test")
    (sentence,) = sentences(raised.value)
    assert "“s1” chỉ hoạt động từ 01/01/2015 đến 28/02/2025." in sentence


def test_excel(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["function", "unit", "valid_from", "valid_to"],
        ["finance", "s2", AFTER, None],
    ]
    assert import_functions(workbook(tmp_path, rows), "test").created == 1

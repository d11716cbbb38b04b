"""`cchc units import`: effect, faults, done twice, the ways files are written."""

from datetime import date
from pathlib import Path

import pytest

from cchc.foundation.faults import ManyFaults
from cchc.foundation.models import AuditLine
from cchc.reading.tables import TableFault
from cchc.units.models import Ancestry, Placement, Unit, UnitName
from cchc.units.queries import units_on
from cchc.units.services import import_units, rows
from tests.units.files import (
    ACTS,
    AFTER,
    BEFORE,
    UNITS,
    decomposed,
    load_province,
    saved,
    sentences,
    workbook,
)

pytestmark = pytest.mark.django_db

HEAD = "code,name,kind,level,parent,valid_from,valid_to\n"


def faults(folder: Path, lines: str) -> list[str]:
    """Return the faults of a file and see that nothing was written."""
    before = Unit.objects.count()
    with pytest.raises(ManyFaults) as found:
        import_units(saved(folder, HEAD + lines), "test")
    assert Unit.objects.count() == before
    return sentences(found.value)


def test_units_names_places_and_closure_are_written(tmp_path: Path) -> None:
    done = import_units(saved(tmp_path, UNITS), "an")
    assert done.created == ("p", "d", "x", "y", "z")
    assert [(one.code, one.parent, one.depth) for one in units_on(BEFORE)] == [
        ("p", None, 0),
        ("d", "p", 1),
        ("x", "d", 2),
    ]
    assert [one.code for one in units_on(AFTER)] == ["p", "y", "z"]
    spans = Ancestry.objects.filter(ancestor__code="p").values_list("unit__code", "depth")
    assert set(spans) == {("p", 0), ("d", 1), ("x", 2), ("y", 1), ("z", 1)}
    assert AuditLine.objects.get().actor == "an"


def test_a_second_time_changes_nothing(tmp_path: Path) -> None:
    load_province(tmp_path)
    rows = list(Ancestry.objects.values_list("pk", flat=True))
    again = import_units(saved(tmp_path, UNITS), "test")
    assert (again.created, again.updated, len(again.unchanged)) == ((), (), 5)
    assert list(Ancestry.objects.values_list("pk", flat=True)) == rows
    assert AuditLine.objects.count() == 1


def test_names_and_parents_change_over_consecutive_rows(tmp_path: Path) -> None:
    load_province(tmp_path)
    rows = "h,Huyện Cũ,district,district,p,2015-01-01,\nh,Thị xã Mới,,district,y,2025-08-01,\n"
    import_units(saved(tmp_path, HEAD + rows), "test")
    assert [(one.name, one.parent) for one in units_on(date(2025, 7, 31)) if one.code == "h"] == [
        ("Huyện Cũ", "p")
    ]
    assert [(one.name, one.parent) for one in units_on(date(2025, 8, 1)) if one.code == "h"] == [
        ("Thị xã Mới", "y")
    ]
    assert Placement.objects.filter(unit__code="h").count() == 2


def test_an_updated_unit_is_replaced_and_its_closure_follows(tmp_path: Path) -> None:
    load_province(tmp_path)
    done = import_units(saved(tmp_path, HEAD + "z,Phường Năm,ward,phường,y,2025-07-01,\n"), "test")
    assert done.updated == ("z",)
    assert UnitName.objects.get(unit__code="z").name == "Phường Năm"
    above = Ancestry.objects.filter(unit__code="z").values_list("ancestor__code", "depth")
    assert set(above) == {("z", 0), ("y", 1), ("p", 2)}


@pytest.mark.parametrize("separator", [";", "\t"])
def test_other_separators_and_a_byte_order_mark(tmp_path: Path, separator: str) -> None:
    path = saved(tmp_path, UNITS.replace(",", separator), encoding="utf-8-sig")
    assert len(import_units(path, "test").created) == 5


def test_unicode_text_as_excel_saves_it(tmp_path: Path) -> None:
    path = saved(tmp_path, UNITS.replace(",", "\t"), encoding="utf-16")
    assert len(import_units(path, "test").created) == 5


def test_decomposed_letters_are_composed(tmp_path: Path) -> None:
    load_province(tmp_path)
    again = import_units(saved(tmp_path, decomposed(UNITS)), "test")
    assert len(again.unchanged) == 5


def test_excel_with_real_dates_and_numbers(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Code", "name", "kind", "level", "parent", "valid_from", "valid_to", "note"],
        [1096, "Xã Pà Vầy Sủ", "commune", "xã", None, date(2025, 7, 1), "", "ignored"],
        [],
        ["c2", "Xã Hai", "commune", "commune", 1096, "01/07/2025", date(2026, 1, 1), ""],
    ]
    assert import_units(workbook(tmp_path, rows), "test").created == ("1096", "c2")
    assert Unit.objects.get(code="c2").valid_to == date(2026, 1, 1)


def test_every_fault_is_named_with_row_and_column(tmp_path: Path) -> None:
    rows = (
        "a b,,x,province,,2015-01-01,\n"
        "q,Tên,x,canton,,31/02/2015,\n"
        "r,Tên,x,commune,pp,2015-01-01,2014-01-01\n"
        "s,Tên,x,commune,rr,2015-01-01,\n"
        "t,Tên,x,commune,t,2015-01-01,\n"
    )
    found = faults(tmp_path, rows)
    assert [sentence.split(":")[0] for sentence in found] == [
        "Dòng 2, cột code",
        "Dòng 2, cột name",
        "Dòng 3, cột level",
        "Dòng 3, cột valid_from",
        "Dòng 4, cột valid_to",
        "Dòng 5, cột parent",
        "Dòng 6, cột parent",
    ]


def test_near_codes_are_looked_for_only_as_long_as_that_is_quick(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "_COMPARED", 6)
    first, second, third = faults(
        tmp_path, "".join(f"xa-{n},Xã,xa,commune,xa-9,2025-07-01,\n" for n in "123")
    )
    assert "Mã gần giống: xa-" in first
    assert "Mã gần giống: xa-" in second
    assert "“xa-9”" in third
    assert "gần giống" not in third


def test_gaps_twins_and_changed_levels_between_rows(tmp_path: Path) -> None:
    rows = (
        "a,Một,x,commune,,2015-01-01,2016-01-01\na,Hai,x,commune,,2017-01-01,\n"
        "b,Một,x,commune,,2015-01-01,\nb,Hai,x,commune,,2015-01-01,\n"
        "c,Một,x,commune,,2015-01-01,\nc,Hai,x,district,,2016-01-01,\n"
    )
    found = faults(tmp_path, rows)
    assert [sentence[:26] for sentence in found] == [
        "Dòng 3, cột valid_from: dò",
        "Dòng 5, cột code: mã “b” đ",
        "Dòng 7, cột level: “distri",
    ]


def test_a_child_outside_the_life_of_its_parent(tmp_path: Path) -> None:
    load_province(tmp_path)
    [fault] = faults(tmp_path, "n,Xã,commune,commune,d,2015-01-01,\n")
    assert fault.startswith("Dòng 2, cột parent: Đơn vị “n” không thể đặt dưới “d”")


def test_a_parent_may_not_leave_its_children_behind(tmp_path: Path) -> None:
    load_province(tmp_path)
    found = faults(tmp_path, "p,Tỉnh Một,province,province,,2015-01-01,2025-01-01\n")
    assert all(fault.startswith("Dòng 2, cột parent") for fault in found)
    assert len(found) == 3


def test_a_cycle_through_the_database(tmp_path: Path) -> None:
    load_province(tmp_path)
    [fault, *_] = faults(tmp_path, "p,Tỉnh Một,province,province,y,2025-07-01,\n")
    assert "Dòng 2, cột parent" in fault


def test_a_life_that_no_longer_agrees_with_an_act(tmp_path: Path) -> None:
    load_province(tmp_path, acts=True)
    assert ACTS
    [fault] = faults(tmp_path, "x,Xã Ba,commune,commune,d,2015-01-01,2025-06-30\n")
    assert fault.startswith("Dòng 2, cột valid_to: Đơn vị “x” có đơn vị kế thừa")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "không có dòng nào"),
        (b"code,name\n", "thiếu cột kind, level, parent"),
        (b"code,code,name,kind,level,parent,valid_from,valid_to\n", "cột lặp lại: code"),
        (HEAD.encode() + b"a,\xe1,x\n", r"không phải UTF-8 \(dòng 2\)"),
        (HEAD.encode() + b"a,b,c,d,e,f,g,h\n", "dòng 2 có nhiều ô hơn"),
    ],
)
def test_files_that_are_no_table(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    with pytest.raises(TableFault, match=message):
        import_units(path, "test")


def test_missing_and_broken_files(tmp_path: Path) -> None:
    with pytest.raises(TableFault, match="Không tìm thấy tệp"):
        import_units(tmp_path / "none.csv", "test")
    with pytest.raises(TableFault, match="Không đọc được tệp Excel"):
        import_units(saved(tmp_path, "no workbook", "file.xlsx"), "test")

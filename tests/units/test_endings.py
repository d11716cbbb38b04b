"""Acts end the lives that the units file left open, and a units file does not bring them back."""

import io
import json
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import DjangoAssertNumQueries

from cchc.engine.territory import ImageKind, faults_of
from cchc.foundation.faults import ManyFaults
from cchc.foundation.models import AuditLine
from cchc.units.models import Ancestry, Placement, Succession, Unit, UnitFunction, UnitName
from cchc.units.queries import territory, units_on
from cchc.units.services import (
    RowsImported,
    SuccessionsImported,
    import_functions,
    import_successions,
    import_units,
)
from tests.units.files import AFTER, BEFORE, saved, sentences

pytestmark = pytest.mark.django_db

UNITS = """code,name,kind,level,parent,valid_from,valid_to
p,Tỉnh Một,province,province,,2015-01-01,
d,Huyện Hai,district,district,p,2015-01-01,
x,Xã Ba,commune,commune,d,2015-01-01,2020-01-01
x,Phường Ba,commune,commune,d,2020-01-01,
w,Xã Sáu,commune,commune,d,2015-01-01,
y,Xã Bốn,commune,commune,p,2025-07-01,
"""
HEAD = "effective_on,decree,kind,predecessors,successors\n"
MERGED = "2025-07-01,NQ,merger,x w,y\n"
DISSOLVED = "2025-07-01,Luật,dissolution,d,y p\n"
ACTS = HEAD + DISSOLVED + MERGED
FUNCTIONS = "function,unit,valid_from,valid_to\njustice,d,2015-01-01,\n"


@pytest.fixture(autouse=True)
def _province(tmp_path: Path) -> None:
    load(tmp_path, UNITS)


def load(folder: Path, units: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    done = import_units(saved(folder, units), "test")
    return done.created, done.updated


def pass_acts(folder: Path, acts: str) -> SuccessionsImported:
    return import_successions(saved(folder, acts), "an")


def state() -> list[list[tuple[object, ...]]]:
    """Everything that is stored about units, without the keys of the closure table."""
    return [
        list(Unit.objects.values_list("code", "valid_from", "valid_to")),
        list(UnitName.objects.order_by("unit__code", "valid_from").values_list("name", "valid_to")),
        list(Placement.objects.order_by("unit__code", "valid_from").values_list("parent__code", "valid_to")),
        list(Ancestry.objects.order_by("unit__code", "depth").values_list("ancestor__code", "valid_to")),
        list(UnitFunction.objects.values_list("unit__code", "valid_to")),
        list(Succession.objects.values_list("effective_on", "decree")),
    ]


def faults(folder: Path, rows: str) -> list[str]:
    before = state()
    with pytest.raises(ManyFaults) as found:
        pass_acts(folder, HEAD + rows)
    assert state() == before
    return sentences(found.value)


def test_the_acts_of_a_file_end_a_district_and_its_communes_together(tmp_path: Path) -> None:
    import_functions(saved(tmp_path, FUNCTIONS), "test")
    assert pass_acts(tmp_path, ACTS) == SuccessionsImported(2, 0, 0, ("d", "x", "w"))
    gone = ("d", "x", "w")
    assert set(Unit.objects.filter(code__in=gone).values_list("valid_to", flat=True)) == {AFTER}
    for model in (Placement, Ancestry, UnitFunction):
        ends = model._default_manager.filter(unit__code__in=gone).values_list("valid_to", flat=True)
        assert set(ends) == {AFTER}
    names = UnitName.objects.filter(unit__code="x").order_by("valid_from").values_list("name", "valid_to")
    assert list(names) == [("Xã Ba", date(2020, 1, 1)), ("Phường Ba", AFTER)]
    assert [one.code for one in units_on(BEFORE)] == ["p", "d", "w", "x"]
    assert [one.code for one in units_on(AFTER)] == ["p", "y"]


def test_what_is_stored_afterwards_holds_together_and_is_followed(tmp_path: Path) -> None:
    pass_acts(tmp_path, ACTS)
    whole = territory()
    assert faults_of(whole.lives.values(), whole.placements, whole.successions) == []
    images = {code: whole.image(code, BEFORE, AFTER) for code in ("x", "d")}
    assert {code: (image.kind, image.unit) for code, image in images.items()} == {
        "x": (ImageKind.WHOLE, "y"),
        "d": (ImageKind.UNALLOCATED, "p"),
    }


def test_the_audit_line_names_who_ended(tmp_path: Path) -> None:
    pass_acts(tmp_path, ACTS)
    last = AuditLine.objects.filter(verb="units.succession").get()
    assert (last.actor, last.detail) == ("an", "+2 ~0 -d -x -w")


def test_a_second_time_changes_nothing(tmp_path: Path) -> None:
    pass_acts(tmp_path, ACTS)
    before, lines = state(), AuditLine.objects.count()
    assert pass_acts(tmp_path, ACTS) == SuccessionsImported(0, 0, 2)
    assert (state(), AuditLine.objects.count()) == (before, lines)


def test_the_old_files_change_nothing_afterwards(tmp_path: Path) -> None:
    import_functions(saved(tmp_path, FUNCTIONS), "test")
    pass_acts(tmp_path, ACTS)
    before, lines = state(), AuditLine.objects.count()
    assert load(tmp_path, UNITS) == ((), ())
    assert import_functions(saved(tmp_path, FUNCTIONS), "test") == RowsImported(0, 0, 1)
    assert (state(), AuditLine.objects.count()) == (before, lines)


def test_a_corrected_name_does_not_reopen_a_life(tmp_path: Path) -> None:
    pass_acts(tmp_path, ACTS)
    assert load(tmp_path, UNITS.replace("Huyện Hai", "Huyện Hai Mới")) == ((), ("d",))
    assert Unit.objects.get(code="d").valid_to == AFTER
    assert list(UnitName.objects.filter(unit__code="d").values_list("name", "valid_to")) == [
        ("Huyện Hai Mới", AFTER)
    ]
    assert load(tmp_path, UNITS.replace("p,2015-01-01,\n", "p,2015-01-01,01/07/2025\n"))[1] == ("d",)


@pytest.mark.parametrize("stop", ["30/06/2025", "2026-01-01"])
def test_a_units_file_with_another_end_is_a_fault(tmp_path: Path, stop: str) -> None:
    pass_acts(tmp_path, ACTS)
    with pytest.raises(ManyFaults, match="chưa ghi gì cả") as found:
        load(
            tmp_path,
            UNITS.replace("w,Xã Sáu,commune,commune,d,2015-01-01,", f"w,Xã,x,xã,d,2015-01-01,{stop}"),
        )
    assert any(
        "cột valid_to: Đơn vị “w” có đơn vị kế thừa từ 01/07/2025" in one for one in sentences(found.value)
    )


def test_a_units_file_in_which_the_unit_goes_on_later_is_a_fault(tmp_path: Path) -> None:
    pass_acts(tmp_path, ACTS)
    with pytest.raises(ManyFaults) as found:
        load(tmp_path, UNITS + "w,Xã Bảy,commune,commune,p,2026-01-01,\n")
    assert any("“w” có đơn vị kế thừa" in one for one in sentences(found.value))


def test_who_would_be_left_behind_is_named(tmp_path: Path) -> None:
    [fault] = faults(tmp_path, "2025-07-01,NQ,merger,x,y\n" + DISSOLVED)
    assert fault.startswith("Dòng 3, cột predecessors: Văn bản kết thúc “d” từ 01/07/2025")
    assert "nằm dưới nó: w. Hãy ghi cấp trên mới" in fault


def test_who_ends_after_the_unit_above_is_left_behind_too(tmp_path: Path) -> None:
    [fault] = faults(tmp_path, MERGED.replace("2025-07", "2025-08") + DISSOLVED)
    assert "nằm dưới nó: w, x." in fault


def test_children_with_a_new_place_are_not_left_behind(tmp_path: Path) -> None:
    stays = "w,Xã Sáu,commune,commune,d,2015-01-01,"
    load(tmp_path, UNITS.replace(stays, stays + "2025-07-01\nw,Xã Sáu,commune,commune,p,2025-07-01,"))
    assert pass_acts(tmp_path, HEAD + DISSOLVED + MERGED.replace("x w", "x")).ended == ("d", "x")
    assert [(one.code, one.parent) for one in units_on(AFTER)] == [("p", None), ("w", "p"), ("y", "p")]


def test_acts_in_two_files_from_below(tmp_path: Path) -> None:
    assert pass_acts(tmp_path, HEAD + MERGED).ended == ("x", "w")
    assert pass_acts(tmp_path, HEAD + DISSOLVED).ended == ("d",)


def test_a_stored_end_on_another_day_is_a_fault(tmp_path: Path) -> None:
    load(
        tmp_path, UNITS.replace("w,Xã Sáu,commune,commune,d,2015-01-01,", "w,Xã,xã,xã,d,2015-01-01,30/6/2025")
    )
    [fault] = faults(tmp_path, MERGED)
    assert "“w” có đơn vị kế thừa từ 01/07/2025 nhưng valid_to của nó là 30/06/2025" in fault


def test_a_unit_ends_once(tmp_path: Path) -> None:
    [fault] = faults(tmp_path, MERGED + "2025-08-01,NQ,merger,w,y\n")
    assert fault.startswith("Dòng 3, cột predecessors: dòng 2 đã kết thúc “w” từ 01/07/2025")
    assert pass_acts(tmp_path, HEAD + MERGED + "2025-07-01,Luật,split,w,y p\n").ended == ("x", "w")


def test_an_act_before_the_birth_of_a_unit(tmp_path: Path) -> None:
    fault, *_others = faults(tmp_path, "2014-01-01,NQ,merger,d,p\n")
    assert "“d” không hoạt động ngay trước 01/01/2014" in fault


def test_names_functions_and_acts_after_the_end_are_faults(tmp_path: Path) -> None:
    load(tmp_path, UNITS + "w,Phường Sáu,commune,commune,d,2025-09-01,\n")
    import_functions(saved(tmp_path, FUNCTIONS.replace("d,2015-01-01,", "x,2015-01-01,2026-01-01")), "test")
    pass_acts(tmp_path, HEAD + "2026-01-01,NQ,split,d,d y\n")
    found = faults(tmp_path, MERGED + DISSOLVED)
    assert [sentence[:74] for sentence in found] == [
        "Dòng 2, cột predecessors: Văn bản kết thúc “w” từ 01/07/2025 nhưng nó đã c",
        "Dòng 2, cột predecessors: Văn bản kết thúc “x” từ 01/07/2025 nhưng nó đã c",
        "Dòng 3, cột predecessors: Đơn vị “d” không hoạt động ngay trước 01/01/2026",
        "Dòng 3, cột predecessors: Đơn vị kế thừa “d” không hoạt động vào 01/01/202",
    ]


def test_the_number_of_queries_does_not_grow_with_the_units(
    tmp_path: Path, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    more = "".join(f"n{number},Xã,commune,commune,d,2015-01-01,\n" for number in range(300))
    load(tmp_path, UNITS + more)
    acts = saved(tmp_path, ACTS.replace("x w", " ".join(["x w", *(f"n{number}" for number in range(300))])))
    with django_assert_max_num_queries(50):
        assert len(import_successions(acts, "test").ended) == 303


def test_the_command_lists_who_ended(tmp_path: Path) -> None:
    out, words = io.StringIO(), io.StringIO()
    path = str(saved(tmp_path, HEAD + MERGED))
    call_command("units", "succession", path, "--json", stdout=out)
    assert json.loads(out.getvalue()) == {"created": 1, "updated": 0, "unchanged": 0, "ended": ["x", "w"]}
    call_command("units", "succession", str(saved(tmp_path, HEAD + DISSOLVED)), stdout=words)
    assert words.getvalue() == "Mới: 1, sửa: 0, giữ nguyên: 0.\nVăn bản đã kết thúc 1 đơn vị: d.\n"


def test_the_help_says_what_valid_to_means(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        call_command("units", "import", "--help")
    said = " ".join(capsys.readouterr().out.split())
    assert "ngày đầu tiên đơn vị không còn" in said
    assert "hết 30/6/2025 thì ghi 01/07/2025" in said

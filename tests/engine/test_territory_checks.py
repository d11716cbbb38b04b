"""Every contradiction is named with its units and dates."""

from datetime import date
from fractions import Fraction

from hypothesis import given

from cchc.engine.territory import Placement, Succession, UnitLife, faults_of
from tests.engine.territories import ACT_DAY, START, Reform, life, reforms


def sentences(
    lives: list[UnitLife], places: list[Placement] | None = None, acts: list[Succession] | None = None
) -> list[str]:
    return [str(fault) for fault in faults_of(lives, places or [], acts or [])]


def test_a_life_that_ends_before_it_begins() -> None:
    [fault] = sentences([life("a", ACT_DAY, START)])
    assert "“a” kết thúc 01/01/2015 không sau ngày bắt đầu 01/07/2025" in fault


def test_a_place_outside_the_life_of_the_parent() -> None:
    [fault] = sentences([life("a"), life("p", START, ACT_DAY)], [Placement("a", "p", START)])
    assert "“a” không thể đặt dưới “p” từ 01/01/2015 đến nay" in fault
    assert "“p” chỉ hoạt động từ 01/01/2015 đến 30/06/2025." in fault


def test_a_place_that_begins_before_the_child() -> None:
    [fault] = sentences([life("a", ACT_DAY), life("p")], [Placement("a", "p", START)])
    assert "“a” chỉ hoạt động từ 01/07/2025" in fault


def test_overlapping_places() -> None:
    places = [Placement("a", "p", START), Placement("a", "q", ACT_DAY)]
    [fault] = sentences([life("a"), life("p"), life("q")], places)
    assert "hai vị trí chồng nhau" in fault
    assert "“q” (từ 01/07/2025)" in fault


def test_a_cycle_that_closes_on_a_later_day() -> None:
    places = [Placement("a", "b", START), Placement("b", "c", START, ACT_DAY), Placement("b", "a", ACT_DAY)]
    [fault, *_] = sentences([life("a"), life("b"), life("c")], places)
    assert "vòng tròn: b → a → b" in fault
    assert "01/07/2025" in fault


def test_unknown_units_are_named_once() -> None:
    places = [Placement("a", "provnce", START), Placement("b", "provnce", START)]
    faults = sentences([life("a"), life("b"), life("province")], places)
    assert faults == ["Không có đơn vị nào mang mã “provnce”. Mã gần giống: province."]


def act(
    before: str, after: str, weights: dict[tuple[str, str], Fraction] | None = None, source: str = ""
) -> Succession:
    return Succession(ACT_DAY, "", "", tuple(before.split()), tuple(after.split()), weights or {}, source)


def test_a_predecessor_that_lives_on_unmentioned() -> None:
    [fault] = sentences([life("a"), life("b", ACT_DAY)], [], [act("a", "b")])
    assert "“a” có đơn vị kế thừa từ 01/07/2025 nhưng valid_to của nó là nay" in fault


def test_a_predecessor_that_was_not_born() -> None:
    [fault] = sentences([life("a", ACT_DAY), life("b")], [], [act("a", "a b")])
    assert "“a” không hoạt động ngay trước 01/07/2025" in fault


def test_a_successor_that_does_not_live_on_the_day() -> None:
    [fault] = sentences([life("a", START, ACT_DAY), life("b", START, date(2020, 1, 1))], [], [act("a", "b")])
    assert "“b” không hoạt động vào 01/07/2025" in fault


def test_weights_without_source_or_not_adding_up() -> None:
    lives = [life("a", START, ACT_DAY), life("b", ACT_DAY), life("c", ACT_DAY)]
    half = Fraction(1, 2)
    short = act("a", "b c", {("a", "b"): half}, "typed")
    assert "hiện có 1 tỷ lệ, tổng 1/2" in sentences(lives, [], [short])[0]
    silent = act("a", "b c", {("a", "b"): half, ("a", "c"): half})
    assert "chưa ghi nguồn" in sentences(lives, [], [silent])[0]
    strange = act("a", "b c", {("a", "b"): half, ("a", "c"): half, ("b", "c"): Fraction(1)}, "typed")
    assert any("“b>c”" in fault for fault in sentences(lives, [], [strange]))


@given(reforms())
def test_reforms_that_hold_together_have_no_fault(reform: Reform) -> None:
    territory = reform.territory
    assert faults_of(territory.lives.values(), territory.placements, territory.successions) == []

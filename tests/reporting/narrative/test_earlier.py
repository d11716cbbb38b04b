"""Comparisons with an earlier time across mergers: with all who were merged, or with nobody."""

from collections.abc import Iterable, Mapping
from datetime import date

import pytest

from cchc.document.markup import Spot, read_bound
from cchc.engine.periods import Period
from cchc.reporting.queries.fill import fill
from cchc.reporting.queries.narrative_figures import Printed, figure_book
from cchc.reporting.services.approve import approve
from cchc.reporting.services.submit import submit
from cchc.units.models import Placement, Unit, UnitName
from tests.reporting.round_world import COMMUNE_FORM, fill_in, load_world
from tests.statistics.world import succession, unit

pytestmark = pytest.mark.django_db
Q1, Q2, Q3 = (Period.parse(f"2026-Q{number}") for number in (1, 2, 3))
MERGED = date(2026, 6, 15)


@pytest.fixture(autouse=True)
def world() -> None:
    load_world()


def report(period: Period, given: Mapping[str, Mapping[str, str]]) -> None:
    """Fill in, submit and approve the forms of communes."""
    fill_in(COMMUNE_FORM, given, period=period)
    submit(COMMUNE_FORM, given, period, actor="lan", reason="x")
    approve(COMMUNE_FORM, given, period, actor="minh")


def end(codes: Iterable[str], on: date = MERGED) -> None:
    """End units."""
    for code in codes:
        Unit.objects.filter(code=code).update(valid_to=on)
        for model in (Placement, UnitName):
            model._default_manager.filter(unit__code=code).update(valid_to=on)


def merge(old: Iterable[str], new: str) -> None:
    """Merge units into a new one."""
    end(old)
    unit(new, "p", start=MERGED)
    succession(MERGED, list(old), [new])


def compared(code: str, period: Period = Q3, words: str = "done change last_period") -> Printed:
    """Return a comparison as it is printed."""
    filled = fill(COMMUNE_FORM, code, period)
    bound = read_bound(words, Spot(1, 1))
    return figure_book(filled, [bound]).print(bound)


def test_a_merged_unit_is_compared_with_those_it_came_out_of() -> None:
    report(Q2, {"c1": {"done": "10", "on_time": "9"}, "c2": {"done": "30", "on_time": "3"}})
    merge(["c1", "c2"], "c12")
    report(Q3, {"c12": {"done": "50", "on_time": "50"}})
    said = compared("c12")
    assert said.text == "tăng 25% so với quý II năm 2026"
    assert said.note == "Số liệu quý II năm 2026 là của các đơn vị trước sắp xếp: Tên c1, Tên c2."
    assert compared("c12", words="dossier.on_time_rate^whole change last_period").text == (
        "tăng 70 điểm phần trăm so với quý II năm 2026"
    )


def test_what_one_of_them_did_not_report_is_not_compared() -> None:
    report(Q2, {"c1": {"done": "10"}, "c2": {"on_time": "3"}})
    merge(["c1", "c2"], "c12")
    report(Q3, {"c12": {"done": "50"}})
    said = compared("c12")
    assert (said.text, said.missing, said.note) == ("chưa có số liệu so với quý II năm 2026", True, "")


def test_a_unit_that_took_another_in_is_compared_with_both() -> None:
    report(Q2, {"c1": {"done": "10"}, "c2": {"done": "30"}})
    end(["c2"])
    succession(MERGED, ["c1", "c2"], ["c1"])
    report(Q3, {"c1": {"done": "20"}})
    said = compared("c1")
    assert said.text == "giảm 50% so với quý II năm 2026"
    assert "Tên c1, Tên c2" in said.note


def test_a_unit_that_gave_a_part_away_is_compared_with_nothing() -> None:
    report(Q2, {"c1": {"done": "10"}})
    unit("c9", "p", start=MERGED)
    succession(MERGED, ["c1"], ["c1", "c9"])
    report(Q3, {"c1": {"done": "20"}})
    assert compared("c1").missing


def test_without_a_merger_a_unit_is_compared_with_itself() -> None:
    report(Q2, {"c1": {"done": "10"}, "c2": {"done": "30"}})
    merge(["c2", "c3"], "c23")
    report(Q3, {"c1": {"done": "20"}})
    said = compared("c1")
    assert (said.text, said.note) == ("tăng 100% so với quý II năm 2026", "")
    assert compared("c1", words="done change last_year").missing


def test_a_merger_before_the_earlier_period_changes_nothing() -> None:
    merge(["c1", "c2"], "c12")
    report(Q3, {"c12": {"done": "50"}})
    later = Period.parse("2026-Q4")
    report(later, {"c12": {"done": "75"}})
    said = compared("c12", later)
    assert (said.text, said.note) == ("tăng 50% so với quý III năm 2026", "")

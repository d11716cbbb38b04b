"""The list of changes since the last report, where the unit came out of a merger since."""

import io
import json
from fractions import Fraction
from typing import Any

import pytest
from django.core.management import call_command

from cchc.reporting.queries.fill import fill
from cchc.reporting.queries.narrative_changes import FigureChange, ReportChanges, changes_since_last
from tests.reporting.narrative.test_earlier import MERGED, Q1, Q2, Q3, end, merge, report
from tests.reporting.round_world import COMMUNE_FORM, load_world
from tests.statistics.world import succession, unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world() -> None:
    load_world()


def changes(code: str) -> ReportChanges:
    return changes_since_last(fill(COMMUNE_FORM, code, Q3), None)


def change(told: ReportChanges, key: str) -> FigureChange:
    return next(one for one in told.figures if one.key == key)


def test_a_merged_unit_is_held_against_what_its_predecessors_come_to() -> None:
    report(Q2, {"c1": {"done": "10", "on_time": "9"}, "c2": {"done": "30", "on_time": "3"}})
    merge(["c1", "c2"], "c12")
    report(Q3, {"c12": {"done": "50", "on_time": "12"}})
    told = changes("c12")
    assert (told.last, told.last_form, dict(told.merged)) == (
        Q2,
        COMMUNE_FORM,
        {"c1": "Tên c1", "c2": "Tên c2"},
    )
    done = change(told, "done")
    assert (done.old, done.new, done.difference) == ("40", "50", Fraction(10))
    assert [(one.unit, one.shown) for one in done.of] == [("c1", "10"), ("c2", "30")]
    assert "on_time" not in {one.key for one in told.figures}


def test_who_did_not_report_is_named_and_the_others_are_told_one_by_one() -> None:
    report(Q2, {"c1": {"done": "10"}})
    merge(["c1", "c2"], "c12")
    report(Q3, {"c12": {"done": "50"}})
    told = changes("c12")
    done = change(told, "done")
    assert (done.old, done.difference, [one.shown for one in done.of]) == ("", None, ["10"])
    assert told.silent == {"c2"}


def test_a_unit_that_took_another_in_is_held_against_both() -> None:
    report(Q2, {"c1": {"done": "10"}, "c2": {"done": "30"}})
    end(["c2"])
    succession(MERGED, ["c1", "c2"], ["c1"])
    report(Q3, {"c1": {"done": "20"}})
    assert change(changes("c1"), "done").difference == -20


def test_a_part_that_went_elsewhere_is_not_added_up() -> None:
    report(Q2, {"c1": {"done": "10"}})
    unit("c9", "p", start=MERGED)
    succession(MERGED, ["c1"], ["c1", "c9"])
    report(Q3, {"c9": {"done": "4"}})
    done = change(changes("c9"), "done")
    assert (done.old, done.difference, [one.shown for one in done.of]) == ("", None, ["10"])


def test_the_units_own_later_report_comes_before_those_of_its_predecessors() -> None:
    report(Q1, {"c1": {"done": "10"}, "c2": {"done": "30"}})
    report(Q2, {"c3": {"done": "5"}})
    merge(["c1", "c2"], "c12")
    report(Q3, {"c3": {"done": "6"}})
    told = changes("c3")
    assert (told.last, dict(told.merged), change(told, "done").difference) == (Q2, {}, Fraction(1))


def test_the_command_says_whose_figures_they_were() -> None:
    report(Q2, {"c1": {"done": "10"}, "c2": {"done": "30"}})
    merge(["c1", "c2"], "c12")
    report(Q3, {"c12": {"done": "50"}})
    text, told = _narrative(), json.loads(_narrative("--json"))
    assert "đơn vị trước sắp xếp: Tên c1, Tên c2" in text
    assert "40 (Tên c1 10; Tên c2 30) → 50" in text
    assert told["last"]["merged"][0] == {"unit": "c1", "name": "Tên c1", "reported": True}
    (done,) = [one for one in told["figures"] if one["key"] == "done"]
    assert done["of"] == [{"unit": "c1", "shown": "10"}, {"unit": "c2", "shown": "30"}]


def _narrative(*more: str) -> Any:
    out = io.StringIO()
    asked = ("--unit", "c12", "--period", str(Q3), "--form", COMMUNE_FORM)
    call_command("narrative", "changes", *asked, *more, stdout=out)
    return out.getvalue()

"""Plans: what is wrong is named by its field; deadlines step over holidays and swapped days."""

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.catalogue.source.files import read_file
from cchc.engine.faults import Fault
from cchc.engine.periods import Period
from cchc.foundation.faults import parts_of, said
from cchc.reporting.models import RoundTemplate
from cchc.reporting.round_plan import DueRule, PlanFault, RoundPlan, national_calendar
from cchc.reporting.round_source import SCHEMA, SHIPPED, plan_file, read_plan, shipped_plans
from cchc.reporting.services.load_template import load_template
from tests.reporting.rounds.small import PLAN, load_units, small_form
from tests.reporting.rounds.small import plan_file as saved


@pytest.mark.parametrize("name", shipped_plans())
def test_the_shipped_plans_are_as_their_schema_says(name: str) -> None:
    plan = RoundPlan.of(read_file(SHIPPED / f"{name}.yaml", SCHEMA))
    assert plan.code == name
    for period in ("2026-Q1", "2026-H1", "2026-Q3", "2026"):
        assert plan.serving(Period.parse(period)).window.days > 80


def test_the_year_is_cut_in_november() -> None:
    plan = RoundPlan.of(read_file(plan_file("hai-cap"), SCHEMA))
    assert str(plan.serving(Period.parse("2026")).window) == "2025-12-15/2026-11-15"


@given(st.dates(date(2016, 1, 1), date(2049, 12, 1)), st.integers(1, 10))
def test_a_deadline_is_so_many_working_days_after_the_cut_off(cut_off: date, days: int) -> None:
    calendar = national_calendar()
    due = DueRule(days).moment(cut_off, calendar)
    assert calendar.is_working_day(due.date())
    after = date.fromordinal(cut_off.toordinal() + 1)
    assert calendar.working_days_between(after, date.fromordinal(due.date().toordinal() + 1)) == days


def test_days_of_the_province_come_before_those_of_the_nation() -> None:
    plan = RoundPlan.of(
        {**PLAN, "calendar": {"holidays": {"2026-09-15": "Nghỉ"}, "worked": {"2026-09-19": "Bù"}}}
    )
    dues = [DueRule(days).moment(date(2026, 9, 14), plan.calendar).date() for days in (1, 4)]
    assert dues == [date(2026, 9, 16), date(2026, 9, 19)]


def test_a_day_that_is_not_is_refused() -> None:
    rule = {"kind": "year", "window": {"from": {"month": 2, "day": 30}, "until": {"month": 11, "day": 14}}}
    plan = RoundPlan.of({**PLAN, "periods": [rule]})
    with pytest.raises(PlanFault, match="30/2, không có trong năm 2026"):
        plan.serving(Period.parse("2026"))


def _faults(folder: Path, change: dict[str, Any]) -> list[str]:
    with pytest.raises(Fault) as caught:
        load_template(saved(folder, {**deepcopy(PLAN), **change}), "q", actor="test")
    return [said(fault) for fault in parts_of(caught.value)]


@pytest.mark.django_db
@pytest.mark.usefixtures("shelf")
class TestLoading:
    """Keeping a plan as a template."""

    def test_each_fault_names_its_field(self, tmp_path: Path) -> None:
        load_units(tmp_path)
        small_form()
        wrong = [{"level": "xã", "form": "nho", "due": {"working_days": 2, "hour": "25:00"}}]
        found = _faults(tmp_path, {"forms": wrong, "colour": "red"})
        assert len(found) == 3
        assert "$: không có trường nào tên colour" in found[0]
        assert any("$.forms[0].level" in one and "“xã”" in one for one in found)
        assert any("$.forms[0].due.hour" in one and "“25:00”" in one for one in found)
        assert not RoundTemplate.objects.exists()

    def test_forms_and_rows_that_are_not_there_are_named(self, tmp_path: Path) -> None:
        load_units(tmp_path)
        small_form()
        forms = [{"level": "commune", "form": "khong-co", "due": {"working_days": 2}}]
        bases = [{"form": "nho", "row": "nowhere", "basis": "owner"}]
        found = _faults(tmp_path, {"forms": forms, "bases": bases})
        assert ["$.forms[0].form" in found[0], "$.bases[0].row" in found[1]] == [True, True]

    def test_a_form_of_another_level_is_refused(self, tmp_path: Path) -> None:
        load_units(tmp_path)
        forms = [{"level": "commune", "form": "tk-2021-tinh", "due": {"working_days": 2}}]
        (found,) = _faults(tmp_path, {"forms": forms, "bases": []})
        assert "$.forms[0].level: biểu tk-2021-tinh không dành cho cấp commune, chỉ cho: province" in found

    @pytest.mark.parametrize("name", shipped_plans())
    def test_the_shipped_plans_ask_for_forms_of_the_shipped_catalogue(self, name: str) -> None:
        assert read_plan(plan_file(name))["code"] == name

    def test_twice_changes_nothing_and_a_change_is_told(self, tmp_path: Path) -> None:
        load_units(tmp_path)
        small_form()
        first = load_template(saved(tmp_path), "q", actor="test")
        again = load_template(saved(tmp_path), "q", actor="test")
        other = load_template(saved(tmp_path, {**PLAN, "name": "Tên khác"}), "q", actor="test")
        assert [(one.code, one.created, one.changed) for one in (first, again, other)] == [
            ("q-thu", True, False),
            ("q-thu", False, False),
            ("q-thu", False, True),
        ]

    def test_a_plan_nobody_knows_is_refused_with_those_that_ship(self) -> None:
        with pytest.raises(PlanFault, match="ba-cap, hai-cap"):
            plan_file("bon-cap")

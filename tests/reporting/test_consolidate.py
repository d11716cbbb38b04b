"""Consolidation: each kind of row, who is missing, figures side by side, choices, done twice, mergers."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest

from cchc.catalogue.models import Axis, AxisValue
from cchc.engine.kinds import Lane, OverTime, OverUnits
from cchc.engine.periods import Period
from cchc.foundation.models import AuditLine
from cchc.reporting.enums import CellSource, RowBasis
from cchc.reporting.models import Cell, Submission, SubmissionChange
from cchc.reporting.queries.fill import fill
from cchc.reporting.queries.reconciliation import ReconciledRow
from cchc.reporting.services.approve import approve
from cchc.reporting.services.choose_basis import choose_basis
from cchc.reporting.services.choosing import ChoiceFault, RowAt
from cchc.reporting.services.consolidate import Consolidation, ConsolidationFault, consolidate
from cchc.reporting.services.record_outside_figure import record_outside_figure
from cchc.reporting.services.reopen import reopen
from cchc.reporting.services.submit import submit
from cchc.statistics.models import Entry
from tests.reporting.round_world import COMMUNE_FORM, PROVINCE_FORM, Q3, fill_in, form, load_world
from tests.statistics.world import ask, indicator, succession, unit, value_of

pytestmark = pytest.mark.django_db

FILLED: Mapping[str, Mapping[str, str]] = {
    "c1": {"done": "10", "on_time": "9", "online": "159", "linked": "Có", "spent": "1.500"},
    "c2": {"done": "30", "on_time": "21", "online": "159", "linked": "Không", "spent": "none_arose"},
    "c3": {"done": "0", "on_time": "0", "online": "159", "linked": "Có", "spent": "250"},
}


@pytest.fixture(autouse=True)
def world() -> None:
    load_world()


def report(given: Mapping[str, Mapping[str, str]] = FILLED) -> None:
    fill_in(COMMUNE_FORM, given)
    submit(COMMUNE_FORM, given, Q3, actor="lan", reason="x")
    approve(COMMUNE_FORM, given, Q3, actor="minh")


def sum_up(unit_code: str = "p", lane: Lane = Lane.APPROVED) -> Consolidation:
    return consolidate(PROVINCE_FORM, unit_code, Q3, actor="ha", lane=lane)


def row(done: Consolidation, key: str) -> ReconciledRow:
    return next(one for one in done.reconciliation.rows if one.row.key == key)


def amount(done: Consolidation, key: str) -> object:
    return row(done, key).chosen.figures[0].amount


def texts(unit_code: str = "p") -> dict[str, str]:
    cells = Cell.objects.filter(submission__unit__code=unit_code, submission__form__code=PROVINCE_FORM)
    return {key: text or blank for key, text, blank in cells.values_list("row_key", "as_written", "blank")}


def test_each_kind_of_row_has_its_exact_answer() -> None:
    report()
    done = sum_up()
    assert [amount(done, key) for key in ("done", "on_time", "spent")] == [40, 30, 1750]
    assert amount(done, "rate") == 75
    assert amount(done, "linked") == Fraction(200, 3)
    assert amount(done, "online") is None
    assert row(done, "online").is_never_added
    assert texts() == {"done": "40", "on_time": "30", "spent": "1.750", "rate": "75", "linked": "66,67"}
    assert set(Cell.objects.filter(submission__unit__code="p").values_list("source", flat=True)) == {
        CellSource.CONSOLIDATED
    }


def test_nothing_of_it_goes_into_the_ledger() -> None:
    report()
    before = Entry.stored().count()
    sum_up()
    assert Entry.stored().count() == before


def test_twice_changes_nothing() -> None:
    report()
    first = sum_up()
    assert {one.row.row.key for one in first.changes} == {"done", "on_time", "spent", "rate", "linked"}
    counted = (SubmissionChange, AuditLine)
    before = [model.objects.count() for model in counted]
    assert sum_up().changes == ()
    assert [model.objects.count() for model in counted] == before


def test_what_changed_since_is_told() -> None:
    report()
    sum_up()
    reopen(COMMUNE_FORM, ["c1"], Q3, actor="lan", reason="sửa")
    assert sum_up().reconciliation.correcting == ("c1",)
    report({"c1": {"done": "11"}})
    changes = {one.row.row.key: (one.before, one.after) for one in sum_up().changes}
    assert changes == {"done": ("40", "41"), "rate": ("75", "73,17")}


def test_a_partial_sum_names_who_is_missing() -> None:
    report({code: FILLED[code] for code in ("c1", "c2")})
    fill_in(COMMUNE_FORM, {"c3": FILLED["c3"]})
    done = sum_up()
    assert (amount(done, "done"), row(done, "done").chosen.partial) == (40, True)
    assert row(done, "done").missing == ("c3",)
    assert row(done, "rate").missing == ("c3",)
    assert amount(done, "linked") == Fraction(100, 3)
    notes = dict(Cell.objects.filter(submission__unit__code="p").values_list("row_key", "note"))
    assert notes["done"] == "Chưa đủ, thiếu: Tên c3"
    report({"c3": FILLED["c3"]})
    sum_up()
    assert set(Cell.objects.filter(submission__unit__code="p").values_list("note", flat=True)) == {""}


def test_units_that_fill_in_a_form_not_made_for_their_level_are_waited_for_too() -> None:
    fill_in(PROVINCE_FORM, {code: {"done": "20"} for code in FILLED})
    submit(PROVINCE_FORM, ["c1", "c2"], Q3, actor="lan", reason="x")
    approve(PROVINCE_FORM, ["c1", "c2"], Q3, actor="minh")
    done = sum_up()
    assert (amount(done, "done"), row(done, "done").missing) == (40, ("c3",))


def test_an_empty_cell_of_one_unit_makes_that_row_partial_only() -> None:
    report({**FILLED, "c3": {**FILLED["c3"], "spent": ""}})
    done = sum_up()
    assert row(done, "spent").missing == ("c3",)
    assert (amount(done, "spent"), row(done, "done").missing) == (1500, ())


def test_submitted_figures_count_when_asked_for() -> None:
    fill_in(COMMUNE_FORM, FILLED)
    submit(COMMUNE_FORM, FILLED, Q3, actor="lan")
    assert amount(sum_up(), "done") is None
    assert amount(sum_up(lane=Lane.SUBMITTED), "done") == 40


def test_a_partial_sum_never_replaces_a_whole_that_was_given() -> None:
    report({"c1": FILLED["c1"]})
    fill_in(COMMUNE_FORM, {"c2": {}})
    fill_in(PROVINCE_FORM, {"p": {"done": "44", "spent": "2.000"}})
    done = sum_up()
    assert (amount(done, "done"), row(done, "done").chosen.basis) == (44, RowBasis.REPORTED)
    assert (amount(done, "spent"), row(done, "spent").chosen.basis) == (2000, RowBasis.OWNER)
    assert (row(done, "done").chosen.partial, row(done, "done").missing) == (False, ("c2",))
    assert texts()["done"] == "44"


def test_an_owner_who_disagrees_with_the_sum_is_seen_and_can_be_chosen() -> None:
    report()
    fill_in(PROVINCE_FORM, {"p": {"spent": "1.800"}})
    done = sum_up()
    assert (amount(done, "spent"), row(done, "spent").is_open) == (1750, True)
    assert [row(done, "spent").office, *(row(done, "spent").sources.owner or ())][0] == "fin"
    again = sum_up()
    assert (again.changes, row(again, "spent").is_open) == ((), True)
    at = RowAt(PROVINCE_FORM, "p", Q3, "spent")
    assert choose_basis(at, RowBasis.OWNER, reason="Có quyết toán", actor="ha")
    assert not choose_basis(at, RowBasis.OWNER, reason="Có quyết toán", actor="ha")
    chosen = sum_up()
    assert [(one.before, one.after) for one in chosen.changes] == [("1.750", "1.800")]
    assert (amount(chosen, "spent"), row(chosen, "spent").is_open) == (1800, False)
    submit(PROVINCE_FORM, ["p"], Q3, actor="ha")
    approve(PROVINCE_FORM, ["p"], Q3, actor="ha")
    assert value_of(ask("p", "money.spent^whole", Q3.window())) == 1800
    with pytest.raises(ChoiceFault, match="mở lại"):
        choose_basis(at, RowBasis.PARTS, reason="thôi", actor="ha")
    reopen(PROVINCE_FORM, ["p"], Q3, actor="ha", reason="theo tổng")
    assert choose_basis(at, None, reason="thôi", actor="ha")
    assert [(one.before, one.after) for one in sum_up().changes] == [("1.800", "1.750")]
    submit(PROVINCE_FORM, ["p"], Q3, actor="ha")
    approve(PROVINCE_FORM, ["p"], Q3, actor="ha")
    assert value_of(ask("p", "money.spent^whole", Q3.window())) == 1750


def test_the_figure_of_an_outside_system_counts_where_chosen() -> None:
    report()
    at = RowAt(PROVINCE_FORM, "p", Q3, "done")
    with pytest.raises(ChoiceFault):
        choose_basis(at, RowBasis.OUTSIDE, reason="x", actor="ha")
    with pytest.raises(ChoiceFault):
        record_outside_figure(at, "iGate", "nhiều", actor="ha")
    assert record_outside_figure(at, "iGate", "42", actor="ha")
    assert not record_outside_figure(at, "iGate", "42", actor="ha")
    assert (amount(sum_up(), "done"), row(sum_up(), "done").is_open) == (40, True)
    choose_basis(at, RowBasis.OUTSIDE, reason="Đủ hơn", actor="ha")
    done = sum_up()
    assert (amount(done, "done"), texts()["done"]) == (42, "42")
    assert amount(done, "rate") == Fraction(3000, 42)


def test_what_the_unit_gave_for_kinds_that_do_not_add_up_stands() -> None:
    report()
    fill_in(PROVINCE_FORM, {"p": {"online": "160", "directives": "3", "platform": "7"}})
    done = sum_up()
    assert [amount(done, key) for key in ("online", "directives", "platform")] == [160, 3, 7]
    assert [row(done, key).chosen.basis for key in ("online", "platform")] == [
        RowBasis.REPORTED,
        RowBasis.OWNER,
    ]
    assert texts()["online"] == "160"


def test_cells_of_a_submitted_section_are_not_written() -> None:
    report()
    fill_in(PROVINCE_FORM, {"p": {"spent": "1.800"}})
    submit(PROVINCE_FORM, ["p"], Q3, actor="ha", functions=["finance"])
    done = sum_up()
    assert [(one.row.row.key, one.before, one.after) for one in done.locked] == [("spent", "1.800", "1.750")]
    assert texts()["spent"] == "1.800"
    assert texts()["done"] == "40"


def test_the_consolidated_form_prints_what_was_chosen() -> None:
    report()
    fill_in(PROVINCE_FORM, {"p": {"online": "160", "directives": "3", "platform": "7", "spent": "1.800"}})
    done = sum_up()
    submit(PROVINCE_FORM, ["p"], Q3, actor="ha")
    approve(PROVINCE_FORM, ["p"], Q3, actor="ha")
    filled = fill(PROVINCE_FORM, "p", Q3)
    for one in done.reconciliation.rows:
        assert filled.row(one.row.key).figures == one.chosen.figures


def test_the_unit_alone_is_refused() -> None:
    with pytest.raises(ConsolidationFault):
        consolidate(COMMUNE_FORM, "c1", Q3, actor="ha")
    assert not Submission.objects.exists()


def test_sums_hold_through_a_merger_within_the_quarter() -> None:
    merged_on = date(2026, 8, 1)
    for code in ("c1", "c2"):
        one = unit(f"old-{code}", "p", stop=merged_on)
        assert one.valid_to == merged_on
    unit("new", "p", start=merged_on)
    succession(merged_on, ["old-c1", "old-c2"], ["new"])
    report({**FILLED, "old-c1": FILLED["c1"], "old-c2": FILLED["c2"], "new": FILLED["c1"]})
    done = sum_up()
    assert [amount(done, key) for key in ("done", "on_time", "spent")] == [90, 69, 4750]
    assert (amount(done, "rate"), row(done, "done").missing) == (Fraction(6900, 90), ())


def test_a_report_names_who_is_missing_as_the_consolidation_does() -> None:
    report({**FILLED, "c3": {"done": "0", "on_time": "0"}})
    done = sum_up()
    assert row(done, "spent").missing == ("c3",)
    filled = fill(PROVINCE_FORM, "p", Q3)
    assert filled.row("spent").missing == ("c3",)
    assert filled.row("done").missing == ()
    assert filled.row("online").missing == ()
    assert [filled.row("spent").answer(ref).coverage.missing for ref in filled.row("spent").readings] == [
        ("c3",)
    ]


def test_a_longer_period_summed_from_shorter_ones_names_who_lacks_one_of_them() -> None:
    second, half = Period.parse("2026-Q2"), Period.parse("2026-H1")
    for period, lacking in ((Period.parse("2026-Q1"), ""), (second, "c2")):
        given = {unit: cells for unit, cells in FILLED.items() if unit != lacking}
        fill_in(COMMUNE_FORM, given, period=period)
        submit(COMMUNE_FORM, given, period, actor="lan", reason="x")
        approve(COMMUNE_FORM, given, period, actor="minh")
    filled = fill(PROVINCE_FORM, "p", half)
    assert filled.row("done").figures[0].amount == 20
    assert filled.row("done").missing == ("c2",)


def test_a_total_of_parts_that_the_unit_states_otherwise_stays_what_was_submitted() -> None:
    axis = Axis.objects.create(code="parent_kind", name_vi="x", name_en="x")
    for position, key in enumerate(("a", "b")):
        AxisValue.objects.create(axis=axis, key=key, name_vi=key, name_en=key, position=position)
    indicator("service_unit.count", OverUnits.SUM, OverTime.STOCK, axes=["parent_kind"])
    total = {"key": "total", "values": ["service_unit.count@end^whole"]}
    form("g-commune", [total], levels=["commune"])
    parts = [
        {"key": key, "parent_key": "total", "values": [f"service_unit.count[parent_kind={key}]@end^whole"]}
        for key in ("a", "b")
    ]
    form("g-province", [{**total, "parts": "partition"}, *parts], levels=["province"])
    fill_in("g-commune", {"c1": {"total": "10"}, "c2": {"total": "20"}, "c3": {"total": "30"}})
    submit("g-commune", ["c1", "c2", "c3"], Q3, actor="lan")
    approve("g-commune", ["c1", "c2", "c3"], Q3, actor="minh")
    fill_in("g-province", {"p": {"a": "1", "b": "2"}})
    consolidate("g-province", "p", Q3, actor="ha")
    submit("g-province", ["p"], Q3, actor="ha", reason="Hai cách đếm")
    approve("g-province", ["p"], Q3, actor="ha")
    filled = fill("g-province", "p", Q3)
    assert [filled.row(key).figures[0].amount for key in ("total", "a", "b")] == [60, 1, 2]

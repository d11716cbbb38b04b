"""A merger that becomes known after the quarter was approved: sums hold, then the successor reports."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from cchc.engine.kinds import Lane
from cchc.reporting.models import Submission
from cchc.reporting.queries.fill import fill
from cchc.reporting.queries.reconciliation import ReconciledRow
from cchc.reporting.services.approve import approve
from cchc.reporting.services.consolidate import Consolidation, consolidate
from cchc.reporting.services.reopen import reopen
from cchc.reporting.services.submit import submit
from cchc.statistics.models import Entry
from cchc.units.services import import_successions, import_units
from tests.reporting.round_world import COMMUNE_FORM, PROVINCE_FORM, Q3, fill_in, load_world
from tests.statistics.world import ask

pytestmark = pytest.mark.django_db
MERGED_ON = date(2026, 8, 1)
FILLED: Mapping[str, Mapping[str, str]] = {
    "c1": {"done": "10", "on_time": "9", "linked": "Có", "spent": "1.500"},
    "c2": {"done": "30", "on_time": "21", "linked": "Không", "spent": "none_arose"},
    "c3": {"done": "0", "on_time": "0", "linked": "Có", "spent": "250"},
    "c4": {"done": "7", "on_time": "5", "linked": "Không", "spent": "70"},
}
KEYS = ("done", "on_time", "spent")


@pytest.fixture(autouse=True)
def reported_then_merged(tmp_path: Path) -> None:
    """Four communes are approved; afterwards it becomes known that two of them merged within the quarter."""
    load_world(FILLED)
    report(FILLED)
    assert amounts(sum_up()) == [47, 35, 1820]
    units, acts = tmp_path / "units.csv", tmp_path / "acts.csv"
    units.write_text(
        "code,name,kind,level,parent,valid_from,valid_to\nc12,Xã Mười Hai,commune,commune,p,2026-08-01,\n"
    )
    import_units(units, "test")
    acts.write_text(
        "effective_on,decree,kind,predecessors,successors\n2026-08-01,Nghị quyết,merger,c1 c2,c12\n"
    )
    import_successions(acts, "test")


def report(given: Mapping[str, Mapping[str, str]]) -> None:
    fill_in(COMMUNE_FORM, given)
    submit(COMMUNE_FORM, given, Q3, actor="lan", reason="x")
    approve(COMMUNE_FORM, given, Q3, actor="minh")


def sum_up() -> Consolidation:
    return consolidate(PROVINCE_FORM, "p", Q3, actor="ha")


def rows(done: Consolidation) -> dict[str, ReconciledRow]:
    return {one.row.key: one for one in done.reconciliation.rows}


def amounts(done: Consolidation) -> list[object]:
    found = rows(done)
    return [found[key].chosen.figures[0].amount for key in KEYS]


def test_the_sum_is_what_was_approved_and_the_successor_is_waited_for() -> None:
    done = sum_up()
    assert amounts(done) == [47, 35, 1820]
    assert {rows(done)[key].missing for key in (*KEYS, "linked")} == {("c12",)}
    filled = fill(PROVINCE_FORM, "p", Q3)
    assert [filled.row(key).figures[0].amount for key in KEYS] == [47, 35, 1820]


def test_the_sum_is_exact_when_the_successor_has_reported_its_part() -> None:
    report({"c12": {"done": "5", "on_time": "4", "linked": "Có", "spent": "30"}})
    done = sum_up()
    assert amounts(done) == [52, 39, 1850]
    assert {rows(done)[key].missing for key in (*KEYS, "linked")} == {()}
    assert rows(done)["linked"].chosen.figures[0].amount == pytest.approx(200 / 3)


def test_submitting_again_ends_what_was_stated_over_the_whole_quarter() -> None:
    reopen(COMMUNE_FORM, ["c1"], Q3, actor="lan", reason="Chỉ tính đến ngày sáp nhập")
    assert amounts(sum_up()) == [47, 35, 1820]
    fill_in(COMMUNE_FORM, {"c1": {"done": "6", "on_time": "6", "spent": ""}})
    submit(COMMUNE_FORM, ["c1"], Q3, actor="lan")
    assert amounts(sum_up()) == [47, 35, 1820]
    approve(COMMUNE_FORM, ["c1"], Q3, actor="minh")
    assert amounts(sum_up()) == [43, 32, 320]
    answer = ask("p", "money.spent^whole", Q3.window())
    assert [one.unit for one in answer.coverage.past_end] == ["c2"]
    before = Entry.stored().count()
    approve(COMMUNE_FORM, ["c1"], Q3, actor="minh")
    assert Entry.stored().count() == before


def test_what_was_only_submitted_is_approved_for_the_days_until_the_end() -> None:
    reopen(COMMUNE_FORM, ["c2"], Q3, actor="lan", reason="Sửa")
    submit(COMMUNE_FORM, ["c2"], Q3, actor="lan")
    approve(COMMUNE_FORM, ["c2"], Q3, actor="minh")
    assert amounts(sum_up()) == [47, 35, 1820]
    answer = ask("p", "dossier.finished^whole", Q3.window(), lane=Lane.SUBMITTED)
    assert [one.unit for one in answer.coverage.past_end] == ["c1"]


def test_consolidating_twice_changes_nothing() -> None:
    sum_up()
    assert sum_up().changes == ()
    assert set(Submission.objects.filter(unit__code="c1").values_list("state", flat=True)) == {"approved"}

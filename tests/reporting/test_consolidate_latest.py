"""A figure of the kind latest through a round: the last one that was stated stands, and moves on."""

from fractions import Fraction

import pytest

from cchc.engine.kinds import OverTime, OverUnits
from cchc.reporting.queries.reconciliation import ReconciledRow, reconcile
from cchc.reporting.services.approve import approve
from cchc.reporting.services.consolidate import consolidate
from cchc.reporting.services.reopen import reopen
from cchc.reporting.services.submit import submit
from tests.reporting.round_world import COMMUNES, Q3, fill_in, form, load_world
from tests.statistics.world import indicator

pytestmark = pytest.mark.django_db
BELOW, ABOVE = "f-latest-below", "f-latest-above"


@pytest.fixture(autouse=True)
def world() -> None:
    load_world()
    indicator("network.count", OverUnits.LATEST, OverTime.STOCK)
    rows = [{"key": "network", "values": ["network.count@end^whole"]}]
    form(BELOW, rows, levels=["commune"])
    form(ABOVE, rows, levels=["province"])


def state(**given: str) -> None:
    """Let communes state figures, one approval after the other."""
    for code, text in given.items():
        fill_in(BELOW, {code: {"network": text}})
        submit(BELOW, [code], Q3, actor="lan")
        approve(BELOW, [code], Q3, actor="minh")


def network() -> ReconciledRow:
    [row] = reconcile(ABOVE, "p", Q3).rows
    return row


def test_the_one_approved_last_stands_blanks_aside_and_who_is_missing_is_named() -> None:
    fill_in(BELOW, {code: {} for code in COMMUNES})
    state(c2="7", c1="5")
    one = network()
    assert (one.kind, one.chosen.figures[0].amount, one.missing) == (OverUnits.LATEST, Fraction(5), ("c3",))
    state(c3="none_arose")
    assert (network().chosen.figures[0].amount, network().missing) == (Fraction(5), ())


def test_a_later_correction_moves_it_and_consolidating_twice_changes_nothing() -> None:
    state(c1="5", c2="7", c3="9")
    assert [change.after for change in consolidate(ABOVE, "p", Q3, actor="ha").changes] == ["9"]
    reopen(BELOW, ["c1"], Q3, actor="lan", reason="sửa")
    state(c1="6")
    assert [change.after for change in consolidate(ABOVE, "p", Q3, actor="ha").changes] == ["6"]
    assert consolidate(ABOVE, "p", Q3, actor="ha").changes == ()

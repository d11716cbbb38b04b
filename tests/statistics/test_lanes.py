"""Lanes are read in order; a tombstone lets the next lane speak."""

import pytest

from cchc.engine.figures import Blank
from cchc.engine.kinds import Lane
from cchc.statistics.services import Scope, record_figures
from tests.statistics.world import Q3, ask, fact, indicator, unit, value_of, write

pytestmark = pytest.mark.django_db
REF = "dossier.finished^own"


@pytest.fixture(autouse=True)
def world() -> None:
    unit("p", level="province")
    indicator("dossier.finished")


def test_the_first_lane_that_has_an_entry_wins() -> None:
    write(fact("p", REF, 1), lane=Lane.SUBMITTED)
    write(fact("p", REF, 2), lane=Lane.ISSUED)
    seen = {lane: value_of(ask("p", REF, lane=lane)) for lane in Lane}
    assert seen == {Lane.ISSUED: 2, Lane.APPROVED: 2, Lane.SUBMITTED: 2, Lane.LIVE: 2}
    write(fact("p", REF, 3), lane=Lane.APPROVED)
    assert value_of(ask("p", REF)) == 3
    assert value_of(ask("p", REF, lane=Lane.ISSUED)) == 2


def test_submitted_is_not_seen_as_approved() -> None:
    write(fact("p", REF, 1), lane=Lane.SUBMITTED)
    assert value_of(ask("p", REF)) is Blank.MISSING
    answer = ask("p", REF, lane=Lane.SUBMITTED)
    assert value_of(answer) == 1
    assert answer.lane is Lane.SUBMITTED


def test_live_never_supersedes() -> None:
    write(fact("p", REF, 1), lane=Lane.APPROVED)
    write(fact("p", REF, 9), lane=Lane.LIVE)
    assert value_of(ask("p", REF, lane=Lane.LIVE)) == 1


def test_a_tombstone_lets_the_next_lane_speak() -> None:
    write(fact("p", REF, 2), lane=Lane.ISSUED)
    write(fact("p", REF, 3), lane=Lane.APPROVED)
    record_figures([], lane=Lane.APPROVED, actor="a", cause="c", replace_scope=Scope("p", (Q3,)))
    assert value_of(ask("p", REF)) == 2

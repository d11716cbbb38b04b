"""A unit's own cut-off of a period."""

from datetime import date

import pytest

from cchc.engine.periods import Period
from cchc.engine.territory import UnknownUnit
from cchc.engine.windows import Window
from cchc.statistics.queries.reporting_windows import window_for
from cchc.statistics.services import set_reporting_window
from tests.statistics.world import unit

pytestmark = pytest.mark.django_db
YEAR = Period.parse("2023")
EARLY = Window(date(2022, 12, 15), date(2023, 11, 15))
LATE = Window(date(2022, 12, 15), date(2024, 1, 1))


@pytest.fixture(autouse=True)
def world() -> None:
    unit("hg", level="province")
    unit("hg-xinman", "hg", level="district")
    unit("th", level="province")


def test_without_one_it_is_the_decree() -> None:
    assert window_for("hg", YEAR) == YEAR.window()


def test_it_holds_for_the_unit_and_all_below() -> None:
    set_reporting_window(YEAR, EARLY, unit="hg", actor="a")
    assert window_for("hg-xinman", YEAR) == EARLY
    assert window_for("th", YEAR) == YEAR.window()
    assert window_for("hg", Period.parse("2022")) == Period.parse("2022").window()


def test_a_unit_of_later_follows_those_above_it() -> None:
    unit("hg-new", "hg", start=date(2025, 7, 1))
    set_reporting_window(YEAR, EARLY, unit="hg", actor="a")
    assert window_for("hg-new", YEAR) == EARLY


def test_the_nearest_wins_and_a_general_one_is_last() -> None:
    set_reporting_window(YEAR, LATE, unit=None, actor="a")
    set_reporting_window(YEAR, EARLY, unit="hg-xinman", actor="a")
    assert window_for("hg-xinman", YEAR) == EARLY
    assert window_for("hg", YEAR) == LATE


def test_setting_it_again_replaces_it() -> None:
    set_reporting_window(YEAR, EARLY, unit="hg", actor="a")
    set_reporting_window(YEAR, LATE, unit="hg", actor="a")
    assert window_for("hg", YEAR) == LATE


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(UnknownUnit):
        window_for("nowhere", YEAR)

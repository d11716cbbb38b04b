"""One set of axes answers, never a mixture."""

from datetime import date, timedelta

import pytest

from cchc.catalogue.models import Axis, AxisValue
from cchc.engine.bindings.breakdown import Breakdown
from cchc.engine.figures import Blank
from cchc.engine.kinds import OverUnits
from cchc.engine.windows import Window
from cchc.statistics.resolution.breakdowns import lies_inside
from tests.statistics.world import Q3, ask, fact, indicator, unit, value_of, write

pytestmark = pytest.mark.django_db
CODE = "dossier.finished"


@pytest.fixture(autouse=True)
def world() -> None:
    unit("p", level="province")
    indicator(CODE)


def known(**facts: object) -> None:
    keys = {"total": "", "early": "[outcome=early]", "late": "[outcome=late]", "both": "[outcome=early|late]"}
    write(*(fact("p", f"{CODE}{keys.get(key, key)}^own", value) for key, value in facts.items()))


def asked(axes: str) -> object:
    return value_of(ask("p", f"{CODE}{axes}^own"))


def test_the_exact_key_wins_over_its_parts() -> None:
    known(both=9, early=3, late=4, total=100)
    assert asked("[outcome=early|late]") == 9
    assert asked("") == 100


def test_alternatives_are_added_only_if_all_are_present() -> None:
    known(early=3)
    assert asked("[outcome=early|late]") is Blank.MISSING
    known(late=4)
    assert asked("[outcome=early|late]") == 7
    assert asked("[outcome=early|late|lost]") is Blank.MISSING


def test_the_smallest_set_of_axes_answers_and_sets_are_not_mixed() -> None:
    write(
        fact("p", f"{CODE}[outcome=early,sector=land]^own", 1),
        fact("p", f"{CODE}[outcome=late,sector=land]^own", 2),
        fact("p", f"{CODE}[sector=tax]^own", 50),
    )
    assert asked("[sector=land]") == 3
    assert asked("") == 50
    assert asked("[sector=land|tax]") is Blank.MISSING


def test_equally_small_sets_are_taken_by_name() -> None:
    write(fact("p", f"{CODE}[sector=tax]^own", 50), fact("p", f"{CODE}[outcome=late]^own", 2))
    assert asked("") == 2


def test_several_values_in_a_key_take_no_part_in_sums() -> None:
    known(both=9)
    assert asked("") is Blank.MISSING
    assert asked("[outcome=early]") is Blank.MISSING


def test_one_part_not_yet_due_makes_the_sum_not_yet_due() -> None:
    known(early=3, late=Blank.NOT_YET_DUE)
    assert asked("") is Blank.NOT_YET_DUE
    known(late=Blank.NONE_AROSE)
    assert asked("") == 3


def test_only_additive_indicators_add() -> None:
    indicator("procedure.listed", OverUnits.DISTINCT)
    write(fact("p", "procedure.listed[sector=tax]^whole", 50))
    assert value_of(ask("p", "procedure.listed^whole")) is Blank.MISSING


def axis(code: str, *values: str, ended: dict[str, date] | None = None) -> None:
    made = Axis.objects.create(code=code, name_vi=code, name_en=code)
    for position, value in enumerate([*values, *(ended or {})]):
        stop = (ended or {}).get(value)
        AxisValue.objects.create(axis=made, key=value, position=position, valid_to=stop)


def test_some_values_of_an_axis_are_no_total() -> None:
    axis("outcome", "early", "on_time", "late")
    known(early=3, late=4)
    assert asked("") is Blank.MISSING
    assert asked("[outcome=early|late]") == 7
    known(**{"[outcome=on_time]": Blank.NONE_AROSE})
    assert asked("") == 7


def test_a_set_that_shows_less_than_an_axis_gives_way_to_the_next() -> None:
    axis("outcome", "early", "late")
    axis("sector", "land", "tax")
    known(**{"[outcome=early]": 3, "[sector=land]": 50, "[sector=tax]": Blank.NOT_APPLICABLE})
    assert asked("") == 50


def test_a_value_occurs_outside_the_filter_too() -> None:
    axis("outcome", "early", "late")
    known(**{"[outcome=early,sector=land]": 1, "[outcome=late,sector=tax]": 2})
    assert asked("[sector=land]") == 1
    assert asked("[sector=tax]") == 2


def test_words_show_no_value() -> None:
    axis("outcome", "early", "late")
    known(early=3, late="nhiều")
    assert asked("") is Blank.MISSING


@pytest.mark.parametrize(
    ("last", "total"),
    [(Q3.start, 7), (Q3.start + timedelta(days=1), Blank.MISSING), (Q3.stop, Blank.MISSING)],
)
def test_values_that_ended_before_the_window_need_not_occur(last: date, total: object) -> None:
    axis("outcome", "early", "late", ended={"lost": last})
    known(early=3, late=4)
    assert asked("") == total


@pytest.mark.parametrize(("last", "total"), [(Q3.start, 3), (Q3.start + timedelta(days=1), Blank.MISSING)])
def test_a_requested_value_that_ended_is_not_waited_for(last: date, total: object) -> None:
    axis("outcome", "early", "late", ended={"lost": last})
    known(early=3)
    assert asked("[outcome=early|lost]") == total
    assert asked("[outcome=early|late]") is Blank.MISSING
    assert asked("[outcome=lost]") is Blank.MISSING
    known(**{"[outcome=lost]": 1})
    assert asked("[outcome=early|lost]") == 4


def test_each_piece_of_time_must_show_the_axis() -> None:
    axis("outcome", "early", "late")
    middle = date(2021, 7, 15)
    for start, stop in ((Q3.start, middle), (middle, Q3.stop)):
        write(fact("p", f"{CODE}[outcome=early]^own", 1, Window(start, stop)))
    write(fact("p", f"{CODE}[outcome=late]^own", 1, Window(Q3.start, middle)))
    assert asked("") is Blank.MISSING
    write(fact("p", f"{CODE}[outcome=late]^own", 1, Window(middle, Q3.stop)))
    assert asked("") == 4


@pytest.mark.parametrize(
    ("key", "asked_key", "inside"),
    [
        ("outcome=late", "", True),
        ("", "outcome=late", False),
        ("outcome=late;sector=tax", "outcome=early|late", True),
        ("outcome=early|late", "outcome=late", False),
    ],
)
def test_lying_inside(key: str, asked_key: str, inside: bool) -> None:
    assert lies_inside(key, Breakdown.parse(asked_key)) is inside

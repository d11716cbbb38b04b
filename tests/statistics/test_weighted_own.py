"""A unit that takes over a weighted share also takes that share of what was done there itself."""

from datetime import date
from fractions import Fraction

import pytest

from cchc.engine.figures import Figure
from cchc.engine.kinds import Lane, Level, Reach
from cchc.engine.territory import Placement, Succession, UnitLife
from cchc.engine.windows import Window
from cchc.statistics.enums import View
from cchc.statistics.resolve import Question, resolve
from tests.statistics.worlds import Draft, load
from tests.statistics.worlds.drafts import Cell, Write
from tests.statistics.worlds.questions import meanings, ref

START, ACT = date(2020, 1, 1), date(2025, 3, 1)
QUARTER = Window(date(2024, 3, 15), date(2024, 6, 15))


@pytest.mark.django_db
def test_the_share_that_stands_exactly_at_the_unit_is_counted() -> None:
    lives = [
        UnitLife("p", "P", Level.PROVINCE, "", START),
        UnitLife("d", "D", Level.DISTRICT, "", START, ACT),
        UnitLife("c", "C", Level.COMMUNE, "", START),
    ]
    places = [Placement("d", "p", START, ACT), Placement("c", "d", START, ACT), Placement("c", "p", ACT)]
    weights = {("d", "c"): Fraction(3, 5), ("d", "p"): Fraction(2, 5)}
    act = Succession(ACT, "", "", ("d",), ("c", "p"), weights, "typed")
    stated = Cell("t.count", "d", "d", Reach.OWN, "", QUARTER, Figure(amount=Fraction(10)))
    load(Draft(lives, places, [act], [], meanings(), [Write(Lane.APPROVED, (stated,))]))
    own, whole = ref("t.count", reach=Reach.OWN), ref("t.count")
    asked = Question("p", QUARTER, (own, whole), view=View.CROSSWALK, today=date(2026, 11, 21))
    answers = resolve(asked)
    assert answers[own].figure == Figure(amount=Fraction(4))
    assert answers[whole].figure == Figure(amount=Fraction(10))

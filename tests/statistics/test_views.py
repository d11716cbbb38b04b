"""As reported, today's tree, crosswalk: facts stay, the tree they are counted by changes."""

from datetime import date
from fractions import Fraction

import pytest

from cchc.engine.figures import Blank
from cchc.engine.kinds import OverUnits
from cchc.engine.windows import Window
from cchc.statistics.resolve import Basis, BasisChoice, NotAllocated, View
from tests.statistics.world import ask, fact, indicator, succession, unit, value_of, write

pytestmark = pytest.mark.django_db
END = date(2025, 7, 1)
BEFORE = Window(date(2025, 3, 15), date(2025, 6, 15))
TODAY = date(2026, 11, 21)
OWN, WHOLE = "dossier.finished^own", "dossier.finished^whole"


@pytest.fixture(autouse=True)
def world() -> None:
    """District d of province p had c1 and c2; they became n1 and n2. Province q was merged into r with s."""
    unit("vn", level="central")
    unit("p", "vn", level="province")
    unit("d", "p", level="district", stop=END)
    for old, new in (("c1", "n1"), ("c2", "n2")):
        unit(old, "d", stop=END)
        unit(new, "p", start=END)
        succession(END, [old], [new])
    for code in ("q", "s"):
        unit(code, "vn", level="province", stop=END)
    unit("q1", "q", stop=END)
    unit("r", "vn", level="province", start=END)
    succession(END, ["q", "s"], ["r"])
    indicator("dossier.finished")


def seen(code: str, view: View, ref: str = WHOLE, **more: object) -> object:
    return value_of(ask(code, ref, BEFORE, view=view, today=TODAY, **more))


def test_facts_stand_at_the_one_successor() -> None:
    write(fact("c1", OWN, 20, BEFORE), fact("c2", OWN, 30, BEFORE))
    assert seen("n1", View.TODAY) == 20
    assert seen("n1", View.TODAY, OWN) == 20
    assert seen("n1", View.AS_REPORTED) is Blank.MISSING
    assert seen("c1", View.AS_REPORTED) == 20
    assert seen("p", View.TODAY) == seen("p", View.AS_REPORTED) == 50


def test_a_whole_of_an_ended_unit_shadows_as_it_did() -> None:
    succession(END, ["d"], ["n1", "n2"])
    write(fact("d", WHOLE, 55, BEFORE), fact("c1", OWN, 20, BEFORE), fact("c2", OWN, 30, BEFORE))
    answer = ask("p", WHOLE, BEFORE, view=View.TODAY, today=TODAY)
    assert value_of(answer) == 55
    assert answer.coverage.not_allocated == (NotAllocated("d", END),)
    assert seen("n1", View.TODAY) == 20
    assert seen("p", View.AS_REPORTED) == 55


def test_a_unit_without_successor_is_not_comparable_and_named() -> None:
    write(fact("d", OWN, 5, BEFORE), fact("c1", OWN, 20, BEFORE))
    answer = ask("p", WHOLE, BEFORE, view=View.TODAY, today=TODAY)
    assert value_of(answer) == 20
    assert answer.coverage.not_comparable == ("d",)
    assert seen("p", View.AS_REPORTED) == 25


def test_merged_wholes_are_parts_of_the_new_unit() -> None:
    write(fact("q", WHOLE, 100, BEFORE), fact("q1", OWN, 90, BEFORE), fact("s", WHOLE, 7, BEFORE))
    answer = ask("r", WHOLE, BEFORE, view=View.TODAY, today=TODAY)
    assert value_of(answer) == 107
    assert answer.basis is Basis.PARTS
    assert seen("r", View.TODAY, basis=BasisChoice.REPORTED) is Blank.MISSING
    assert seen("vn", View.TODAY) == seen("vn", View.AS_REPORTED) == 107


def test_a_whole_of_the_one_predecessor_is_reported_for_its_successor() -> None:
    write(fact("c1", WHOLE, 20, BEFORE))
    answer = ask("n1", WHOLE, BEFORE, view=View.TODAY, today=TODAY)
    assert (value_of(answer), answer.basis) == (20, Basis.REPORTED)


def test_typed_weights_apportion_sums_in_the_crosswalk_only() -> None:
    succession(END, ["d"], ["n1", "n2"], weights={("d", "n1"): (1, 3), ("d", "n2"): (2, 3)})
    write(fact("d", OWN, 10, BEFORE), fact("c1", OWN, 20, BEFORE))
    assert seen("n1", View.CROSSWALK) == Fraction(70, 3)
    assert seen("n2", View.CROSSWALK) == Fraction(20, 3)
    assert seen("n1", View.TODAY) == 20
    assert {seen("p", view) for view in View} == {30}


def test_other_kinds_are_never_apportioned() -> None:
    indicator("delay.longest", OverUnits.MAX)
    succession(END, ["d"], ["n1", "n2"], weights={("d", "n1"): (1, 3), ("d", "n2"): (2, 3)})
    write(fact("d", "delay.longest^own", 90, BEFORE), fact("c1", "delay.longest^own", 20, BEFORE))
    assert seen("n1", View.CROSSWALK, "delay.longest^whole") == 20
    assert seen("p", View.CROSSWALK, "delay.longest^whole") == 90


def test_what_ended_inside_the_window_moves_too() -> None:
    over = Window(date(2025, 6, 15), date(2025, 9, 15))
    write(fact("c1", OWN, 3, Window(over.start, END)), fact("n1", OWN, 4, Window(END, over.stop)))
    assert value_of(ask("n1", WHOLE, over, view=View.TODAY, today=TODAY)) == 7
    assert value_of(ask("p", WHOLE, over)) == 7

"""As reported, today's tree, crosswalk: facts stay, the tree they are counted by changes."""

from datetime import date
from fractions import Fraction

import pytest

from cchc.engine.figures import Blank
from cchc.engine.kinds import OverUnits, ValueType
from cchc.engine.windows import Window
from cchc.statistics.resolve import Answer, Basis, BasisChoice, NotAllocated, View
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


@pytest.fixture
def renamed() -> None:
    """Commune q1 of the merged province q goes on as r1 of r."""
    unit("r1", "r", start=END)
    succession(END, ["q1"], ["r1"])


def merged(ref: str = WHOLE, view: View = View.TODAY, **more: object) -> Answer:
    return ask("r", ref, BEFORE, view=view, today=TODAY, **more)


@pytest.mark.parametrize("view", [View.TODAY, View.CROSSWALK])
@pytest.mark.parametrize("told", [("q", WHOLE), ("q", OWN), ("q1", OWN)])
@pytest.mark.usefixtures("renamed")
def test_a_merged_unit_of_which_nothing_is_known_is_missing(view: View, told: tuple[str, str]) -> None:
    write(fact(*told, 90, BEFORE))
    answer = merged(view=view)
    assert value_of(answer) == 90
    assert (answer.coverage.expected, answer.coverage.missing) == (("q", "s"), ("s",))
    write(fact("s", WHOLE, Blank.NONE_AROSE, BEFORE))
    assert merged(view=view).coverage.is_complete


def test_all_merged_units_are_missing_where_nothing_is_known() -> None:
    assert merged().coverage.missing == ("q", "s")
    assert merged(OWN).coverage.missing == ("q", "s")
    write(fact("q", WHOLE, Blank.NOT_YET_DUE, BEFORE))
    assert merged().coverage.not_yet_due == ("q",)
    assert merged().coverage.missing == ("q", "s")


@pytest.mark.usefixtures("renamed")
def test_who_was_said_to_report_counts_instead_of_the_merged() -> None:
    write(fact("q", OWN, 9, BEFORE))
    coverage = merged(expected={"dossier.finished": frozenset({"q", "q1"})}).coverage
    assert (coverage.expected, coverage.missing) == (("q", "q1"), ("q1",))


def test_nobody_is_expected_where_one_unit_stands_for_the_asked_one() -> None:
    write(fact("c1", OWN, 9, BEFORE), fact("q", OWN, 9, BEFORE))
    for code, view in (
        ("n1", View.TODAY),
        ("vn", View.TODAY),
        ("q", View.AS_REPORTED),
        ("r", View.AS_REPORTED),
    ):
        answer = ask(code, WHOLE, BEFORE, view=view, today=TODAY)
        assert (answer.coverage.expected, answer.coverage.missing) == (None, ())


@pytest.mark.usefixtures("renamed")
def test_the_merged_do_not_enter_a_share() -> None:
    indicator("system.connected", OverUnits.SHARE, value_type=ValueType.PERCENT, decimals=2)
    write(fact("q1", "system.connected^own", 1, BEFORE))
    answer = merged("system.connected^whole")
    assert value_of(answer) == 100
    assert answer.coverage.missing == ("s",)


def test_what_is_never_added_does_not_expect_the_merged() -> None:
    indicator("procedure.listed", OverUnits.DISTINCT)
    write(fact("q", "procedure.listed^whole", 5, BEFORE))
    assert merged("procedure.listed^whole").coverage.expected is None

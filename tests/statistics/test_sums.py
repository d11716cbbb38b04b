"""Own and whole, reported before parts, blanks, coverage."""

import pytest

from cchc.engine.figures import Blank
from cchc.statistics.resolve import Basis, BasisChoice
from tests.statistics.world import ask, fact, indicator, unit, value_of, write

pytestmark = pytest.mark.django_db
DONE = "dossier.finished"


@pytest.fixture(autouse=True)
def province() -> None:
    unit("p", level="province")
    unit("d", "p", level="district")
    for code in ("c1", "c2"):
        unit(code, "d")
    unit("s", "p", level="department")
    indicator(DONE)


def test_a_sum_takes_the_own_figures_of_all_below() -> None:
    write(fact("p", f"{DONE}^own", 1), fact("s", f"{DONE}^own", 2), fact("c1", f"{DONE}^own", 4))
    answer = ask("p", f"{DONE}^whole")
    assert value_of(answer) == 7
    assert answer.basis is Basis.PARTS
    assert answer.coverage.present == ("c1", "p", "s")
    assert value_of(ask("d", f"{DONE}^whole")) == 4
    assert value_of(ask("p", f"{DONE}^own")) == 1


def test_a_reported_whole_shadows_everything_below_it() -> None:
    write(
        fact("d", f"{DONE}^whole", 50),
        fact("d", f"{DONE}^own", 9),
        fact("c1", f"{DONE}^own", 20),
        fact("s", f"{DONE}^own", 2),
    )
    assert value_of(ask("p", f"{DONE}^whole")) == 52
    district = ask("d", f"{DONE}^whole")
    assert value_of(district) == 50
    assert district.basis is Basis.REPORTED
    assert district.alternatives.parts is not None
    assert district.alternatives.parts.amount == 29
    assert value_of(ask("d", f"{DONE}^whole", basis=BasisChoice.PARTS)) == 29


def test_parts_without_an_expected_unit_are_partial_with_names() -> None:
    write(fact("c1", f"{DONE}^own", 20))
    expected = {DONE: frozenset({"c1", "c2", "s"})}
    answer = ask("p", f"{DONE}^whole", expected=expected)
    assert value_of(answer) == 20
    assert answer.coverage.missing == ("c2", "s")
    assert ask("d", f"{DONE}^whole", expected=expected).coverage.missing == ("c2",)
    write(fact("p", f"{DONE}^whole", 25))
    assert ask("p", f"{DONE}^whole", expected=expected).coverage.missing == ()


@pytest.mark.parametrize(
    ("first", "second", "total"),
    [
        (Blank.NONE_AROSE, 3, 3),
        (Blank.NOT_APPLICABLE, 3, 3),
        (Blank.NOT_YET_DUE, 3, 3),
        (0, Blank.NONE_AROSE, 0),
        (Blank.NONE_AROSE, Blank.NOT_APPLICABLE, Blank.NONE_AROSE),
        (Blank.NOT_APPLICABLE, Blank.NOT_APPLICABLE, Blank.NOT_APPLICABLE),
        (Blank.NOT_YET_DUE, Blank.NOT_YET_DUE, Blank.NOT_YET_DUE),
    ],
)
def test_blanks_over_units(first: object, second: object, total: object) -> None:
    write(fact("c1", f"{DONE}^own", first), fact("c2", f"{DONE}^own", second))
    assert value_of(ask("d", f"{DONE}^whole")) == total


def test_who_is_not_yet_due_is_missing_and_named() -> None:
    write(fact("c1", f"{DONE}^own", Blank.NOT_YET_DUE), fact("c2", f"{DONE}^own", 3))
    coverage = ask("d", f"{DONE}^whole").coverage
    assert coverage.missing == coverage.not_yet_due == ("c1",)


def test_nothing_at_all_is_missing() -> None:
    answer = ask("p", f"{DONE}^whole")
    assert answer.is_missing
    assert answer.basis is Basis.NONE

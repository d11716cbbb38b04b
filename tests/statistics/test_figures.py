"""figures() gives the figures of resolve(), whether the database adds them up or not.

Random worlds: test_against_oracle.py, test_figures_alone and test_readings_of_all_units.
"""

from dataclasses import replace

import pytest

from cchc.engine.bindings.refs import parse_ref
from cchc.engine.figures import Blank
from cchc.engine.kinds import Lane
from cchc.statistics.enums import Basis, BasisChoice
from cchc.statistics.queries.preparing import Prepared, prepare
from cchc.statistics.resolve import Question, Reading, figures, readings, readings_of, resolve
from tests.statistics.world import Q3, fact, figure, indicator, unit, write

REFS = tuple(map(parse_ref, ("a.b^whole", "a.b[sector=land]^whole", "a.b[sector=land|other]^whole")))

pytestmark = pytest.mark.django_db


def same(question: Question) -> bool:
    return readings(question) == {
        ref: Reading(
            answer.figure,
            answer.basis,
            answer.coverage.missing,
            answer.revision,
            answer.alternatives.computed,
        )
        for ref, answer in resolve(question).items()
    }


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many refs were put together in full, question by question; resolve() itself is not counted."""
    counts: list[int] = []

    def counted(question: Question, *, every_unit: bool = False) -> Prepared:
        counts.append(len(question.refs))
        return prepare(question, every_unit=every_unit)

    monkeypatch.setattr("cchc.statistics.queries.readings.prepare", counted)
    return counts


def plain_world() -> Question:
    unit("p", level="province")
    indicator("a.b")
    for place, code in enumerate(("c1", "c2", "c3"), 1):
        unit(code, "p")
        for axes, value in (("", 10), ("[sector=land]", 3), ("[sector=other]", 7)):
            write(fact(code, f"a.b{axes}", value * place))
    return Question("p", Q3, REFS)


def test_an_even_slice_is_added_up_by_the_database(read: list[int]) -> None:
    question = plain_world()
    answered = figures(question)
    assert [answered[ref] for ref in REFS] == [figure(60), figure(18), figure(60)]
    assert same(question)
    assert read == []


@pytest.mark.parametrize("uneven", ["breakdown", "waiting", "inner", "own", "words"])
def test_an_uneven_slice_is_read_row_by_row(uneven: str, read: list[int]) -> None:
    question = plain_world()
    spoil(uneven)
    assert figures(question)
    assert read == [3]
    assert same(question)


def spoil(how: str) -> None:
    if how == "breakdown":
        unit("c4", "p")
        write(fact("c4", "a.b", 5))
    elif how == "waiting":
        write(fact("c3", "a.b", Blank.NOT_YET_DUE))
    elif how == "words":
        write(fact("c3", "a.b", "nhiều"))
    elif how == "inner":
        unit("v", "c3")
        write(fact("v", "a.b", 61), fact("c3", "a.b", 70))
    else:
        write(fact("c3", "a.b^own", 4))


def test_what_the_unit_itself_reported_goes_first_but_not_on_the_basis_of_parts(read: list[int]) -> None:
    question = plain_world()
    write(fact("p", "a.b", 61))
    answered = readings(question)
    assert [answered[ref].figure for ref in REFS] == [figure(61), figure(18), figure(60)]
    assert [answered[ref].basis for ref in REFS] == [Basis.REPORTED, Basis.PARTS, Basis.PARTS]
    assert figures(replace(question, basis=BasisChoice.PARTS))[REFS[0]] == figure(60)
    assert same(question)
    assert same(replace(question, basis=BasisChoice.PARTS))
    assert read == []


def test_the_lane_read_first_wins_also_where_a_unit_states_in_both(read: list[int]) -> None:
    question = plain_world()
    write(fact("c1", "a.b", 99), lane=Lane.SUBMITTED)
    commune = replace(question, unit="c1", lane=Lane.SUBMITTED)
    assert figures(commune)[REFS[0]] == figure(10)
    assert same(commune)
    assert read == []
    assert same(replace(question, lane=Lane.SUBMITTED))
    assert read == [3]


def test_who_is_expected_and_silent_is_named(read: list[int]) -> None:
    question = replace(plain_world(), expected={"a.b": frozenset({"c1", "c4", "v", "elsewhere"})})
    unit("elsewhere", level="province")
    unit("c4", "p")
    unit("v", "c4")
    assert readings(question)[REFS[0]].missing == ("c4", "v")
    assert same(question)
    assert same(replace(question, as_of=0))
    assert read == []


def test_many_units_at_once_are_each_answered_as_if_asked_alone(read: list[int]) -> None:
    question = plain_world()
    unit("d", "p", level="district")
    unit("v1", "d")
    for key in ("", "[sector=land]", "[sector=other]"):
        write(fact("v1", f"a.b{key}", 5))
    units = ["p", "d", "v1", "c2"]
    together = readings_of(units, question)
    assert read == []
    assert together == {code: readings(replace(question, unit=code)) for code in units}
    assert together["p"][REFS[0]].figure == figure(65)

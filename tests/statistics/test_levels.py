"""What the units of each level come to, side by side."""

from datetime import date

import pytest

from cchc.engine.bindings.refs import Ref, parse_ref
from cchc.engine.figures import Blank
from cchc.engine.kinds import Lane, Level, OverUnits
from cchc.engine.windows import Window
from cchc.statistics.resolve import Answer, Basis, LevelTotals, Question, View, level_totals, totals
from tests.statistics.world import Q3, fact, indicator, succession, unit, value_of, write

pytestmark = pytest.mark.django_db
WHOLE = parse_ref("dossier.finished^whole")
OWN = parse_ref("dossier.finished^own")


@pytest.fixture(autouse=True)
def world() -> None:
    """A province with a department that has an office, and two districts of two communes each."""
    unit("p", level="province")
    unit("s", "p", level="department")
    unit("s1", "s", level="department")
    for district in ("d", "e"):
        unit(district, "p", level="district")
        for number in (1, 2):
            unit(f"{district}{number}", district)
    indicator("dossier.finished")


def by_level(*refs: Ref, code: str = "p", window: Window = Q3, **more: object) -> LevelTotals:
    return level_totals(Question(code, window, refs, **more))  # type: ignore[arg-type]


def values(answers: LevelTotals, ref: Ref = WHOLE) -> dict[Level, object]:
    return {level: value_of(found[ref]) for level, found in answers.items()}


def of(level: Level, ref: Ref = WHOLE, **more: object) -> Answer:
    return by_level(ref, **more)[level][ref]  # type: ignore[arg-type]


def test_each_level_is_added_by_itself() -> None:
    write(
        *(fact(code, str(OWN), number) for number, code in enumerate(("d1", "d2", "e1", "d", "s", "s1"), 1))
    )
    write(fact("e", str(WHOLE), 100))
    assert values(by_level(WHOLE)) == {
        Level.PROVINCE: 118,
        Level.DEPARTMENT: 11,
        Level.DISTRICT: 107,
        Level.COMMUNE: 6,
    }
    assert values(by_level(OWN), OWN) == {
        Level.PROVINCE: Blank.MISSING,
        Level.DEPARTMENT: 11,
        Level.DISTRICT: 4,
        Level.COMMUNE: 6,
    }
    assert values(by_level(WHOLE, code="d")) == {Level.DISTRICT: 7, Level.COMMUNE: 3}


def test_a_level_is_the_sum_of_what_totals_says_of_its_units() -> None:
    write(
        *(
            fact(
                code,
                str(OWN),
                number,
            )
            for number, code in enumerate(("d1", "d2", "e1", "e2"), 1)
        )
    )
    known = totals(Question("p", Q3, (WHOLE,)))
    added = sum(known[code][WHOLE].figure.amount or 0 for code in ("d", "e"))
    assert value_of(of(Level.DISTRICT)) == added == 10


def test_who_is_missing_is_named() -> None:
    communes = frozenset({"d1", "d2", "e1", "e2"})
    write(
        fact("d1", str(OWN), 3),
        fact("e1", str(OWN), Blank.NOT_YET_DUE),
        fact("d2", str(OWN), Blank.NONE_AROSE),
    )
    found = of(Level.COMMUNE, expected={"dossier.finished": communes})
    assert (value_of(found), found.basis) == (3, Basis.PARTS)
    assert found.coverage.expected == tuple(sorted(communes))
    assert found.coverage.present == ("d1", "d2")
    assert found.coverage.missing == ("e1", "e2")
    assert found.coverage.not_yet_due == ("e1",)
    nothing = of(Level.DEPARTMENT)
    assert (value_of(nothing), nothing.basis) == (Blank.MISSING, Basis.NONE)


def test_lane_and_revision_are_those_of_the_weakest_and_the_newest() -> None:
    write(fact("d1", str(OWN), 3))
    last = write(fact("d2", str(OWN), 4), lane=Lane.SUBMITTED)
    found = of(Level.COMMUNE, lane=Lane.SUBMITTED)
    assert (value_of(found), found.lane, found.revision) == (7, Lane.SUBMITTED, last)
    assert value_of(of(Level.COMMUNE)) == 3


@pytest.mark.parametrize("kind", [kind for kind in OverUnits if kind is not OverUnits.SUM])
def test_what_does_not_add_is_missing_with_a_reason(kind: OverUnits) -> None:
    parts = str(WHOLE) if kind is OverUnits.RATIO else ""
    indicator("other.figure", kind, numerator=parts, denominator=parts)
    write(fact("d1", "other.figure^own", 3))
    found = of(Level.COMMUNE, parse_ref("other.figure^whole"))
    assert value_of(found) is Blank.MISSING
    assert "cộng" in found.reason or "tổng hợp" in found.reason


def test_units_stand_as_reported_whichever_view_is_asked_for() -> None:
    end = date(2025, 7, 1)
    unit("f", "p", level="district", stop=end)
    unit("g", "p", start=end)
    succession(end, ["f"], ["g"])
    before = Window(date(2025, 3, 15), date(2025, 6, 15))
    write(fact("f", str(OWN), 5, before))
    for view in View:
        answers = by_level(WHOLE, window=before, view=view, today=date(2026, 11, 21))
        assert values(answers)[Level.DISTRICT] == 5
        assert values(answers)[Level.COMMUNE] is Blank.MISSING

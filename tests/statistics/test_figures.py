"""figures() gives the figures of resolve(), whether the database adds them up or not.

Random worlds: test_against_oracle.py, test_figures_alone.
"""

import pytest

from cchc.engine.bindings.refs import parse_ref
from cchc.engine.figures import Blank
from cchc.statistics.queries.reading import read_ledger
from cchc.statistics.resolution.ledger import Ledger
from cchc.statistics.resolve import Question, figures, resolve
from tests.statistics.world import Q3, fact, figure, indicator, unit, write

REFS = tuple(map(parse_ref, ("a.b^whole", "a.b[sector=land]^whole", "a.b[sector=land|other]^whole")))


def same(question: Question) -> bool:
    return figures(question) == {ref: answer.figure for ref, answer in resolve(question).items()}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many slices were read row by row, question by question."""
    counts: list[int] = []

    def counted(slices: object, *more: object) -> Ledger:
        rows = list(slices)  # type: ignore[call-overload]
        counts.append(len(rows))
        return read_ledger(rows, *more)  # type: ignore[arg-type]

    monkeypatch.setattr("cchc.statistics.queries.preparing.read_ledger", counted)
    return counts


def plain_world() -> Question:
    unit("p", level="province")
    indicator("a.b")
    for place, code in enumerate(("c1", "c2", "c3"), 1):
        unit(code, "p")
        for axes, value in (("", 10), ("[sector=land]", 3), ("[sector=other]", 7)):
            write(fact(code, f"a.b{axes}", value * place))
    return Question("p", Q3, REFS)


@pytest.mark.django_db
def test_an_even_slice_is_added_up_by_the_database(read: list[int]) -> None:
    question = plain_world()
    answered = figures(question)
    assert [answered[ref] for ref in REFS] == [figure(60), figure(18), figure(60)]
    assert read == [0]
    assert same(question)


@pytest.mark.django_db
@pytest.mark.parametrize("uneven", ["breakdown", "waiting", "inner", "own"])
def test_an_uneven_slice_is_read_row_by_row(uneven: str, read: list[int]) -> None:
    question = plain_world()
    spoil(uneven)
    assert figures(question)
    assert read == [1]
    assert same(question)


def spoil(how: str) -> None:
    if how == "breakdown":
        unit("c4", "p")
        write(fact("c4", "a.b", 5))
    elif how == "waiting":
        write(fact("c3", "a.b", Blank.NOT_YET_DUE))
    elif how == "inner":
        write(fact("p", "a.b", 61))
    else:
        write(fact("c3", "a.b^own", 4))

"""Distinct members: lists of units counted once each, up the tree, across mergers, with revisions."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.engine.bindings.refs import parse_ref
from cchc.engine.figures import Blank
from cchc.engine.kinds import Lane, OverUnits, Reach
from cchc.engine.members import of_member
from cchc.engine.windows import Window
from cchc.statistics.enums import Basis, BasisChoice, View
from cchc.statistics.resolution.distinct import tally
from cchc.statistics.resolution.facts import Details, Fact, Origins
from cchc.statistics.resolution.standing import ONE, Counted
from cchc.statistics.resolve import Question, explain, facts
from cchc.statistics.services.inputs import FigureInput
from cchc.statistics.services.record_figures import Place, Scope, record_figures
from tests.statistics.world import Q3, START, ask, fact, figure, indicator, succession, unit, value_of, write

ONLINE = "procedure.online^whole"
PARTS = BasisChoice.PARTS


def members(
    unit_code: str, codes: Iterable[str], window: Window = Q3, ref: str = ONLINE
) -> list[FigureInput]:
    """Return the list of a unit as inputs."""
    breakdown = parse_ref(ref).breakdown
    return [
        FigureInput(
            "procedure.online",
            unit_code,
            unit_code,
            window,
            figure(1),
            breakdown=of_member(breakdown, code),
            as_written=f"Thủ tục {code}",
        )
        for code in codes
    ]


@pytest.fixture
def world(db: None) -> None:
    unit("p", level="province")
    for code in ("c1", "c2", "c3"):
        unit(code, "p")
    indicator("procedure.online", OverUnits.DISTINCT, axes=["level"])


@pytest.mark.usefixtures("world")
def test_each_member_counts_once_up_the_tree() -> None:
    write(*members("c1", ["a", "b"]), *members("c2", ["b", "d"]), fact("c3", ONLINE, Blank.NONE_AROSE))
    answer = ask("p", ONLINE)
    assert (value_of(answer), answer.basis, answer.coverage.missing) == (3, Basis.PARTS, ())
    assert answer.coverage.present == ("c1", "c2", "c3")
    alone = ask("c1", ONLINE)
    assert (value_of(alone), alone.basis) == (2, Basis.REPORTED)


@pytest.mark.usefixtures("world")
def test_who_gives_a_number_without_a_list_is_named() -> None:
    write(*members("c1", ["a", "b"]), fact("c1", ONLINE, 2), fact("c2", ONLINE, 159))
    expected = {"procedure.online": frozenset({"c1", "c2", "c3"})}
    answer = ask("p", ONLINE, expected=expected)
    assert (value_of(answer), answer.coverage.missing) == (2, ("c2", "c3"))
    write(fact("p", ONLINE, 160))
    assert (value_of(ask("p", ONLINE)), value_of(ask("p", ONLINE, basis=PARTS))) == (160, 2)


@pytest.mark.usefixtures("world")
def test_without_any_list_there_is_no_count() -> None:
    write(*(fact(code, ONLINE, 159) for code in ("c1", "c2", "c3")))
    answer = ask("p", ONLINE, basis=PARTS)
    assert answer.is_missing
    assert "không cộng được" in answer.reason


@pytest.mark.usefixtures("world")
def test_lists_are_kept_apart_by_breakdown() -> None:
    write(
        *members("c1", ["a"], ref="procedure.online[level=full]^whole"),
        *members("c2", ["b"], ref="procedure.online[level=partial]^whole"),
    )
    assert value_of(ask("p", "procedure.online[level=full]^whole")) == 1
    assert ask("p", ONLINE).is_missing


@pytest.mark.usefixtures("world")
def test_a_list_from_above_speaks_for_those_below() -> None:
    unit("d", "p", level="district")
    unit("d1", "d")
    write(*members("d", ["a", "b"]), *members("d1", ["z"]), fact("c1", ONLINE, 0))
    answer = ask("p", ONLINE, expected={"procedure.online": frozenset({"d1", "c1", "c2"})})
    assert (value_of(answer), answer.coverage.missing) == (3, ("c2",))


@pytest.mark.usefixtures("world")
def test_members_that_vanish_are_ended_and_revisions_stay() -> None:
    scope = Scope("c1", subject="c1", places=frozenset({Place("procedure.online", Q3, Reach.WHOLE, "")}))

    def state(codes: Iterable[str]) -> int | None:
        done = record_figures(
            [fact("c1", ONLINE, 3), *members("c1", codes)],
            lane=Lane.APPROVED,
            actor="test",
            cause="test",
            replace_scope=scope,
        )
        return done.revision

    first = state(["a", "b", "d"])
    assert state(["a", "b", "d"]) is None
    state(["a", "e"])
    assert value_of(ask("p", ONLINE)) == 2
    assert value_of(ask("p", ONLINE, as_of=first)) == 3


@pytest.mark.usefixtures("world")
def test_a_merger_counts_what_both_old_units_and_the_new_one_list() -> None:
    merged, half = date(2021, 8, 1), Window(Q3.start, date(2021, 8, 1))
    unit("old", "p", stop=merged)
    unit("new", "p", start=merged)
    succession(merged, ["old"], ["new"])
    write(*members("old", ["a", "b"], half), *members("new", ["b", "d"], Window(merged, Q3.stop)))
    write(*members("c1", ["d", "e"]))
    for view in View:
        assert value_of(ask("p", ONLINE, view=view, today=date(2022, 1, 1))) == 4
    assert value_of(ask("new", ONLINE, view=View.TODAY, today=date(2022, 1, 1))) == 3


@pytest.mark.usefixtures("world")
def test_facts_tell_the_count_and_explain_the_members() -> None:
    write(*members("c1", ["a", "b"]), *members("c2", ["b"]))
    assert {str(ref): value_of(one) for ref, one in facts(Question("p", Q3, ())).items()} == {ONLINE: 2}
    [explained] = explain(Question("p", Q3, (parse_ref(ONLINE),)))
    assert len(explained.entries) == 3
    out = StringIO()
    asked = ("explain", "--unit", "p", "--period", "2021-Q3", "--indicator", "procedure.online", "--json")
    call_command(*asked, stdout=out)
    [told] = json.loads(out.getvalue())["figures"]
    assert told["value"] == 2
    assert told["members"] == [
        {"member": "a", "name": "Thủ tục a", "units": ["c1"]},
        {"member": "b", "name": "Thủ tục b", "units": ["c1", "c2"]},
    ]


UNITS = ("p", "d", "d1", "d2", "c")
TREE = {"d": ("p",), "d1": ("d", "p"), "d2": ("d", "p"), "c": ("p",), "p": ()}
ORIGINS = Origins({1: Lane.APPROVED.value}, {1: START})
LISTS = st.dictionaries(st.sampled_from(UNITS), st.sets(st.sampled_from("abcdef"), min_size=1))
NUMBERS = st.dictionaries(
    st.sampled_from(UNITS), st.sampled_from([0, 7, *map(str, ("none_arose", "not_yet_due"))])
)


@settings(max_examples=150)
@given(LISTS, NUMBERS)
def test_counts_are_those_of_plain_sets(
    lists: Mapping[str, set[str]], numbers: Mapping[str, int | str]
) -> None:
    counted = Counted(dict.fromkeys(UNITS, ONE), {"p": ONE}, "p")
    facts_of = {name: {code: _fact(1) for code in codes} for name, codes in lists.items()}
    found = tally(
        counted,
        facts_of,
        {name: _fact(said) for name, said in numbers.items()},
        TREE.__getitem__,
        ORIGINS,
        100,
    )
    below = {name: codes for name, codes in lists.items() if name != "p"}
    if not below:
        assert found.result.is_missing
        return
    assert found.result.amount == 100 * len(set[str]().union(*below.values()))
    for name in ("d", "d1", "d2", "c"):
        spoken = name in below or any(upper in below for upper in TREE[name])
        spoken = spoken or any(name in TREE[lower] for lower in below)
        assert (name in found.unlisted) == (numbers.get(name) == 7 and not spoken)
        assert (name in found.not_yet_due) == (numbers.get(name) == "not_yet_due" and not spoken)


def _fact(said: int | str) -> Fact:
    is_blank = isinstance(said, str)
    details = Details(blank=str(said)) if is_blank else None
    return Fact(1, 1, 1, "whole", "", 1, 1, None if is_blank else int(said), details)

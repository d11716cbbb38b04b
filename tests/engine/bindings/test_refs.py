"""References: canonical text, defaults, moments."""

from datetime import date

import pytest
from hypothesis import given

from cchc.engine.bindings.faults import BindingFault, SyntaxFault
from cchc.engine.bindings.refs import Known, Moment, MomentFault, MomentKind, Ref, parse_ref
from cchc.engine.kinds import Reach
from cchc.engine.periods import Basis, Period
from cchc.engine.windows import Window
from tests.engine.bindings.strategies import REFS

QUARTER = Period.parse("2021-Q3").window()
YEAR_START = date(2020, 12, 15)


@given(REFS)
def test_a_reference_reads_back(ref: Ref) -> None:
    assert parse_ref(str(ref)) == ref


def test_what_is_left_out_is_the_window_and_the_whole() -> None:
    assert parse_ref("dossier.finished") == Ref("dossier.finished", reach=Reach.WHOLE)
    assert str(parse_ref("dossier.finished@window")) == "dossier.finished^whole"


def test_moments_seen_from_a_quarter() -> None:
    def seen(text: str) -> Window:
        return parse_ref(f"a.b@{text}").moment.window(QUARTER, YEAR_START)

    assert seen("window") == QUARTER
    assert seen("end") == QUARTER.end
    assert seen("ytd") == Window(YEAR_START, QUARTER.stop)
    assert seen("since:2015") == Window(date(2014, 12, 15), QUARTER.stop)
    assert seen("at:2015") == Window(date(2015, 12, 15), date(2015, 12, 15))


def test_a_base_follows_the_basis() -> None:
    at = Moment(MomentKind.AT, Period.parse("2015"))
    assert at.window(QUARTER, YEAR_START, Basis.CALENDAR).start == date(2016, 1, 1)


def test_a_base_after_the_window_is_refused() -> None:
    with pytest.raises(MomentFault, match="since:2023"):
        parse_ref("a.b@since:2023").moment.window(QUARTER, YEAR_START)
    with pytest.raises(MomentFault, match="ytd"):
        parse_ref("a.b@ytd").moment.window(QUARTER, date(2022, 1, 1))


def test_a_base_belongs_to_since_and_at_only() -> None:
    with pytest.raises(MomentFault):
        Moment(MomentKind.SINCE)
    with pytest.raises(MomentFault):
        Moment(MomentKind.END, Period.parse("2015"))


def test_an_indicator_is_noun_and_verb() -> None:
    with pytest.raises(BindingFault):
        Ref("Dossier")


@pytest.mark.parametrize(
    ("text", "column", "near"),
    [
        ("dossier.finished[outcome=]", 26, None),
        ("dossier.finished[outcome=early", 31, None),
        ("dossier.finished[outcome=early,outcome=late]", 32, None),
        ("dossier.finished@edn", 18, "end"),
        ("dossier.finished@since", 23, None),
        ("dossier.finished@since:2015-Q9", 24, None),
        ("dossier.finished@end^hole", 22, "whole"),
        ("dossier.finished^own x", 22, None),
        ("dossier.finishd", 1, "dossier.finished"),
        ("dossier.finished[outcom=early]", 18, "outcome"),
        ("dossier.finished[outcome=erly]", 26, "early"),
    ],
)
def test_a_fault_gives_column_and_nearest_word(text: str, column: int, near: str | None) -> None:
    known = Known(["dossier.finished"], {"outcome": ["early", "late"]})
    with pytest.raises(SyntaxFault) as caught:
        parse_ref(text, known)
    assert (caught.value.column, caught.value.near) == (column, near)
    line, caret = str(caught.value).split("\n")[1:]
    assert line == text
    assert caret.index("^") == column - 1

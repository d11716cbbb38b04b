"""Codes of members, and the breakdowns in which they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.engine.bindings.breakdown import TOTAL, Breakdown
from cchc.engine.members import (
    LONGEST,
    MemberFault,
    MemberKey,
    figure_key,
    member_code,
    member_key,
    of_member,
)

CODES = st.from_regex(r"[a-z0-9][a-z0-9_.-]{0,20}", fullmatch=True)
FILTERS = st.dictionaries(st.sampled_from(["level", "a", "z"]), st.sampled_from(["x", "y"]))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (" 1.000082.H32 ", "1.000082.h32"),
        ("76/KH-UBND", "76-kh-ubnd"),
        ("Xã  Đông Hà", "xadongha"),
        ("A_1", "a_1"),
    ],
)
def test_a_code_is_compared_without_spaces_marks_and_capitals(written: str, code: str) -> None:
    assert member_code(written) == code


@pytest.mark.parametrize("written", ["", " ", "a;b", "a=b", "a|b", "-a", "x" * (LONGEST + 1)])
def test_what_cannot_be_a_code_is_refused(written: str) -> None:
    with pytest.raises(MemberFault, match="không dùng làm mã được"):
        member_code(written)


@given(FILTERS, CODES)
def test_the_key_of_a_member_comes_apart_again(filters: dict[str, str], code: str) -> None:
    breakdown = Breakdown.of(filters)
    key = of_member(breakdown, member_code(code)).key
    assert member_key(key) == MemberKey(breakdown.key, code)
    assert figure_key(key) == figure_key(breakdown.key) == breakdown.key
    assert Breakdown.parse(key) == of_member(breakdown, code)


def test_a_figure_is_no_member() -> None:
    assert member_key(TOTAL.key) is None
    assert member_key("team_member=x") is None
    assert figure_key("team_member=x") == "team_member=x"

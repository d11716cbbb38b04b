"""The parser reads what a tree prints, and says exactly where a text breaks the grammar."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.engine.bindings.ast import (
    Call,
    CircularRows,
    Combined,
    Expression,
    Function,
    Number,
    Row,
    UnknownRow,
    order_of,
    refs_of,
    rows_of,
)
from cchc.engine.bindings.faults import BindingFault, SyntaxFault
from cchc.engine.bindings.parser import parse
from cchc.engine.bindings.refs import Known
from tests.engine.bindings.strategies import EXPRESSIONS


@given(EXPRESSIONS)
def test_a_printed_tree_reads_back_equal(expression: Expression) -> None:
    assert parse(str(expression)) == expression


@given(st.text(alphabet="$ab.(),+-[]=|@^:0159ratio \n", max_size=40))
def test_any_text_is_read_or_refused_at_a_column(text: str) -> None:
    try:
        read = parse(text)
    except SyntaxFault as fault:
        column = fault.column
    else:
        assert parse(str(read)) == read
        return
    assert 1 <= column <= len(text) + 1


def test_plus_and_minus_group_from_the_left() -> None:
    assert parse("$a - $b + 1.50") == Combined("+", Combined("-", Row("a"), Row("b")), Number(Fraction(3, 2)))


def test_references_and_rows_are_listed_once_in_order() -> None:
    expression = parse("ratio(a.b[x=1] + a.c, a.b[x=1]) + $z - $y - $z")
    assert [str(ref) for ref in refs_of(expression)] == ["a.b[x=1]^whole", "a.c^whole"]
    assert rows_of(expression) == ("z", "y")


@pytest.mark.parametrize(
    ("text", "column", "near"),
    [
        ("", 1, None),
        ("ratio($a)", 9, None),
        ("ratio($a, $b, $c)", 13, None),
        ("ratoi($a, $b)", 1, "ratio"),
        ("ratio(done_d, $a)", 7, "$done_d"),
        ("$done_p + 1", 2, "done_d"),
        ("$a $b", 4, None),
        ("($a + $b", 9, None),
        ("share($a)", 7, None),
        ("distinct(a.b + a.c)", 10, None),
        ("1.5.2", 1, None),
        ("$a * 2", 4, None),
        ("- $a", 1, None),
        ("(" * 60 + "1" + ")" * 60, 42, None),
    ],
)
def test_a_fault_gives_column_and_nearest_word(text: str, column: int, near: str | None) -> None:
    with pytest.raises(SyntaxFault) as caught:
        parse(text, Known(rows=["a", "b", "c", "done_d"]))
    assert (caught.value.column, caught.value.near) == (column, near)


def test_a_fault_names_what_was_expected_and_found() -> None:
    with pytest.raises(SyntaxFault, match="cần “,”, nhưng gặp “\\)”"):
        parse("ratio($a)")
    with pytest.raises(SyntaxFault, match="hết biểu thức"):
        parse("$a +")


def test_an_endless_sum_is_refused() -> None:
    with pytest.raises(SyntaxFault, match="ít số hạng hơn"):
        parse(" + ".join(["1"] * 1000))


def test_trees_that_the_grammar_cannot_write_are_refused() -> None:
    with pytest.raises(BindingFault):
        Call(Function.SHARE, (Row("a"),))
    with pytest.raises(BindingFault):
        Number(Fraction(1, 3))


def test_rows_stand_after_those_they_use() -> None:
    rows = {"a": parse("$b + $c"), "b": parse("$c"), "c": parse("x.y"), "d": parse("1")}
    order = order_of(rows)
    assert sorted(order) == sorted(rows)
    assert order.index("c") < order.index("b") < order.index("a")


def test_a_circle_of_rows_is_named_in_the_order_of_use() -> None:
    with pytest.raises(CircularRows) as caught:
        order_of({"x": parse("$a"), "a": parse("$b"), "b": parse("ratio($c, 2)"), "c": parse("$a + 1")})
    cycle = caught.value.cycle
    assert cycle[0] == cycle[-1]
    assert set(pairwise(cycle)) == {("a", "b"), ("b", "c"), ("c", "a")}


def test_a_row_that_uses_itself_is_a_circle() -> None:
    with pytest.raises(CircularRows, match="\\$a → \\$a"):
        order_of({"a": parse("$a + 1")})


def test_an_unknown_row_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownRow, match="“\\$done_d”"):
        order_of({"rate": parse("$done_p"), "done_d": parse("x.y")})

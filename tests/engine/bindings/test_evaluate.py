"""Bindings compute exactly, blanks keep their meaning, every step is kept."""

import json
from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.engine.arithmetic import NOT_YET_DUE, DivisionByZero, NotANumber
from cchc.engine.bindings.ast import Function
from cchc.engine.bindings.evaluate import Traced, evaluate, evaluate_rows
from cchc.engine.bindings.faults import BindingFault
from cchc.engine.bindings.parser import parse
from cchc.engine.bindings.refs import Ref
from cchc.engine.bindings.trace import explain
from cchc.engine.figures import MISSING, NONE_AROSE, NOT_APPLICABLE, Figure


def amount(value: int | str | Fraction) -> Figure:
    return Figure(amount=Fraction(value))


def missing(_asked: object) -> Figure:
    return MISSING


def compute(text: str, rows: Mapping[str, Figure]) -> Traced:
    return evaluate(parse(text), lambda ref: rows[ref.indicator], lambda key: rows[key])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ratio($ontime, $done)", Fraction(100 * 1997, 2055)),
        ("cut($now, $before)", Fraction(100 * 5, 64)),
        ("$ontime - $done + 0.5", Fraction(-115, 2)),
        ("$ontime - ($done - 1)", Fraction(-57)),
        ("ratio($ontime + $done, $done)", Fraction(100 * 4052, 2055)),
        ("unit.count + 1", Fraction(62)),
    ],
)
def test_results_are_exact(text: str, expected: Fraction) -> None:
    rows = {"ontime": amount(1997), "done": amount(2055), "now": amount(59), "before": amount(64)}
    assert compute(text, {**rows, "unit.count": amount(61)}).figure.amount == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$five + $none", amount(5)),
        ("$five + $na", amount(5)),
        ("$five - $na", amount(5)),
        ("$na - $five", NOT_APPLICABLE),
        ("$five + $missing", MISSING),
        ("$later + $missing", MISSING),
        ("$later + $na", NOT_YET_DUE),
        ("$none - $none", NONE_AROSE),
        ("$none + $na", NONE_AROSE),
        ("$none - $five", amount(-5)),
        ("ratio($none, $five)", amount(0)),
        ("ratio($none, $none)", NONE_AROSE),
        ("ratio($na, $five)", NOT_APPLICABLE),
        ("ratio($five, $missing)", MISSING),
        ("ratio($five, $later)", NOT_YET_DUE),
        ("cut($none, $five)", amount(100)),
        ("cut($none, $none)", NONE_AROSE),
        ("cut($five, $na)", NOT_APPLICABLE),
        ("cut($five, $missing)", MISSING),
    ],
)
def test_blanks_keep_their_meaning(text: str, expected: Figure) -> None:
    rows = {
        "five": amount(5),
        "none": NONE_AROSE,
        "na": NOT_APPLICABLE,
        "missing": MISSING,
        "later": NOT_YET_DUE,
    }
    traced = compute(text, rows)
    assert traced.figure == expected
    assert traced.faults == ()


@pytest.mark.parametrize("text", ["ratio($five, $zero)", "cut($five, $none)", "1 + ratio($five, $zero)"])
def test_something_over_zero_is_missing_and_says_why(text: str) -> None:
    traced = compute(text, {"five": amount(5), "zero": amount(0), "none": NONE_AROSE})
    assert traced.figure == MISSING
    assert [type(fault) for fault in traced.faults] == [DivisionByZero]
    assert any("Mẫu số bằng 0" in line for line in explain(traced.step))


def test_words_are_not_computed_with() -> None:
    traced = compute("$a + 1", {"a": Figure(text="Có")})
    assert traced.figure == MISSING
    assert isinstance(traced.faults[0], NotANumber)


def test_words_pass_through_a_plain_reference() -> None:
    assert compute("$a", {"a": Figure(text="Có")}).figure == Figure(text="Có")


def test_share_and_distinct_ask_for_the_units_below() -> None:
    asked: list[tuple[Function, Ref]] = []

    def over_units(function: Function, ref: Ref) -> Figure:
        asked.append((function, ref))
        return amount(75)

    traced = evaluate(parse("share(a.b) - 5"), missing, missing, over_units_of=over_units)
    assert traced.figure == amount(70)
    assert asked == [(Function.SHARE, Ref("a.b"))]
    with pytest.raises(BindingFault, match="distinct"):
        compute("distinct(a.b)", {})


def test_the_explanation_names_what_is_missing() -> None:
    lines = explain(compute("$a + $b", {"a": amount(1), "b": MISSING}).step)
    assert lines == ["$a + $b = thiếu số liệu — chưa có số liệu của $b", "  $a = 1", "  $b = thiếu số liệu"]


def test_steps_are_plain_data() -> None:
    data = compute("ratio($a, $b)", {"a": amount(1), "b": amount(3)}).step.as_data()
    assert json.loads(json.dumps(data)) == data
    assert (data["amount"], data["shown"], data["how"]) == ("100/3", "33,3333", "100 × 1 ÷ 3")


def test_rows_of_a_form_are_computed_in_any_order() -> None:
    rows = {
        "rate": parse("ratio($ontime, $done)"),
        "ontime": parse("$early + $on_time"),
        "done": parse("10687"),
        "early": parse("10205"),
        "on_time": parse("381"),
    }
    done = evaluate_rows(rows, missing)
    assert list(done) == list(rows)
    assert done["rate"].figure.amount == Fraction(100 * 10586, 10687)


@given(st.lists(st.tuples(st.sampled_from("+-"), st.integers(0, 10**6)), min_size=1, max_size=12))
def test_a_chain_equals_its_arithmetic(terms: list[tuple[str, int]]) -> None:
    text = "0 " + " ".join(f"{sign} {number}" for sign, number in terms)
    expected = sum(number if sign == "+" else -number for sign, number in terms)
    assert compute(text, {}).figure == amount(expected)

"""Single figures, pairs of figures, and the rules that follow from the rows of a form."""

from fractions import Fraction

import pytest

from cchc.engine.bindings.parser import parse
from cchc.engine.figures import MISSING, NONE_AROSE, Figure
from cchc.engine.kinds import ValueType
from cchc.engine.rules.findings import Said
from cchc.engine.rules.pairs import NeverFalls, SameValue
from cchc.engine.rules.ratios import RatioAgrees
from cchc.engine.rules.single import ChoiceInList, WithinRange, count_range, percent_range
from cchc.engine.rules.structure import RowShape, check_all, structural_rules
from cchc.engine.rules.sums import Partition, PartOfTotal


@pytest.mark.parametrize(
    ("rule", "stated", "word"),
    [
        (percent_range("x"), "119", "100"),
        (percent_range("x"), "-0.5", "nhỏ hơn"),
        (count_range("x"), "-1", "nhỏ hơn"),
        (count_range("x"), "1.25", "số nguyên"),
        (ChoiceInList("x", (0, 1)), "2", "0, 1"),
    ],
)
def test_a_figure_that_cannot_be(rule: WithinRange | ChoiceInList, stated: str, word: str) -> None:
    finding = rule.check({"x": Said.of(stated)})
    assert finding is not None
    assert word in str(finding)
    assert finding.stated == Fraction(stated)


def test_figures_that_can_be() -> None:
    assert percent_range("x").check({"x": Said.of("96.04")}) is None
    assert percent_range("x").check({"x": Said.of("100")}) is None
    assert count_range("x").check({"x": Said.of("0")}) is None
    assert count_range("x").check({"x": Said(NONE_AROSE)}) is None
    assert ChoiceInList("x", (0, 1)).check({"x": Said.of(0)}) is None
    assert ChoiceInList("x", (0, 1)).check({}) is None


def test_words_are_no_choice() -> None:
    finding = ChoiceInList("x", (0, 1)).check({"x": Said(Figure(text="Có"))})
    assert finding is not None
    assert "Có" in str(finding)


def test_one_indicator_has_one_value() -> None:
    rule = SameValue(("appendix4", "appendix5", "appendix6"))
    said = {"appendix4": Said.of(61), "appendix5": Said.of(61), "appendix6": Said.of(74, label="Phụ lục 6")}
    finding = rule.check(said)
    assert finding is not None
    assert (finding.stated, finding.computed) == (Fraction(61), Fraction(74))
    assert "Phụ lục 6" in str(finding)
    assert rule.check({**said, "appendix6": Said(MISSING)}) is None
    assert rule.check({}) is None


def test_a_shorter_print_of_the_same_value_agrees() -> None:
    rule = SameValue(("a", "b"))
    assert rule.check({"a": Said.of("97.2"), "b": Said.of("97.18")}) is None
    assert rule.check({"a": Said.of("97.18"), "b": Said.of("97.2")}) is None
    assert rule.check({"a": Said.of("97.18"), "b": Said.of("97.19")}) is not None
    assert rule.check({"a": Said.of("84.01"), "b": Said.of("83.94")}) is not None
    assert rule.check({"a": Said(Figure(text="Có")), "b": Said(Figure(text="Không"))}) is not None


def test_what_accumulates_never_falls() -> None:
    rule = NeverFalls("q1", "q3")
    assert rule.check({"q1": Said.of(5), "q3": Said.of(5)}) is None
    assert rule.check({"q1": Said.of(5), "q3": Said(MISSING)}) is None
    finding = rule.check({"q1": Said.of(5), "q3": Said.of(4)})
    assert finding is not None
    assert "không thể giảm" in str(finding)


ROWS = [
    RowShape("rate", ValueType.PERCENT, parse("ratio($ontime, $done)"), bounded=True),
    RowShape("done", expression=parse("dossier.finished")),
    RowShape("ontime", expression=parse("dossier.finished[outcome=early|on_time]"), part_of="done"),
    RowShape("all", expression=parse("$done + $ontime + $again")),
    RowShape("balance", expression=parse("$done - $ontime")),
    RowShape("again", expression=parse("dossier.finished@window^whole"), partition=("x", "y")),
    RowShape("meeting", ValueType.CHOICE, choices=(0, 1)),
    RowShape("year", ValueType.MONEY, before="year@earlier"),
]


def test_rules_follow_from_the_rows() -> None:
    rules = [rule for rule in structural_rules(ROWS) if not isinstance(rule, WithinRange)]
    assert rules == [
        RatioAgrees("rate", "ontime", "done"),
        PartOfTotal("ontime", "done"),
        Partition("all", ("done", "ontime", "again")),
        Partition("again", ("x", "y")),
        ChoiceInList("meeting", (0, 1)),
        NeverFalls("year@earlier", "year"),
        SameValue(("done", "again")),
    ]


def test_counts_and_bounded_percentages_have_ranges() -> None:
    ranged = [rule.key for rule in structural_rules(ROWS) if isinstance(rule, WithinRange)]
    assert ranged == ["rate", "done", "ontime", "all", "balance", "again"]


def test_the_communes_of_xin_man_in_2023() -> None:
    stated = {"rate": Said.of("98.8"), "done": Said.of(8632), "ontime": Said.of(8589)}
    (finding,) = check_all(structural_rules(ROWS[:3]), stated)
    assert (finding.rule, finding.keys) == ("ratio", ("rate", "ontime", "done"))
    assert "99,50%" in str(finding)

"""Kinds over units: ratio, greatest, latest, share, owner, and those that never add."""

from datetime import date
from fractions import Fraction

import pytest

from cchc.engine.figures import Blank
from cchc.engine.kinds import OverTime, OverUnits, ValueType
from cchc.statistics.resolve import Basis, BasisChoice
from cchc.units.models import Unit, UnitFunction
from tests.statistics.world import Q3, START, ask, fact, indicator, unit, value_of, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world() -> None:
    unit("p", level="province")
    for code in ("c1", "c2", "c3"):
        unit(code, "p")
    unit("s", "p", level="department")


class TestRatio:
    """Computed over the sums of its parts; a reported one is never added."""

    @pytest.fixture(autouse=True)
    def rate(self) -> None:
        indicator("dossier.finished")
        indicator(
            "dossier.rate",
            OverUnits.RATIO,
            value_type=ValueType.PERCENT,
            decimals=2,
            numerator="dossier.finished[outcome=early|on_time]",
            denominator="dossier.finished",
        )

    def done(self, code: str, on_time: object, late: object, sector: str = "tax") -> None:
        axes = f"sector={sector}"
        write(
            fact(code, f"dossier.finished[outcome=early,{axes}]^own", 0),
            fact(code, f"dossier.finished[outcome=on_time,{axes}]^own", on_time),
            fact(code, f"dossier.finished[outcome=late,{axes}]^own", late),
        )

    def test_it_is_computed_from_sums_not_from_ratios(self) -> None:
        self.done("c1", 1, 0)
        self.done("c2", 0, 2)
        answer = ask("p", "dossier.rate^whole")
        assert answer.figure.amount == Fraction(100, 3)
        assert answer.basis is Basis.COMPUTED

    def test_its_axes_pass_down_to_both_parts(self) -> None:
        self.done("c1", 1, 1, "tax")
        self.done("c1", 3, 1, "land")
        assert value_of(ask("p", "dossier.rate[sector=land]^whole")) == 75
        assert value_of(ask("p", "dossier.rate[outcome=late]^whole")) is Blank.MISSING

    def test_a_complete_computation_wins_and_the_reported_stands_beside(self) -> None:
        self.done("c1", 1, 1)
        write(fact("p", "dossier.rate^whole", "49.9"))
        answer = ask("p", "dossier.rate^whole")
        assert value_of(answer) == 50
        assert answer.alternatives.reported is not None
        assert answer.alternatives.reported.amount == Fraction("49.9")
        expected = {"dossier.finished": frozenset({"c1", "c2"})}
        partial = ask("p", "dossier.rate^whole", expected=expected)
        assert (partial.figure.amount, partial.basis) == (Fraction("49.9"), Basis.REPORTED)

    def test_a_partial_computation_answers_where_nothing_is_reported(self) -> None:
        self.done("c1", 1, 1)
        answer = ask("p", "dossier.rate^whole", expected={"dossier.finished": frozenset({"c1", "c2"})})
        assert (value_of(answer), answer.coverage.missing) == (50, ("c2",))

    def test_reported_ratios_are_never_added(self) -> None:
        write(fact("c1", "dossier.rate^whole", 50), fact("c2", "dossier.rate^whole", 70))
        assert value_of(ask("p", "dossier.rate^whole")) is Blank.MISSING
        assert value_of(ask("c1", "dossier.rate^whole")) == 50

    def test_nothing_of_nothing_is_none_arose(self) -> None:
        self.done("c1", 0, Blank.NONE_AROSE)
        assert value_of(ask("p", "dossier.rate^whole")) is Blank.NONE_AROSE

    def test_the_basis_asked_for_is_kept(self) -> None:
        self.done("c1", 1, 1)
        assert value_of(ask("p", "dossier.rate^whole", basis=BasisChoice.REPORTED)) is Blank.MISSING
        write(fact("p", "dossier.rate^whole", 49))
        assert value_of(ask("p", "dossier.rate^whole", basis=BasisChoice.REPORTED)) == 49
        assert value_of(ask("c2", "dossier.rate^whole", basis=BasisChoice.PARTS)) is Blank.MISSING


def test_the_greatest() -> None:
    indicator("delay.longest", OverUnits.MAX)
    write(
        fact("c1", "delay.longest^own", 3),
        fact("c2", "delay.longest^own", Blank.NONE_AROSE),
        fact("c3", "delay.longest^whole", 9),
        fact("c3", "delay.longest^own", 99),
    )
    assert value_of(ask("p", "delay.longest^whole")) == 9


def test_the_latest_by_own_date_then_revision() -> None:
    indicator("network.state", OverUnits.LATEST, OverTime.STOCK, ValueType.TEXT)
    ref = "network.state@end^own"
    window = Q3.end
    write(fact("c1", ref, "đủ", window, as_of=date(2021, 9, 1)))
    write(fact("c2", ref, "thiếu", window, as_of=date(2021, 8, 1)))
    assert value_of(ask("p", "network.state@end^whole")) == "đủ"
    write(fact("c3", ref, "hỏng", window))
    assert value_of(ask("p", "network.state@end^whole")) == "hỏng"


def test_the_share_of_units_that_say_yes() -> None:
    indicator("office.connected", OverUnits.SHARE, value_type=ValueType.YES_NO)
    ref = "office.connected^own"
    write(fact("c1", ref, 1), fact("c2", ref, 0), fact("s", ref, Blank.NOT_APPLICABLE))
    share = "office.connected^whole"
    assert value_of(ask("p", share)) == 50
    expected = {"office.connected": frozenset({"c1", "c2", "c3", "s"})}
    answer = ask("p", share, expected=expected)
    assert answer.figure.amount == Fraction(100, 3)
    assert answer.coverage.missing == ("c3",)
    write(fact("p", share, 80))
    assert value_of(ask("p", share)) == 80


@pytest.mark.parametrize("kind", [OverUnits.DISTINCT, OverUnits.NONE])
def test_what_never_adds_is_reported_or_missing_with_the_reason(kind: OverUnits) -> None:
    indicator("procedure.listed", kind)
    write(fact("c1", "procedure.listed^whole", 159), fact("c2", "procedure.listed^own", 159))
    answer = ask("p", "procedure.listed^whole")
    assert answer.is_missing
    assert "không" in answer.reason
    assert value_of(ask("c1", "procedure.listed^whole")) == 159


class TestOwner:
    """The office that holds the function answers for all."""

    @pytest.fixture(autouse=True)
    def office(self) -> None:
        indicator("law.issued", OverUnits.OWNER, owner="justice")
        held = Unit.objects.get(code="s")
        UnitFunction.objects.create(unit=held, function="justice", valid_from=START)

    def test_its_figure_wins_over_the_reported(self) -> None:
        write(fact("p", "law.issued^whole", 10), fact("p", "law.issued^whole", 12, reporter="s"))
        answer = ask("p", "law.issued^whole")
        assert (value_of(answer), answer.basis) == (12, Basis.OWNER)
        assert value_of(ask("p", "law.issued^whole", basis=BasisChoice.REPORTED)) == 10

    def test_it_answers_for_a_commune_too(self) -> None:
        write(
            fact("c1", "law.issued^whole", 3, reporter="s"), fact("c1", "law.issued^whole", 4, reporter="c2")
        )
        assert value_of(ask("c1", "law.issued^whole")) == 3
        assert ask("p", "law.issued^whole").is_missing

    def test_without_it_the_reported_answers(self) -> None:
        write(fact("p", "law.issued^whole", 10))
        answer = ask("p", "law.issued^whole")
        assert (value_of(answer), answer.basis) == (10, Basis.REPORTED)
        assert ask("p", "law.issued^whole", basis=BasisChoice.OWNER).is_missing

    def test_it_stands_beside_a_sum(self) -> None:
        indicator("dossier.finished", owner="justice")
        write(fact("c1", "dossier.finished^own", 3), fact("p", "dossier.finished^whole", 5, reporter="s"))
        answer = ask("p", "dossier.finished^whole")
        assert value_of(answer) == 3
        assert answer.alternatives.owner is not None
        assert answer.alternatives.owner.amount == 5
        assert value_of(ask("p", "dossier.finished^whole", basis=BasisChoice.OWNER)) == 5

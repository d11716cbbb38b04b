"""Drawn trees, forms and fillings: consolidation equals a plain recomputation by kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cchc.catalogue.models import Axis, AxisValue
from cchc.engine.kinds import OverTime, OverUnits, ValueType
from cchc.reporting.services.approve import approve
from cchc.reporting.services.consolidate import consolidate
from cchc.reporting.services.submit import submit
from cchc.units.models import Unit, UnitName
from tests.reporting.round_world import Q3, fill_in, form
from tests.statistics.world import indicator, unit

pytestmark = pytest.mark.django_db
KINDS = ("sum", "sum_land", "max", "share", "distinct", "own")
REFS = {
    "sum": "drawn.sum^whole",
    "sum_land": "drawn.sum[sector=land]^whole",
    "max": "drawn.max^whole",
    "share": "drawn.share^whole",
    "distinct": "drawn.distinct^whole",
    "own": "drawn.own^own",
}


@dataclass(frozen=True)
class Drawn:
    """Communes below districts (or right below the province), what each writes, and how far it came."""

    districts: tuple[int | None, ...]
    cells: tuple[Mapping[str, str], ...]
    approved: tuple[bool, ...]


CELL = st.one_of(st.integers(0, 50).map(str), st.sampled_from(["", "none_arose", "not_applicable"]))


@st.composite
def drawn_rounds(draw: st.DrawFn) -> Drawn:
    count = draw(st.integers(1, 5))
    below = st.sampled_from([None, 0, 1])
    cells = st.fixed_dictionaries(
        {**dict.fromkeys(KINDS, CELL), "share": st.sampled_from(["Có", "Không", "", "not_applicable"])}
    )
    return Drawn(
        tuple(draw(below) for _ in range(count)),
        tuple(draw(cells) for _ in range(count)),
        tuple(draw(st.booleans()) for _ in range(count)),
    )


@pytest.fixture(autouse=True)
def world() -> None:
    unit("p", level="province")
    for code in ("d0", "d1"):
        unit(code, "p", level="district")
    sector = Axis.objects.create(code="sector", name_vi="sector", name_en="sector")
    for position, key in enumerate(("land", "other")):
        AxisValue.objects.create(axis=sector, key=key, position=position, name_vi=key, name_en=key)
    indicator("drawn.sum")
    indicator("drawn.max", OverUnits.MAX)
    indicator("drawn.share", OverUnits.SHARE, OverTime.STOCK, ValueType.PERCENT, 4)
    indicator("drawn.distinct", OverUnits.DISTINCT)
    indicator("drawn.own")
    rows = [{"key": key, "values": [ref]} for key, ref in REFS.items()]
    form("lower", rows, levels=["commune"])
    form("upper", [*rows, {"key": "rate", "values": ["ratio($sum_land, $sum)"]}], levels=["province"])


@settings(
    max_examples=8, phases=(Phase.generate,), suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(drawn_rounds())
def test_consolidation_equals_a_plain_recomputation(drawn: Drawn) -> None:
    with transaction.atomic():
        codes = [f"c{place}" for place in range(len(drawn.cells))]
        for code, district in zip(codes, drawn.districts, strict=True):
            made = unit(code, "p" if district is None else f"d{district}")
            UnitName.objects.create(unit=made, name=code, valid_from=made.valid_from)
        said = dict(zip(codes, drawn.cells, strict=True))
        fill_in("lower", said)
        come = [code for code, is_in in zip(codes, drawn.approved, strict=True) if is_in]
        submit("lower", come, Q3, actor="lan", reason="x")
        approve("lower", come, Q3, actor="lan")
        # A draft without any figure is refused, so it has not come.
        there = {code: said[code] for code in come if any(said[code].values())}
        found = {one.row.key: one for one in consolidate("upper", "p", Q3, actor="ha").reconciliation.rows}
        for key in ("sum", "sum_land", "max"):
            expected = folded(key, [cells[key] for cells in there.values()])
            assert found[key].chosen.figures[0].amount == expected, key
            silent = {code for code in codes if not there.get(code, {}).get(key)}
            assert set(found[key].missing) == silent, key
        assert found["share"].chosen.figures[0].amount == share(codes, there)
        assert found["distinct"].chosen.basis is found["own"].chosen.basis is None
        check_ratio(found["rate"].chosen.figures[0].amount, there)
        transaction.set_rollback(True)
    assert not Unit.objects.filter(level="commune").exists()


def folded(key: str, cells: Sequence[str]) -> Fraction | None:
    """None without an amount: the figure is then a blank."""
    amounts = [int(cell) for cell in cells if cell.isdigit()]
    if not amounts:
        return None
    return Fraction(max(amounts) if key == "max" else sum(amounts))


def share(codes: Sequence[str], there: Mapping[str, Mapping[str, str]]) -> Fraction | None:
    """Yes among all who are expected and to whom it applies; nothing where nobody said anything."""
    words = {code: there.get(code, {}).get("share", "") for code in codes}
    base = [word for word in words.values() if word != "not_applicable"]
    if not any(words.values()) or not base:
        return None
    return Fraction(100 * sum(word == "Có" for word in base), len(base))


def check_ratio(rate: Fraction | None, there: Mapping[str, Mapping[str, str]]) -> None:
    """The ratio of the sums, where both are amounts and something is divided."""
    above, below = (folded(key, [cells[key] for cells in there.values()]) for key in ("sum_land", "sum"))
    if above is not None and below:
        assert rate == 100 * above / below

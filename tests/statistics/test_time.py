"""Windows: exact ones answer, flows may tile, others are named; lives clip them."""

from datetime import date
from fractions import Fraction

import pytest

from cchc.catalogue.models import Indicator, IndicatorDefinition
from cchc.engine.bindings.refs import parse_ref
from cchc.engine.figures import Blank
from cchc.engine.kinds import OverTime, OverUnits, ValueType
from cchc.engine.windows import Window
from cchc.statistics.faults import StatisticsFault
from cchc.statistics.queries.targets import Definitions
from cchc.statistics.resolution.windows import window_of, year_start_of
from cchc.statistics.resolve import OtherWindow
from tests.statistics.world import Q3, ask, fact, indicator, unit, value_of, write

pytestmark = pytest.mark.django_db
FLOW = "dossier.finished^own"
STOCK = "staff.count@end^own"
YEAR = Window(date(2020, 12, 15), date(2021, 12, 15))
QUARTERS = [
    Window(one, other)
    for one, other in [
        (date(2020, 12, 15), date(2021, 3, 15)),
        (date(2021, 3, 15), date(2021, 6, 15)),
        (date(2021, 6, 15), date(2021, 9, 15)),
        (date(2021, 9, 15), date(2021, 12, 15)),
    ]
]


@pytest.fixture(autouse=True)
def world() -> None:
    unit("p", level="province")
    unit("c", "p")
    indicator("dossier.finished")
    indicator("staff.count", over_time=OverTime.STOCK)
    indicator("plan.done", over_time=OverTime.YTD)


def test_a_flow_adds_over_windows_that_tile_exactly() -> None:
    write(*(fact("c", FLOW, 10 + number, window) for number, window in enumerate(QUARTERS)))
    assert value_of(ask("c", FLOW, YEAR)) == 46
    answer = ask("p", "dossier.finished^whole", YEAR)
    assert value_of(answer) == 46
    assert len(answer.entries) == 4


def test_an_exact_window_wins_over_its_pieces() -> None:
    write(fact("c", FLOW, 40, YEAR), *(fact("c", FLOW, 1, window) for window in QUARTERS))
    assert value_of(ask("c", FLOW, YEAR)) == 40


def test_a_gap_is_refused_and_the_other_windows_are_named() -> None:
    write(*(fact("c", FLOW, 1, window) for window in QUARTERS[:3]))
    answer = ask("p", "dossier.finished^whole", YEAR)
    assert value_of(answer) is Blank.MISSING
    assert answer.coverage.other_window == tuple(OtherWindow("c", window) for window in QUARTERS[:3])


def test_the_same_year_cut_a_month_earlier_is_named_not_added() -> None:
    early = Window(YEAR.start, date(2021, 11, 15))
    write(fact("c", FLOW, 7, early), fact("p", FLOW, 1, YEAR))
    answer = ask("p", "dossier.finished^whole", YEAR)
    assert value_of(answer) == 1
    assert answer.coverage.other_window == (OtherWindow("c", early),)


def test_a_stock_is_read_when_the_window_stops_and_never_added() -> None:
    write(*(fact("c", STOCK, 5, window.end) for window in QUARTERS[:3]))
    assert value_of(ask("c", STOCK, Q3)) == 5
    assert value_of(ask("c", "staff.count^own", Q3)) == 5
    assert value_of(ask("c", STOCK, YEAR)) is Blank.MISSING


def test_an_instant_near_by_is_named() -> None:
    near = Window(date(2021, 9, 30), date(2021, 9, 30))
    write(fact("c", STOCK, 5, near), fact("c", STOCK, 4, QUARTERS[1].end))
    assert ask("c", STOCK, Q3).coverage.other_window == (OtherWindow("c", near),)


def test_a_figure_since_the_start_of_the_year_is_read_over_that_window() -> None:
    to_date = Window(YEAR.start, Q3.stop)
    write(fact("c", "plan.done@ytd^own", 12, to_date))
    assert value_of(ask("c", "plan.done@ytd^own", Q3)) == 12
    assert value_of(ask("c", "plan.done^own", Q3)) == 12


def test_at_and_since_look_back_to_their_base() -> None:
    stop = date(2015, 12, 15)
    write(fact("c", "staff.count@end^own", 90, Window(stop, stop)))
    assert value_of(ask("c", "staff.count@at:2015^own", Q3)) == 90
    write(fact("c", FLOW, 300, Window(date(2014, 12, 15), Q3.stop)))
    assert value_of(ask("c", "dossier.finished@since:2015^own", Q3)) == 300


def test_a_window_is_clipped_to_the_life_of_its_unit() -> None:
    end = date(2021, 7, 1)
    unit("old", "p", stop=end)
    unit("new", "p", start=end)
    write(
        fact("old", FLOW, 3, Window(Q3.start, end)),
        fact("new", FLOW, 4, Window(end, Q3.stop)),
        fact("c", FLOW, 5, Q3),
    )
    answer = ask("p", "dossier.finished^whole", Q3)
    assert value_of(answer) == 12
    assert answer.coverage.present == ("c", "new", "old")
    assert ask(
        "p", "staff.count@end^whole", Q3, expected={"staff.count": frozenset({"old", "new"})}
    ).coverage.missing == ("new",)


@pytest.mark.parametrize(
    ("window", "start"),
    [
        (Q3, date(2020, 12, 15)),
        (YEAR, date(2020, 12, 15)),
        (Window(date(2021, 12, 15), date(2022, 1, 15)), date(2021, 12, 15)),
        (Window(date(2021, 7, 1), date(2021, 10, 1)), date(2021, 1, 1)),
        (Window(date(2021, 10, 1), date(2022, 1, 1)), date(2021, 1, 1)),
    ],
)
def test_the_year_of_a_window(window: Window, start: date) -> None:
    assert year_start_of(window) == start


def test_writers_find_the_window_of_a_ref_in_the_same_way() -> None:
    assert window_of(parse_ref("a.b^own"), OverTime.STOCK, Q3) == Q3.end
    assert window_of(parse_ref("a.b@end^own"), OverTime.FLOW, Q3) == Q3.end
    assert window_of(parse_ref("a.b^own"), OverTime.YTD, Q3) == Window(date(2020, 12, 15), Q3.stop)
    assert window_of(parse_ref("a.b@ytd^own"), OverTime.FLOW, Q3, date(2021, 1, 1)).start == date(2021, 1, 1)


def test_days_before_the_first_definition_follow_the_first() -> None:
    IndicatorDefinition.objects.create(
        indicator=Indicator.objects.get(code="dossier.finished"),
        version=2,
        valid_from=date(2022, 1, 1),
        value_type=ValueType.COUNT,
        decimals=1,
        over_units=OverUnits.SUM,
        over_time=OverTime.FLOW,
    )
    known = Definitions()
    known.load(["dossier.finished"])
    days = [date(2009, 6, 1), date(2021, 12, 31), date(2022, 1, 1)]
    assert [known.on("dossier.finished", day).version for day in days] == [1, 1, 2]
    early = Window(date(2009, 3, 15), date(2009, 6, 15))
    with pytest.raises(StatisticsFault, match=r"51/2"):
        write(fact("c", FLOW, "25.5", early))


def test_a_ratio_reads_its_stock_where_the_definition_says() -> None:
    indicator(
        "staff.rate", OverUnits.RATIO, OverTime.YTD, numerator="plan.done", denominator="staff.count@end"
    )
    write(fact("c", "plan.done^own", 6, Window(YEAR.start, Q3.stop)), fact("c", STOCK, 8, Q3.end))
    for moment in ("", "@ytd", "@since:2021"):
        answer = ask("p", f"staff.rate{moment}^whole")
        assert answer.figure.amount == Fraction(3, 4)
    before = Window(YEAR.start, YEAR.start)
    write(fact("c", "plan.done^own", 1, before), fact("c", STOCK, 2, before))
    assert ask("p", "staff.rate@at:2020^whole").figure.amount == Fraction(1, 2)

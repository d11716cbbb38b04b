"""One form of one unit, and the whole sum of a round, from the ledger, plain SQL and pandas."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial

from benchmarks.measured import plain_sql
from benchmarks.measured.ledger import (
    DISTRICTS_END,
    FORM,
    FULL,
    PROVINCE,
    SMALL,
    analyse,
    build,
    count,
    forget,
    periods,
)
from benchmarks.measured.rows import REFS, Form
from benchmarks.measured.timing import Timer, judge, judge_ratio
from cchc.engine.bindings.refs import Ref
from cchc.engine.periods import Period
from cchc.engine.windows import Window
from cchc.reporting.queries.fill import fill
from cchc.statistics.resolve import Answer, Question, Reading, readings, readings_of, resolve, totals

TIMES_SQL = 3.0
WHOLE_ROUND = 0.5
COMMUNE = "c007"
DISTRICT = "d001"


def measure(timer: Timer, *, quick: bool) -> None:
    """Write the ledger, then read a quarter without districts and one with them."""
    size = SMALL if quick else FULL
    quarters = periods(size.periods)
    print(f"{size}, {len(REFS)} rows")
    timer.head("Writing the ledger")
    timer.once("units, indicators, slices, coordinates, entries", lambda: build(size))
    timer.once("ANALYZE", analyse)
    print(f"{count():,} entries")
    for period in (quarters[-1], quarters[len(quarters) // 2]):
        one_form(timer, period)
        whole_round(timer, period)


def one_form(timer: Timer, period: Period) -> None:
    """Time the form of a commune, of a district if there are any, and of the province."""
    window = period.window()
    timer.head(f"One form of one unit, {period}; in turn with the SQL")
    beside(timer, period, COMMUNE, "a commune", lambda: plain_sql.one_unit(window, COMMUNE))
    if window.stop < DISTRICTS_END:
        beside(timer, period, DISTRICT, "a district", lambda: plain_sql.all_below(window, DISTRICT))
    beside(timer, period, PROVINCE, "the province", lambda: plain_sql.all_below(window, PROVINCE))
    with_lanes = timer.take(
        "plain SQL that reads the lanes in their order: the province",
        lambda: plain_sql.all_below(window, PROVINCE, plain_sql.WITH_LANES),
    )[1]
    facts = timer.take("pandas, loading: the province", lambda: plain_sql.frame(window))[1]
    assert timer.take("pandas, adding: the province", lambda: plain_sql.grouped(facts))[1] == with_lanes


def beside(timer: Timer, period: Period, unit: str, name: str, raw: Callable[[], Form]) -> None:
    """Time each way to the form of a unit in turn with the SQL that gives the same figures."""
    window = period.window()
    for way, ours in {
        "fill()": lambda: filled(period, unit),
        "readings()": lambda: read(window, unit),
        "resolve()": lambda: resolved(window, unit),
    }.items():
        plain, taken = timer.pair((f"plain SQL: {name}", f"{way}: {name}"), (raw, ours))
        if way != "resolve()":
            judge_ratio(f"{way}, {name}", taken, plain, TIMES_SQL)
    timer.take(f"fill(), nothing kept in memory: {name}", lambda: filled_afresh(period, unit))


def whole_round(timer: Timer, period: Period) -> None:
    """Time the sum of all units at every unit of the tree."""
    window = period.window()
    timer.head(f"The whole sum of a round, {period}")
    expected = timer.take(
        "plain SQL over the closure table: every unit", lambda: plain_sql.every_unit(window)
    )[1]
    inner = tuple(unit for unit in expected if unit == PROVINCE or unit.startswith("d"))
    for name, units in (("the units with units below", inner), ("all units", tuple(expected))):
        times, answered = timer.take(
            f"readings_of(): {name} ({len(units)})", partial(read_all, window, units)
        )
        assert answered == {unit: expected[unit] for unit in units}
        judge(f"sums of a round, {name}", times, WHOLE_ROUND)
    answered = timer.take(
        f"totals(): all {len(expected)} units, every answer", lambda: summed(window, tuple(expected)), runs=1
    )[1]
    assert answered == expected
    facts = timer.take("pandas, loading", lambda: plain_sql.frame(window))[1]
    added = timer.take("pandas, adding", lambda: plain_sql.grouped_by_unit(facts, window))[1]
    assert added == expected


def resolved(window: Window, unit: str) -> Form:
    """Return the form of a unit as the ledger answers it."""
    return form_of(resolve(Question(unit, window, REFS)))


def read(window: Window, unit: str) -> Form:
    """Return the form of a unit as figures with who is missing."""
    return amounts(readings(Question(unit, window, REFS)))


def read_all(window: Window, units: tuple[str, ...]) -> dict[str, Form]:
    """Return the forms of many units read at once."""
    given = readings_of(units, Question(PROVINCE, window, REFS))
    return {unit: amounts(found) for unit, found in given.items()}


def amounts(given: Mapping[Ref, Reading]) -> Form:
    """Return the 300 amounts; none arose counts 0."""
    return [given[ref].figure.amount or Fraction(0) for ref in REFS]


def filled(period: Period, unit: str) -> Form:
    """Return the form as the commands fill it, printed texts included."""
    return [row.figures[0].amount or Fraction(0) for row in fill(FORM, unit, period).rows]


def filled_afresh(period: Period, unit: str) -> Form:
    """Return the form filled by a process that has just begun."""
    forget()
    return filled(period, unit)


def summed(window: Window, units: tuple[str, ...]) -> dict[str, Form]:
    """Return the form of units out of one reading of the whole round."""
    answers = totals(Question(PROVINCE, window, REFS))
    return {unit: form_of(answers[unit]) for unit in units}


def form_of(answers: Mapping[Ref, Answer]) -> Form:
    """Return the 300 amounts; none arose counts 0."""
    nothing = Fraction(0)
    return [answers[ref].figure.amount or nothing for ref in REFS]

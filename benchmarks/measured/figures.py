"""One form of one unit, and the whole sum of a round, from the ledger, plain SQL and pandas."""

from collections.abc import Mapping
from fractions import Fraction

from benchmarks.measured import plain_sql
from benchmarks.measured.ledger import DISTRICTS_END, FULL, PROVINCE, SMALL, analyse, build, count, periods
from benchmarks.measured.rows import REFS, Form
from benchmarks.measured.timing import Timer, judge, judge_ratio
from cchc.engine.bindings.refs import Ref
from cchc.engine.periods import Period
from cchc.engine.windows import Window
from cchc.statistics.resolve import Answer, Question, figures, resolve, totals

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
    timer.head(f"One form of one unit, {period}")
    raw, expected = timer.take("plain SQL: a commune", lambda: plain_sql.one_unit(window, COMMUNE))
    ours, answered = timer.take("resolve(): a commune", lambda: resolved(window, COMMUNE))
    assert answered == expected
    judge_ratio("a commune", ours, raw, TIMES_SQL)
    if window.stop < DISTRICTS_END:
        one_sum(timer, window, DISTRICT, "a district")
    expected = one_sum(timer, window, PROVINCE, "the province")
    facts = timer.take("pandas, loading: the province", lambda: plain_sql.frame(window))[1]
    assert timer.take("pandas, adding: the province", lambda: plain_sql.grouped(facts))[1] == expected


def one_sum(timer: Timer, window: Window, unit: str, name: str) -> Form:
    """Time the form of a unit that is the sum of others, and return it."""
    raw, expected = timer.take(f"plain SQL: {name}", lambda: plain_sql.all_below(window, unit))
    lanes, same = timer.take(
        f"plain SQL that reads the lanes in their order: {name}",
        lambda: plain_sql.all_below(window, unit, plain_sql.WITH_LANES),
    )
    full, answered = timer.take(f"resolve(): {name}", lambda: resolved(window, unit))
    assert answered == same == expected
    ours, answered = timer.take(f"figures(): {name}", lambda: figured(window, unit))
    assert answered == expected
    judge_ratio(f"{name} with coverage and origins, beside SQL that knows the lanes", full, lanes, TIMES_SQL)
    judge_ratio(f"{name}, beside SQL that knows the lanes", ours, lanes, TIMES_SQL)
    judge_ratio(f"{name}, beside SQL of the one lane", ours, raw, TIMES_SQL)
    return expected


def whole_round(timer: Timer, period: Period) -> None:
    """Time the sum of all units at every unit of the tree."""
    window = period.window()
    timer.head(f"The whole sum of a round, {period}")
    timer.take("plain SQL over the closure table: every unit", lambda: plain_sql.every_unit(window))
    expected = plain_sql.every_unit(window)
    inner = tuple(unit for unit in expected if unit == PROVINCE or unit.startswith("d"))
    quick, answered = timer.take(
        f"figures(): the {len(inner)} units with units below",
        lambda: {unit: figured(window, unit) for unit in inner},
    )
    assert answered == {unit: expected[unit] for unit in inner}
    judge("sums of a round, figures alone", quick, WHOLE_ROUND)
    some, answered = timer.take(
        f"totals(): the {len(inner)} units with units below, every answer", lambda: summed(window, inner)
    )
    assert answered == {unit: expected[unit] for unit in inner}
    judge("sums of a round", some, WHOLE_ROUND)
    ours, answered = timer.take(
        f"totals(): all {len(expected)} units, every answer", lambda: summed(window, tuple(expected))
    )
    assert answered == expected
    judge("every answer of a round", ours, WHOLE_ROUND)
    facts = timer.take("pandas, loading", lambda: plain_sql.frame(window))[1]
    added = timer.take("pandas, adding", lambda: plain_sql.grouped_by_unit(facts, window))[1]
    assert added == expected


def resolved(window: Window, unit: str) -> Form:
    """Return the form of a unit as the ledger answers it."""
    return form_of(resolve(Question(unit, window, REFS)))


def figured(window: Window, unit: str) -> Form:
    """Return the form of a unit as the ledger answers it with figures alone."""
    answers = figures(Question(unit, window, REFS))
    return [answers[ref].amount or Fraction(0) for ref in REFS]


def summed(window: Window, units: tuple[str, ...]) -> dict[str, Form]:
    """Return the form of units out of one reading of the whole round."""
    answers = totals(Question(PROVINCE, window, REFS))
    return {unit: form_of(answers[unit]) for unit in units}


def form_of(answers: Mapping[Ref, Answer]) -> Form:
    """Return the 300 amounts; none arose counts 0."""
    nothing = Fraction(0)
    return [answers[ref].figure.amount or nothing for ref in REFS]

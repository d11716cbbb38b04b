"""Time resolve() and totals() beside plain SQL and pandas that give the same sums.

DATABASE_URL=sqlite:////tmp/bench.sqlite3 python -m benchmarks.bench_resolve --units 200 --rows 300 --periods 60
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc.settings.main")
django.setup()

from django.db import connection  # noqa: E402

from benchmarks.ledger import prepare, windows  # noqa: E402
from cchc.engine.bindings.refs import Ref, parse_ref  # noqa: E402
from cchc.engine.windows import Window  # noqa: E402
from cchc.statistics.resolve import Question, resolve, totals  # noqa: E402

SUMS = """
SELECT i.code, SUM(e.amount)
FROM statistics_slice s
JOIN catalogue_indicator i ON i.id = s.indicator_id
JOIN statistics_coordinate c ON c.slice_id = s.id
JOIN statistics_entry e ON e.coordinate_id = c.id
WHERE s.window_from = %s AND s.window_to = %s AND s.lane = 'approved' AND c.reach = 'own'
  AND e.kind = 'figure'
  AND e.revision_id = (SELECT MAX(n.revision_id) FROM statistics_entry n WHERE n.coordinate_id = c.id)
GROUP BY i.code
"""
ROWS = SUMS.replace("i.code, SUM(e.amount)", "i.code, c.subject_id, e.amount").replace(
    "GROUP BY i.code", ""
)


def plain_sql(window: Window) -> dict[str, int]:
    """Return the sums over all units, summed by the database."""
    with connection.cursor() as cursor:
        cursor.execute(SUMS, [window.start, window.stop])
        return dict(cursor.fetchall())


def with_pandas(window: Window) -> dict[str, int]:
    """Return the sums over all units, summed by pandas."""
    import pandas  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute(ROWS, [window.start, window.stop])
        frame = pandas.DataFrame(cursor.fetchall(), columns=["indicator", "unit", "amount"])
    return {str(code): int(total) for code, total in frame.groupby("indicator")["amount"].sum().items()}


def with_resolve(refs: tuple[Ref, ...], window: Window, unit: str) -> dict[str, int]:
    """Return the figures of one unit as cchc answers them."""
    answers = resolve(Question(unit, window, refs))
    return {ref.indicator: int(answers[ref].figure.amount or 0) for ref in refs}


def with_totals(refs: tuple[Ref, ...], window: Window) -> int:
    """Return how many figures the sum of a whole round gives, every unit's looked at."""
    answers = totals(Question("p", window, refs))
    return sum(answer.figure.amount is not None for unit in answers.values() for answer in unit.values())


def timed(name: str, work: Callable[[], object], repeat: int = 5) -> object:
    """Print the median time of some work and return its last result."""
    took = []
    result: object = None
    for _ in range(repeat):
        started = time.perf_counter()
        result = work()
        took.append(time.perf_counter() - started)
    print(f"{name:<44} {statistics.median(took) * 1000:9.1f} ms")
    return result


def main() -> None:
    """Fill the database if it is empty, then time everything on one window."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=200)
    parser.add_argument("--rows", type=int, default=300)
    parser.add_argument("--periods", type=int, default=60)
    options = parser.parse_args()
    started = time.perf_counter()
    prepare(options.units, options.rows, options.periods)
    print(f"{'ledger':<44} {(time.perf_counter() - started) * 1000:9.1f} ms")
    window = windows(options.periods)[options.periods // 2]
    refs = tuple(parse_ref(f"bench.row_{number}^whole") for number in range(options.rows))
    expected = timed("plain SQL, all units summed", lambda: plain_sql(window))
    answered = timed("resolve(), one form of the province", lambda: with_resolve(refs, window, "p"))
    assert expected == answered
    timed("resolve(), one form of a commune", lambda: with_resolve(refs, window, "c1"))
    timed("totals(), every unit, every figure looked at", lambda: with_totals(refs, window))
    try:
        assert timed("pandas, all units summed", lambda: with_pandas(window)) == expected
    except ModuleNotFoundError:
        print("pandas is not installed")


if __name__ == "__main__":
    main()

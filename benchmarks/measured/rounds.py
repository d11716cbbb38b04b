"""One round of 200 communes: submitted, approved, consolidated; beside SQL and pandas that write the same."""

import tempfile
import time
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import TypeVar

import pandas
from django.db import connection, transaction

from benchmarks.measured import plain_sql
from benchmarks.measured.ledger import FORM, LAST_YEAR, PROVINCE, Size, analyse, build, count
from benchmarks.measured.rows import ADDED, FACTS, ON_TIME, PLAIN, RATIOS, SINGLE, VALUES, form_of
from benchmarks.measured.timing import Timer, judge_ratio
from cchc.engine.numbers import print_number, round_half_up
from cchc.engine.periods import Period, PeriodKind
from cchc.engine.windows import Window
from cchc.reporting.enums import CellSource
from cchc.reporting.models import Cell, Submission, SubmissionChange
from cchc.reporting.services.approve import approve
from cchc.reporting.services.consolidate import consolidate
from cchc.reporting.services.open_submissions import open_submissions
from cchc.reporting.services.save_cells import CellSave, save_cells
from cchc.reporting.services.stepping import Outcome, StepResult
from cchc.reporting.services.submit import submit

FULL = Size(departments=0, communes=200)
SMALL = Size(departments=0, districts=3, communes=40, periods=8)
TIMES_SQL = 3.0
ACTOR = "benchmark"
EARLY_OR_ON_TIME = "|".join(("outcome=early", "on_time"))
ROWS = [f"row_{number}" for number in range(300)]

SUMS = plain_sql.OF_ALL_BELOW.replace(
    "c.reach = 'own'", "c.reach = 'whole' AND i.code NOT LIKE 'bench.rate%%'"
)
INSERT = """
INSERT INTO reporting_cell (submission_id, row_key, position, source, as_written, blank, note, quality, as_of,
    version, status, guesses, conflicts_with)
VALUES (%s, %s, %s, 'consolidated', %s, '', '', 'official', NULL, 1, 'kept', '[]', '')
"""
UPDATE = "UPDATE reporting_submission SET version = version + 1 WHERE id = %s"

Facts = dict[tuple[str, str], int]
Texts = dict[str, str]
Result = TypeVar("Result")


def measure(timer: Timer, *, quick: bool) -> None:
    """Write the ledger and the drafts of the next quarter, then take these the whole way."""
    size = SMALL if quick else FULL
    print(f"{size}, {len(ROWS)} rows")
    timer.head("Writing")
    timer.once("the ledger", lambda: build(size))
    timer.once("ANALYZE", analyse)
    print(f"{count():,} entries in {size.periods} quarters")
    units = [f"c{number:03}" for number in range(size.communes)]
    drafts = {unit: facts_of(number) for number, unit in enumerate(units)}
    timer.once(f"{size.communes} drafts saved", lambda: draft(drafts))
    timer.head("The round")
    step("submit", lambda: submit(FORM, units, PERIOD, actor=ACTOR), len(units))
    step("approve", lambda: approve(FORM, units, PERIOD, actor=ACTOR), len(units))
    timer.once("ANALYZE", analyse)
    consolidated(timer, drafts)


PERIOD = Period(LAST_YEAR + 1, PeriodKind.QUARTER, 1)


def facts_of(number: int) -> Facts:
    """Return made-up figures of a commune, by indicator and breakdown."""
    return {
        (code, breakdown): (number * 7919 + place * 6007) % 9973 + 1
        for place, (code, breakdown) in enumerate(FACTS)
    }


def texts_of(facts: Mapping[tuple[str, str], int]) -> Texts:
    """Return what is written in the 300 rows."""
    return dict(zip(ROWS, map(written, form_of(facts)), strict=True))


def written(amount: int | Fraction) -> str:
    """Return an amount as forms print it."""
    return print_number(round_half_up(Fraction(amount), 2))


def draft(drafts: Mapping[str, Facts]) -> None:
    """Save the drafts of all communes; once they are saved nothing changes."""
    opened = open_submissions(FORM, drafts, PERIOD, actor=ACTOR)
    save_cells(
        [
            CellSave(opened[unit].pk, key, text)
            for unit, facts in drafts.items()
            for key, text in texts_of(facts).items()
        ],
        source=CellSource.TYPED,
        actor=ACTOR,
    )


def step(name: str, work: Callable[[], StepResult], units: int) -> None:
    """Take a step once; print seconds, and those of the processor in this process."""
    begun, used = time.perf_counter(), time.process_time()
    result = work()
    taken, used = time.perf_counter() - begun, time.process_time() - used
    assert len(result.of(Outcome.DONE)) == units, [one.why for one in result.units]
    print(f"{name} {units}".ljust(64), f"{1000 * taken:10,.1f}   processor {1000 * used:10,.1f}", flush=True)


def consolidated(timer: Timer, drafts: Mapping[str, Facts]) -> None:
    """Consolidate in turn with the SQL that adds the same rows up and writes the same cells."""
    submission = open_submissions(FORM, [PROVINCE], PERIOD, actor=ACTOR)[PROVINCE].pk
    expected = texts_of({key: sum(facts[key] for facts in drafts.values()) for key in FACTS})
    clear = partial(cleared, submission)
    plain, taken = timer.pair(
        ("plain SQL that writes the cells", "consolidate"),
        (lambda: by_sql(submission, PERIOD.window()), lambda: by_cchc(submission)),
        before=clear,
    )
    judge_ratio("consolidate", taken, plain, TIMES_SQL)
    assert stored(submission) == expected
    clear()
    by_sql(submission, PERIOD.window())
    assert stored(submission) == expected
    clear()
    by_cchc(submission)
    timer.take("consolidate again, nothing to change", lambda: by_cchc(submission))
    with tempfile.TemporaryDirectory(prefix="cchc-benchmark-") as folder:
        export(Path(folder), drafts)
        assert timer.take("pandas from CSV files", lambda: by_pandas(Path(folder)))[1] == expected


def by_cchc(submission: int) -> int:
    """Consolidate; return how many cells there are then."""
    consolidate(FORM, PROVINCE, PERIOD, actor=ACTOR)
    return Cell.objects.filter(submission=submission).count()


def by_sql(submission: int, window: Window) -> int:
    """Add up and write the cells as anybody would who knows which sums they are; return how many."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(SUMS, [window.start, window.stop, window.stop, window.stop, PROVINCE])
        texts = added_texts({(code, key): int(amount) for code, key, amount in cursor.fetchall()})
        cursor.executemany(INSERT, [(submission, key, ROWS.index(key), text) for key, text in texts.items()])
        cursor.execute(UPDATE, [submission])
    return Cell.objects.filter(submission=submission).count()


def added_texts(sums: Mapping[tuple[str, str], int]) -> Texts:
    """Return the texts of the 300 rows from the sums of what the communes wrote."""
    timely = {code: sums[code, EARLY_OR_ON_TIME] for code in ADDED}
    late = {code: sums[code, ""] for code in ADDED}
    for code in SINGLE:
        timely[code] = sum(sums[code, value] for value in ON_TIME)
        late[code] = sum(sums[code, value] for value in VALUES)
    rows: list[int | Fraction] = [sums[code, ""] for code in PLAIN]
    rows += [sums[code, value] for code in SINGLE for value in VALUES]
    rows += [late[code] for code in ADDED]
    rows += [timely[code] for code in ADDED]
    divided = (*ADDED, *SINGLE)[: len(RATIOS)]
    rows += [Fraction(100 * timely[code], late[code]) for code in divided]
    return dict(zip(ROWS, map(written, rows), strict=True))


def cleared(submission: int) -> None:
    """Empty the form of the province, as if it had just been opened."""
    Cell.objects.filter(submission=submission).delete()
    SubmissionChange.objects.filter(submission=submission).delete()
    Submission.objects.filter(pk=submission).update(version=0)


def stored(submission: int) -> Texts:
    """Return what stands in the cells of a form."""
    return dict(Cell.objects.filter(submission=submission).values_list("row_key", "as_written"))


def export(folder: Path, drafts: Mapping[str, Facts]) -> None:
    """Write one CSV file of each commune: the figures of its rows but the ratios."""
    for unit, facts in drafts.items():
        rows = form_of(facts)[: -len(RATIOS)]
        frame = pandas.DataFrame({"row": ROWS[: len(rows)], "value": [int(one) for one in rows]})
        frame.to_csv(folder / f"{unit}.csv", index=False)


def by_pandas(folder: Path) -> Texts:
    """Read the files, add up by row, divide, and write a CSV file of the sums."""
    frames = [pandas.read_csv(file) for file in sorted(folder.glob("c*.csv"))]
    sums = pandas.concat(frames).groupby("row", sort=False)["value"].sum()
    values = [int(one) for one in sums]
    facts = dict(zip(FACTS[: len(PLAIN) + len(SINGLE) * len(VALUES)], values, strict=False))
    rest = iter(values[len(facts) :])
    added = {(code, ""): next(rest) for code in ADDED} | {
        (code, EARLY_OR_ON_TIME): next(rest) for code in ADDED
    }
    texts = added_texts(facts | added)
    pandas.Series(texts).to_csv(folder / "sums.csv")
    return texts

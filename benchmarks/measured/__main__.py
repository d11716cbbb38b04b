"""Measure one part: python -m benchmarks.measured NAME --runs N [--quick]."""

import argparse

from django.core.management import call_command

from benchmarks.measured import documents, figures, rounds, workbooks
from benchmarks.measured.machine import describe
from benchmarks.measured.timing import Timer

PARTS = {
    "ledger": figures.measure,
    "documents": documents.measure,
    "workbooks": workbooks.measure,
    "round": rounds.measure,
}


def main() -> None:
    """Migrate, say on what is measured, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=PARTS)
    parser.add_argument("--runs", type=int, required=True)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    call_command("migrate", verbosity=0)
    print(describe())
    PARTS[options.name](Timer(options.runs), quick=options.quick)
    print(describe())


if __name__ == "__main__":
    main()

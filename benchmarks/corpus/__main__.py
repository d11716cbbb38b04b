"""Write the corpus: python -m benchmarks.corpus FOLDER [--reports N] [--first N] [--formats …]."""

import argparse
from pathlib import Path

from benchmarks.corpus.compose import report
from benchmarks.corpus.write import FORMATS, files, truth


def main() -> None:
    """Write the files and, for each format, their truth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=20, help="how many reports")
    parser.add_argument("--first", type=int, default=0, help="the number of the first report")
    parser.add_argument("--formats", nargs="+", choices=FORMATS, default=list(FORMATS))
    options = parser.parse_args()
    reports = [report(number) for number in range(options.first, options.first + options.reports)]
    options.folder.mkdir(parents=True, exist_ok=True)
    for name in options.formats:
        for file, data in files(reports, name).items():
            (options.folder / file).write_bytes(data)
        (options.folder / f"truth-{name}.csv").write_text(truth(reports, name), "utf-8")
    print(f"{len(reports)} reports, {sum(len(one.facts) for one in reports)} facts: {options.folder}")


if __name__ == "__main__":
    main()

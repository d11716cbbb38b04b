"""Measure the checker: python -m benchmarks checker [--reports N] [--first N] [--formats …]."""

import argparse
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.checker.scoring import Score, score
from benchmarks.checker.tables import by_kind, by_trick
from benchmarks.corpus.compose import report
from benchmarks.corpus.model import Report
from benchmarks.corpus.write import FORMATS, files
from cchc.checker.check import check_documents
from cchc.reading.found import read_document

BEGIN, END = "<!-- measured -->", "<!-- end -->"


def main() -> None:
    """Print recall and precision by kind for each format, and by slip for all of them."""
    options = _options()
    reports = [report(number) for number in range(options.first, options.first + options.reports)]
    whole = Score(tricks=Score())
    tables: list[str] = []
    for name in options.formats:
        started = time.perf_counter()
        made = measure(reports, name)
        seconds = time.perf_counter() - started
        print(f"\n{by_kind(made, name)}\n\n{len(reports)} reports, {seconds:.1f} s")
        print("\n".join(_examples(made, options.show)))
        tables.append(by_kind(made, name))
        whole.add(made)
    if len(options.formats) > 1:
        tables.append(by_kind(whole, "all formats"))
        print(f"\n{tables[-1]}")
    tables.append(by_trick(whole))
    print(f"\n{tables[-1]}")
    if options.page is not None:
        _publish(options.page, options.first, len(reports), tables)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=100, help="how many reports")
    parser.add_argument("--first", type=int, default=1000, help="the number of the first report")
    parser.add_argument("--formats", nargs="+", choices=FORMATS, default=list(FORMATS))
    parser.add_argument("--show", type=int, default=0, help="print so many misses and false alarms")
    parser.add_argument("--page", type=Path, help="put the tables into a page, between its marks")
    return parser.parse_args()


def _publish(page: Path, first: int, count: int, tables: Sequence[str]) -> None:
    text = page.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    line = f"## Measured\n\nReports {first} to {first + count - 1}."
    page.write_text("\n\n".join([before + BEGIN, line, *tables, END + after]), "utf-8")


def measure(reports: Sequence[Report], file_format: str) -> Score:
    """Write the reports in a format, read them back, check each by itself, and add up the scores."""
    made = Score(tricks=Score())
    for one, (file, data) in zip(reports, files(reports, file_format).items(), strict=True):
        made.add(score(one, check_documents((read_document(data, file),)), file))
    return made


def _examples(made: Score, count: int) -> Iterator[str]:
    for file, fact in made.missed[:count]:
        yield f"missed {file} {fact.kind} {fact.trick}: {fact.quote!r} | {fact.other!r} | {fact.computed}"
    for finding in made.alarms[:count]:
        yield (
            f"alarm {finding.file} {finding.kind} {finding.severity}: {finding.quote.text!r} | "
            f"{[quote.text for quote in finding.others]} | {finding.stated} | {finding.computed}"
        )


if __name__ == "__main__":
    main()

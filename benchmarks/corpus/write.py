"""Files of reports in every format, with their truth as CSV."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from benchmarks.corpus.formats import pages, plain, sheets, web, word
from benchmarks.corpus.model import Fact, Report, bare, starred

COLUMNS = (
    "file", "quote", "kind", "expected_verdict", "explanation", "severity", "computed", "other_quote",
)  # fmt: skip
WRITERS = {
    "txt": plain.text,
    "md": plain.markdown,
    "html": web.page,
    "docx": word.file,
    "xlsx": sheets.file,
}
FORMATS = (*WRITERS, "pdf")
STARRED = ("txt", "md")


def quoted(text: str, file_format: str) -> str:
    """A quote as the text of a format holds it."""
    return starred(text) if file_format in STARRED else bare(text)


def files(reports: Iterable[Report], file_format: str) -> dict[str, bytes]:
    """The reports in one format by file name."""
    named = {report.name: report for report in reports}
    if file_format == "pdf":
        return {f"{name}.pdf": data for name, data in pages.files(named).items()}
    return {f"{name}.{file_format}": WRITERS[file_format](report) for name, report in named.items()}


def truth(reports: Iterable[Report], file_format: str) -> str:
    """What is known of the reports in one format, as CSV in the columns of a list of cases."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for report in reports:
        writer.writerows(_line(f"{report.name}.{file_format}", fact, file_format) for fact in report.facts)
    return buffer.getvalue()


def _line(file: str, fact: Fact, file_format: str) -> Mapping[str, str]:
    values: Sequence[str] = (
        file,
        quoted(fact.quote, file_format),
        fact.kind,
        fact.verdict,
        fact.explanation,
        fact.severity,
        fact.computed,
        quoted(fact.other, file_format),
    )
    return dict(zip(COLUMNS, values, strict=True))

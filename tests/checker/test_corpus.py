"""The corpus is what it says, and the checker keeps honest bounds on a small piece of it."""

import csv
import io

import pytest

from benchmarks.checker.scoring import Score, score
from benchmarks.corpus.compose import report
from benchmarks.corpus.formats import plain
from benchmarks.corpus.model import Table
from benchmarks.corpus.write import COLUMNS, files, quoted, truth
from cchc.checker.check import check_documents
from cchc.reading.found import read_document

NUMBERS = range(100, 106)
REPORTS = tuple(map(report, range(24)))


@pytest.fixture(scope="module")
def sample() -> Score:
    """The scores of six reports as plain text."""
    made = Score(tricks=Score())
    for number in NUMBERS:
        one = report(number)
        ((file, data),) = files([one], "txt").items()
        made.add(score(one, check_documents((read_document(data, file),)), file))
    return made


def test_the_same_number_gives_the_same_report() -> None:
    assert report(3) == REPORTS[3]
    assert report(3) != REPORTS[4]


@pytest.mark.parametrize("file_format", ["txt", "md"])
@pytest.mark.parametrize("number", range(6))
def test_every_quote_is_a_substring_of_the_text(number: int, file_format: str) -> None:
    made = REPORTS[number]
    text = plain.text(made).decode() if file_format == "txt" else ""
    text = text or plain.markdown(made).decode().replace(" | ", "\t")
    for fact in made.facts:
        assert quoted(fact.quote, file_format) in text, fact
        assert quoted(fact.other, file_format) in text, fact


def test_the_truth_is_written_in_the_columns_of_a_list_of_cases() -> None:
    lines = list(csv.DictReader(io.StringIO(truth([REPORTS[1]], "txt"))))
    assert tuple(lines[0]) == COLUMNS
    assert {line["expected_verdict"] for line in lines} == {"consistent", "contradiction"}
    assert {line["file"] for line in lines} == {"bao-cao-0001.txt"}


def test_a_clean_report_contradicts_nothing() -> None:
    clean = [made for made in REPORTS if not made.tainted]
    assert len(clean) > 1
    assert [fact for made in clean for fact in made.facts if not fact.consistent] == []


def test_reports_differ_in_outline_appendix_and_issuer() -> None:
    tables = {sum(isinstance(block, Table) for block in one.blocks) for one in REPORTS}
    assert tables == {1, 2, 7, 8}
    assert len({one.title for one in REPORTS}) > 16


@pytest.mark.parametrize("file_format", ["docx", "xlsx", "html"])
def test_other_formats_read_back_with_all_their_rows(file_format: str) -> None:
    one = REPORTS[5]
    ((file, data),) = files([one], file_format).items()
    found = read_document(data, file)
    rows = {
        tuple(cell.text for cell in row.cells if cell.text) for table in found.tables for row in table.rows
    }
    wanted = {
        tuple(cell for cell in row.cells if cell)
        for block in one.blocks
        if isinstance(block, Table)
        for row in block.rows
        if not row.head
    }
    assert wanted <= rows


def test_what_is_false_is_found(sample: Score) -> None:
    assert sample.false.total() > 20
    assert sample.found.total() >= 0.75 * sample.false.total(), sample.missed


def test_what_is_true_is_not_accused_and_mostly_held(sample: Score) -> None:
    assert sample.accused.total() <= 0.01 * sample.true.total(), sample.alarms
    assert sample.held.total() >= 0.9 * sample.true.total()


def test_findings_are_mostly_right(sample: Score) -> None:
    assert sample.right.total() >= 0.75 * sample.findings.total(), sample.alarms

"""The published reports go in and come out again letter by letter, and the ledger stands behind them."""

import csv
import json
from pathlib import Path

import pytest

from cchc.catalogue.queries.tables import form_tables
from cchc.demo.published import FOLDER, published_reports
from cchc.engine.kinds import Lane
from cchc.publication.table_json import report_json
from cchc.reporting.queries.fill import FilledForm, FilledRow, fill
from cchc.statistics.enums import Basis
from tests.demo.conftest import Job

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("job")]

REPORTS = {report.form: report for report in published_reports()}
FORMS = pytest.mark.parametrize("form", list(REPORTS))
SECOND_VALUES = {("tk-2023-huyen", "autonomy"), ("tk-2023-huyen", "autonomy_units")}
"""Xín Mần's report prints 61 and then 74 for one indicator; the ledger has the first."""


def filled(form: str) -> FilledForm:
    report = REPORTS[form]
    return fill(report.form, report.unit, report.period)


def folder_of(form: str) -> Path:
    names = {
        "tk-2021-tinh": "kh-2021-Q3",
        "tk-2023-huyen": "hg-xinman-2023",
        "tk-2024-so-ht": "ht-stc-2024-H1",
        "tt-2024-so-ht": "ht-stc-2024-H1",
        "tk-2022-so-kh": "kh-skhcn-2022-H1",
    }
    return FOLDER / names[form]


def shipped(form: str) -> list[tuple[str, str, str]]:
    """Key, text and note of every row in the files as they are, part by part."""
    found = []
    for path in sorted(folder_of(form).glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found += [
                (row["key"], row["as_written"], row["note"])
                for row in csv.DictReader(file)
                if row["form"] == form
            ]
    return found


def numbers(form: str) -> list[FilledRow]:
    """Rows whose figures are numbers, pairs included."""
    return [
        row for row in filled(form).rows if row.figures and all(one.amount is not None for one in row.figures)
    ]


@FORMS
def test_every_row_comes_out_as_it_was_printed(form: str) -> None:
    answer = report_json(filled(form), ())
    assert [(row["key"], row["shown"], row["note"]) for row in answer["rows"]] == shipped(form)
    assert [row["as_written"] for row in answer["rows"]] == [text for _, text, _ in shipped(form)]


@FORMS
def test_the_files_of_the_job_say_the_same(form: str, job: Job) -> None:
    report = REPORTS[form]
    path = job.out / f"{report.unit}-{report.period}-{form}.json"
    rows = json.loads(path.read_text("utf-8"))["rows"]
    assert [(row["key"], row["shown"], row["note"]) for row in rows] == shipped(form)


@FORMS
def test_the_files_have_every_row_of_the_form_in_order(form: str) -> None:
    assert [key for key, _, _ in shipped(form)] == [row.key for row in form_tables(form).rows]


@FORMS
def test_every_number_has_its_entry_in_the_ledger(form: str) -> None:
    found = numbers(form)
    assert found
    for row in found:
        for ref, figure in zip(row.row.reported, row.figures, strict=True):
            if (form, row.row.key) in SECOND_VALUES:
                continue
            answer = row.answer(ref)
            assert answer.alternatives.reported == figure, row.row.key
            assert answer.entries, row.row.key
            assert answer.lane is Lane.ISSUED, row.row.key


@FORMS
def test_an_entry_quotes_what_was_printed(form: str) -> None:
    reported = [
        (row, answer)
        for row in numbers(form)
        for answer in [row.answer(row.row.reported[0])]
        if answer.basis is Basis.REPORTED and (form, row.row.key) not in SECOND_VALUES
    ]
    twins = {str(row.row.reported[0]): row.as_written for row, _ in reversed(reported)}
    assert all(answer.as_written == twins[str(row.row.reported[0])] for row, answer in reported)


def test_a_row_that_prints_a_second_value_is_the_only_exception() -> None:
    for form, key in SECOND_VALUES:
        row = filled(form).row(key)
        assert (row.shown, row.answer(row.row.reported[0]).as_written) == ("74", "61")


@FORMS
def test_everything_printed_was_understood(form: str) -> None:
    silent = {
        row.row.key
        for row in filled(form).rows
        if row.as_written and row.row.reported and all(one.blank is not None for one in row.figures)
    }
    assert silent == set()


def test_the_reports_are_the_four_with_ha_tinhs_second_form() -> None:
    kinds = {(report.unit, str(report.period), report.form) for report in published_reports()}
    assert kinds == {
        ("kh", "2021-Q3", "tk-2021-tinh"),
        ("hg-xinman", "2023", "tk-2023-huyen"),
        ("ht-stc", "2024-H1", "tk-2024-so-ht"),
        ("ht-stc", "2024-H1", "tt-2024-so-ht"),
        ("kh-skhcn", "2022-H1", "tk-2022-so-kh"),
    }
    assert all(report.source for report in published_reports())

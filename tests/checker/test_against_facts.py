"""A report edited in Word after it was made, against the facts that it was made of."""

import io
import json
from pathlib import Path
from typing import Any

import docx
import pytest
from django.core.management import call_command

from cchc.publication.compose import Particulars
from cchc.publication.report import Asked, Report, make_report, render
from cchc.statistics.resolve import Question, readings, window_for
from tests.reporting.loading import KHANH_HOA

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]
FORM, UNIT, PERIOD = KHANH_HOA
KEY, OTHER = "legal_documents_issued", "1.234"


def report() -> Report:
    return make_report(Asked(FORM, UNIT, PERIOD), Particulars())


def edited(made: Report, folder: Path) -> Path:
    """The Word file with one figure of the appendix altered."""
    row = made.filled.row(KEY)
    document = docx.Document(io.BytesIO(render(made, "docx")))
    table = document.tables[-2] if len(document.tables[-1].rows) < 9 else document.tables[-1]
    cells = next(line.cells for line in table.rows if line.cells[1].text == row.row.label)
    run = next(run for run in cells[3].paragraphs[0].runs if run.text)
    run.text = OTHER
    path = folder / "sua.docx"
    document.save(str(path))
    return path


def against(capsys: pytest.CaptureFixture[str], path: Path) -> Any:
    call_command("check", str(path), against_facts=True, unit=UNIT, period=str(PERIOD), json=True)
    return json.loads(capsys.readouterr().out)


def test_the_one_altered_figure_is_found_with_fact_and_revision(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = report()
    ref = made.filled.row(KEY).row.reported[0]
    fact = readings(Question(UNIT, window_for(UNIT, PERIOD), (ref,)))[ref]
    found = [
        one
        for one in against(capsys, edited(made, tmp_path))["findings"]
        if "hệ thống" in one["explanation_vi"]
    ]
    (finding,) = found
    assert (finding["kind"], finding["stated"], finding["computed"]) == (
        "duplicate",
        OTHER,
        made.filled.row(KEY).shown.lstrip("0"),
    )
    assert f"lần ghi sổ {fact.revision}" in finding["explanation_vi"]
    assert OTHER in finding["quote"]


def test_the_report_as_made_agrees_with_its_facts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "nguyen.docx"
    path.write_bytes(render(report(), "docx"))
    told = against(capsys, path)
    assert not [one for one in told["findings"] if "hệ thống" in one["explanation_vi"]]
    assert sum(one["kind"] == "duplicate" for one in told["held"]) > 40

"""The checker on a report before it is rendered: what it finds, what it leaves to the form's own rules."""

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from cchc.checker.findings import Kind, Severity
from cchc.document.found import FoundParagraph, FoundTable
from cchc.document.tree import (
    AnnexHeading,
    Cell,
    Column,
    Document,
    Footnote,
    Heading,
    HeadingLevel,
    Marker,
    Metadata,
    NumberedList,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
)
from cchc.publication.as_found import as_found
from cchc.publication.compose import Particulars
from cchc.publication.edition_record import read_record
from cchc.publication.enums import FileRole
from cchc.publication.queries import editions
from cchc.publication.queries.report_check import check_report, errors_of
from cchc.publication.report import Asked, Report, make_report
from cchc.publication.services.issue_edition import IssueFault, issue_edition
from cchc.reading.found import read_document
from cchc.rendering import docx
from tests.publication.editions.issuing import ASKED, GIVEN
from tests.reporting.loading import HA_TINH_FINANCE, KHANH_HOA, KHANH_HOA_SCIENCE, XIN_MAN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]
PUBLISHED = (KHANH_HOA, XIN_MAN, KHANH_HOA_SCIENCE, HA_TINH_FINANCE)
WRONG = "Đã giải quyết 940/1.000 hồ sơ, đạt 98%."
REPORT = ("--unit", "ht-stc", "--period", "2024-H1", "--form", "tk-2024-so-ht")


def with_sentence(report: Report, sentence: str) -> Report:
    """The report with one more sentence before its signature."""
    first, *annexes = report.document.sections
    blocks = (*first.blocks[:-1], Paragraph.of(sentence), first.blocks[-1])
    return replace(
        report, document=replace(report.document, sections=(replace(first, blocks=blocks), *annexes))
    )


def test_our_own_reports_raise_no_false_alarm() -> None:
    """One printed report types a rate that its dossiers do not make, one says 54 where the parts are 0 and 2.

    The rules of the forms say all else already.
    """
    checked = [check_report(make_report(Asked(*one), Particulars())) for one in PUBLISHED]
    told = [(one.kind, one.stated, one.computed) for outcome in checked for one in outcome.findings]
    assert told == [(Kind.DUPLICATE, "99,5%", "98,8%"), (Kind.SUM, "54", "2")]
    assert all(len(outcome.held) > 50 for outcome in checked)


def test_text_against_itself_and_against_the_appendix() -> None:
    report = make_report(ASKED, Particulars())
    row = next(row for row in report.filled.rows if row.shown.isdecimal() and int(row.shown) > 100)
    wrong = f"{row.row.label}: {int(row.shown) + 1}."
    found = check_report(with_sentence(with_sentence(report, WRONG), wrong)).findings
    assert {(one.kind, one.severity) for one in found} >= {
        (Kind.RATIO, Severity.ERROR),
        (Kind.DUPLICATE, Severity.WARNING),
    }
    assert all(one.quote.place.block is not None for one in found)


def test_a_fault_that_a_rule_names_is_not_told_again() -> None:
    form, unit, period = KHANH_HOA
    report = make_report(Asked(form, unit, period), Particulars())
    assert len(errors_of(report)) == len(report.findings) == 2


def test_an_error_in_the_text_asks_for_a_reason_and_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    report = with_sentence(make_report(ASKED, GIVEN), WRONG)
    monkeypatch.setattr("cchc.publication.services.issue_edition.make_report", lambda *_: report)
    with pytest.raises(IssueFault, match="940"):
        issue_edition(ASKED, GIVEN, actor="test")
    edition = issue_edition(ASKED, GIVEN, actor="test", reason="Số lũy kế").edition
    (kept,) = read_record(editions.content(edition, FileRole.RECORD) or b"").errors
    assert (kept["where"], kept["reason"]) == (f"“{WRONG[:-1]}”", "Số lũy kế")


def command(name: str, *words: str) -> Any:
    stdout = io.StringIO()
    call_command(name, *words, "--json", stdout=stdout)
    return json.loads(stdout.getvalue())


def test_an_explained_finding_needs_no_reason_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    report = with_sentence(make_report(ASKED, GIVEN), WRONG)
    for place in ("services.issue_edition", "management.commands.narrative"):
        monkeypatch.setattr(f"cchc.publication.{place}.make_report", lambda *_: report)
    (finding,) = command("narrative", "check", *REPORT)["findings"]
    accept = ("--accept", finding["id"], "--reason", "Số lũy kế")
    (accepted,) = command("narrative", "check", *REPORT, *accept)["findings"]
    assert accepted["accepted"]["reason"] == "Số lũy kế"
    edition = issue_edition(ASKED, GIVEN, actor="test").edition
    assert [one["reason"] for one in editions.record(edition).errors] == ["Số lũy kế"]


def test_the_report_command_tells_the_findings(tmp_path: Path) -> None:
    told = command("report", *REPORT, "--format", "json", "--out", str(tmp_path), "--check")
    assert told["check"]["findings"] == []
    assert told["check"]["held"]
    assert "check" not in command("report", *REPORT, "--format", "json", "--out", str(tmp_path))


def test_found_without_a_file_as_in_the_file() -> None:
    report = make_report(ASKED, GIVEN).document
    found = as_found(report, "a").document
    printed = read_document(docx.render(report), "a")
    assert [shown(table) for table in found.tables] == [shown(table) for table in printed.tables[-1:]]
    texts = {" ".join(one.text.split()) for one in printed.paragraphs}
    own = [" ".join(one.text.split()) for one in found.paragraphs if one.heading or len(one.text) > 60]
    assert [text for text in own if text not in texts] == []


def shown(table: FoundTable) -> list[list[str]]:
    return [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows]


def test_footnotes_lists_marks_and_merged_cells() -> None:
    noted = Paragraph(
        (Run("Có "), Run("12", anchor="plans rate all"), Run(" kế hoạch", footnote=Footnote((Run("Số 1"),))))
    )
    cells = (Cell.of("A", row_span=2), Cell.of_blank("1"))
    table = Table(
        (Column(1), Column(1)), (Row.of("Chỉ tiêu", "Số liệu"),), (Row(cells, key="one"), Row.of("2"))
    )
    blocks = (
        Heading(HeadingLevel.ROMAN, "KẾT QUẢ", "I."),
        noted,
        NumberedList(((Run("một"),),), Marker.LETTER),
        AnnexHeading("Phụ lục I", "BIỂU\nSỐ LIỆU"),
        table,
    )
    draft = as_found(Document(Metadata("t"), (Section(blocks),)), "a")
    texts = [one.text for one in draft.document.blocks if isinstance(one, FoundParagraph)]
    assert texts == ["I. KẾT QUẢ", "Có 12 kế hoạch", "a) một", "Phụ lục I", "BIỂU", "SỐ LIỆU", "Số 1"]
    (found,) = draft.document.tables
    assert found.title == "Phụ lục I\nBIỂU\nSỐ LIỆU"
    assert [[(cell.text, cell.place.column) for cell in row.cells] for row in found.rows[1:]] == [
        [("A", 0), ("–¹", 1)],
        [("2", 1)],
    ]
    assert [origin.keys for origin in draft.origins] == [{"plans", "rate", "all"}, {"one"}]

"""Issuing: what is frozen, what is refused, what a correction tells."""

from dataclasses import replace
from datetime import date

import pytest

from cchc.document.tree import AnnexHeading, Paragraph, Table, plain
from cchc.foundation.models import AuditLine
from cchc.publication.compose import Particulars
from cchc.publication.correction_annex import as_correction, uncorrected
from cchc.publication.enums import FileRole
from cchc.publication.models import Edition
from cchc.publication.queries import editions
from cchc.publication.queries.correctable import NothingDiffersFault
from cchc.publication.queries.edition_differences import differences
from cchc.publication.report import Asked, make_report, render
from cchc.publication.services.issue_edition import IssueFault, issue_edition
from cchc.reading.lint.linter import lint_docx
from cchc.reporting.models import Transition
from cchc.reporting.services.reopen import reopen
from cchc.statistics.queries.revisions import newest_revision
from tests.publication.editions.issuing import ASKED, GIVEN, correct_a_cell, issue, issued
from tests.reporting.loading import KHANH_HOA

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]


def test_an_edition_keeps_the_bytes_that_were_rendered() -> None:
    edition = issued()
    report = make_report(replace(ASKED, as_of=edition.revision), GIVEN)
    for name in ("docx", "pdf", "xlsx", "json"):
        assert editions.content(edition, FileRole(name)) == render(report, name)
    assert edition.code == "ht-stc/2024-H1/tk-2024-so-ht/1"
    assert edition.revision == newest_revision()


def test_its_record_names_the_entries_behind_each_figure() -> None:
    rows = editions.record(issued()).rows
    with_figures = [figure for row in rows.values() for figure in row["figures"] if figure["amount"]]
    assert with_figures
    assert all(figure["entries"] for figure in with_figures if figure["basis"] == "reported")


@pytest.mark.parametrize("given", [Particulars(), Particulars("186"), Particulars("", date(2024, 6, 15))])
def test_without_number_and_date_nothing_is_issued(given: Particulars) -> None:
    with pytest.raises(IssueFault, match="--number và --date"):
        issue(given=given)
    assert not Edition.objects.exists()


def test_issued_twice_it_is_one_edition() -> None:
    first, second = issue(), issue()
    assert (first.is_new, second.is_new) == (True, False)
    assert first.edition == second.edition
    assert Edition.objects.count() == 1
    assert AuditLine.objects.filter(verb="publication.issue_edition").count() == 1


def test_errors_in_the_figures_ask_for_a_reason() -> None:
    form, unit, period = KHANH_HOA
    asked = Asked(form, unit, period)
    with pytest.raises(IssueFault, match="99,00%"):
        issue_edition(asked, GIVEN, actor="test")
    assert issue_edition(asked, GIVEN, actor="test", reason="Bản gốc in như vậy").is_new


def test_a_further_edition_asks_for_a_reason() -> None:
    issue()
    correct_a_cell()
    with pytest.raises(IssueFault, match="phải nêu lý do"):
        issue(given=replace(GIVEN, number="187"))
    assert Edition.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "beside"),
    [
        (replace(GIVEN, number="187"), "chỉ khác: số văn bản"),
        (replace(GIVEN, issued_on=date(2024, 6, 20)), "chỉ khác: ngày văn bản"),
        (replace(GIVEN, signer="Trần Văn B"), "chỉ khác: người ký"),
    ],
)
def test_a_correction_of_which_nothing_differs_is_refused_whatever_the_reason(
    given: Particulars, beside: str
) -> None:
    issue()
    with pytest.raises(NothingDiffersFault, match=beside):
        issue(reason="Đổi", given=given)
    assert Edition.objects.count() == 1


def test_a_change_of_no_row_and_no_paragraph_is_told_without_a_list() -> None:
    document = make_report(ASKED, GIVEN).document
    corrected = as_correction(document, (), "Báo cáo số 186/BC-STC ngày 15/6/2024")
    said = [plain(block.runs) for block in corrected.sections[0].blocks if isinstance(block, Paragraph)]
    assert said[-2] == "Báo cáo này thay thế Báo cáo số 186/BC-STC ngày 15/6/2024."
    assert corrected.sections[1:] == document.sections[1:]
    assert uncorrected(corrected) == uncorrected(document)


def test_a_correction_lists_what_it_changes() -> None:
    first = issued()
    key, new = correct_a_cell()
    second = issue(reason="Đếm sót", given=replace(GIVEN, number="190")).edition
    (changed,) = [one for one in differences(editions.record(first), editions.record(second)) if one.key]
    assert changed.key == key
    assert changed.after.startswith(new)
    assert second.corrects == first
    assert second.code.endswith("/2")
    annex = editions.record(second).document.sections[-1]
    heading, table = annex.blocks
    assert isinstance(heading, AnnexHeading)
    assert isinstance(table, Table)
    assert "SỐ 186" in heading.title
    assert changed.after in [cell.text for row in table.rows for cell in row.cells]


def test_a_correction_says_which_report_it_replaces_and_numbers_its_annexes() -> None:
    issued()
    correct_a_cell()
    edition = issue(reason="Đếm sót", given=replace(GIVEN, number="190")).edition
    document = editions.record(edition).document
    said = [plain(block.runs) for block in document.sections[0].blocks if isinstance(block, Paragraph)]
    assert said[-2] == (
        "Báo cáo này thay thế Báo cáo số 186/BC-STC ngày 15/6/2024; nội dung thay đổi được liệt kê tại "
        "Phụ lục II kèm theo."
    )
    headings = [block for section in document.sections for block in section.blocks]
    assert [one.label for one in headings if isinstance(one, AnnexHeading)] == ["Phụ lục I", "Phụ lục II"]
    content = editions.content(edition, FileRole.DOCX)
    assert content is not None
    assert lint_docx(content).findings == ()


def test_a_correction_issued_twice_is_one_edition_and_nothing_differs_from_it() -> None:
    issued()
    correct_a_cell()
    given = replace(GIVEN, number="190")
    second = issue(reason="Đếm sót", given=given)
    assert not issue(reason="Đếm sót", given=given).is_new
    with pytest.raises(NothingDiffersFault, match="190"):
        issue(reason="Đổi số", given=replace(GIVEN, number="195"))
    assert Edition.objects.count() == 2
    assert second.is_new


def test_what_was_issued_stays_after_a_correction() -> None:
    first = issued()
    before = editions.content(first, FileRole.PDF)
    correct_a_cell()
    issue(reason="Đếm sót", given=replace(GIVEN, number="190"))
    assert editions.content(editions.edition(first.code), FileRole.PDF) == before


def test_a_draft_submission_is_locked_by_its_edition() -> None:
    submission = issued().unit.submissions.get(form__code=ASKED.form)
    submission.state = "approved"
    submission.save()
    correct_a_cell()
    submission.state = "approved"
    submission.save()
    issue(reason="Đếm sót", given=replace(GIVEN, number="190"))
    submission.refresh_from_db()
    assert submission.state == "issued"
    assert Transition.objects.get(submission=submission).before == "approved"


def test_the_same_report_issued_again_locks_a_form_that_was_reopened() -> None:
    submission = issued().unit.submissions.get(form__code=ASKED.form)
    reopen(ASKED.form, ["ht-stc"], ASKED.period, actor="test", reason="Nhầm")
    submission.refresh_from_db()
    assert submission.state == "open"
    again = issue()
    submission.refresh_from_db()
    assert (again.is_new, submission.state) == (False, "issued")
    assert set(submission.sections.values_list("state", flat=True)) == {"issued"}
    log = list(submission.transitions.order_by("pk").values_list("name", "before", "after"))
    assert log[-2:] == [("reopened", "issued", "open"), ("issued", "open", "issued")]

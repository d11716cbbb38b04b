"""Draft cells are written through one door: optimistic, with history, locked when sent."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from cchc.catalogue.models import Form
from cchc.foundation.models import AuditLine
from cchc.reporting.enums import CellSource, CellStatus, SubmissionState
from cchc.reporting.models import Cell, Section, Submission, SubmissionChange
from cchc.reporting.services.save_cells import (
    CellSave,
    LockedFault,
    SaveResult,
    UnknownCellFault,
    save_cells,
)
from cchc.units.models import Unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]


def submission(unit: str = "kh") -> Submission:
    return Submission.objects.create(
        unit=Unit.objects.get(code=unit),
        form=Form.objects.get(code="tk-2021-tinh"),
        period="2021-Q4",
        window_from=date(2021, 9, 15),
        window_to=date(2021, 12, 15),
    )


def save(*saves: CellSave, key: str = "") -> SaveResult:
    return save_cells(saves, source=CellSource.TYPED, actor="lan", key=key)


def test_a_cell_is_read_as_it_is_stored_and_the_save_is_remembered() -> None:
    one = submission()
    result = save(CellSave(one.pk, "directives", "12", note="tính đến tháng 9"))
    cell = Cell.objects.get(submission=one)
    assert (cell.as_written, cell.version, cell.status, cell.source) == ("12", 1, CellStatus.KEPT, "typed")
    assert (result.saved, result.versions) == (1, {one.pk: 1})
    change = SubmissionChange.objects.get(submission=one)
    assert change.changes == {"directives": {"before": ["", "", ""], "after": ["12", "", "tính đến tháng 9"]}}
    assert change.actor == "lan"
    assert AuditLine.objects.filter(verb="reporting.save_cells").count() == 1


def test_the_same_again_changes_nothing() -> None:
    one = submission()
    save(CellSave(one.pk, "directives", "12"))
    again = save(CellSave(one.pk, "directives", "12"))
    one.refresh_from_db()
    assert (again.saved, again.unchanged, one.version) == (0, 1, 1)
    assert SubmissionChange.objects.count() == 1
    assert AuditLine.objects.filter(verb="reporting.save_cells").count() == 1


def test_a_stale_cell_is_returned_and_the_others_are_written() -> None:
    one = submission()
    save(CellSave(one.pk, "directives", "12", base_version=0))
    save(CellSave(one.pk, "directives", "13", base_version=1))
    result = save(
        CellSave(one.pk, "directives", "14", base_version=1),
        CellSave(one.pk, "dialogue", "1", base_version=0),
    )
    assert result.saved == 1
    assert [(c.row_key, c.version, c.as_written) for c in result.conflicts] == [("directives", 2, "13")]
    assert set(Cell.objects.filter(submission=one).values_list("row_key", "as_written")) == {
        ("directives", "13"),
        ("dialogue", "1"),
    }


def test_a_save_sent_twice_with_its_key_counts_once() -> None:
    one = submission()
    save(CellSave(one.pk, "directives", "12"), key="k1")
    save(CellSave(one.pk, "directives", "15"), key="k2")
    result = save(CellSave(one.pk, "directives", "12"), key="k1")
    assert result.saved == 0
    assert Cell.objects.get(submission=one).as_written == "15"


@pytest.mark.parametrize(
    "state", [SubmissionState.SUBMITTED, SubmissionState.APPROVED, SubmissionState.ISSUED]
)
def test_what_was_sent_is_locked_and_nothing_is_written(state: SubmissionState) -> None:
    one, other = submission(), submission("th")
    Submission.objects.filter(pk=one.pk).update(state=state)
    with pytest.raises(LockedFault, match="đã khóa"):
        save(CellSave(other.pk, "directives", "1"), CellSave(one.pk, "directives", "12"))
    assert not Cell.objects.filter(submission__in=[one, other]).exists()
    assert not SubmissionChange.objects.exists()


def test_only_the_rows_of_a_sent_section_are_locked() -> None:
    one = submission()
    Section.objects.create(submission=one, function="", office=one.unit)
    Section.objects.create(
        submission=one, function="justice", office=one.unit, state=SubmissionState.SUBMITTED
    )
    assert save(CellSave(one.pk, "directives", "12")).saved == 1
    justice = next(row.key for row in Form.objects.get(code="tk-2021-tinh").rows.filter(owner="justice"))
    with pytest.raises(LockedFault, match=justice):
        save(CellSave(one.pk, justice, "12"))


def test_a_row_that_the_form_does_not_have_is_refused() -> None:
    with pytest.raises(UnknownCellFault, match="no_such_row"):
        save(CellSave(submission().pk, "no_such_row", "1"))
    with pytest.raises(UnknownCellFault):
        save(CellSave(submission("th").pk, "directives", "1" * 301))
    assert not SubmissionChange.objects.exists()


def test_many_submissions_take_few_queries(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    rows = Form.objects.get(code="tk-2021-tinh").rows.exclude(values=[]).values_list("key", flat=True)
    opened = [submission(unit) for unit in ("kh", "th")]
    saves = [CellSave(one.pk, key, "1") for one in opened for key in rows]
    with django_assert_max_num_queries(25):
        result = save(*saves)
    assert result.saved == len(saves)
    assert set(result.versions.values()) == {1}

"""What is not issued at all: a report that says nothing, a draft that nobody approved."""

from dataclasses import replace

import pytest

from cchc.engine.periods import Period
from cchc.publication.models import Edition
from cchc.publication.queries.issuable import NotIssuableFault
from cchc.publication.services.issue_edition import issue_edition
from tests.publication.editions.issuing import ASKED, GIVEN, correct_a_cell, issue, issued

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]


def test_a_report_without_a_figure_is_not_issued_whatever_the_reason() -> None:
    with pytest.raises(NotIssuableFault, match="chưa có số liệu nào"):
        issue_edition(replace(ASKED, period=Period.parse("2021-Q1")), GIVEN, actor="test", reason="Vẫn ký")
    assert not Edition.objects.exists()


@pytest.mark.parametrize("state", ["open", "returned", "submitted"])
def test_a_draft_that_was_not_approved_is_not_issued(state: str) -> None:
    submission = issued().unit.submissions.get(form__code=ASKED.form)
    correct_a_cell()
    submission.state = state
    submission.save()
    with pytest.raises(NotIssuableFault, match="chưa được duyệt"):
        issue(reason="Đếm sót", given=replace(GIVEN, number="190"))
    submission.refresh_from_db()
    assert (submission.state, Edition.objects.count()) == (state, 1)

"""What a closed round still takes: approvals and the host's own form, nothing from the units below."""

from pathlib import Path

import pytest

from cchc.engine.kinds import Lane
from cchc.foundation.models import AuditLine
from cchc.reporting.enums import CellSource, SubmissionState
from cchc.reporting.models import Cell, Round
from cchc.reporting.queries.round_listing import RoundFault
from cchc.reporting.services.approve import approve
from cchc.reporting.services.choosing import ChoiceFault, RowAt, open_row
from cchc.reporting.services.close_round import close_round
from cchc.reporting.services.consolidate import consolidate
from cchc.reporting.services.import_workbooks import Asked, GivenFile, import_workbooks
from cchc.reporting.services.reopen import reopen
from cchc.reporting.services.reopen_round import reopen_round
from cchc.reporting.services.return_submission import return_submission
from cchc.reporting.services.save_cells import CellSave, LockedFault, save_cells
from cchc.reporting.services.stepping import Outcome, StepResult
from cchc.reporting.services.submit import submit
from cchc.reporting.workbook.intake import Leave
from tests.reporting.rounds.small import QUARTER, opened, submission

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]
ROWS = "STT,Chỉ tiêu,Đơn vị tính,Số liệu,Ghi chú\n1.,Số văn bản chỉ đạo đã ban hành,văn bản,%s,\n"


@pytest.fixture
def closed(tmp_path: Path) -> Round:
    """q-a has submitted, q-b has written, q-c has nothing; then the round was closed."""
    one = opened(tmp_path).round
    for unit in ("q-a", "q-b"):
        save(one, unit, "4")
    submit("nho", ["q-a"], QUARTER, actor="lan")
    close_round(one, actor="ha", reason="Đã tổng hợp")
    return one


def save(one: Round, unit: str, text: str) -> None:
    given = CellSave(submission(one, unit).pk, "issued", text)
    save_cells([given], source=CellSource.TYPED, actor="lan")


def told(result: StepResult) -> dict[str, Outcome]:
    return {one.unit: one.outcome for one in result.units}


def test_nothing_is_written_into_its_drafts(closed: Round) -> None:
    with pytest.raises(LockedFault, match=r"q 2026-Q3 đã khóa nên không nhận thêm số liệu.*round reopen"):
        save(closed, "q-b", "5")
    assert Cell.objects.get(submission__unit__code="q-b").as_written == "4"
    with pytest.raises(ChoiceFault, match="đã khóa nên không nhận"):
        open_row(RowAt("nho", "q-b", QUARTER, "issued"), actor="ha")


def test_a_workbook_is_told_why_it_is_not_taken(closed: Round) -> None:
    file = GivenFile("b.csv", (ROWS % "9").encode())
    (report,) = import_workbooks([file], Asked("nho", "q-b", "2026-Q3"), Leave(prefer_file=True), actor="lan")
    assert [str(one.why) for one in report.not_understood] == [
        "Đợt báo cáo q 2026-Q3 đã khóa nên không nhận thêm số liệu. "
        "Muốn sửa, hãy đề nghị mở lại đợt (lệnh “cchc round reopen”)."
    ]
    assert Cell.objects.get(submission__unit__code="q-b").as_written == "4"


def test_nobody_submits_takes_back_or_gives_back(closed: Round) -> None:
    late = submit("nho", ["q-a", "q-b"], QUARTER, actor="lan")
    assert told(late) == {"q-a": Outcome.UNCHANGED, "q-b": Outcome.REFUSED}
    assert "đã khóa nên không nhận" in str(late.units[1].why)
    for step in (reopen, return_submission):
        assert told(step("nho", ["q-a"], QUARTER, actor="lan", reason="Sai")) == {"q-a": Outcome.REFUSED}
    assert submission(closed, "q-a").state == SubmissionState.SUBMITTED


def test_what_came_is_approved_and_the_host_goes_on(closed: Round) -> None:
    assert told(approve("nho", ["q-a"], QUARTER, actor="ha")) == {"q-a": Outcome.DONE}
    save(closed, "q", "7")
    done = consolidate("nho", "q", QUARTER, actor="ha", lane=Lane.APPROVED)
    assert not done.locked
    assert told(submit("nho", ["q"], QUARTER, actor="ha", reason="Đã kiểm tra")) == {"q": Outcome.DONE}


def test_opened_again_it_takes_figures_again(closed: Round) -> None:
    with pytest.raises(RoundFault, match="ghi lý do bằng --reason"):
        reopen_round(closed, actor="ha", reason=" ")
    assert reopen_round(closed, actor="ha", reason="Nhận bổ sung")
    assert not reopen_round(closed, actor="ha", reason="Nhận bổ sung")
    assert AuditLine.objects.filter(verb="reporting.reopen_round").count() == 1
    save(closed, "q-b", "5")
    assert told(submit("nho", ["q-b"], QUARTER, actor="lan")) == {"q-b": Outcome.DONE}
    assert told(reopen("nho", ["q-a"], QUARTER, actor="lan", reason="Sai")) == {"q-a": Outcome.DONE}

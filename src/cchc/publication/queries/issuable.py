"""Whether a report may be issued at all: it says something, and nobody is still working on its form."""

from cchc.engine.faults import N_, Fault
from cchc.engine.figures import Blank
from cchc.reporting.enums import SubmissionState
from cchc.reporting.queries.fill import FilledForm, FilledRow

_ENDED = {SubmissionState.APPROVED, SubmissionState.ISSUED}


class NotIssuableFault(Fault):
    """The report cannot be issued, whatever the reason."""


def check_issuable(filled: FilledForm) -> None:
    """Raise NotIssuableFault for a report without a figure and for one whose draft was not approved.

    A form that was opened and never filled in is no draft: its figures may come from those below.
    """
    if not any(_says_something(row) for row in filled.rows):
        raise NotIssuableFault(
            N_("Báo cáo chưa có số liệu nào nên không ban hành được. Hãy nhập, gửi và duyệt số liệu trước.")
        )
    submission = filled.submission
    if submission is None or submission.state in _ENDED or not submission.cells.exists():
        return
    raise NotIssuableFault(
        N_(
            "Biểu %(form)s của “%(unit)s” đang ở trạng thái “%(state)s”: số trong bản nháp chưa được duyệt. "
            "Hãy gửi và duyệt biểu rồi ban hành."
        ),
        form=filled.form.code,
        unit=filled.unit,
        state=str(SubmissionState(submission.state).label),
    )


def _says_something(one: FilledRow) -> bool:
    """Whether somebody stated a row; what does not apply may follow from the form alone."""
    return not one.row.is_heading and (bool(one.shown) or one.blank is Blank.NONE_AROSE)

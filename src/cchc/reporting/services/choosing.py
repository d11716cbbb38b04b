"""What those who choose for a row have in common: the row must be there, and open."""

from dataclasses import dataclass

from cchc.catalogue.queries.tables import form_tables
from cchc.engine.faults import N_, Fault
from cchc.engine.periods import Period
from cchc.reporting.models import Submission
from cchc.reporting.queries.locks import locks_of, round_is_closed
from cchc.reporting.services.locking import lock_submissions
from cchc.reporting.services.open_submissions import open_submissions


class ChoiceFault(Fault):
    """A choice that cannot be made; nothing was written."""


@dataclass(frozen=True)
class RowAt:
    """A row of a unit's form for a period."""

    form: str
    unit: str
    period: Period
    row_key: str


def open_row(at: RowAt, *, actor: str) -> Submission:
    """Return the submission of an open row, held; call it inside the transaction.

    Raises ChoiceFault for a row that the form does not have or that is submitted, or whose round is closed.
    """
    tables = form_tables(at.form)
    if at.row_key not in {row.key for row in tables.rows if not row.is_heading}:
        raise ChoiceFault(
            N_("Biểu %(form)s không có dòng “%(row)s”. Hãy kiểm tra khóa dòng."), form=at.form, row=at.row_key
        )
    submission = open_submissions(at.form, [at.unit], at.period, actor=actor)[at.unit]
    lock_submissions([submission.pk])
    locks = locks_of([submission])[submission.pk]
    if locks.closed:
        closed = round_is_closed(locks.closed)
        raise ChoiceFault(closed.template, **closed.params)
    if at.row_key in locks.locked(tables):
        raise ChoiceFault(
            N_("Dòng “%(row)s” đã gửi nên đã khóa. Hãy mở lại biểu trước khi chọn số liệu."), row=at.row_key
        )
    return submission

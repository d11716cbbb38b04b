"""Use case: write the forms of many units for one period in one go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from cchc.catalogue.models import Form
from cchc.catalogue.queries.definitions import definitions
from cchc.engine.bindings.refs import Ref
from cchc.engine.figures import Figure
from cchc.engine.kinds import Lane
from cchc.engine.periods import Period
from cchc.foundation import audit
from cchc.reporting.enums import SubmissionState
from cchc.reporting.models import Submission
from cchc.statistics.queries.reporting_windows import window_for
from cchc.statistics.resolve import window_of
from cchc.statistics.services.record_figures import FigureInput, WriteResult, record_figures
from cchc.units.models import Unit


@dataclass(frozen=True)
class UnitFigures:
    """What one unit reports: figures by ref. A unit that has not reported yet has none.

    `subject` is the unit the figures are about, where an owning office answers for another one.
    """

    unit: str
    figures: Mapping[Ref, Figure]
    subject: str = ""


def record_submissions(
    form: str, period: Period, reports: Iterable[UnitFigures], *, lane: Lane, actor: str
) -> WriteResult:
    """Open a submission for every unit, record the figures in the lane; twice changes nothing."""
    given = list(reports)
    window = window_for(given[0].subject or given[0].unit, period)
    known = definitions({ref.indicator for report in given for ref in report.figures})
    figures = [
        FigureInput(
            indicator=ref.indicator,
            subject=report.subject or report.unit,
            reporter=report.unit,
            window=window_of(ref, known[ref.indicator].over_time, window),
            figure=figure,
            reach=ref.reach,
            breakdown=ref.breakdown,
            source=f"{form} {period} {report.unit}",
        )
        for report in given
        for ref, figure in report.figures.items()
    ]
    with transaction.atomic():
        _submissions(form, period, given)
        written = record_figures(figures, lane=lane, actor=actor, cause="submit", note=f"{form} {period}")
        audit.record(actor, "reporting.record_submissions", f"{form} {period}", f"{len(given)} units")
    return written


def _submissions(form: str, period: Period, given: list[UnitFigures]) -> None:
    units = Unit.objects.in_bulk([report.unit for report in given], field_name="code")
    window = window_for(given[0].unit, period)
    stored = Form.objects.get(code=form)
    Submission.objects.bulk_create(
        [
            Submission(
                unit=units[report.unit],
                form=stored,
                period=str(period),
                window_from=window.start,
                window_to=window.stop,
                state=SubmissionState.SUBMITTED if report.figures else SubmissionState.OPEN,
            )
            for report in given
        ],
        update_conflicts=True,
        unique_fields=["unit", "form", "period"],
        update_fields=["state"],
    )

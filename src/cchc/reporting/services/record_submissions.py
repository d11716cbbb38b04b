"""Use case: write the forms of many units for one period in one go."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction

from cchc.catalogue.models import Form
from cchc.catalogue.queries.definitions import Definition, definitions
from cchc.catalogue.queries.tables import form_tables
from cchc.engine.bindings.refs import Ref
from cchc.engine.figures import Figure
from cchc.engine.kinds import Lane
from cchc.engine.periods import Period
from cchc.engine.windows import Window
from cchc.foundation import audit
from cchc.reporting.enums import SubmissionState
from cchc.reporting.models import Submission
from cchc.reporting.queries.standing import Life, about
from cchc.statistics.queries.reporting_windows import windows_for
from cchc.statistics.resolve import window_of
from cchc.statistics.services.record_figures import FigureInput, WriteResult, record_figures
from cchc.units.models import Unit
from cchc.units.queries import territory


@dataclass(frozen=True)
class UnitFigures:
    """What one unit reports: figures by ref. A unit that has not reported yet has none.

    `subject` is the unit the figures are about, where an owning office answers for another one; such answers
    open no submission.
    """

    unit: str
    figures: Mapping[Ref, Figure]
    subject: str = ""

    @property
    def about(self) -> str:
        """The unit the figures are about."""
        return self.subject or self.unit


def record_submissions(
    form: str, period: Period, reports: Iterable[UnitFigures], *, lane: Lane, actor: str
) -> WriteResult:
    """Open a submission for every unit, record the figures in the lane; twice changes nothing.

    Each unit's figures are about its own window of the period. Raises UnknownFormFault, UnknownUnit and what
    record_figures raises; then nothing was written.
    """
    given = list(reports)
    form_tables(form)
    land = territory()
    windows = windows_for({code for report in given for code in (report.unit, report.about)}, period, land)
    known = definitions({ref.indicator for report in given for ref in report.figures})
    figures = [
        one
        for report in given
        for one in _inputs(report, windows[report.about], land.life(report.about), known, f"{form} {period}")
    ]
    with transaction.atomic():
        _submissions(form, period, [report for report in given if report.about == report.unit], windows)
        written = record_figures(figures, lane=lane, actor=actor, cause="submit", note=f"{form} {period}")
        audit.record(actor, "reporting.record_submissions", f"{form} {period}", f"{len(given)} units")
    return written


def _inputs(
    report: UnitFigures, window: Window, life: Life, known: Mapping[str, Definition], what: str
) -> Iterator[FigureInput]:
    for ref, figure in report.figures.items():
        over_time = known[ref.indicator].over_time
        yield FigureInput(
            indicator=ref.indicator,
            subject=report.about,
            reporter=report.unit,
            window=about(window_of(ref, over_time, window), over_time, life),
            figure=figure,
            reach=ref.reach,
            breakdown=ref.breakdown,
            source=f"{what} {report.unit}",
        )


def _submissions(form: str, period: Period, given: list[UnitFigures], windows: Mapping[str, Window]) -> None:
    """Open what is not open yet; what has figures is submitted, and what was issued stays issued."""
    units = Unit.objects.in_bulk({report.unit for report in given}, field_name="code")
    stored = Form.objects.get(code=form)
    Submission.objects.bulk_create(
        [
            Submission(
                unit=unit,
                form=stored,
                period=str(period),
                window_from=windows[code].start,
                window_to=windows[code].stop,
            )
            for code, unit in sorted(units.items())
        ],
        ignore_conflicts=True,
    )
    open_ones = Submission.objects.filter(form=stored, period=str(period), state=SubmissionState.OPEN)
    come_in = [units[report.unit] for report in given if report.figures]
    open_ones.filter(unit__in=come_in).update(state=SubmissionState.SUBMITTED)

"""Use case: make a figure that leaders altered in Word an adjustment of the unit, with its reason."""

from dataclasses import dataclass
from fractions import Fraction

from django.db import transaction

from cchc.catalogue.queries.definitions import definitions
from cchc.engine.bindings.breakdown import Breakdown
from cchc.engine.bindings.refs import Ref
from cchc.engine.faults import N_
from cchc.engine.kinds import Lane
from cchc.engine.periods import Period
from cchc.foundation import audit
from cchc.publication.services.adopt_readback import ReadbackFault
from cchc.reading.readback import AlteredFigure
from cchc.reporting.queries.fill import FilledForm, FilledRow, fill
from cchc.reporting.queries.reading import read_cell
from cchc.statistics.queries.origins import EntryOrigin
from cchc.statistics.resolve import Question, explain, window_of
from cchc.statistics.services.adjust import AdjustmentInput, BaseFact, adjust


@dataclass(frozen=True)
class Adjusted:
    """The adjustment that was made and its signed difference, in the unit of the indicator."""

    adjustment: int
    row: str
    delta: Fraction


def adjust_from_readback(
    form: str, unit: str, period: Period, figure: AlteredFigure, *, reason: str, actor: str
) -> Adjusted:
    """Adjust the figure of a row by what the returned file says otherwise.

    Raises ReadbackFault for a figure that is not one row, is not a number, or is computed from others; a
    StatisticsFault where it does not add up over units; then nothing was written.
    """
    if not reason:
        raise ReadbackFault(N_("Điều chỉnh số liệu phải nêu lý do. Hãy thêm --reason."))
    with transaction.atomic():
        filled = fill(form, unit, period)
        row = _row(filled, figure)
        ref = row.row.reported[0]
        delta = _delta(row, figure)
        made = adjust(_input(filled, ref, delta, reason), actor=actor)
        audit.record(
            actor, "publication.adjust_from_readback", f"{unit} {form} {period} {figure.key}", reason
        )
    return Adjusted(made, figure.key, delta)


def _row(filled: FilledForm, figure: AlteredFigure) -> FilledRow:
    row = next((one for one in filled.rows if one.row.key == figure.key), None)
    if row is None or row.row.is_computed or len(row.row.reported) != 1:
        raise ReadbackFault(
            N_(
                "“%(key)s” tính từ số liệu khác nên không điều chỉnh trực tiếp được. "
                "Hãy điều chỉnh các số thành phần của nó."
            ),
            key=figure.key,
        )
    return row


def _delta(row: FilledRow, figure: AlteredFigure) -> Fraction:
    """What the file says less what the ledger has."""
    known = definitions({ref.indicator for ref in row.row.refs})
    read = read_cell(row.row, figure.after, known).figures
    now = row.answer(row.row.reported[0]).figure.amount
    said = read[0].figure.amount if len(read) == 1 else None
    if said is None or now is None:
        raise ReadbackFault(
            N_("“%(after)s” thay cho “%(before)s” không phải là một số nên không điều chỉnh được."),
            after=figure.after or "—",
            before=figure.before,
        )
    return said - now


def _input(filled: FilledForm, ref: Ref, delta: Fraction, reason: str) -> AdjustmentInput:
    known = definitions({ref.indicator})
    window = window_of(ref, known[ref.indicator].over_time, filled.window)
    (told,) = explain(Question(filled.unit, filled.window, (ref,)))
    bases = tuple(_base(one) for one in told.entries if one.lane is Lane.APPROVED)
    return AdjustmentInput(
        indicator=ref.indicator,
        unit=filled.unit,
        window=window,
        lane=Lane.APPROVED,
        delta=delta,
        reason=reason,
        bases=bases,
        reach=ref.reach,
        breakdown=ref.breakdown,
    )


def _base(one: EntryOrigin) -> BaseFact:
    breakdown = Breakdown.parse(one.breakdown)
    return BaseFact(one.indicator, one.subject, one.reporter, one.window, one.reach, breakdown)

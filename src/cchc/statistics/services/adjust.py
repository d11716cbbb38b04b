"""Adjust a figure at a unit, citing the facts it rests on."""

from dataclasses import dataclass
from fractions import Fraction

from django.db import transaction

from cchc.engine.bindings.breakdown import TOTAL, Breakdown
from cchc.engine.faults import N_
from cchc.engine.kinds import Lane, Reach
from cchc.engine.windows import Window
from cchc.foundation.audit import record
from cchc.statistics.faults import StatisticsFault
from cchc.statistics.models import Adjustment
from cchc.statistics.resolution.plan import ADDITIVE
from cchc.statistics.services.bases import BaseFact, cite, coordinates_of
from cchc.statistics.services.inputs import Interpreter, scaled_integer
from cchc.statistics.services.interning import intern_slices
from cchc.statistics.services.revisions import add_revision, lock_ledger

__all__ = ["AdjustmentInput", "BaseFact", "adjust"]


@dataclass(frozen=True)
class AdjustmentInput:
    """A signed delta (in the unit of the indicator) to a figure of a unit, and the facts it rests on."""

    indicator: str
    unit: str
    window: Window
    lane: Lane
    delta: Fraction
    reason: str
    bases: tuple[BaseFact, ...] = ()
    reach: Reach = Reach.WHOLE
    breakdown: Breakdown = TOTAL


def adjust(given: AdjustmentInput, *, actor: str) -> int:
    """Make an adjustment and return its key; it needs a reason, and an indicator that adds over units.

    Raises StatisticsFault, UnknownUnit.
    """
    interpreter = Interpreter({given.indicator, *(base.indicator for base in given.bases)})
    delta = _checked(given, interpreter)
    with transaction.atomic():
        number = lock_ledger()
        key = interpreter.slice_key(given.indicator, given.window)
        coordinates = coordinates_of(given.bases, given.lane, interpreter)
        add_revision(number, actor=actor, cause="adjust", note=given.reason)
        made = Adjustment.stored().create(
            slice_id=intern_slices([key], given.lane)[key],
            unit_id=interpreter.unit(given.unit),
            reach=given.reach.value,
            breakdown=given.breakdown.key,
            delta=delta,
            reason=given.reason,
            actor=actor,
            revision_id=number,
        )
        cite(made.pk, coordinates, number)
        record(actor, "adjust", f"adjustment {made.pk}", f"{given.indicator} {given.unit} {given.delta}")
    return made.pk


def _checked(given: AdjustmentInput, interpreter: Interpreter) -> int:
    definition = interpreter.definition(given.indicator, given.window)
    if not given.reason.strip():
        raise StatisticsFault(
            N_("Điều chỉnh “%(indicator)s” của “%(unit)s” chưa có lý do. Hãy ghi lý do."),
            indicator=given.indicator,
            unit=given.unit,
        )
    if definition.over_units not in ADDITIVE:
        raise StatisticsFault(
            N_(
                "“%(indicator)s” không cộng được nên không điều chỉnh bằng số chênh lệch. "
                "Hãy điều chỉnh tử số, mẫu số hoặc ghi lại số liệu."
            ),
            indicator=given.indicator,
        )
    return scaled_integer(given.delta, definition)

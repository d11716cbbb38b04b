"""The facts that an adjustment rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from cchc.engine.bindings.breakdown import TOTAL, Breakdown
from cchc.engine.faults import N_
from cchc.engine.kinds import Lane, Reach
from cchc.engine.windows import Window
from cchc.statistics.faults import StatisticsFault
from cchc.statistics.models import AdjustmentBase
from cchc.statistics.queries.entries import current
from cchc.statistics.services.inputs import Address, Interpreter
from cchc.statistics.services.interning import find_coordinates, find_slices


@dataclass(frozen=True)
class BaseFact:
    """A fact, named by its coordinate; it is in the lane of the adjustment."""

    indicator: str
    subject: str
    reporter: str
    window: Window
    reach: Reach = Reach.WHOLE
    breakdown: Breakdown = TOTAL


def coordinates_of(bases: Iterable[BaseFact], lane: Lane, interpreter: Interpreter) -> list[int]:
    """Return the coordinates of facts. Raises StatisticsFault naming one that was never stated."""
    addresses = {_address(base, interpreter): base for base in bases}
    if not addresses:
        return []
    slices = find_slices({address.slice for address in addresses}, lane)
    found = find_coordinates(slices, [address.reporter for address in addresses])
    for address, base in addresses.items():
        if address not in found:
            raise StatisticsFault(
                N_(
                    "Chưa có số liệu %(indicator)s của “%(unit)s” để làm căn cứ điều chỉnh. "
                    "Hãy ghi số liệu trước."
                ),
                indicator=base.indicator,
                unit=base.subject,
            )
    return [found[address] for address in addresses]


def cite(adjustment: int, coordinates: Iterable[int], revision: int) -> None:
    """Cite the current entries of coordinates as what an adjustment rests on."""
    rows = current(None).filter(coordinate_id__in=list(coordinates)).values_list("coordinate_id", "pk")
    AdjustmentBase.stored().bulk_create(
        AdjustmentBase(
            adjustment_id=adjustment, coordinate_id=coordinate, entry_id=entry, revision_id=revision
        )
        for coordinate, entry in rows
    )


def cited_by(adjustment: int) -> set[int]:
    """Return the coordinates that an adjustment cites."""
    rows = AdjustmentBase.stored().filter(adjustment_id=adjustment)
    return set(rows.values_list("coordinate_id", flat=True))


def _address(base: BaseFact, interpreter: Interpreter) -> Address:
    return Address(
        interpreter.slice_key(base.indicator, base.window),
        interpreter.unit(base.reporter),
        interpreter.unit(base.subject),
        base.reach.value,
        base.breakdown.key,
    )

"""Pure folds of figures over units: the sum of those present, with the names of those who are not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cchc.engine.arithmetic import NOT_YET_DUE, added
from cchc.engine.faults import N_
from cchc.engine.figures import MISSING, NOT_APPLICABLE, Figure
from cchc.engine.kinds import OverUnits


@dataclass(frozen=True)
class Part:
    """What one unit contributes; a unit expected but silent is a part that is missing."""

    unit: str
    figure: Figure


@dataclass(frozen=True)
class Aggregate:
    """The figure of the whole, who is in it and who is not; all units in order of code."""

    figure: Figure
    counted: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    not_yet_due: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nobody expected is missing or not yet due."""
        return not self.missing and not self.not_yet_due


def summed(parts: Iterable[Part]) -> Aggregate:
    """Add the parts of a whole.

    The figure comes from the parts present and is MISSING when there are none; `complete` tells whether it
    may be shown as the whole. Not applicable parts are neither counted nor missing.
    """
    given = sorted(parts, key=lambda part: part.unit)
    present = [part for part in given if part.figure not in (MISSING, NOT_YET_DUE, NOT_APPLICABLE)]
    missing, waiting = _units(given, MISSING), _units(given, NOT_YET_DUE)
    nothing = MISSING if missing or waiting or not given else NOT_APPLICABLE
    figure = added(part.figure for part in present) if present else nothing
    return Aggregate(figure, tuple(part.unit for part in present), missing, waiting)


def _units(parts: Iterable[Part], figure: Figure) -> tuple[str, ...]:
    return tuple(part.unit for part in parts if part.figure == figure)


REFUSALS: Mapping[OverUnits, str] = {
    OverUnits.RATIO: N_("Tỷ lệ không cộng được. Hãy cộng tử số và mẫu số rồi tính lại."),
    OverUnits.DISTINCT: N_(
        "Số thành viên khác nhau không cộng được vì một thành viên có thể ở nhiều đơn vị. "
        "Hãy nhập danh sách của các đơn vị, hoặc dùng số do đơn vị cấp trên báo cáo."
    ),
    OverUnits.NONE: N_("Chỉ tiêu này không tổng hợp từ cấp dưới. Hãy dùng số do chính đơn vị báo cáo."),
}
"""Why the figures of units are not put together by kind, and what to do."""

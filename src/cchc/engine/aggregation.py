"""The sum of the figures of several units, and why figures of other kinds are not added."""

from collections.abc import Iterable, Mapping

from cchc.engine.arithmetic import NOT_YET_DUE, added
from cchc.engine.faults import N_
from cchc.engine.figures import MISSING, NOT_APPLICABLE, Figure
from cchc.engine.kinds import OverUnits

ABSENT = (MISSING, NOT_YET_DUE)


def summed(figures: Iterable[Figure]) -> Figure:
    """Add the figures of those who gave one; who else was expected is for the caller to name.

    Without any it is MISSING, or NOT_APPLICABLE where that is all that was said.
    """
    given = list(figures)
    present = [figure for figure in given if figure not in (*ABSENT, NOT_APPLICABLE)]
    if present:
        return added(present)
    return MISSING if not given or any(figure in ABSENT for figure in given) else NOT_APPLICABLE


REFUSALS: Mapping[OverUnits, str] = {
    OverUnits.RATIO: N_("Tỷ lệ không cộng được. Hãy cộng tử số và mẫu số rồi tính lại."),
    OverUnits.DISTINCT: N_(
        "Số thành viên khác nhau không cộng được vì một thành viên có thể ở nhiều đơn vị. "
        "Hãy nhập danh sách của các đơn vị, hoặc dùng số do đơn vị cấp trên báo cáo."
    ),
    OverUnits.NONE: N_("Chỉ tiêu này không tổng hợp từ cấp dưới. Hãy dùng số do chính đơn vị báo cáo."),
}
"""Why the figures of units are not put together by kind, and what to do."""

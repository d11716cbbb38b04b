"""Finding an adjustment that has not been withdrawn."""

from cchc.engine.faults import N_
from cchc.statistics.faults import StatisticsFault
from cchc.statistics.models import Adjustment


def standing_adjustment(pk: int) -> Adjustment:
    """Return an adjustment. Raises StatisticsFault when there is none or it was withdrawn."""
    found = Adjustment.stored().filter(pk=pk).select_related("withdrawal").first()
    if found is None:
        raise StatisticsFault(N_("Không có điều chỉnh số %(pk)d. Hãy kiểm tra lại số."), pk=pk)
    if hasattr(found, "withdrawal"):
        raise StatisticsFault(N_("Điều chỉnh số %(pk)d đã được rút. Hãy lập điều chỉnh mới nếu cần."), pk=pk)
    return found

"""Which revisions there are."""

from django.db.models import Max

from cchc.engine.faults import N_
from cchc.statistics.faults import StatisticsFault
from cchc.statistics.models import Revision


def check_revision(as_of: int | None) -> None:
    """Raise StatisticsFault for a revision that the ledger has not reached; 0 is before all, None is now."""
    if as_of is None:
        return
    last = Revision.stored().aggregate(last=Max("number"))["last"] or 0
    if not 0 <= as_of <= last:
        raise StatisticsFault(
            N_(
                "Chưa có lần ghi sổ số %(as_of)s. "
                "Hãy chọn từ 0 (trước mọi lần ghi) đến %(last)s, hoặc bỏ trống."
            ),
            as_of=as_of,
            last=last,
        )

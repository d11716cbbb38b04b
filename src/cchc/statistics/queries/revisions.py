"""Which revisions there are."""

from django.db import connection

from cchc.engine.faults import N_
from cchc.statistics.faults import StatisticsFault

NEWEST = "SELECT number FROM statistics_ledgerhead WHERE id = 1"


def newest_revision() -> int:
    """Return the number of the newest revision; 0 when nothing was ever written."""
    with connection.cursor() as cursor:
        cursor.execute(NEWEST)
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def check_revision(as_of: int | None) -> None:
    """Raise StatisticsFault for a revision that the ledger has not reached; 0 is before all, None is now."""
    if as_of is None:
        return
    last = newest_revision()
    if not 0 <= as_of <= last:
        raise StatisticsFault(
            N_(
                "Chưa có lần ghi sổ số %(as_of)s. "
                "Hãy chọn từ 0 (trước mọi lần ghi) đến %(last)s, hoặc bỏ trống."
            ),
            as_of=as_of,
            last=last,
        )

"""Tables of the ledger; nothing outside this app reads them."""

from cchc.statistics.models.adjustment import Adjustment, AdjustmentBase, AdjustmentWithdrawal
from cchc.statistics.models.coordinate import Coordinate, Slice
from cchc.statistics.models.entry import Entry
from cchc.statistics.models.reporting_window import ReportingWindow
from cchc.statistics.models.revision import LedgerHead, Revision

__all__ = [
    "Adjustment",
    "AdjustmentBase",
    "AdjustmentWithdrawal",
    "Coordinate",
    "Entry",
    "LedgerHead",
    "ReportingWindow",
    "Revision",
    "Slice",
]

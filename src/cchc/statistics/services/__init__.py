"""Writing into the ledger: one use case a file, one transaction, one audit line."""

from cchc.statistics.services.adjust import AdjustmentInput, BaseFact, adjust
from cchc.statistics.services.confirm_adjustment import confirm_adjustment
from cchc.statistics.services.record_figures import FigureInput, Place, Scope, WriteResult, record_figures
from cchc.statistics.services.set_reporting_window import set_reporting_window
from cchc.statistics.services.withdraw_adjustment import withdraw_adjustment

__all__ = [
    "AdjustmentInput",
    "BaseFact",
    "FigureInput",
    "Place",
    "Scope",
    "WriteResult",
    "adjust",
    "confirm_adjustment",
    "record_figures",
    "set_reporting_window",
    "withdraw_adjustment",
]

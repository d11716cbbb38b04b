"""What can be wrong with figures, adjustments and questions."""

from cchc.engine.faults import Fault


class StatisticsFault(Fault):
    """A figure that cannot be written, an adjustment that cannot be made, a question without an answer."""


class AppendOnlyFault(StatisticsFault):
    """An attempt to change or remove what is written in the ledger."""

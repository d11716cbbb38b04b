"""Tables of reporting."""

from cchc.reporting.models.submissions import Cell, Submission

__all__ = ["Cell", "Submission"]

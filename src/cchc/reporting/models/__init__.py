"""Tables of reporting."""

from cchc.reporting.models.submissions import AS_WRITTEN_LENGTH, Cell, Submission

__all__ = ["AS_WRITTEN_LENGTH", "Cell", "Submission"]

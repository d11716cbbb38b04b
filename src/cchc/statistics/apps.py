from django.apps import AppConfig

from cchc.foundation.triggers import watch

WATCHED = ("Slice", "Adjustment", "ReportingWindow")


class StatisticsConfig(AppConfig):
    name = "cchc.statistics"
    label = "statistics"

    def ready(self) -> None:
        """Let new slices, adjustments and windows move the stamp; figures themselves are never kept."""
        watch(self, *WATCHED)

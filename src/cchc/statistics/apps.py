from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "cchc.statistics"
    label = "statistics"

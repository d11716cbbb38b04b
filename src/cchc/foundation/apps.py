from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "cchc.foundation"
    label = "foundation"

from django.apps import AppConfig

from cchc.foundation.triggers import watch


class UnitsConfig(AppConfig):
    name = "cchc.units"
    label = "units"

    def ready(self) -> None:
        """Let every write to a table of this room move its stamp."""
        watch(self)

from django.apps import AppConfig

from cchc.foundation.triggers import watch


class CatalogueConfig(AppConfig):
    name = "cchc.catalogue"
    label = "catalogue"

    def ready(self) -> None:
        """Let every write to a table of this room move its stamp."""
        watch(self)

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "cchc.catalogue"
    label = "catalogue"

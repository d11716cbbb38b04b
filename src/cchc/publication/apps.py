from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "cchc.publication"
    label = "publication"

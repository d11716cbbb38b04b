"""How much of what is false in made-up reports the checker finds, and how much of what is true it accuses."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc.settings.main")
django.setup()

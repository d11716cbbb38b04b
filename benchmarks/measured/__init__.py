"""What is measured, in a process that has its database."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc.settings.main")
django.setup()
